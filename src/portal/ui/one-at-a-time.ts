// What is pressed while something else is on its way.

let busy: Element | undefined
let waiting: (() => Promise<void>) | undefined

/**
 * One thing after the other. What is on its way is not begun twice; what is pressed meanwhile is done next, since on a slow
 * telephone a press that is lost looks like a page that does not work. Of several, the last one counts.
 */
export async function once(pressed: Element, work: () => Promise<void>): Promise<void> {
  if (busy === pressed) return
  if (busy) return void (waiting = () => once(pressed, work))
  busy = pressed
  await work().finally(() => (busy = undefined))
  const pressedMeanwhile = waiting
  waiting = undefined
  await pressedMeanwhile?.()
}

/** What was pressed meanwhile is not done any more. */
export const forgetWaiting = (): void => {
  waiting = undefined
}

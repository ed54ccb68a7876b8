// What is being typed is kept while she types, a moment after the last key, and at once when the telephone is put down. Where the line is
// broken it stays in this window, and the next key tries again.

import { keepTyped, readTyped } from '../client/draft.ts'
import { state, type Open } from './opened-page.ts'

const afterMs = 700

let timer: ReturnType<typeof setTimeout> | undefined
let last: Promise<unknown> = Promise.resolve()

/** Keeps it now; one after the other, so that the newest stays. */
export function keepNow(here: Open): Promise<unknown> {
  clearTimeout(timer)
  timer = undefined
  last = last
    .then(() => (state.open === here ? keepTyped(here.session, here.typed) : undefined))
    .catch(() => undefined)
  return last
}

export function typed(here: Open, name: string, text: string): void {
  here.typed.set(name, text)
  clearTimeout(timer)
  timer = setTimeout(() => void keepNow(here), afterMs)
}

/** It was sent. */
export function sent(here: Open, name: string): void {
  here.typed.delete(name)
  void keepNow(here)
}

/** Puts what was kept before into what is open, and leaves alone what is being typed already. Nothing is written over it before. */
export function bringBack(here: Open): Promise<unknown> {
  last = readTyped(here.session).then(
    (kept) => {
      for (const [name, text] of kept) if (!here.typed.has(name)) here.typed.set(name, text)
    },
    () => undefined,
  )
  return last
}

/** The telephone is put down: its timers may never run again. */
export const keepWhenHidden = (): void =>
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer !== undefined && state.open) void keepNow(state.open)
  })

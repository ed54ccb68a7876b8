// The telephone's Back key on her own page: each page is one entry of the window's history, all at the one address, and an entry holds a
// number and nothing else. Which page a number stands for is known in this window's memory alone.

const pages: string[] = []
let at = 0

/** A page was come to by a press. The same page again is no new entry; an answer to a form is one, so that Back leads before it. */
export function cameTo(url: string, { isAnswer = false } = {}): void {
  if (at > 0 && !isAnswer && pages[at] === url) return
  at += 1
  pages.length = at
  pages[at] = url
  history.pushState({ at }, '')
}

/** Which page Back or Forward has come to; nothing where that is before the first. */
export function turnedTo(entry: unknown): string | undefined {
  const number = (entry as { at?: unknown } | null)?.at
  at = typeof number === 'number' ? number : 0
  return pages[at]
}

/** Locked: what the numbers stood for is forgotten, and Back leads out again. */
export function forgetPages(): void {
  const back = at
  pages.length = 0
  at = 0
  if (back > 0) history.go(-back)
}

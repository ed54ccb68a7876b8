// Three minutes without a touch and the page is gone: a telephone that was put down shows nothing. Time is measured by the
// clock too, since a sleeping telephone stops its timers.

const minutes = 3

/** Watches for touches and keys; `ended` is called once they stop. Answers with a function that stops watching. */
export function whenQuiet(ended: () => void, touched: () => void): () => void {
  const limit = minutes * 60_000
  let last = Date.now()
  let timer = 0
  const check = () => {
    const left = last + limit - Date.now()
    if (left <= 0) ended()
    else timer = setTimeout(check, left)
  }
  const touch = () => {
    // A touch that comes too late wakes nothing up.
    if (Date.now() - last >= limit) return ended()
    last = Date.now()
    touched()
  }
  const shown = () => {
    clearTimeout(timer)
    check()
  }
  const watched = ['pointerdown', 'keydown', 'input'] as const
  for (const name of watched) addEventListener(name, touch, { capture: true, passive: true })
  document.addEventListener('visibilitychange', shown)
  check()
  return () => {
    clearTimeout(timer)
    for (const name of watched) removeEventListener(name, touch, { capture: true })
    document.removeEventListener('visibilitychange', shown)
  }
}

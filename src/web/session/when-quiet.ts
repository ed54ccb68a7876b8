// What nobody waits for begins once what somebody waits for stands there: on a telephone everything that is asked at the same time takes
// its share of one processor and one line.
import { useEffect, useState } from 'react'
import { queries } from './queries.ts'

const lookEveryMs = 250
/** So many looks after each other with nothing under way. */
const looks = 3
const mostMs = 6_000

/** Runs something once nothing has been asked for three quarters of a second, six seconds from now at the latest; answers with what calls it off. */
export function whenQuiet(run: () => void): () => void {
  const began = performance.now()
  let quiet = 0
  const timer = setInterval(() => {
    quiet = queries.isFetching() > 0 ? 0 : quiet + 1
    if (quiet < looks && performance.now() - began < mostMs) return
    clearInterval(timer)
    run()
  }, lookEveryMs)
  return () => clearInterval(timer)
}

/** Whether the screen that was opened stands there: what watches beside it begins then. */
export function useQuiet(): boolean {
  const [isQuiet, setQuiet] = useState(false)
  useEffect(() => whenQuiet(() => setQuiet(true)), [])
  return isQuiet
}

// What is told above a page comes and goes when it likes, and moves everything beneath it. A press that was meant for one button would
// fall on whatever has just come under the finger: for a moment the page takes none.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/** Longer than a press that was already on its way; whoever means it presses again. */
const heldMs = 400

/**
 * Holds presses on the page beneath an element whenever that element's lower edge has moved.
 *
 * @returns the reference for the last element above the page, a child of what takes no press meanwhile
 */
export function useHeldPresses(): RefObject<HTMLDivElement | null> {
  const above = useRef<HTMLDivElement>(null)
  const edge = useRef<number | undefined>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const look = useRef(() => {
    const element = above.current
    const page = element?.parentElement
    if (!element || !page) return
    const now = element.offsetTop + element.offsetHeight
    const isMoved = edge.current !== undefined && edge.current !== now
    edge.current = now
    if (!isMoved) return
    page.dataset['held'] = ''
    clearTimeout(timer.current)
    timer.current = setTimeout(() => delete page.dataset['held'], heldMs)
  })
  // What stands above it may have come with this very drawing; what is in it draws itself.
  useLayoutEffect(() => look.current())
  useEffect(() => {
    if (!above.current) return undefined
    const observer = new ResizeObserver(() => look.current())
    observer.observe(above.current)
    return () => observer.disconnect()
  }, [])
  return above
}

// The plan by keyboard: up and down for rows, S where a row can go, D another day, C contact made, N new rows. Enter opens by itself: a
// row's words are a link. Nothing is taken from a field, a menu or a dialog.
import { useEffect, useRef, type RefObject } from 'react'

const busy = 'input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"], [role="tablist"]'
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

interface Acts {
  onNew: () => void
  onDay: (id: string) => void
  onContact: (id: string) => void
}

/** The row that has the focus, or nothing. */
const rowOf = (element: Element | null) => element?.closest<HTMLElement>('[data-row]') ?? undefined

export function usePlanKeys(plan: RefObject<HTMLElement | null>, acts: Acts): void {
  const newest = useRef(acts)
  useEffect(() => {
    newest.current = acts
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest(busy)) return
      const key = event.key.toLowerCase()
      const { onNew, onDay, onContact } = newest.current
      const done = (act: () => void) => {
        event.preventDefault()
        act()
      }
      if (key === 'n') return done(onNew)
      const row = plan.current?.contains(document.activeElement) ? rowOf(document.activeElement) : undefined
      const id = row?.dataset['row']
      if (!row || !id) return
      const step = steps[event.key]
      if (step) {
        const rows = [...plan.current!.querySelectorAll<HTMLElement>('[data-row] a')].filter(
          (one) => one.offsetParent !== null,
        )
        const at = rows.findIndex((one) => row.contains(one))
        return done(() => rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus())
      }
      if (key === 's') return done(() => row.querySelector<HTMLElement>('.plan-state button')?.click())
      if (key === 'd') return done(() => onDay(id))
      if (key === 'c') return done(() => onContact(id))
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [plan])
}

// The notes by keyboard: "/" searches, the arrows go from note to note once somebody is among them or in the search, E puts the note in
// focus right.
import { useEffect, type RefObject } from 'react'
import { isPlain, isTyping } from '../../web/actions/is-typing.ts'

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** Listens while the notes are shown; nothing is taken from a field but the way down out of the search. */
export function useNoteKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { current: place } = list
      if (!place || !isPlain(event)) return
      const search = place.querySelector<HTMLElement>('input[type="search"]')
      const isSearching = event.target === search
      if (isTyping(event.target) && !(isSearching && event.key === 'ArrowDown')) return
      const rows = [...place.querySelectorAll<HTMLElement>('.notes-line')]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const step = steps[event.key]
      const act =
        event.key === '/'
          ? () => search?.focus()
          : event.key === 'e' && at >= 0
            ? () => rows[at]?.querySelector<HTMLElement>('.notes-correct button')?.click()
            : step !== undefined && (at >= 0 || isSearching)
              ? () => rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.focus()
              : undefined
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [list])
}

// The list by keyboard: J and K or the arrows go from duty to duty, Enter opens (the title is a link), "?" shows the keys.
import { useEffect, type RefObject } from 'react'

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }
const isTyping = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]') !== null

/** Listens for the keys while the page is shown; nothing is taken from a field, a menu or a dialog. */
export function useListKeys(list: RefObject<HTMLElement | null>, onHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '?') return onHelp()
      const step = steps[event.key]
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('a.row-title') ?? [])]
      if (!step || rows.length === 0) return
      const at = rows.indexOf(document.activeElement as HTMLElement)
      // An arrow scrolls the page as ever until somebody is in the list.
      if (at < 0 && event.key.startsWith('Arrow')) return
      event.preventDefault()
      const next =
        at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)
      rows[next]?.focus()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [list, onHelp])
}

// The list by keyboard: J and K or the arrows go from row to row, E does what its button says, H puts it off, G hands it over, 1 to 4
// answer what is being done in the list, or choose whose work it is, "?" shows the keys. Enter opens by itself: the title is a link.
import { useEffect, useRef, type RefObject } from 'react'
import { isPlain, isTyping } from '../../web/actions/is-typing.ts'

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** What stands in the row that has the focus, or in the first one. */
const inRow = (rows: readonly HTMLElement[], selector: string) =>
  (rows.find((one) => one === document.activeElement) ?? rows[0])
    ?.closest('.row-line')
    ?.querySelector<HTMLElement>(selector)

const presses: Readonly<Record<string, string>> = {
  e: '.work-act a, .work-act button',
  h: '.work-snooze button, .work-hand-over button',
  g: '.work-hand-over button',
}

/** Listens for the keys while the page is shown; nothing is taken from a field, a menu or a dialog. */
export function useListKeys(
  list: RefObject<HTMLElement | null>,
  { onHelp, onView }: { onHelp: () => void; onView: (number: number) => void },
): void {
  // What is done with a key is the newest, without listening anew at each drawing.
  const acts = useRef({ onHelp, onView })
  useEffect(() => {
    acts.current = { onHelp, onView }
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isPlain(event) || isTyping(event.target)) return
      if (event.key === '?') return acts.current.onHelp()
      const answers = list.current?.querySelectorAll<HTMLElement>('.work-outcomes button') ?? []
      if (answers.length > 0 && /^[1-4]$/.test(event.key)) return answers[Number(event.key) - 1]?.click()
      if (/^[1-3]$/.test(event.key)) return acts.current.onView(Number(event.key))
      const step = steps[event.key]
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('a.row-title') ?? [])]
      const pressed = Object.hasOwn(presses, event.key) && inRow(rows, presses[event.key]!)
      if (pressed) {
        event.preventDefault()
        return pressed.click()
      }
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
  }, [list])
}

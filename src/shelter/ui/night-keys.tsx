// The board by keys, while it has the focus: up and down go through its buttons, a letter does what the dialog of that bar or room does.
import type { KeyboardEvent } from 'react'
import { KeyHint } from '../../web/controls/key-hint.tsx'
import { useText } from '../../web/language/language.tsx'

/** Where the dialog of a stay begins: its first field is focused. */
export type StayPart = 'move' | 'leaving' | 'away'
const parts: Readonly<Record<string, StayPart>> = { m: 'move', l: 'leaving', a: 'away' }

interface Acts {
  onStay: (track: string, part: StayPart) => void
  onRoom: (room: number) => void
  onOffer: () => void
}

/** Up and down go through all buttons of the board, as Tab does, without leaving it at its ends. */
function goOn(event: KeyboardEvent<HTMLElement>, step: number) {
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const next = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

export const nightKeys =
  ({ onStay, onRoom, onOffer }: Acts) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) return goOn(event, step)
    const here = event.target as HTMLElement
    const track = here.closest<HTMLElement>('[data-track]')?.dataset['track']
    const room = here.closest<HTMLElement>('[data-room]')?.dataset['room']
    const key = event.key.toLowerCase()
    const part = parts[key]
    if (part && track) onStay(track, part)
    else if (key === 'x' && room) onRoom(Number(room))
    else if (key === 'o') onOffer()
    else return
    event.preventDefault()
  }

const legend = [
  { keys: ['↑', '↓'], words: 'beds.keys.bed' },
  { keys: ['O'], words: 'beds.keys.offer' },
  { keys: ['M'], words: 'beds.keys.move' },
  { keys: ['A'], words: 'beds.keys.away' },
  { keys: ['L'], words: 'beds.keys.leaving' },
  { keys: ['X'], words: 'beds.keys.close' },
  { keys: ['Enter'], words: 'beds.keys.open' },
] as const

export function NightKeys() {
  const t = useText()
  return (
    <p className="nights-keys second">
      {legend.map(({ keys, words }) => (
        <span key={words}>
          <KeyHint keys={keys} /> {t(words)}
        </span>
      ))}
    </p>
  )
}

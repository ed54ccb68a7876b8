// A telephone number that can be rung: in a line of words, or as the button that is pressed first in danger.
import { Icon } from './icon.tsx'

/** What a telephone dials: digits alone, without an extension. */
const dialled = (number: string): string => `tel:${number.replace(/ext\..*$/, '').replaceAll(/[^+\d]/g, '')}`

/** A number in a line; always left to right. */
export function PhoneLink({ number }: { number: string }) {
  return (
    <a href={dialled(number)} dir="ltr" className="number">
      {number}
    </a>
  )
}

/** A number as a button; `label` says whom one rings. */
export function CallButton({
  number,
  label,
  isUrgent,
}: {
  number: string
  label: string
  isUrgent?: boolean
}) {
  return (
    <a className="button" data-look={isUrgent ? 'danger' : 'plain'} data-size="normal" href={dialled(number)}>
      <Icon name="phone" />
      <span className="button-words">{label}</span>
    </a>
  )
}

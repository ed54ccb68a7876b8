// A number that is rung with one press on a telephone.
import { Icon } from '../../web/controls/icon.tsx'

export function CallNumber({
  number,
  label,
  isUrgent = false,
}: {
  number: string
  label: string
  isUrgent?: boolean
}) {
  return (
    <a
      className="button met-call"
      data-look={isUrgent ? 'danger' : 'plain'}
      data-size="normal"
      href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}
    >
      <Icon name="phone" />
      <span className="button-words">{label}</span>
    </a>
  )
}

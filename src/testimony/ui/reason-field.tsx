// Why, in words: sealed for whoever holds the legal part of the file.
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'

interface Props {
  label: string
  value: string | undefined
  onChange: (words: string) => void
}

export function ReasonField({ label, value = '', onChange }: Props) {
  const t = useText()
  return (
    <TextField
      label={label}
      readers={t('track.sealedFor', { compartment: t('compartment.legal') })}
      optional
      value={value}
      onChange={onChange}
    />
  )
}

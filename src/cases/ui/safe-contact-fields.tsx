// How somebody can be reached without danger: four short answers, all of them optional, all sealed.
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import type { SafeContact } from '../safe-contact.ts'

const parts = ['how', 'when', 'word', 'never'] as const

export function SafeContactFields({
  value,
  readers,
  onChange,
}: {
  value: SafeContact
  readers: string
  onChange: (value: SafeContact) => void
}) {
  const t = useText()
  return (
    <fieldset className="stack">
      <legend className="case-legend">{t('case.contact.title')}</legend>
      <p className="second">{readers}</p>
      <div className="columns">
        {parts.map((part) => (
          <TextField
            key={part}
            label={t(`case.contact.${part}`)}
            hint={t(`case.contact.${part}Hint`)}
            optional
            value={value[part]}
            onChange={(words) => onChange({ ...value, [part]: words })}
          />
        ))}
      </div>
    </fieldset>
  )
}

// What a process is about, with whom and why: three fields, of which the first is enough and none is ever required.
import { shortLines, type Description } from '../../client/description.ts'
import { TextArea, TextField } from '../controls/text-field.tsx'
import { useText } from '../language/language.tsx'

interface Props {
  value: Description
  onChange: (value: Description) => void
  error?: string | undefined
  optional?: true
}

export function DescriptionFields({ value, onChange, error, optional }: Props) {
  const t = useText()
  return (
    <>
      <TextArea
        id="about"
        label={t('about.text')}
        hint={t('about.text.hint')}
        rows={3}
        optional={optional}
        value={value.text}
        onChange={(text) => onChange({ ...value, text })}
        error={error}
      />
      {/* With the first word the rest comes: whoever writes nothing sees one field. */}
      {value.text !== '' &&
        shortLines.map((name) => (
          <TextField
            key={name}
            label={t(`about.${name}`)}
            optional
            maxLength={300}
            value={value[name] ?? ''}
            onChange={(line) => onChange({ ...value, [name]: line })}
          />
        ))}
    </>
  )
}

// Several answers out of a list that is too long to stand in sight: each is found by typing, and taken out again below.
import { useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import type { FieldProps } from '../../web/controls/field.tsx'
import { ComboBox, type Option } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'

/** `nameOf` says an answer that is not among the options. */
export function Several({
  id,
  options,
  chosen,
  nameOf = (value) => value,
  onChange,
  ...field
}: FieldProps & {
  id: string
  options: readonly Option[]
  chosen: readonly string[]
  nameOf?: (value: string) => string
  onChange: (chosen: string[]) => void
}) {
  const labels = new Map(options.map(({ value, label }) => [value, label]))
  // After each answer the question begins anew, closed and empty, with the focus where it was.
  const [again, setAgain] = useState(0)
  const change = (next: string[]) => {
    setAgain(again + 1)
    onChange(next)
  }
  return (
    <div className="directory-several">
      <ComboBox
        key={again}
        {...field}
        id={id}
        options={options}
        value={null}
        onChange={(value) => value && change([...new Set([...chosen, value])])}
        autoFocus={again > 0}
      />
      <Chosen
        label={field.label}
        of={chosen.map((value) => ({ value, label: labels.get(value) ?? nameOf(value) }))}
        onRemove={(value) => change(chosen.filter((one) => one !== value))}
      />
    </div>
  )
}

/** What was chosen, each with its way out. */
export function Chosen({
  label,
  of,
  onRemove,
}: {
  label: string
  of: readonly Option[]
  onRemove: (value: string) => void
}) {
  const t = useText()
  if (of.length === 0) return null
  return (
    <ul className="row directory-chosen" aria-label={label}>
      {of.map(({ value, label: name }) => (
        <li key={value}>
          <Button
            size="small"
            icon="close"
            aria-label={t('directory.own.takeOut', { name })}
            onPress={() => onRemove(value)}
          >
            <bdi>{name}</bdi>
          </Button>
        </li>
      ))}
    </ul>
  )
}

// Several languages, each taken off by a tick and one more added by typing its name.
import { CheckboxGroup } from '../controls/choices.tsx'
import { ComboBox } from '../controls/select.tsx'
import { useMe } from '../session/session.tsx'
import { languageName, languageOptions } from './language-options.ts'
import { useLanguage } from './language.tsx'

interface Props {
  label: string
  /** What the field is called in which one more is typed. */
  more: string
  value: readonly string[]
  onChange: (tags: string[]) => void
}

export function LanguagesField({ label, more, value, onChange }: Props) {
  const { language } = useLanguage()
  const { network } = useMe()
  const options = languageOptions(language.locale, network.languages)
  return (
    <>
      {value.length > 0 && (
        <CheckboxGroup
          label={label}
          columns
          choices={value.map((tag) => ({ value: tag, label: languageName(tag, language.locale) }))}
          value={[...value]}
          onChange={onChange}
        />
      )}
      <ComboBox
        label={more}
        options={options.filter((one) => !value.includes(one.value))}
        value={null}
        onChange={(tag) => tag && onChange([...value, tag])}
      />
    </>
  )
}

// One thing that a trainer writes, in each language that the course is written in.
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import type { StaffWords } from '../../api/staff-words.ts'
import { fieldOf, type FormFault, type Language } from '../course-form.ts'

/** What every part of the form takes. */
export interface Writing {
  languages: readonly Language[]
  /** What is missing, once somebody has tried to publish. */
  faults: readonly FormFault[]
}

/** The sentence of a field that misses something. */
export function useFault(faults: readonly FormFault[]): (field: string) => string | undefined {
  const t = useText()
  return (field) => {
    const found = faults.find((one) => one.field === field)
    return found && t(`training.form.fault.${found.code}`)
  }
}

interface WordsProps {
  writing: Writing
  /** The name of the field without its language. */
  place: string
  label: string
  hint?: string
  rows?: number
  optional?: boolean
  value: StaffWords
  onChange: (value: StaffWords) => void
}

export function WrittenWords({
  writing: { languages, faults },
  place,
  label,
  rows,
  value,
  onChange,
  ...more
}: WordsProps) {
  const t = useText()
  const fault = useFault(faults)
  return languages.map((language) => {
    const field = {
      ...more,
      id: fieldOf(place, language),
      label: languages.length > 1 ? `${label} (${t(`training.form.language.${language}`)})` : label,
      value: value[language],
      onChange: (words: string) => onChange({ ...value, [language]: words }),
      error: fault(fieldOf(place, language)),
    }
    return rows ? (
      <TextArea key={language} {...field} rows={rows} lang={language} />
    ) : (
      <TextField key={language} {...field} />
    )
  })
}

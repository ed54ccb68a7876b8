// Questions answered in one's own words. Spelling help and auto-fill are off unless asked for: some browsers send
// what is typed to a spelling service, and what is typed here may be somebody's life.
import { Input } from 'react-aria-components/Input'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { Frame, frameOf, defined, type FieldProps } from './field.tsx'

type WordsProps = FieldProps & {
  value: string
  onChange: (value: string) => void
  maxLength?: number
  /** `ltr` for phone numbers, e-mail addresses and references, which stay left-to-right in Arabic. */
  dir?: 'ltr' | 'auto'
}

/** One line. `type` chooses the phone's keyboard; `autoComplete` is off unless named. */
export function TextField({
  type = 'text',
  autoComplete = 'off',
  placeholder,
  dir = 'auto',
  ...props
}: WordsProps & {
  type?: 'text' | 'tel' | 'email' | 'password' | 'search'
  autoComplete?: string
  placeholder?: string
}) {
  const { frame, control } = frameOf(props)
  return (
    <AriaTextField
      {...defined(control)}
      type={type}
      autoComplete={autoComplete}
      spellCheck="false"
      className="field"
    >
      <Frame {...frame}>
        <Input className="input" dir={dir} {...defined({ placeholder })} />
      </Frame>
    </AriaTextField>
  )
}

/** Several lines; grows with what is written. `rows` is the height at the beginning. */
export function TextArea({
  rows = 4,
  dir = 'auto',
  lang,
  ...props
}: WordsProps & {
  rows?: number
  /** The language in which they are typed, where it is another than the reader's. */
  lang?: string
}) {
  const { frame, control } = frameOf(props)
  return (
    <AriaTextField {...defined(control)} autoComplete="off" spellCheck="false" className="field">
      <Frame {...frame}>
        <AriaTextArea className="input" rows={rows} dir={dir} {...defined({ lang })} />
      </Frame>
    </AriaTextField>
  )
}

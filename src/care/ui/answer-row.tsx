// A few short answers side by side, of which one is chosen: a press each, and the arrow keys between them.
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import './plan.css'

interface Props {
  label: string
  choices: readonly { value: string; label: string; hint?: string }[]
  value: string | null
  onChange: (value: string) => void
}

export function AnswerRow({ label, choices, value, onChange }: Props) {
  return (
    <RadioGroup className="answer-row" aria-label={label} value={value} onChange={onChange}>
      {choices.map(({ value: one, label: words, hint }) => (
        <Radio key={one} value={one} className="answer" {...(hint && { 'aria-label': hint })}>
          {words}
        </Radio>
      ))}
    </RadioGroup>
  )
}

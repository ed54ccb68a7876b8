// Choices that are all in sight: one (RadioGroup, as cards that are easy to hit and have room for a reason) or
// several (CheckboxGroup). Every group can offer "I don't know": pass it as an ordinary option.
import { Checkbox, CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import { Frame, frameOf, defined, type FieldProps } from './field.tsx'
import { Icon, type IconName } from './icon.tsx'
import './choices.css'

/** One choice. `isDisabled` keeps it in sight; say why in `detail`. */
export type Choice = { value: string; label: string; detail?: string; icon?: IconName; isDisabled?: boolean }

function Words({ label, detail, icon }: Choice) {
  return (
    <>
      <span className="choice-words">
        <span className="choice-label">{label}</span>
        {detail && <span className="choice-detail">{detail}</span>}
      </span>
      {icon && <Icon name={icon} size={22} />}
    </>
  )
}

/** One of several, as cards. `columns` puts short answers side by side where there is room. */
export function RadioGroup({
  choices,
  value,
  onChange,
  columns,
  ...props
}: FieldProps & {
  choices: readonly Choice[]
  value: string | null
  onChange: (value: string) => void
  columns?: boolean
}) {
  const { frame, control } = frameOf(props)
  return (
    <AriaRadioGroup {...defined(control)} className="field" value={value} onChange={onChange}>
      <Frame {...frame}>
        <div className="choices" data-columns={columns || undefined}>
          {choices.map((choice) => (
            <Radio
              key={choice.value}
              value={choice.value}
              isDisabled={choice.isDisabled ?? false}
              className="choice"
            >
              <span className="choice-mark" data-kind="one" />
              <Words {...choice} />
            </Radio>
          ))}
        </div>
      </Frame>
    </AriaRadioGroup>
  )
}

/** Any number of several. */
export function CheckboxGroup({
  choices,
  value,
  onChange,
  columns,
  ...props
}: FieldProps & {
  choices: readonly Choice[]
  value: readonly string[]
  onChange: (value: string[]) => void
  columns?: boolean
}) {
  const { frame, control } = frameOf(props)
  return (
    <AriaCheckboxGroup {...defined(control)} className="field" value={[...value]} onChange={onChange}>
      <Frame {...frame}>
        <div className="choices" data-columns={columns || undefined}>
          {choices.map((choice) => (
            <Checkbox
              key={choice.value}
              value={choice.value}
              isDisabled={choice.isDisabled ?? false}
              className="choice"
            >
              <span className="choice-mark" data-kind="many">
                <Icon name="check" size={16} />
              </span>
              <Words {...choice} />
            </Checkbox>
          ))}
        </div>
      </Frame>
    </AriaCheckboxGroup>
  )
}

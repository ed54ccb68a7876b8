// One answer out of a list: Select for up to about ten, ComboBox (type to narrow) for more, such as languages,
// services or organisations.
import { use, useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { Frame, frameOf, defined, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import { useText } from '../language/language.tsx'

/** One answer: what is stored, what is shown, and a second line that helps to choose. */
export type Option = { value: string; label: string; detail?: string }

type ChoiceProps = FieldProps & {
  options: readonly Option[]
  value: string | null
  onChange: (value: string | null) => void
  placeholder?: string
}

function Options({ options }: { options?: readonly Option[] }) {
  const t = useText()
  return (
    <Popover className="popover" offset={4}>
      <ListBox<Option>
        {...(options ? { items: options } : {})}
        className="options"
        renderEmptyState={() => <div className="options-empty">{t('web.combo.none')}</div>}
      >
        {({ value, label, detail }) => (
          <ListBoxItem id={value} textValue={label} className="option">
            {({ isSelected }) => (
              <>
                <span className="option-words">
                  <span>{label}</span>
                  {detail && <small>{detail}</small>}
                </span>
                {isSelected && <Icon name="check" />}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}

/** A list that opens. `value` null is "not answered". */
export function Select({ options, value, onChange, placeholder, ...props }: ChoiceProps) {
  const t = useText()
  const { frame, control } = frameOf(props)
  return (
    <AriaSelect
      {...defined(control)}
      className="field"
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      placeholder={placeholder ?? t('web.select.choose')}
    >
      <Frame {...frame}>
        <Button className="input">
          <SelectValue className="select-value">
            {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
          </SelectValue>
          <Icon name="down" />
        </Button>
      </Frame>
      <Options options={options} />
    </AriaSelect>
  )
}

/**
 * Where one types. The first answer that begins with what was typed is marked, else the first that holds it, so that Enter takes
 * it; whoever goes on with Tab or presses elsewhere has chosen nothing.
 */
function Typing({
  typed,
  onKey,
  children,
}: {
  typed: string | null
  onKey: (key: string) => void
  children: ReactNode
}) {
  const list = use(ComboBoxStateContext)
  const offered = useRef<unknown>(null)
  const firstFor = (words: string) => {
    const answers = [...(list?.collection ?? [])]
    const begins = ({ textValue }: { textValue: string }) =>
      textValue.toLocaleLowerCase().startsWith(words.toLocaleLowerCase())
    return (answers.find(begins) ?? answers[0])?.key ?? null
  }
  // On every drawing, and once the list stands: it forgets its mark with each letter and when it opens.
  useEffect(() => {
    const drawn = requestAnimationFrame(() => {
      if (!list?.isOpen || !typed || list.selectionManager.focusedKey !== null) return
      const first = firstFor(typed)
      offered.current = first
      list.selectionManager.setFocusedKey(first)
    })
    return () => cancelAnimationFrame(drawn)
  })
  return (
    <div
      className="input-group"
      // Before the list hears of it and closes.
      onKeyDownCapture={(event) => {
        const { key } = event
        onKey(key)
        const marks = list?.selectionManager
        if (key === 'Tab' && marks && marks.focusedKey === offered.current) marks.setFocusedKey(null)
        // A hand that is faster than the mark takes what it is about to stand on.
        const isAhead = key === 'Enter' && list?.isOpen && typed && marks?.focusedKey === null
        const first = isAhead ? firstFor(typed) : null
        if (first === null) return
        event.preventDefault()
        event.stopPropagation()
        marks?.select(first)
      }}
    >
      {children}
    </div>
  )
}

/**
 * A list that narrows while one types. Only answers from the list are taken. What was typed stays while one is in the
 * field, also when the page scrolls under it; whoever leaves it, or presses Escape, sees the answer that counts.
 */
export function ComboBox({
  options,
  value,
  onChange,
  placeholder,
  find,
  ...props
}: ChoiceProps & {
  /** The answers for what was typed, nearest first, where they are found by more than the letters of their label. */
  find?: ((typed: string) => readonly Option[]) | undefined
}) {
  const t = useText()
  const { frame, control } = frameOf(props)
  const input = useRef<HTMLInputElement>(null)
  const [typed, type] = useState<string | null>(null)
  const pressed = useRef('')
  const label = options.find((one) => one.value === value)?.label ?? ''
  const choose = (key: string | null) => {
    // Closing the list tells the answer that stands already: a reason to put its words back only where one has left.
    const isHere = document.activeElement === input.current && pressed.current !== 'Escape'
    if (key !== value) onChange(key)
    else if (isHere) return
    type(null)
  }
  return (
    <AriaComboBox<Option>
      {...defined(control)}
      className="field"
      {...(find ? { items: typed ? find(typed) : options } : { defaultItems: options })}
      value={value}
      onChange={(key) => choose(key === null ? null : String(key))}
      inputValue={typed ?? label}
      onInputChange={(words) => {
        pressed.current = ''
        type(words === label ? null : words)
        if (words === '' && value !== null) onChange(null)
      }}
      menuTrigger="input"
      allowsEmptyCollection
    >
      <Frame {...frame}>
        <Typing
          typed={typed}
          onKey={(key) => {
            pressed.current = key
          }}
        >
          <Input ref={input} className="input" {...defined({ placeholder })} />
          <Button className="input-button" aria-label={t('web.combo.open')}>
            <Icon name="down" />
          </Button>
        </Typing>
      </Frame>
      <Options />
    </AriaComboBox>
  )
}

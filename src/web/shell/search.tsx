// The one box that finds anything this person may see. It is reached by Ctrl+K from everywhere. Written on the plain
// ARIA pattern (combobox with a list) instead of the kit's ComboBox, which would weigh on the first load of every screen.
import { useEffect, useId, useRef, useState, type RefObject } from 'react'
import { Icon, type IconName } from '../controls/icon.tsx'
import { KeyHint } from '../controls/key-hint.tsx'
import { useText } from '../language/language.tsx'
import '../controls/field.css'
import './search.css'

/** Something found. Never a name that only a key can open: what is shown here was opened in this browser. */
export type Found = { id: string; label: string; detail?: string; icon: IconName; href: string }
export type SearchProps = {
  placeholder: string
  /** Finds by what is typed; searching is local, over opened headers. */
  find: (text: string) => readonly Found[] | Promise<readonly Found[]>
  /** Goes to what was chosen. */
  open: (href: string) => void
}

/** Ctrl+K, or Command+K, from everywhere. */
function useFocusByKey(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    addEventListener('keydown', reach)
    return () => removeEventListener('keydown', reach)
  }, [input])
}

/** What is typed, what is found by it, and which of that the keys stand on. */
function useFound(find: SearchProps['find']) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly Found[]>([])
  const [active, setActive] = useState(0)
  useEffect(() => {
    if (!text.trim()) return setFound([])
    let wanted = true
    // A lock in the middle of it ends the search with the keys: nothing is found, and nothing is wrong.
    void Promise.resolve(find(text))
      .then((results) => {
        if (!wanted) return
        setFound(results)
        setActive(0)
      })
      .catch(() => undefined)
    return () => {
      wanted = false
    }
  }, [text, find])
  const step = (by: 1 | -1) => setActive((before) => Math.max(0, Math.min(before + by, found.length - 1)))
  return { text, setText, found, active, step }
}

interface FoundListProps {
  id: string
  label: string
  found: readonly Found[]
  active: number
  isShown: boolean
  onChoose: (one: Found) => void
}

/** Keyboard use is in the input, which keeps the focus; the pointer is only a second way. */
function FoundList({ id, label, found, active, isShown, onChoose }: FoundListProps) {
  const t = useText()
  return (
    <ul className="search-list popover options" role="listbox" id={id} aria-label={label} hidden={!isShown}>
      {found.map((one, index) => (
        <li
          key={one.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className="option"
          data-focused={index === active || undefined}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(one)}
        >
          <Icon name={one.icon} />
          <span className="option-words">
            <span>
              <bdi>{one.label}</bdi>
            </span>
            {one.detail && <small>{one.detail}</small>}
          </span>
        </li>
      ))}
      {found.length === 0 && (
        <li role="option" aria-selected={false} aria-disabled="true" className="options-empty">
          {t('web.search.none')}
        </li>
      )}
    </ul>
  )
}

export function Search({ placeholder, find, open }: SearchProps) {
  const { text, setText, found, active, step } = useFound(find)
  const [isOpen, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  useFocusByKey(input)

  const choose = (one: Found | undefined) => {
    if (!one) return
    setText('')
    setOpen(false)
    input.current?.blur()
    open(one.href)
  }
  const shown = isOpen && text.trim() !== ''
  const keys: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => choose(found[active]),
    Escape: () => (text ? setText('') : input.current?.blur()),
  }
  return (
    <div className="search" role="search">
      <Icon name="search" size={20} />
      <input
        ref={input}
        className="search-input"
        role="combobox"
        aria-label={placeholder}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && found[active] ? `${listId}-${active}` : undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          const act = keys[event.key]
          if (!act) return
          event.preventDefault()
          act()
        }}
      />
      <KeyHint keys={['Ctrl', 'K']} />
      <FoundList id={listId} label={placeholder} {...{ found, active }} isShown={shown} onChoose={choose} />
    </div>
  )
}

// Sealed words stay covered until somebody holds them: a person passing behind the desk reads nothing, and no
// screenshot of a list gives anybody away. Holding the pointer uncovers while it is held; the keyboard and screen
// readers toggle. They are covered again by Escape, by leaving the field and by leaving the window.
import { Button } from 'react-aria-components/Button'
import { useEffect, useRef, useState } from 'react'
import { Icon } from './icon.tsx'
import { useText } from '../language/language.tsx'
import './hold-to-read.css'

/** `read` opens the words when they are asked for (they are not in the page before); `label` says what they are. */
export function HoldToRead({
  label,
  read,
  dir = 'auto',
}: {
  label: string
  read: () => string | Promise<string>
  dir?: 'auto' | 'ltr'
}) {
  const t = useText()
  const [words, setWords] = useState<string | null>(null)
  const wanted = useRef(false)
  const cover = () => {
    wanted.current = false
    setWords(null)
  }
  const uncover = async () => {
    wanted.current = true
    try {
      const opened = await read()
      if (wanted.current) setWords(opened)
    } catch {
      if (wanted.current) setWords(t('web.hold.failed'))
    }
  }
  useEffect(() => {
    addEventListener('blur', cover)
    document.addEventListener('visibilitychange', cover)
    return () => {
      removeEventListener('blur', cover)
      document.removeEventListener('visibilitychange', cover)
    }
  }, [])
  const held = (pointer: string) => pointer === 'mouse' || pointer === 'touch' || pointer === 'pen'
  return (
    <span className="hold" data-open={words !== null || undefined}>
      <Button
        className="hold-button"
        aria-pressed={words !== null}
        onPressStart={(event) => held(event.pointerType) && void uncover()}
        onPressEnd={(event) => held(event.pointerType) && cover()}
        onPress={(event) => {
          if (!held(event.pointerType)) void (words === null ? uncover() : cover())
        }}
        onKeyDown={(event) => event.key === 'Escape' && cover()}
        onBlur={cover}
      >
        <Icon name={words === null ? 'lock' : 'eye'} size={16} />
        <span className="unseen">{label}: </span>
        <span className="hold-words" dir={words === null ? undefined : dir}>
          {words ?? t('web.hold.hint')}
        </span>
      </Button>
      <span className="unseen" aria-live="polite">
        {words ?? ''}
      </span>
    </span>
  )
}

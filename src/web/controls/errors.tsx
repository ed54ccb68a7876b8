// When something is not right. ErrorSummary gathers what a form still needs, takes the focus and links to each field;
// ErrorNotice is for what went wrong on the way: what happened, that nothing is lost, what to do.
import { useEffect, useRef, type ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'
import { useText } from '../language/language.tsx'
import './errors.css'

/** `field` is the id given to the field; `words` the same sentence as its `error`. */
export type FieldFault = { field: string; words: string }

/** Shown above a form after an attempt to send it. Give a new `attempt` number each time, so that focus moves again. */
export function ErrorSummary({ faults, attempt }: { faults: readonly FieldFault[]; attempt: number }) {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (faults.length > 0) box.current?.focus()
    // Only an attempt moves the focus: mending a field must not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [attempt])
  if (faults.length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>
        <Icon name="alert" />
        {t('web.errors.title', { count: faults.length })}
      </h2>
      <ul>
        {faults.map(({ field, words }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault()
                focusField(field)
              }}
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Puts the focus into a field: its first control, whatever kind it is. */
export function focusField(id: string): void {
  const field = document.getElementById(id)
  const control = field?.matches('input, textarea, button, select')
    ? field
    : field?.querySelector<HTMLElement>('input, textarea, button, [role="spinbutton"]')
  control?.focus()
  control?.scrollIntoView({ block: 'center' })
}

/** What happened (`title`), whether anything is lost (`kept`, by default "nothing is lost"), what to do (`children`, `action`). */
export function ErrorNotice({
  title,
  kept,
  children,
  action,
}: {
  title: string
  kept?: string
  children?: ReactNode
  action?: ReactNode
}) {
  const t = useText()
  return (
    <div role="alert">
      <Notice tone="due" title={title} action={action}>
        {kept !== '' && <p>{kept ?? t('web.errors.kept')}</p>}
        {children}
      </Notice>
    </div>
  )
}

// What the page says by itself. Notice stands in the page; `useNotices().say(…)` speaks once through the shell's live
// region and shows a toast, which stays until it is closed when it carries something to do (nobody is hurried).
import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { useText } from '../language/language.tsx'
import './notice.css'

/** `danger` is for danger only. */
export type NoticeTone = 'info' | 'done' | 'due' | 'danger'
const signs: Record<NoticeTone, IconName> = { info: 'message', done: 'check', due: 'clock', danger: 'alert' }

/** A sentence or two in the page, with a title and something to do about it. */
export function Notice({
  tone = 'info',
  title,
  children,
  action,
}: {
  tone?: NoticeTone
  title?: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="notice" data-tone={tone}>
      <Icon name={signs[tone]} size={22} />
      <div className="notice-words">
        {title && <p className="notice-title">{title}</p>}
        {children && <div>{children}</div>}
        {action && <div className="row">{action}</div>}
      </div>
    </div>
  )
}

/** Something that just happened. `undo` or `action` keep it on screen until it is closed. */
export type Said = { tone?: NoticeTone; text: string; action?: { label: string; onPress: () => void } }
type Shown = Said & { id: number }
type Notices = { say: (said: Said) => void; announce: (text: string) => void }

const NoticesContext = createContext<Notices>({ say: () => {}, announce: () => {} })

/** `say` shows and speaks; `announce` only speaks (to screen readers). */
export const useNotices = (): Notices => use(NoticesContext)

const secondsShown = 8

/** Holds the live region and the toasts; once, round the whole application. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const t = useText()
  const [shown, show] = useState<Shown[]>([])
  const [spoken, speak] = useState('')
  const next = useRef(1)
  const close = useCallback((id: number) => show((before) => before.filter((one) => one.id !== id)), [])
  const notices = useMemo<Notices>(() => {
    // A region that gets the same words twice stays silent, so it is emptied first.
    const announce = (text: string) => {
      speak('')
      setTimeout(() => speak(text), 50)
    }
    const say = (said: Said) => {
      const id = next.current++
      show((before) => [...before.slice(-2), { ...said, id }])
      announce(said.text)
      if (!said.action) setTimeout(() => close(id), secondsShown * 1000)
    }
    return { say, announce }
  }, [close])
  return (
    <NoticesContext value={notices}>
      {children}
      <div className="unseen" role="status" aria-live="polite">
        {spoken}
      </div>
      <section className="toasts no-print" aria-label={t('web.notices.label')} hidden={shown.length === 0}>
        {shown.map(({ id, tone = 'done', text, action }) => (
          <div key={id} className="toast" data-tone={tone}>
            <Icon name={signs[tone]} size={20} />
            <p>{text}</p>
            {action && (
              <Button size="small" onPress={() => (close(id), action.onPress())}>
                {action.label}
              </Button>
            )}
            <Button look="quiet" size="small" icon="close" iconOnly onPress={() => close(id)}>
              {t('web.dialog.close')}
            </Button>
          </div>
        ))}
      </section>
    </NoticesContext>
  )
}

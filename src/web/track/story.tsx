// What happened, as sentences: who did what, when, and what was answered. The same everywhere a track is shown.
import type { ReactNode } from 'react'
import type { api } from '../api.ts'
import { useLanguage, type Text } from '../language.tsx'
import { machineOf } from '../machines.ts'
import { useNow } from '../now.ts'
import { answerWords, askWords } from './answers.ts'
import './track.css'

export type Happened = Awaited<ReturnType<typeof api.work.track>>['events'][number]

/** One thing that happened, or was written; newest first. */
export interface Moment {
  id: string
  at: string
  by: string
  what: ReactNode
  detail?: ReactNode
}

/** The line of moments. */
export function Story({ moments }: { moments: readonly Moment[] }) {
  const { dates } = useLanguage()
  const now = useNow()
  return (
    <ol className="story">
      {moments.map(({ id, at, by, what, detail }) => (
        <li key={id}>
          <p className="second">
            {dates.ago(at, now)} · <bdi>{by}</bdi>
          </p>
          <div className="story-what">{what}</div>
          {detail && <div className="second">{detail}</div>}
        </li>
      ))}
    </ol>
  )
}

const answered = (question: string, answer: string, t: Text) =>
  t(/[?؟]$/u.test(question) ? 'track.answerTo' : 'track.answer', { question, answer })

/** Turns events into moments. `named` says the process too, for a story of several tracks. */
export function useMoments(): (events: readonly Happened[], named?: boolean) => Moment[] {
  const { t, dates, language } = useLanguage()
  return (events, named = false) =>
    events.map((event) => {
      const machine = machineOf(event.kind)
      const asked = event.move === 'opened' ? machine.opens.ask : machine.moves[event.move]?.ask
      const answers = Object.entries(event.facts).flatMap(([name, answer]) => {
        const words = answerWords(asked?.[name], answer, { t, dates, locale: language.locale })
        return words === undefined ? [] : [answered(askWords(event.kind, name, t), words, t)]
      })
      const act =
        event.move === 'opened'
          ? t('track.opened', { process: t(`${event.kind}.name`) })
          : t(`${event.kind}.move.${event.move}`)
      return {
        id: event.id,
        at: event.at,
        by:
          event.by ??
          t(
            event.side === 'person'
              ? 'track.by.person'
              : event.side === 'system'
                ? 'track.by.time'
                : 'track.by.somebody',
          ),
        what:
          named && event.move !== 'opened' ? t('track.act', { process: t(`${event.kind}.name`), act }) : act,
        ...(answers.length > 0 ? { detail: answers.join(' · ') } : {}),
      }
    })
}

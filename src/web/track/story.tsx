// What happened, as sentences: who did what, when, and what was answered. The same everywhere a track is shown.
import { useState, type ReactNode } from 'react'
import { Button } from '../controls/button.tsx'
import type { api } from '../session/api.ts'
import { useLanguage, type Text } from '../language/language.tsx'
import { machineOf } from './machines.ts'
import { useNow } from '../session/now.ts'
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

/** The line of moments: `atFirst` of them at once, and what is older with a press. */
export function Story({ moments, atFirst = 8 }: { moments: readonly Moment[]; atFirst?: number }) {
  const { t, dates } = useLanguage()
  const now = useNow()
  const [isWhole, setWhole] = useState(false)
  return (
    <>
      <ol className="story">
        {(isWhole ? moments : moments.slice(0, atFirst)).map(({ id, at, by, what, detail }) => (
          <li key={id}>
            <p className="second">
              {dates.ago(at, now)} · <bdi>{by}</bdi>
            </p>
            <div className="story-what">{what}</div>
            {detail && <div className="second">{detail}</div>}
          </li>
        ))}
      </ol>
      {!isWhole && moments.length > atFirst && (
        <Button look="quiet" onPress={() => setWhole(true)}>
          {t('case.story.all', { count: moments.length })}
        </Button>
      )}
    </>
  )
}

const answered = (question: string, answer: string, t: Text) =>
  t(/[?؟]$/u.test(question) ? 'track.answerTo' : 'track.answer', { question, answer })

/** Turns events into moments. What was done is said by a sentence of its own, which is true whoever wrote it down. */
export function useMoments(): (events: readonly Happened[]) => Moment[] {
  const { t, dates, language } = useLanguage()
  return (events) =>
    events.map((event) => {
      const machine = machineOf(event.kind)
      const asked = event.move === 'opened' ? machine.opens.ask : machine.moves[event.move]?.ask
      const answers = Object.entries(event.facts).flatMap(([name, answer]) => {
        const words = answerWords(asked?.[name], answer, { t, dates, locale: language.locale })
        return words === undefined ? [] : [answered(askWords(event.kind, name, t), words, t)]
      })
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
        what: t(`${event.kind}.done.${event.move}`),
        ...(answers.length > 0 ? { detail: answers.join(' · ') } : {}),
      }
    })
}

// What happened, as sentences: who did what, when, and what was answered. The same everywhere a track is shown.
import { useState, type ReactNode } from 'react'
import { answersNow, type AnswerCorrection } from '../../client/answer-corrections.ts'
import { Button } from '../controls/button.tsx'
import { ChangedText } from '../controls/changed-text.tsx'
import type { api } from '../session/api.ts'
import { useLanguage, type Text } from '../language/language.tsx'
import { machineOf } from './machines.ts'
import { useColleagueName } from '../session/colleagues.ts'
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

/** What stands beside a step: what was put right of it, and what can be done about it. */
interface Beside {
  corrections?: ReadonlyMap<string, readonly AnswerCorrection[]>
  act?: (event: Happened) => ReactNode
}

/** The answers of a step, in words; `facts` may be others than it was taken with. */
function useAnswered() {
  const { t, dates, language } = useLanguage()
  return ({ kind, move }: Happened, facts: Readonly<Record<string, unknown>>): string => {
    const machine = machineOf(kind)
    const asked = move === 'opened' ? machine.opens.ask : machine.moves[move]?.ask
    return Object.entries(facts)
      .flatMap(([name, answer]) => {
        if (answer === null) return []
        const words = answerWords(asked?.[name], answer, { t, dates, locale: language.locale })
        return words === undefined ? [] : [answered(askWords(kind, name, t), words, t)]
      })
      .join(' · ')
  }
}

/** Turns events into moments. What was done is said by a sentence of its own, which is true whoever wrote it down. */
export function useMoments(): (events: readonly Happened[], beside?: Beside) => Moment[] {
  const { t } = useLanguage()
  const inWords = useAnswered()
  return (events, { corrections, act } = {}) =>
    events.map((event) => {
      const put = corrections?.get(event.id) ?? []
      const first = inWords(event, event.facts)
      const button = act?.(event)
      const isDetailed = first !== '' || put.length > 0 || button
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
        ...(isDetailed && {
          detail: (
            <>
              <span>
                {put.length === 0 ? (
                  first
                ) : (
                  <ChangedText before={first} after={inWords(event, answersNow(event.facts, put))} />
                )}
              </span>
              <PutRight corrections={put} />
              {button}
            </>
          ),
        }),
      }
    })
}

/** Who put answers right, when and why. */
function PutRight({ corrections }: { corrections: readonly AnswerCorrection[] }) {
  const { t, dates } = useLanguage()
  const colleague = useColleagueName()
  if (corrections.length === 0) return null
  return (
    <p>
      <strong>{t('case.note.corrected', { count: corrections.length })}</strong>{' '}
      {corrections.map(({ row, user, on, why }) => (
        <span key={row.id}>
          <bdi>{(user && colleague(user)) || row.by}</bdi>, {dates.day(on)}: {t(`case.note.why.${why}`)}.{' '}
        </span>
      ))}
    </p>
  )
}

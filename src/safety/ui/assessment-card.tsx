// How dangerous it is: the level with who said it and when, the reasons in words, eleven answers, and the person's own view, which no
// assessment takes away. Earlier levels stand beside it; nothing is added up.
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState, Facts } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { lookAgain, type Assessed } from '../client/assessment.ts'
import {
  changedSince,
  dangerLines,
  factorGroups,
  followsFrom,
  ownWordsIn,
  type Assessment,
  type FactorGroup,
} from '../assessment.ts'
import { useMayWrite } from './use-may-write.ts'
import { useAssessments } from './use-safety.ts'

interface AssessmentProps {
  shared: SharedCase
  onWrite: () => void
  onChanged: () => void
}

export function AssessmentCard({ shared, onWrite, onChanged }: AssessmentProps) {
  const t = useText()
  const { data: all, error } = useAssessments(shared)
  const mayWrite = useMayWrite(shared)
  const newest = all?.[0]
  const write = mayWrite && (
    <Button onPress={onWrite}>{t(newest ? 'safety.risk.again' : 'safety.risk.begin')}</Button>
  )
  return (
    <Card title={t('safety.risk')} aside={newest && write}>
      <div className="stack">
        <ErrorMessage error={error} />
        {!all && !error && <Skeleton label={t('case.opening')} lines={6} />}
        {all && !newest && (
          <EmptyState small icon="shield" title={t('safety.risk.none')} words={t('safety.risk.noneWords')}>
            {write}
          </EmptyState>
        )}
        {all && newest && (
          <>
            <Level newest={newest} />
            {all.length > 1 && <Earlier all={all} />}
            <OwnView shared={shared} all={all} />
            {newest.value && <Words value={newest.value} before={all[1]?.value} />}
            {newest.isUnread && <p className="second">{t('chain.unfit')}</p>}
            {mayWrite && newest.looks.length === 0 && newest.value && (
              <Look shared={shared} newest={newest} onLooked={onChanged} />
            )}
          </>
        )}
      </div>
    </Card>
  )
}

/** What somebody of the house is called, by what was signed. */
function useSayer() {
  const called = useColleagueName()
  return (by: Assessed['by']): string => (by && by !== 'person' ? called(by.user) : '')
}

function Level({ newest }: { newest: Assessed }) {
  const { t, dates } = useLanguage()
  const sayer = useSayer()
  return (
    <div className="safety-level" data-level={newest.level}>
      <strong>{t(`code.${newest.level}`)}</strong>
      <span className="second">
        <bdi>{sayer(newest.by)}</bdi> {dates.day(newest.at)} {dates.time(newest.at)}
        {newest.before.map(({ level, correctedAt, by }) => (
          <span key={correctedAt} className="safety-look">
            {t('safety.risk.corrected', {
              day: dates.day(correctedAt),
              level: t(`code.${level}`),
              who: by ?? '',
            })}
          </span>
        ))}
        {newest.looks.map(({ look, by, on }, at) => (
          <span key={at} className="safety-look">
            {t(look.agrees ? 'safety.look.agrees' : 'safety.look.differs', {
              who: sayer(by),
              day: dates.day(on),
            })}{' '}
            <span dir="auto">{look.words}</span>
          </span>
        ))}
      </span>
    </div>
  )
}

/** Levels in the order of their days, the last one as it stands. */
function Earlier({ all }: { all: readonly Assessed[] }) {
  const { t, dates } = useLanguage()
  return (
    <ol className="safety-earlier" aria-label={t('safety.risk.earlier')}>
      {all
        .slice(0, 4)
        .toReversed()
        .map(({ track, at, level }) => (
          <li key={track} data-level={level}>
            {t('safety.risk.levelOn', { day: dates.day(at), level: t(`code.${level}`) })}
          </li>
        ))}
    </ol>
  )
}

/** As they say it; the code that was asked last stands where nobody has written words. */
function OwnView({ shared, all }: { shared: SharedCase; all: readonly Assessed[] }) {
  const { t, dates } = useLanguage()
  const said = ownWordsIn(all.flatMap(({ value, on }) => (value ? [{ value, on }] : [])))
  const opening = shared.events.find(({ track, move }) => track === all[0]?.track && move === 'opened')
  const view = opening?.facts['own_view']
  if (!said && typeof view !== 'string') return null
  return (
    <div className="safety-own">
      <strong>{t('safety.own')}</strong> {typeof view === 'string' && t(`code.${view}`)}
      {said && (
        <p>
          <q dir="auto">{said.own}</q> <span className="second">{dates.day(said.on)}</span>
        </p>
      )}
    </div>
  )
}

interface WordsProps {
  value: Assessment
  before: Assessment | undefined
}

function Words({ value, before }: WordsProps) {
  const t = useText()
  const { follow } = followsFrom(value)
  const lines = dangerLines.flatMap((line) => {
    const words = value.lines[line]
    return words ? [{ term: t(`safety.line.${line}`), value: <span dir="auto">{words}</span> }] : []
  })
  const family = value.family.map(({ who, country, risk }) => ({
    term: who,
    value: `${country} · ${t(risk === 'not_known' ? 'safety.answer.not_known' : `code.${risk}`)}`,
  }))
  return (
    <>
      <div>
        <strong>{t('safety.reasons')}</strong>
        <p dir="auto" className="safety-words">
          {value.reasons}
        </p>
        {value.lower && (
          <p dir="auto" className="safety-words">
            {value.lower}
          </p>
        )}
      </div>
      {lines.length + family.length > 0 && <Facts facts={[...lines, ...family]} />}
      <FoldedIfNarrow title={t('safety.factor')}>
        <Factors value={value} before={before} />
      </FoldedIfNarrow>
      {follow.length > 0 && (
        <div>
          <strong>{t('safety.then')}</strong>
          <ul>
            {follow.map((one) => (
              <li key={one}>{t(`safety.then.${one}`)}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="second">{t('safety.noScore')}</p>
    </>
  )
}

/** The eleven answers, and which of them were others before. */
function Factors({ value, before }: WordsProps) {
  const { t, dates } = useLanguage()
  const changed = changedSince(value.answers, before?.answers)
  return (
    <table className="safety-factors">
      <thead>
        <tr>
          <th scope="col">{t('safety.factor')}</th>
          <th scope="col">{t('safety.factor.answer')}</th>
          <th scope="col">{t('safety.factor.who')}</th>
        </tr>
      </thead>
      {(Object.keys(factorGroups) as FactorGroup[]).map((group) => (
        <tbody key={group}>
          <tr>
            <th colSpan={3} scope="rowgroup">
              {t(`safety.group.${group}`)}
            </th>
          </tr>
          {factorGroups[group].map((factor) => {
            const said = value.answers[factor]
            return (
              <tr key={factor}>
                <th scope="row">{t(`safety.factor.${factor}`)}</th>
                <td data-answer={said?.answer ?? 'not_known'}>
                  {t(`safety.answer.${said?.answer ?? 'not_known'}`)}
                  {changed.includes(factor) && before && (
                    <span className="second">
                      {' '}
                      {t('safety.was', {
                        answer: t(`safety.answer.${before.answers[factor]?.answer ?? 'not_known'}`),
                      })}
                    </span>
                  )}
                </td>
                <td className="second">
                  {said ? `${t(`safety.source.${said.source}`)}, ${dates.day(said.on)}` : '–'}
                </td>
              </tr>
            )
          })}
        </tbody>
      ))}
    </table>
  )
}

interface LookProps {
  shared: SharedCase
  newest: Assessed
  onLooked: () => void
}

/** A colleague's second look. Whoever assessed is not the second. */
function Look({ shared, newest, onLooked }: LookProps) {
  const t = useText()
  const me = useMe()
  const { busy, error, run } = usePendingAction()
  const [words, setWords] = useState('')
  const [id] = useState(() => newId())
  if (!newest.by || newest.by === 'person' || newest.by.user === me.id) return null
  const say = (agrees: boolean) =>
    run(async () => {
      const look = { agrees, words: words.trim() }
      await lookAgain(session, shared.case.id, { track: newest.track, look, id })
      onLooked()
    })
  return (
    <div className="stack">
      <TextField label={t('safety.look')} optional value={words} onChange={setWords} maxLength={300} />
      <ErrorMessage error={error} />
      <div className="row">
        <Button size="small" isPending={busy} onPress={() => void say(true)}>
          {t('safety.look.agree')}
        </Button>
        <Button
          size="small"
          isPending={busy}
          isDisabled={words.trim() === ''}
          onPress={() => void say(false)}
        >
          {t('safety.look.differ')}
        </Button>
      </div>
    </div>
  )
}

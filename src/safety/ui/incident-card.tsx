// The incident log: what happened, by day, with what was done and whether the plan held; and a form that is entered afterwards.
import { lazy, Suspense, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { ChangedText } from '../../web/controls/changed-text.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { readIncidents, type ReadIncident } from '../client/incidents.ts'
import { byDay, unmetSince } from '../incident.ts'
import { useMayWrite } from './use-may-write.ts'
import { useSafetyPlan } from './use-safety.ts'

const IncidentForm = lazy(async () => ({ default: (await import('./incident-form.tsx')).IncidentForm }))

const useIncidents = (shared: SharedCase) =>
  useQuery({
    queryKey: ['incidents', shared.case.id, shared.records.filter(({ kind }) => kind === 'incident').length],
    queryFn: () => readIncidents(session, shared),
    enabled: shared.held.includes('contact'),
    gcTime: 0,
    placeholderData: (before) => before,
  })

/** Days that stand there at once; what is older opens with a press. */
const daysAtFirst = 3

export function IncidentCard({ shared, onChanged }: { shared: SharedCase; onChanged: () => void }) {
  const t = useText()
  const { data, error } = useIncidents(shared)
  const { plan } = useSafetyPlan(shared)
  const mayWrite = useMayWrite(shared)
  const [writing, write] = useState<'new' | ReadIncident | null>(null)
  const [all, setAll] = useState(false)
  const days = byDay(data?.incidents ?? [])
  const unmet = plan ? unmetSince(data?.incidents ?? [], plan.readBack?.on).length : 0
  const done = () => {
    write(null)
    onChanged()
  }
  return (
    <Card
      title={t('incident.title')}
      lead={days.length === 0 && !writing && data ? t('incident.none') : undefined}
      aside={mayWrite && !writing && <Button onPress={() => write('new')}>{t('incident.write')}</Button>}
    >
      <div className="stack">
        <ErrorMessage error={error} />
        {!data && !error && <Skeleton label={t('case.opening')} lines={3} />}
        {writing && (
          <Suspense fallback={<Skeleton label={t('case.opening')} lines={6} />}>
            <IncidentForm
              shared={shared}
              corrects={writing === 'new' ? undefined : writing}
              onDone={done}
              onClose={() => write(null)}
            />
          </Suspense>
        )}
        {unmet > 0 && <p className="safety-due">{t('incident.unmet', { count: unmet })}</p>}
        {(all ? days : days.slice(0, daysAtFirst)).map(([day, rows]) => (
          <Day key={day} day={day} rows={rows} onCorrect={mayWrite && !writing ? write : undefined} />
        ))}
        {!all && days.length > daysAtFirst && (
          <Button look="quiet" onPress={() => setAll(true)}>
            {t('incident.all', { count: days.length })}
          </Button>
        )}
        {data && data.unread > 0 && <p className="second">{t('chain.unfit')}</p>}
      </div>
    </Card>
  )
}

interface DayProps {
  day: string
  rows: readonly ReadIncident[]
  onCorrect: ((row: ReadIncident) => void) | undefined
}

function Day({ day, rows, onCorrect }: DayProps) {
  const { dates } = useLanguage()
  return (
    <section>
      <h3>{dates.day(day)}</h3>
      <ul className="safety-incidents">
        {rows.map((row) => (
          <One key={row.id} row={row} onCorrect={onCorrect} />
        ))}
      </ul>
    </section>
  )
}

function One({ row, onCorrect }: { row: ReadIncident; onCorrect: DayProps['onCorrect'] }) {
  const { incident, before, on, by } = row
  const { t, dates } = useLanguage()
  const { organisation } = useMe()
  const called = useColleagueName()
  const { kind, at, who, text, done, plan, part } = incident
  return (
    <li>
      <div className="row">
        {at && <bdi className="number">{at}</bdi>}
        <strong>{t(`code.${kind}`)}</strong>
        <Pill tone={plan === 'plan_held' ? 'done' : 'due'}>
          {part
            ? t('incident.planPart', { plan: t(`code.${plan}`), part: t(`safety.part.${part}`) })
            : t(`code.${plan}`)}
        </Pill>
      </div>
      <p dir="auto">{before[0] ? <ChangedText before={before[0].incident.text} after={text} /> : text}</p>
      {who && (
        <p>
          {t('incident.who.was')} <span dir="auto">{who}</span>
        </p>
      )}
      <p>
        {t('incident.done.was')} <span dir="auto">{done}</span>
      </p>
      <p className="second">
        {by && by !== 'person' && <bdi>{called(by.user)}</bdi>} {dates.day(on)}
      </p>
      {before.length > 0 && <Corrected before={before} />}
      {onCorrect && by && by !== 'person' && by.organisation === organisation.id && (
        <Button size="small" look="quiet" onPress={() => onCorrect(row)}>
          {t('case.note.correct')}
        </Button>
      )}
    </li>
  )
}

/** Who put it right, when and why; and the whole of what stood there first. */
function Corrected({ before }: Pick<ReadIncident, 'before'>) {
  const { t, dates } = useLanguage()
  const called = useColleagueName()
  const [first] = before
  return (
    <details className="second">
      <summary>
        {t('case.note.corrected', { count: before.length })}{' '}
        {before.map(({ correctedOn, why, by }, at) => (
          <span key={at}>
            {by && by !== 'person' && <bdi>{called(by.user)}</bdi>}, {dates.day(correctedOn)}
            {why && `: ${t(`case.note.why.${why}`)}`}.{' '}
          </span>
        ))}
      </summary>
      {first && (
        <p dir="auto">
          {t(`code.${first.incident.kind}`)} · {dates.day(first.incident.on)} ·{' '}
          {t(`code.${first.incident.plan}`)}
          <br />
          {first.incident.text}
          <br />
          {first.incident.who} {first.incident.done}
        </p>
      )}
    </details>
  )
}

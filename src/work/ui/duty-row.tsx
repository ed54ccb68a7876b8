// One duty as a row: when, what to do (a verb), why, whose case by its code name, which track, what was agreed.
import { useCallback } from 'react'
import { aliasOf } from '../../cases/alias.ts'
import { Pill } from '../../web/controls/pill.tsx'
import type { Row } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { machineOf } from '../../web/track/machines.ts'
import { citationOf, dueOf } from '../../web/track/clocks.tsx'
import { factNames } from '../../tracks/case-facts.ts'
import type { StepWord } from '../../tracks/step-word.ts'
import { StepSaid } from '../../web/track/step-said.tsx'
import type { Duty } from '../api.ts'
import type { CheckedDuty } from './checked-duties.ts'

/** Draws duties as rows, at this time. */
export function useDutyRow(now: Date): (duty: CheckedDuty) => Row {
  const { t, dates } = useLanguage()
  return useCallback(
    (duty: CheckedDuty): Row => {
      const due = dueOf(duty, now, t, dates)
      const { lane, countsMinutesSince } = machineOf(duty.kind)
      const since = countsMinutesSince && duty.urgency === 0
      const when = since ? dates.ago(duty.startedAt, now) : due.words
      const tone = duty.urgency === 0 ? 'danger' : due.tone
      const track = t(`${duty.kind}.name`)
      return {
        id: duty.id,
        title: t(`clock.${duty.clock}`),
        detail: <Reason duty={duty} />,
        href: hrefOf(duty),
        before: <Pill tone={tone}>{when}</Pill>,
        about: duty.reference
          ? { name: aliasOf(duty.reference, t), reference: duty.reference }
          : { name: t(duty.caseId === null ? 'work.noCase' : 'work.notShared'), reference: '' },
        facts: [
          lane === 'none' ? (
            <Pill key="track">{track}</Pill>
          ) : (
            <Pill key="track" track={lane}>
              {track}
            </Pill>
          ),
          duty.agreed && (
            <Pill key="agreed">
              {t('work.agreed', {
                purpose: t(`purpose.${duty.agreed.purpose}`),
                day: dates.shortDay(duty.agreed.until),
              })}
            </Pill>
          ),
          duty.said && <Said key="said" duty={duty} said={duty.said} />,
        ].filter((fact) => fact !== null),
      }
    },
    [t, dates, now],
  )
}

/** Whose word the duty is; what does not fit of its case comes first. */
function Said({ duty: { words, kind, state }, said }: { duty: CheckedDuty; said: StepWord }) {
  const t = useText()
  const isUnfit = words && factNames.some((name) => words[name].word === 'wrong')
  if (isUnfit)
    return (
      <Pill tone="late" icon="alert">
        {t('signed.alarm.title')}
      </Pill>
    )
  return <StepSaid kind={kind} state={state} word={said} isShort />
}

/** Where the duty is done: on a page of its case, on one of its own, or on that of any track. */
function hrefOf({ kind, clock, track, caseId }: Duty): string {
  const { page = '/tracks', casePageOfClock } = machineOf(kind)
  const onCase = casePageOfClock?.[clock]
  return onCase && caseId ? `/cases/${caseId}${onCase}` : `${page}/${track}`
}

/** Since when it runs and by which rule; a rule that nobody in the country has checked says so. */
function Reason({ duty }: { duty: Duty }) {
  const { t, dates } = useLanguage()
  const since = t('work.since', { day: dates.day(duty.startedAt) })
  // A rule of one's own house needs no name in a list, nor one that nobody has checked: it says that instead. A law's whole
  // citation stands where the duty is done.
  const source = duty.source === 'house' || !duty.verified ? undefined : citationOf(duty, t)
  return (
    <span className="work-why">
      <bdi>{since}</bdi>
      {source && (
        <span className="work-source">
          {'· '}
          <bdi title={source}>{source}</bdi>
        </span>
      )}
      {duty.source && !duty.verified && <span className="work-soft">{t('work.soft')}</span>}
    </span>
  )
}

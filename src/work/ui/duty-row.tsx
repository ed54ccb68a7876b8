// A person as a row: when, what to do first (a verb), why, whose case by its code name, the one act, and what else waits for them.
import { useCallback, useState } from 'react'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Pill, type Tone } from '../../web/controls/pill.tsx'
import type { Row } from '../../web/controls/rows.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { useLanguage, useText, type Text } from '../../web/language/language.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { WithAllWords } from '../../web/shell/with-words.tsx'
import { workHandOver, workHour } from '../../web/shell/work-slots.ts'
import { useMe } from '../../web/session/session.tsx'
import { machineOf } from '../../web/track/machines.ts'
import { askWords } from '../../web/track/answers.ts'
import { citationOf, dueOf, dutyWords } from '../../web/track/clocks.tsx'
import { factNames } from '../../tracks/case-facts.ts'
import type { StepWord } from '../../tracks/step-word.ts'
import { StepSaid } from '../../web/track/step-said.tsx'
import type { Duty } from '../api.ts'
import { closedFor } from '../../web/shell/closed-screens.ts'
import { useScreens } from '../../web/shell/screens.ts'
import { isLegal, maySnooze } from '../snooze.ts'
import { ActHere } from './act-here.tsx'
import { actOf } from './acts.ts'
import type { CheckedDuty } from './checked-duties.ts'
import { isLate, type PersonDuties } from './groups.ts'
import { outcomesOf } from './outcomes.ts'
import { Snooze } from './snooze.tsx'

type People = readonly PersonDuties<CheckedDuty>[]

/** Draws people as rows, at this time; of those that are opened each duty has a row of its own below. `leads` is whom the day begins with. */
export function usePersonRows(now: Date): (people: People, leads?: string) => Row[] {
  const [acting, act] = useState<string | null>(null)
  const rowOf = useDutyRow(now, { acting, act })
  const actRow = useActRow(acting, act)
  const [opened, setOpened] = useState<readonly string[]>([])
  return useCallback(
    (people: People, leads?: string) =>
      people.flatMap(({ id, first, others }): Row[] => {
        const isOpen = opened.includes(id)
        const toggle = () => setOpened(isOpen ? opened.filter((one) => one !== id) : [...opened, id])
        const row = rowOf(first, id === leads)
        const about = row.about!
        const head = {
          ...row,
          about: {
            ...about,
            ...(others.length > 0 && {
              more: <More count={others.length} {...{ isOpen, toggle }} about={about.name} />,
            }),
          },
        }
        if (!isOpen) return [head, ...actRow(first)]
        const under = others.flatMap((duty) => [{ ...rowOf(duty, false), isUnder: true }, ...actRow(duty)])
        return [head, ...actRow(first), ...under]
      }),
    [rowOf, actRow, opened],
  )
}

function More(props: { count: number; isOpen: boolean; toggle: () => void; about: string }) {
  const t = useText()
  return (
    <button type="button" className="work-others" aria-expanded={props.isOpen} onClick={props.toggle}>
      {t(props.isOpen ? 'work.others.less' : 'work.others', { count: props.count })}
      <span className="unseen"> {props.about}</span>
    </button>
  )
}

function toneOf(duty: Duty, now: Date, zone: string, tone: Tone): Tone {
  if (duty.urgency === 0) return 'danger'
  // Red is for danger and the law; what the network asks of itself is late in a calmer colour.
  return isLate(duty, now, zone) && !isLegal(duty) ? 'due' : tone
}

/** Which duty is being done in the list. */
interface Acting {
  acting: string | null
  act: (duty: string | null) => void
}

/** Beneath the row of a duty that somebody does here: its answers. */
function useActRow(acting: string | null, act: Acting['act']): (duty: CheckedDuty) => Row[] {
  const { t, words } = useLanguage()
  const { roles } = useMe()
  return useCallback(
    (duty) => {
      const outcomes = duty.id === acting ? outcomesOf(machineOf(duty.kind), duty, roles) : undefined
      if (!outcomes) return []
      return [
        {
          id: `${duty.id}-act`,
          title: words === 'all' ? askWords(duty.kind, outcomes.ask, t) : t('frame.asking'),
          detail: (
            <WithAllWords>
              <ActHere duty={duty} outcomes={outcomes} onDone={() => act(null)} />
            </WithAllWords>
          ),
          isUnder: true,
        },
      ]
    },
    [t, words, roles, acting, act],
  )
}

/** The one act of a duty: done here where its answers are few, else where it is done. */
function Act({ duty, leads, name, acting, act }: Acting & { duty: Duty; leads: boolean; name: string }) {
  const t = useText()
  const { roles } = useMe()
  const isOpenTo = useIsOpen()
  const outcomes = outcomesOf(machineOf(duty.kind), duty, roles)
  const look = leads ? 'primary' : 'plain'
  const words = (
    <>
      {t(`work.act.${outcomes?.asksPerson ? 'ask' : actOf(duty.clock)}`)}
      <span className="unseen"> {name}</span>
    </>
  )
  if (!outcomes)
    return (
      <ButtonLink size="small" look={look} href={hrefOf(duty, isOpenTo)}>
        {words}
      </ButtonLink>
    )
  const isOpen = acting === duty.id
  return (
    <Button size="small" look={look} aria-expanded={isOpen} onPress={() => act(isOpen ? null : duty.id)}>
      {words}
    </Button>
  )
}

/** What is to be done first: to ask the person where that is what it waits for, else what is owed. */
function titleOf(duty: Duty, roles: readonly string[], t: Text): string {
  const outcomes = outcomesOf(machineOf(duty.kind), duty, roles)
  return outcomes?.asksPerson ? t(`${duty.kind}.move.${outcomes.move}`) : dutyWords(duty, t)
}

/** Draws duties as rows, at this time. */
function useDutyRow(now: Date, { acting, act }: Acting): (duty: CheckedDuty, leads: boolean) => Row {
  const { t, dates } = useLanguage()
  const { network, roles } = useMe()
  const { timezone } = network
  const isOpenTo = useIsOpen()
  return useCallback(
    (duty, leads): Row => {
      const due = dueOf(duty, now, t, dates)
      const { countsMinutesSince } = machineOf(duty.kind)
      const when = countsMinutesSince && duty.urgency === 0 ? dates.ago(duty.startedAt, now) : due.words
      const name = duty.reference
        ? aliasHere(duty.reference, t)
        : t(duty.caseId === null ? 'work.noCase' : 'work.notShared')
      return {
        id: duty.id,
        title: titleOf(duty, roles, t),
        detail: <Reason duty={duty} />,
        href: hrefOf(duty, isOpenTo),
        before: (
          <Pill tone={toneOf(duty, now, timezone, due.tone)}>
            <When duty={duty} isAtHour={hasHour(duty, now, timezone)}>
              {when}
            </When>
          </Pill>
        ),
        about: { name, reference: duty.reference ?? '' },
        actions: (
          <>
            <span className="work-act">
              <Act {...{ duty, leads, name, acting, act }} />
            </span>
            <PutOff duty={duty} name={name} />
          </>
        ),
      }
    },
    [t, dates, now, timezone, roles, isOpenTo, acting, act],
  )
}

/** Whether it is due today, at an hour that is sealed. */
const hasHour = ({ kind, dueOn }: Duty, now: Date, zone: string): boolean =>
  machineOf(kind).sealsHour === true && dueOn === dayOf(now, zone)

/** By when; with its hour where that is sealed and can be opened. */
function When({ duty, isAtHour, children }: { duty: Duty; isAtHour: boolean; children: string }) {
  if (!isAtHour || duty.caseId === null) return children
  return (
    <Filled slot={workHour} caseId={duty.caseId} track={duty.track}>
      {children}
    </Filled>
  )
}

/** A duty is put off with a reason; what may not be is handed to somebody else. */
function PutOff({ duty, name }: { duty: Duty; name: string }) {
  const t = useText()
  const title = t(`clock.${duty.clock}`)
  if (maySnooze(duty)) return <Snooze duty={duty} title={title} about={name} />
  if (duty.caseId === null) return null
  return <Filled slot={workHandOver} caseId={duty.caseId} about={name} />
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

/** Whether a page is open to who looks. */
function useIsOpen(): (path: string) => boolean {
  const { screens } = useScreens()
  const { roles } = useMe()
  return useCallback((path) => closedFor(screens, path, roles) === undefined, [screens, roles])
}

/** Where the duty is done: on a page of its case, at a desk that is open to these professions, on a page of its own, or on that of any track. */
function hrefOf({ kind, clock, track, caseId }: Duty, isOpen: (path: string) => boolean): string {
  const { page = '/tracks', casePageOfClock, deskOfClock } = machineOf(kind)
  const onCase = casePageOfClock?.[clock]
  const desk = deskOfClock?.[clock]
  if (desk && isOpen(desk)) return `${desk}?asked=${track}`
  return onCase && caseId ? `/cases/${caseId}${onCase}` : `${page}/${track}`
}

/** What was agreed, since when it runs, by which rule and whose word it is; a rule that nobody in the country has checked says so. */
function Reason({ duty }: { duty: CheckedDuty }) {
  const { t, dates } = useLanguage()
  const { agreed, said } = duty
  const since = t('work.since', { day: dates.day(duty.startedAt) })
  // A rule of one's own house needs no name in a list, nor one that nobody has checked: it says that instead. A law's whole
  // citation stands where the duty is done.
  const source = duty.source === 'house' || !duty.verified ? undefined : citationOf(duty, t)
  const words = agreed && {
    purpose: t(`purpose.${agreed.purpose}`),
    day: dates.shortDay(agreed.until),
  }
  return (
    <span className="work-why">
      <bdi>{since}</bdi>
      {words && <bdi className="work-source">· {t('work.agreed', words)}</bdi>}
      {source && (
        <span className="work-source">
          {'· '}
          <bdi title={source}>{source}</bdi>
        </span>
      )}
      {duty.source && !duty.verified && <span className="work-soft">{t('work.soft')}</span>}
      {said && (
        <span>
          · <Said duty={duty} said={said} />
        </span>
      )}
    </span>
  )
}

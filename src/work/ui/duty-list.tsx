// What is due, a row for each person: now and today in sight, this week and later behind a line that says how much it is.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { caseRoles } from '../../api/roles.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { EmptyState } from '../../web/controls/card.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import type { Tone } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { heardInTime } from '../../web/session/heard.ts'
import { whenQuiet } from '../../web/session/when-quiet.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { isLegal } from '../snooze.ts'
import { MyPeople } from './my-people.tsx'
import type { CheckedDuty } from './checked-duties.ts'
import { countsByDay, groupsOf, isLate, type Group, type PersonDuties } from './groups.ts'
import { usePersonRows } from './duty-row.tsx'
import { Ended } from './ended.tsx'
import { Snoozed } from './snoozed.tsx'

/** Pages of fifty that are fetched unasked, so that the days of the week are counted whole. */
const unasked = 3
type Whose = 'mine' | 'team'

/** So many rows of a group are in sight before one asks for the others. */
function useDutiesInSight(whose: Whose): number {
  const onTelephone = whose === 'mine' ? 3 : 2
  return useIsNarrow('40rem') ? onTelephone : 5
}
const coveredInSight = 3

function useDuties(whose: Whose) {
  const duties = useInfiniteQuery({
    queryKey: ['work', whose],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await import('./checked-duties.ts')).listDuties(whose, pageParam, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
    ...heardInTime('work', 'urgent'),
  })
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = duties
  const wantsMore = hasNextPage && !isFetching && !isError && (data?.pages.length ?? 0) < unasked
  useEffect(() => {
    // Once those that come first stand there.
    return wantsMore ? whenQuiet(() => void fetchNextPage()) : undefined
  }, [wantsMore, fetchNextPage])
  return duties
}

export function DutyList({ whose }: { whose: Whose }) {
  const t = useText()
  const duties = useDuties(whose)
  const { data } = duties
  const all = useMemo(() => data?.pages.flatMap((page) => page.duties) ?? [], [data])
  const now = useMemo(() => new Date(data?.pages[0]?.now ?? 0), [data])
  const more = duties.hasNextPage && (
    <div className="work-more">
      <Button isPending={duties.isFetchingNextPage} onPress={() => void duties.fetchNextPage()}>
        {t('work.more')}
      </Button>
    </div>
  )
  return (
    <div className="work-groups">
      {duties.isPending && <Skeleton label={t('work.loading')} lines={8} />}
      {duties.isError && !data && (
        <ErrorNotice
          title={t('work.failed')}
          action={<Button onPress={() => void duties.refetch()}>{t('web.page.again')}</Button>}
        />
      )}
      {data && all.length === 0 && <NothingDue />}
      {all.length > 0 && <Groups duties={all} now={now} more={more} whose={whose} />}
      <Ended whose={whose} />
      {whose === 'mine' && <Snoozed />}
    </div>
  )
}

interface ListProps {
  duties: readonly CheckedDuty[]
  now: Date
  whose: Whose
  more: ReactNode
}

function Groups({ duties, now, whose, more }: ListProps) {
  const t = useText()
  const { timezone } = useMe().network
  // Danger is everybody's, whoever is away.
  const isCovered = ({ coversFor, urgency }: CheckedDuty) => coversFor !== null && urgency > 0
  const covered = duties.filter(isCovered)
  const groups = groupsOf(
    duties.filter((one) => !isCovered(one)),
    now,
    timezone,
  )
  const pressing = groups.filter(({ id }) => id === 'now' || id === 'today')
  const count = pressing.reduce((sum, { people }) => sum + people.length, 0)
  const [first] = pressing.flatMap(({ people }) => people)
  return (
    <>
      <p className="second work-lead">
        {t(more && pressing.length === groups.length ? 'work.leadMany' : 'work.lead', { count })}
      </p>
      {pressing.map((group) => (
        <InSight key={group.id} group={group} now={now} leads={first?.id} whose={whose} />
      ))}
      {[...Map.groupBy(covered, ({ coversFor }) => coversFor)].map(([user, some]) => (
        <Covered key={user} user={user!} duties={some} now={now} />
      ))}
      {groups.map((group) => {
        if (group.id === 'week')
          return (
            <Folded key="week" group={group} now={now}>
              <Days people={group.people} />
            </Folded>
          )
        return group.id === 'later' ? <Folded key="later" group={group} now={now} below={more} /> : null
      })}
      {groups.at(-1)?.id !== 'later' && more}
      {whose === 'mine' && <MyPeople duties={duties} now={now} />}
    </>
  )
}

interface Shown {
  group: Group<CheckedDuty>
  now: Date
}

/** Red only where danger or a law presses. */
function toneOf({ id, people }: Group<CheckedDuty>, now: Date, zone: string): Tone {
  if (id !== 'now') return 'calm'
  const isRed = ({ first }: PersonDuties<CheckedDuty>) =>
    first.urgency === 0 || (isLate(first, now, zone) && isLegal(first))
  return people.some(isRed) ? 'danger' : 'due'
}

function useHeading({ id, people }: Group<CheckedDuty>): string {
  const t = useText()
  const { number } = useDates()
  return t('work.group', { name: t(`work.group.${id}`), count: number(people.length) })
}

interface First {
  heading: string
  tone?: Tone
  people: readonly PersonDuties<CheckedDuty>[]
  most: number
  now: Date
  leads?: string | undefined
}

/** The first people of a list, and the others at a press. */
function FirstRows({ heading, tone, people, most, now, leads }: First) {
  const t = useText()
  const rowsOf = usePersonRows(now)
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? people : people.slice(0, most)
  const hidden = people.length - shown.length
  return (
    <>
      <Rows heading={heading} {...(tone && { tone })} rows={rowsOf(shown, leads)} />
      {hidden > 0 && (
        <Button look="quiet" size="small" onPress={() => setWhole(true)}>
          {t('work.group.rest', { count: hidden })}
        </Button>
      )}
    </>
  )
}

function InSight({ group, now, leads, whose }: Shown & { leads: string | undefined; whose: Whose }) {
  const { timezone } = useMe().network
  const heading = { heading: useHeading(group), tone: toneOf(group, now, timezone) }
  return (
    <FirstRows {...heading} people={group.people} most={useDutiesInSight(whose)} now={now} leads={leads} />
  )
}

/** What a colleague who is away would find in their own list, the most urgent first. */
function Covered({ user, duties, now }: { user: string; duties: readonly CheckedDuty[]; now: Date }) {
  const t = useText()
  const { number } = useDates()
  const nameOf = useColleagueName()
  const { timezone } = useMe().network
  const people = groupsOf(duties, now, timezone).flatMap((group) => group.people)
  const name = t('work.covers', { name: nameOf(user) })
  const heading = t('work.group', { name, count: number(people.length) })
  return <FirstRows heading={heading} people={people} most={coveredInSight} now={now} />
}

/** One line that opens with one press. */
function Folded({ group, now, below, children }: Shown & { below?: ReactNode; children?: ReactNode }) {
  const t = useText()
  const rowsOf = usePersonRows(now)
  const heading = useHeading(group)
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="work-folded">
      <div className="work-line">
        <h3 className="rows-heading">{heading}</h3>
        {children}
        <Button size="small" look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'work.group.hide' : 'work.group.show', { count: group.people.length })}
          <span className="unseen"> {t(`work.group.${group.id}`)}</span>
        </Button>
      </div>
      {isOpen && <Rows rows={rowsOf(group.people)} />}
      {isOpen && below}
    </section>
  )
}

/** How many people each day of the week begins with. */
function Days({ people }: Pick<Group<CheckedDuty>, 'people'>) {
  const { day, number } = useDates()
  const { timezone } = useMe().network
  return (
    <ul className="work-days">
      {countsByDay(people, timezone).map(([one, count]) => (
        <li key={one}>
          {day(one)} <strong>{number(count)}</strong>
        </li>
      ))}
    </ul>
  )
}

function NothingDue() {
  const t = useText()
  const { roles } = useMe()
  const opens = hasOneOf(roles, caseRoles)
  return (
    <EmptyState icon="check" title={t('work.empty.title')} words={t('work.empty.words')}>
      {opens ? (
        <ButtonLink href="/cases/new" look="primary" icon="plus">
          {t('work.empty.open')}
        </ButtonLink>
      ) : (
        <ButtonLink href="/directory">{t('work.empty.directory')}</ButtonLink>
      )}
    </EmptyState>
  )
}

// The list that everybody starts the day with: danger first, then what is late, then by day. One row is one duty; the
// keyboard alone is enough.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Suspense, useMemo, useRef, useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { useRouter, useSearch } from '@tanstack/react-router'
import { caseRoles, isOnlyAssigned } from '../../api/roles.ts'
import { assignableRoles } from '../../assignments/model.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { KeyHint } from '../../web/controls/key-hint.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Tabs } from '../../web/controls/tabs.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useCounts } from '../../web/session/counts.tsx'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { Page } from '../../web/shell/page.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { assignedDay, workHead, workTeam, workUnassigned } from '../../web/shell/work-slots.ts'
import type { CheckedDuty } from './checked-duties.ts'
import { groupsOf } from './groups.ts'
import { useListKeys } from './list-keys.ts'
import { useDutyRow } from './duty-row.tsx'
import './work.css'

const tones = {
  danger: 'danger',
  late: 'late',
  today: 'due',
  week: 'calm',
  later: 'calm',
  open: 'calm',
} as const
const refreshMs = 30_000
const views = ['mine', 'team', 'unassigned'] as const

function useDuties(whose: 'mine' | 'team') {
  return useInfiniteQuery({
    queryKey: ['work', whose],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await import('./checked-duties.ts')).listDuties(whose, pageParam, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
    refetchInterval: refreshMs,
    refetchIntervalInBackground: false,
  })
}

/** Whoever can work on a case has cases of their own; the list of everybody else is that of their circles. */
const worksOnCases = (roles: readonly string[]) => hasOneOf(roles, [...assignableRoles, 'hotline'])

/** Whoever is only assigned begins the day with their assignments. */
export function MyWork() {
  const t = useText()
  if (!isOnlyAssigned(useMe().roles)) return <Work />
  return (
    <Suspense fallback={<Skeleton label={t('work.loading')} lines={6} />}>
      <Filled slot={assignedDay} />
    </Suspense>
  )
}

function Work() {
  const t = useText()
  const { roles } = useMe()
  const list = useRef<HTMLDivElement>(null)
  const [help, setHelp] = useState(false)
  useListKeys(list, () => setHelp(true))
  const router = useRouter()
  const { chosen } = useSearch({
    strict: false,
    select: (search: { whose?: string }) => ({ chosen: search.whose }),
  })
  const supervises = roles.includes('supervisor')
  const hasOwn = worksOnCases(roles)
  const shown = views.find((view) => view === chosen) ?? (hasOwn && !supervises ? 'mine' : 'team')
  const content = {
    mine: () => <DutyList whose="mine" />,
    team: () => (
      <>
        {supervises && (
          <Suspense fallback={<Skeleton label={t('worker.load.loading')} lines={4} />}>
            <Filled slot={workTeam} />
          </Suspense>
        )}
        <DutyList whose="team" />
      </>
    ),
    unassigned: () => (
      <Suspense fallback={<Skeleton label={t('work.loading')} lines={4} />}>
        <Filled slot={workUnassigned} />
      </Suspense>
    ),
  }
  return (
    <Page title={t('work.title')} actions={<Keys isOpen={help} onOpenChange={setHelp} />}>
      <WaitingColleagues />
      <Suspense fallback={null}>
        <Filled slot={workHead} />
      </Suspense>
      <Card>
        <h2 className="unseen">{t('work.list')}</h2>
        <div ref={list}>
          {hasOwn ? (
            <Tabs
              label={t('work.whose')}
              tabs={views.map((id) => ({
                id,
                label: t(`work.whose.${id}`),
                content: id === shown ? content[id]() : null,
              }))}
              selected={shown}
              onSelect={(id) =>
                void router.navigate({ href: `/?whose=${id}`, replace: true, resetScroll: false })
              }
            />
          ) : (
            content.team()
          )}
        </div>
      </Card>
    </Page>
  )
}

/** What is due, danger first. */
function DutyList({ whose }: { whose: 'mine' | 'team' }) {
  const t = useText()
  const duties = useDuties(whose)
  const { data } = duties
  const all = useMemo(() => data?.pages.flatMap((page) => page.duties) ?? [], [data])
  const now = useMemo(() => new Date(data?.pages[0]?.now ?? 0), [data])
  return (
    <>
      {duties.isPending && <Skeleton label={t('work.loading')} lines={8} />}
      {duties.isError && !data && (
        <ErrorNotice
          title={t('work.failed')}
          action={<Button onPress={() => void duties.refetch()}>{t('web.page.again')}</Button>}
        />
      )}
      {data && all.length === 0 && <NothingDue />}
      {all.length > 0 && (
        <>
          <p className="second work-lead">
            <Lead duties={all} now={now} more={duties.hasNextPage} />
          </p>
          <Groups duties={all} now={now} />
        </>
      )}
      {duties.hasNextPage && (
        <div className="work-more">
          <Button isPending={duties.isFetchingNextPage} onPress={() => void duties.fetchNextPage()}>
            {t('work.more')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Whoever has joined can open nothing before an administrator lets them in, and nobody else tells the administrator. */
function WaitingColleagues() {
  const t = useText()
  const { counts } = useCounts(true)
  const count = counts?.waiting ?? 0
  if (count === 0) return null
  return (
    <Notice tone="due" title={t('work.waiting.title', { count })}>
      <p>{t('work.waiting.words')}</p>
      <Link href="/people">{t('work.waiting.go')}</Link>
    </Notice>
  )
}

function Lead({ duties, now, more }: { duties: readonly CheckedDuty[]; now: Date; more: boolean }) {
  const t = useText()
  const groups = groupsOf(duties, now, useMe().network.timezone)
  const pressing = groups.filter(({ id }) => ['danger', 'late', 'today'].includes(id))
  const count = pressing.reduce((sum, group) => sum + group.duties.length, 0)
  // What presses comes first, so its number is whole as soon as something calmer stands below it.
  const whole = !more || count < duties.length
  return whole ? t('work.lead', { count }) : t('work.leadMany', { count: duties.length })
}

function Groups({ duties, now }: { duties: readonly CheckedDuty[]; now: Date }) {
  const t = useText()
  const { number } = useDates()
  const rowOf = useDutyRow(now)
  const { timezone } = useMe().network
  return groupsOf(duties, now, timezone).map(({ id, duties: some }) => (
    <Rows
      key={id}
      heading={t('work.group', { name: t(`work.group.${id}`), count: number(some.length) })}
      tone={tones[id]}
      rows={some.map(rowOf)}
    />
  ))
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

const keys = [
  { keys: ['J'], words: 'work.keys.next' },
  { keys: ['K'], words: 'work.keys.before' },
  { keys: ['Enter'], words: 'work.keys.open' },
  { keys: ['Ctrl', 'K'], words: 'work.keys.find' },
  { keys: ['?'], words: 'work.keys.help' },
] as const

function Keys(props: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const t = useText()
  return (
    <>
      <span className="work-keys">
        <Button look="quiet" size="small" onPress={() => props.onOpenChange(true)}>
          {t('work.keys.title')} <KeyHint keys={['?']} />
        </Button>
      </span>
      <Dialog title={t('work.keys.title')} {...props}>
        <dl className="work-keys-list">
          {keys.map((one) => (
            <div key={one.words}>
              <dt>
                <KeyHint keys={[...one.keys]} />
              </dt>
              <dd>{t(one.words)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  )
}

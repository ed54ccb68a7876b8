// The contacts of a desk in the order in which they are worked through, and those that were closed.
import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { useFirstRows } from '../../web/controls/first-rows.tsx'
import { KeyHint } from '../../web/controls/key-hint.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useNow } from '../../web/session/now.ts'
import { talking } from '../talking.ts'
import './hotline.css'

type Contact = Awaited<ReturnType<typeof api.reports.list>>['reports'][number]
const urgencyTones = { now: 'danger', day: 'due', routine: 'calm' } as const

export const useContacts = (closed: 'yes' | 'no') =>
  useInfiniteQuery({
    queryKey: ['contacts', closed],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.reports.list({ closed, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    // Whoever comes back to the desk sees who has what now.
    staleTime: 0,
    refetchInterval: 20_000,
  })
type Contacts = ReturnType<typeof useContacts>

/** What has been read so far. One that changed its place while the pages were read stands once. */
export const readOf = ({ data }: Contacts): Contact[] => [
  ...new Map(data?.pages.flatMap(({ reports }) => reports.map((one) => [one.track, one] as const))).values(),
]

/** What waits for the next shift stands above the others. */
const goingOn = (reports: readonly Contact[]) => reports.filter(({ handedAt }) => handedAt === null)

/** Groups in the order in which they are worked through. */
const groupOf = ({ urgency, unread, state }: Contact) =>
  urgency === 'now' && (unread || (talking as readonly string[]).includes(state))
    ? 'danger'
    : state === 'callback_due'
      ? 'callback'
      : unread || state === 'new'
        ? 'answer'
        : 'going'
const groups = ['danger', 'callback', 'answer', 'going'] as const

/** What goes on, group by group. */
export const inGroups = (reports: readonly Contact[]): Contact[][] =>
  groups.map((group) => goingOn(reports).filter((one) => groupOf(one) === group))

export function useContactRow(): (contact: Contact, at?: number) => Row {
  const { t, language, dates } = useLanguage()
  const now = useNow()
  const called = useColleagueName()
  return (contact, at) => ({
    id: contact.track,
    href: `/hotline/${contact.track}`,
    title: t('hotline.contact', {
      channel: t(`code.${contact.channel}`),
      language:
        contact.language === null
          ? t('hotline.language.unknown')
          : languageName(contact.language, language.locale),
    }),
    detail: (
      <span className="row">
        {dates.ago(contact.openedAt, now)}
        {contact.holder && <span>{t('hotline.heldBy', { who: called(contact.holder) })}</span>}
        {at !== undefined && at < 9 && <KeyHint keys={['Alt', String(at + 1)]} />}
        {contact.unread && <Pill tone="due">{t('hotline.unread')}</Pill>}
      </span>
    ),
    before: contact.dueAt ? (
      <Pill tone={contact.urgency === 'now' ? 'late' : dates.dueTone(contact.dueAt, now)} icon="clock">
        {dates.due(contact.dueAt, now)}
      </Pill>
    ) : (
      <span className="second">{t(contact.unread ? 'track.noLimit' : 'hotline.noClock')}</span>
    ),
    facts: [
      <Pill key="state">{t(`contact.state.${contact.state}`)}</Pill>,
      // How soon matters to those who wait, where the heading of their group does not say it already.
      ['danger', 'going'].includes(groupOf(contact)) ? null : (
        <Pill key="urgency" tone={urgencyTones[contact.urgency]}>
          {t(`inbox.urgency.${contact.urgency}`)}
        </Pill>
      ),
    ].filter((fact) => fact !== null),
  })
}

export function Queue({ contacts, empty }: { contacts: Contacts; empty: string }) {
  const { t } = useLanguage()
  if (contacts.isPending) return <Skeleton label={t('hotline.loading')} lines={5} />
  if (contacts.isError)
    return (
      <ErrorNotice
        title={t('hotline.failed')}
        action={<Button onPress={() => void contacts.refetch()}>{t('web.page.again')}</Button>}
      />
    )
  const reports = readOf(contacts)
  if (reports.length > 0 && goingOn(reports).length === 0) return null
  if (reports.length === 0)
    return (
      <Card>
        <EmptyState icon="phone" title={t('hotline.none')} words={empty} />
      </Card>
    )
  const shown = inGroups(reports)
  return (
    <Card>
      <h2 className="unseen">{t('hotline.queue')}</h2>
      {groups.map((group, place) => (
        <Group
          key={group}
          group={group}
          contacts={shown[place] ?? []}
          from={shown.slice(0, place).flat().length}
        />
      ))}
      <More contacts={contacts} shown={reports.length} />
    </Card>
  )
}

/** Who is in danger, is to be called or waits for an answer stands there whole; of those who were answered the newest. */
const inSight = { wide: 6, narrow: 3 }

function Group({
  group,
  contacts,
  from,
}: {
  group: (typeof groups)[number]
  contacts: readonly Contact[]
  /** How many stand above it. */
  from: number
}) {
  const { t } = useLanguage()
  const row = useContactRow()
  const most = inSight[useIsNarrow('40rem') ? 'narrow' : 'wide']
  const heading = t(`hotline.group.${group}`, { count: contacts.length })
  const [shown, more] = useFirstRows(contacts, group === 'going' ? most : contacts.length, heading)
  if (contacts.length === 0) return null
  return (
    <>
      <Rows
        heading={heading}
        {...(group === 'danger' ? { tone: 'danger' as const } : {})}
        rows={shown.map((one, at) => row(one, from + at))}
      />
      {more}
    </>
  )
}

/** However many came at once, every one of them can be reached, and how many are not in sight is said. */
function More({ contacts, shown }: { contacts: Contacts; shown: number }) {
  const { t } = useLanguage()
  if (!contacts.hasNextPage) return null
  return (
    <div className="row hotline-more">
      <p>{t('hotline.part', { shown, count: contacts.data?.pages[0]?.total ?? shown })}</p>
      <Button isPending={contacts.isFetchingNextPage} onPress={() => void contacts.fetchNextPage()}>
        {t('work.more')}
      </Button>
    </div>
  )
}

export function Closed() {
  const { t } = useLanguage()
  const row = useContactRow()
  const contacts = useContacts('yes')
  const reports = readOf(contacts)
  if (!contacts.data) return <Skeleton label={t('hotline.loading')} lines={3} />
  if (reports.length === 0) return <p className="second">{t('hotline.closed.none')}</p>
  return (
    <Card>
      <Rows heading={t('hotline.closed')} rows={reports.map((one) => row(one))} />
      <More contacts={contacts} shown={reports.length} />
    </Card>
  )
}

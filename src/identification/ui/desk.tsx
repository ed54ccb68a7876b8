// The hotline's desk: who waits, danger first; a call is written down while one talks; a silent call is one key. What
// was said is opened on the next page only, so that nobody reads it over a shoulder here.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { api } from '../../web/session/api.ts'
import { Link } from 'react-aria-components/Link'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { KeyHint } from '../../web/controls/key-hint.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { wordsOf } from '../../web/actions/error-message.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { AskedAfter } from './asked-after.tsx'
import { Call } from './call.tsx'
import { Headset } from './headset.tsx'
import { KeyWords } from './key-words.tsx'
import { HandedOver, HandOver, Load } from './shift.tsx'
import { talking } from '../talking.ts'
import './hotline.css'

/** Seldom there. */
const Quality = lazy(async () => ({ default: (await import('./quality.tsx')).Quality }))

type Contact = Awaited<ReturnType<typeof api.reports.list>>['reports'][number]
const urgencyTones = { now: 'danger', day: 'due', routine: 'calm' } as const

const useContacts = (closed: 'yes' | 'no') =>
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
const readOf = ({ data }: Contacts): Contact[] => [
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

/** Presses of a key anywhere on the page; what is being typed is left alone unless Alt or an F key is held. */
function useKeys(keys: Record<string, () => void>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = keys[event.altKey ? `Alt+${event.key.toLowerCase()}` : event.key]
      if (!act || event.repeat) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [keys])
}

export function Desk() {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { say } = useNotices()
  // Requests from the public page go to an organisation of this kind alone; calls are written down wherever somebody answers.
  const isHotline = useMe().organisation.kind === 'hotline'
  const [calling, setCalling] = useState(false)
  const [closed, setClosed] = useState(false)
  const contacts = useContacts('no')
  const reports = readOf(contacts)
  const row = useRow()
  const inOrder = groups.flatMap((group) => goingOn(reports).filter((one) => groupOf(one) === group))
  // A press after a failed one is the same call: what arrived without an answer is not counted again.
  const unanswered = useRef<string | null>(null)
  const silence = usePendingAction()
  const silent = () =>
    silence.run(
      async () => {
        unanswered.current ??= newId()
        await api.reports.countSilentCall({ id: unanswered.current }, { key: unanswered.current })
        unanswered.current = null
        say({ text: t('hotline.silent.done') })
      },
      (fault) => say({ text: wordsOf(fault, t), tone: 'due' }),
    )
  useKeys({
    F8: () => void silent(),
    'Alt+n': () => setCalling(true),
    ...Object.fromEntries(
      inOrder
        .slice(0, 9)
        .map(({ track }, at) => [
          `Alt+${at + 1}`,
          () => void navigate({ to: '/hotline/$trackId', params: { trackId: track } }),
        ]),
    ),
  })
  return (
    <Page
      title={t('hotline.title')}
      lead={t('hotline.lead')}
      actions={
        <>
          <Button icon="phone" look={calling ? 'plain' : 'primary'} onPress={() => setCalling(true)}>
            {t('hotline.call')}
          </Button>
          <Button isPending={silence.busy} onPress={() => void silent()}>
            {t('hotline.silent')}
          </Button>
          <AskedAfter />
          <HandOver contacts={reports} />
          <span className="row hotline-keys">
            <KeyHint keys={['Alt', 'N']} /> <KeyHint keys={['F8']} />
          </span>
        </>
      }
    >
      {calling && (
        <Call
          onClose={() => {
            setCalling(false)
            void queries.invalidateQueries({ queryKey: ['contacts'] })
          }}
        />
      )}
      {!isHotline && <Notice title={t('hotline.callsOnly')}>{t('hotline.callsOnly.words')}</Notice>}
      <HandedOver contacts={reports} rowOf={row} />
      <Queue contacts={contacts} empty={t(isHotline ? 'hotline.none.words' : 'hotline.none.calls')} />
      <div className="row">
        <Button look="quiet" aria-expanded={closed} onPress={() => setClosed(!closed)}>
          {t(closed ? 'hotline.closed.hide' : 'hotline.closed.show')}
        </Button>
        <Link href="/links">{t('hotline.links')}</Link>
        {isHotline && <Link href="/campaigns">{t('campaign.title')}</Link>}
      </div>
      {closed && <Closed />}
      <Load />
      <Headset />
      <Suspense fallback={null}>
        <Quality />
      </Suspense>
      {isHotline && <KeyWords />}
    </Page>
  )
}

function useRow(): (contact: Contact, at?: number) => Row {
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

function Queue({ contacts, empty }: { contacts: Contacts; empty: string }) {
  const { t } = useLanguage()
  const row = useRow()
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
  const shown = groups.map((group) => goingOn(reports).filter((one) => groupOf(one) === group))
  return (
    <Card>
      <h2 className="unseen">{t('hotline.queue')}</h2>
      {groups.map((group, place) => {
        const those = shown[place] ?? []
        if (those.length === 0) return null
        const from = shown.slice(0, place).flat().length
        return (
          <Rows
            key={group}
            heading={t(`hotline.group.${group}`, { count: those.length })}
            {...(group === 'danger' ? { tone: 'danger' as const } : {})}
            rows={those.map((one, at) => row(one, from + at))}
          />
        )
      })}
      <More contacts={contacts} shown={reports.length} />
    </Card>
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

function Closed() {
  const { t } = useLanguage()
  const row = useRow()
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

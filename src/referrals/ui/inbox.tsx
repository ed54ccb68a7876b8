// The referrals to an organisation and from it. Whoever waits stands first, with the time by which an answer is owed;
// everything needed to say yes or no is in sight, and nothing by which the person could be known.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { api } from '../../web/session/api.ts'
import { heard } from '../../web/session/heard.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Tabs } from '../../web/controls/tabs.tsx'
import { usePinnedRows } from '../../web/actions/use-pinned-rows.ts'
import { useDates, useText } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { alsoAsked } from './inbox-slots.ts'
import type { ReferralSummary } from '../api.ts'
import { nextOf, ReferralCard, type Box } from './referral-card.tsx'
import './referrals.css'

const boxes = ['received', 'sent'] as const

function useBox(box: Box) {
  return useInfiniteQuery({
    queryKey: ['referrals', box],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.referrals.inbox({ box, ...(pageParam ? { after: pageParam } : {}) }, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    ...heard('work'),
    // Who comes here wants to know who waits now, also seconds after the last look.
    refetchOnMount: 'always',
  })
}

interface BoxProps {
  box: Box
  query: ReturnType<typeof useBox>
  reload: () => void
}

interface ListProps {
  box: Box
  referrals: readonly ReferralSummary[]
  now: Date
}

/** What is decided, as rows; the chosen one is shown whole below. */
function Decided({
  box,
  referrals,
  now,
  chosen,
  choose,
}: ListProps & { chosen: string | null; choose: (track: string | null) => void }) {
  const t = useText()
  const { day } = useDates()
  return (
    <Rows
      heading={t('inbox.decided')}
      rows={referrals.map((one) => ({
        id: one.track,
        title: t(`service.${one.serviceCode}`),
        detail: <bdi>{(box === 'received' ? one.sender : one.recipient) ?? t('inbox.somebody')}</bdi>,
        facts: [
          <Pill key="state">{t(`referral.state.${one.state}`)}</Pill>,
          <span key="day" className="second">
            {day(one.updatedAt, now)}
          </span>,
        ],
        actions: (
          <Button
            look="quiet"
            size="small"
            aria-expanded={chosen === one.track}
            onPress={() => choose(chosen === one.track ? null : one.track)}
          >
            {t(chosen === one.track ? 'directory.less' : 'directory.more')}
          </Button>
        ),
      }))}
    />
  )
}

function NoneHere({ box }: { box: Box }) {
  const t = useText()
  return (
    <Card>
      <EmptyState icon="send" title={t(`inbox.none.${box}`)} words={t(`inbox.none.${box}.words`)} />
    </Card>
  )
}

function BoxContent({ box, query, reload }: BoxProps) {
  const t = useText()
  const [chosen, choose] = useState<string | null>(null)
  const { all, placed, keep } = usePinnedRows(
    query.data?.pages.flatMap((page) => page.referrals) ?? [],
    ({ track }: ReferralSummary) => track,
  )
  if (query.isPending) return <Skeleton label={t('inbox.loading')} lines={6} />
  if (query.isError)
    return (
      <ErrorNotice
        title={t('inbox.failed')}
        action={<Button onPress={() => void query.refetch()}>{t('web.page.again')}</Button>}
      />
    )
  const now = new Date(query.data.pages.at(-1)?.now ?? Date.now())
  if (all.length === 0) return <NoneHere box={box} />
  // Help that is under way has next steps too, so it is shown whole as well.
  const open = (one: ReferralSummary) =>
    one.waiting || (nextOf(one.state, one.mineToAnswer) !== undefined && one.state !== 'completed')
  const waiting = all.filter((one) => open(placed(one)))
  const decided = all.filter((one) => !open(placed(one)))
  const card = (referral: ReferralSummary) => (
    <ReferralCard
      key={referral.track}
      referral={referral}
      box={box}
      now={now}
      reload={reload}
      onAsking={(isAsked) => keep(referral, isAsked)}
    />
  )
  return (
    <div className="stack">
      <div className="referral-cards">{waiting.map(card)}</div>
      {decided.length > 0 && (
        <Decided box={box} referrals={decided} now={now} chosen={chosen} choose={choose} />
      )}
      {decided.filter((one) => one.track === chosen).map(card)}
      {query.hasNextPage && (
        <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
          {t('inbox.more')}
        </Button>
      )}
    </div>
  )
}

/** Whoever comes back from a letter stands among what they sent. */
const boxAsked = (): Box => (new URLSearchParams(location.search).get('box') === 'sent' ? 'sent' : 'received')

/** The inbox. Alt+1 and Alt+2 change the list. */
export function Inbox() {
  const t = useText()
  const queries = useQueryClient()
  const [box, setBox] = useState<Box>(boxAsked)
  const lists = { received: useBox('received'), sent: useBox('sent') }
  const reload = () => void queries.invalidateQueries({ queryKey: ['referrals'] })
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      const chosen = event.altKey ? boxes[Number(event.key) - 1] : undefined
      if (!chosen) return
      event.preventDefault()
      setBox(chosen)
    }
    addEventListener('keydown', turn)
    return () => removeEventListener('keydown', turn)
  }, [])
  const count = (one: Box) =>
    lists[one].data?.pages[0]?.referrals.filter((referral) => referral.waiting).length ?? 0
  return (
    <Page title={t('inbox.title')} lead={t('inbox.lead')}>
      <Suspense fallback={null}>
        <Filled slot={alsoAsked} />
      </Suspense>
      <Tabs
        label={t('inbox.tabs')}
        selected={box}
        onSelect={(id) => setBox(id as Box)}
        tabs={boxes.map((id) => ({
          id,
          label: t(`inbox.${id}`),
          count: count(id),
          content: <BoxContent box={id} query={lists[id]} reload={reload} />,
        }))}
      />
    </Page>
  )
}

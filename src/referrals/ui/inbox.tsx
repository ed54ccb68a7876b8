// The referrals to an organisation and from it. Whoever waits stands first, with the time by which an answer is owed;
// everything needed to say yes or no is in sight, and nothing by which the person could be known.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useId, useState } from 'react'
import type { Side } from '../../tracks/define.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { api } from '../../web/session/api.ts'
import { heard } from '../../web/session/heard.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Tabs } from '../../web/controls/tabs.tsx'
import { usePinnedRows } from '../../web/actions/use-pinned-rows.ts'
import { useDates, useText, type Text } from '../../web/language/language.tsx'
import { Moves } from '../../web/track/moves.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { alsoAsked, outsidePlace } from './inbox-slots.ts'
import { wordsOf } from '../../web/actions/error-message.tsx'
import type { ReferralSummary } from '../api.ts'
import { referralMachine } from '../referral.ts'
import { AskNext, mayAskNext, Rungs } from './ladder.tsx'
import { Due, ReferralFacts, urgencyTones } from './summary.tsx'
import { takeOver } from './take-over.ts'
import './referrals.css'

type Box = 'received' | 'sent'
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

/** The strong button: what most often comes next for this side. */
const nextOf = (state: string, answering: boolean): string | undefined =>
  answering
    ? { enquiry: 'available', sent: 'open', received: 'accept', accepted: 'start', in_service: 'finish' }[
        state
      ]
    : {
        info_requested: 'answer',
        declined: 'found_elsewhere',
        no_capacity: 'found_elsewhere',
        expired: 'found_elsewhere',
      }[state]

const sidesOf = (box: Box, referral: ReferralSummary): Side[] =>
  box === 'received' ? ['other'] : referral.mineToAnswer ? ['holder', 'other'] : ['holder']

function Waiting({
  referral,
  box,
  now,
  reload,
  onAsking,
}: {
  referral: ReferralSummary
  box: Box
  now: Date
  reload: () => void
  onAsking: (isAsked: boolean) => void
}) {
  const t = useText()
  const dates = useDates()
  const taking = usePendingAction()
  const me = useMe()
  const { say } = useNotices()
  const navigateWhenDone = useNavigateWhenDone()
  const id = useId()
  const hasPages = box === 'received' && (referral.agreed?.pages ?? 0) > 0
  const onTheirBehalf = referral.outside && box === 'sent'
  // The yes stands already: where taking what was agreed fails, that is said, and it can be taken again.
  const take = (caseId: string) =>
    taking.run(async () => {
      const open = await takeOver(caseId, referral.recipientCircle ?? me.organisation.circle)
      const isOpen = open || hasPages
      say({ text: t(isOpen ? 'inbox.accepted' : 'inbox.closed'), tone: isOpen ? 'done' : 'info' })
      // Whoever has pages alone is shown no case.
      if (isOpen) await navigateWhenDone(`/${open ? 'cases' : 'pages'}/${caseId}`)
    })
  const moved = async (move: string) => {
    if (move === 'accept' && box === 'received' && referral.caseId) await take(referral.caseId)
    else say({ text: t(`referral.done.${move}`) })
    reload()
  }
  return (
    // An article and no region: several referrals may ask for the same help.
    <article
      className="card"
      aria-labelledby={id}
      data-accent={referral.urgency === 'now' && referral.waiting ? 'late' : undefined}
    >
      <header className="card-header">
        <h2 id={id}>{t(`service.${referral.serviceCode}`)}</h2>
        <div className="card-aside">
          <Due referral={referral} now={now} />
        </div>
      </header>
      <div className="stack">
        <div className="row">
          <Pill tone={urgencyTones[referral.urgency]}>{t(`inbox.urgency.${referral.urgency}`)}</Pill>
          <Pill>{t(`referral.state.${referral.state}`)}</Pill>
          {referral.waiting && <Pill>{t('inbox.since', { when: dates.ago(referral.sentAt, now) })}</Pill>}
          {referral.waiting && box === 'received' && referral.remindedAt && (
            <Pill tone="due">{t('inbox.reminded')}</Pill>
          )}
        </div>
        <ReferralFacts referral={referral} box={box} />
        {box === 'sent' && <Rungs referral={referral} now={now} />}
        {referral.outside && <p className="second">{t('inbox.outside')}</p>}
        {onTheirBehalf && (
          <Suspense fallback={null}>
            <Filled slot={outsidePlace} referral={referral} />
          </Suspense>
        )}
        <div className="referral-acts">
          <Moves
            machine={referralMachine}
            track={{
              id: referral.track,
              kind: 'referral',
              subkind: null,
              state: referral.state,
              version: referral.version,
              sides: sidesOf(box, referral),
            }}
            caseId={referral.caseId}
            next={nextOf(referral.state, referral.mineToAnswer)}
            // Sending needs a consent, so it has its own way.
            without={['send', 'ask_anonymously']}
            say={(move) => wordsFor(move, onTheirBehalf, t)}
            onMoved={moved}
            onStale={reload}
            onAsking={onAsking}
          />
          {taking.error !== null && (
            <ErrorNotice
              title={t('inbox.notOpened')}
              kept=""
              action={
                <Button
                  isPending={taking.busy}
                  onPress={() => void (referral.caseId && take(referral.caseId))}
                >
                  {t('web.page.again')}
                </Button>
              }
            >
              <p>{wordsOf(taking.error, t)}</p>
            </ErrorNotice>
          )}
          <div className="row">
            {referral.state === 'draft' && box === 'sent' && referral.caseId && (
              <ButtonLink
                look="primary"
                href={`/cases/${referral.caseId}/refer?referral=${referral.track}`}
                icon="send"
              >
                {t('inbox.sendAgreed')}
              </ButtonLink>
            )}
            {box === 'sent' && mayAskNext(referral) && <AskNext referral={referral} reload={reload} />}
            {onTheirBehalf && (
              <ButtonLink href={`/referrals/${referral.track}/letter`} icon="print">
                {t('inbox.letter')}
              </ButtonLink>
            )}
            {referral.caseId && (box === 'sent' || !referral.waiting) && (
              <ButtonLink
                href={hasPages ? `/pages/${referral.caseId}` : `/cases/${referral.caseId}`}
                look="quiet"
              >
                {t(hasPages ? 'inbox.pages' : 'inbox.case')}
              </ButtonLink>
            )}
          </div>
        </div>
      </div>
    </article>
  )
}

/** Moves that have a short word here, where the card says what it is about. */
const shortWords = Object.fromEntries(
  [
    'open',
    'ask',
    'accept',
    'decline',
    'full',
    'available',
    'start',
    'finish',
    'miss',
    'rebook',
    'withdraw',
    'answer',
    'found_elsewhere',
  ].map((move) => [move, true]),
)
/** What a service outside the network answers is written down about it, not said in its own voice. */
const theirs = new Set(['open', 'ask', 'accept', 'decline', 'full', 'available', 'finish'])

function wordsFor(move: string, onTheirBehalf: boolean, t: Text): string | undefined {
  if (onTheirBehalf && theirs.has(move)) return t(`inbox.outside.${move}`)
  return move in shortWords ? t(`inbox.say.${move}`) : undefined
}

function BoxContent({
  box,
  query,
  reload,
}: {
  box: Box
  query: ReturnType<typeof useBox>
  reload: () => void
}) {
  const t = useText()
  const { day } = useDates()
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
  if (all.length === 0)
    return (
      <Card>
        <EmptyState icon="send" title={t(`inbox.none.${box}`)} words={t(`inbox.none.${box}.words`)} />
      </Card>
    )
  // Help that is under way has next steps too, so it is shown whole as well.
  const open = (one: ReferralSummary) =>
    one.waiting || (nextOf(one.state, one.mineToAnswer) !== undefined && one.state !== 'completed')
  const waiting = all.filter((one) => open(placed(one)))
  const decided = all.filter((one) => !open(placed(one)))
  return (
    <div className="stack">
      <div className="referral-cards">
        {waiting.map((referral) => (
          <Waiting
            key={referral.track}
            referral={referral}
            box={box}
            now={now}
            reload={reload}
            onAsking={(isAsked) => keep(referral, isAsked)}
          />
        ))}
      </div>
      {decided.length > 0 && (
        <Rows
          heading={t('inbox.decided')}
          rows={decided.map((one) => ({
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
      )}
      {decided
        .filter((one) => one.track === chosen)
        .map((one) => (
          <Waiting
            key={one.track}
            referral={one}
            box={box}
            now={now}
            reload={reload}
            onAsking={(isAsked) => keep(one, isAsked)}
          />
        ))}
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

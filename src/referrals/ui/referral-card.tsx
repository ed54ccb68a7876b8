// One referral as a card: what is asked, how long it waits, and what either side can do with it now.
import { Suspense, useId } from 'react'
import type { Side } from '../../tracks/define.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { wordsOf } from '../../web/actions/error-words.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useDates, useText, type Text } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { Moves } from '../../web/track/moves.tsx'
import type { ReferralSummary } from '../api.ts'
import { referralMachine } from '../referral.ts'
import { outsidePlace } from './inbox-slots.ts'
import { AskNext, mayAskNext, Rungs } from './ladder.tsx'
import { Due, ReferralFacts, urgencyTones } from './summary.tsx'
import { takeOver } from './take-over.ts'

export type Box = 'received' | 'sent'

/** The strong button: what most often comes next for this side. */
export const nextOf = (state: string, answering: boolean): string | undefined =>
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

interface CardProps {
  referral: ReferralSummary
  box: Box
  now: Date
  reload: () => void
  onAsking: (isAsked: boolean) => void
}

/** Those who said yes may have pages alone, and then they are shown no case. */
const hasPagesAlone = (box: Box, referral: ReferralSummary): boolean =>
  box === 'received' && (referral.agreed?.pages ?? 0) > 0

/** Takes what was agreed. The yes stands already: where taking fails, that is said, and it can be taken again. */
function useTakeReferral({ referral, box, reload }: Pick<CardProps, 'referral' | 'box' | 'reload'>) {
  const t = useText()
  const taking = usePendingAction()
  const me = useMe()
  const { say } = useNotices()
  const navigateWhenDone = useNavigateWhenDone()
  const take = (caseId: string) =>
    taking.run(async () => {
      const open = await takeOver(caseId, referral.recipientCircle ?? me.organisation.circle)
      const isOpen = open || hasPagesAlone(box, referral)
      say({ text: t(isOpen ? 'inbox.accepted' : 'inbox.closed'), tone: isOpen ? 'done' : 'info' })
      if (isOpen) await navigateWhenDone(`/${open ? 'cases' : 'pages'}/${caseId}`)
    })
  const moved = async (move: string) => {
    if (move === 'accept' && box === 'received' && referral.caseId) await take(referral.caseId)
    else say({ text: t(`referral.done.${move}`) })
    reload()
  }
  return { taking, take, moved }
}

/** How urgent it is, how far it came, since when it waits. */
function CardPills({ referral, box, now }: Pick<CardProps, 'referral' | 'box' | 'now'>) {
  const t = useText()
  const dates = useDates()
  return (
    <div className="row">
      <Pill tone={urgencyTones[referral.urgency]}>{t(`inbox.urgency.${referral.urgency}`)}</Pill>
      <Pill>{t(`referral.state.${referral.state}`)}</Pill>
      {referral.waiting && <Pill>{t('inbox.since', { when: dates.ago(referral.sentAt, now) })}</Pill>}
      {referral.waiting && box === 'received' && referral.remindedAt && (
        <Pill tone="due">{t('inbox.reminded')}</Pill>
      )}
    </div>
  )
}

/** What was agreed could not be taken: why, and the way to try again. */
function NotTaken({ taking, onAgain }: { taking: ReturnType<typeof usePendingAction>; onAgain: () => void }) {
  const t = useText()
  return (
    <ErrorNotice
      title={t('inbox.notOpened')}
      kept=""
      action={
        <Button isPending={taking.busy} onPress={onAgain}>
          {t('web.page.again')}
        </Button>
      }
    >
      <p>{wordsOf(taking.error, t)}</p>
    </ErrorNotice>
  )
}

/** Where one goes from here: sending it, asking the next, the letter, the case. */
function CardLinks({ referral, box, reload }: Pick<CardProps, 'referral' | 'box' | 'reload'>) {
  const t = useText()
  const hasPages = hasPagesAlone(box, referral)
  return (
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
      {referral.outside && box === 'sent' && (
        <ButtonLink href={`/referrals/${referral.track}/letter`} icon="print">
          {t('inbox.letter')}
        </ButtonLink>
      )}
      {referral.caseId && (box === 'sent' || !referral.waiting) && (
        <ButtonLink href={hasPages ? `/pages/${referral.caseId}` : `/cases/${referral.caseId}`} look="quiet">
          {t(hasPages ? 'inbox.pages' : 'inbox.case')}
        </ButtonLink>
      )}
    </div>
  )
}

export function ReferralCard({ referral, box, now, reload, onAsking }: CardProps) {
  const t = useText()
  const id = useId()
  const { taking, take, moved } = useTakeReferral({ referral, box, reload })
  const onTheirBehalf = referral.outside && box === 'sent'
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
        <CardPills referral={referral} box={box} now={now} />
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
            <NotTaken taking={taking} onAgain={() => void (referral.caseId && take(referral.caseId))} />
          )}
          <CardLinks referral={referral} box={box} reload={reload} />
        </div>
      </div>
    </article>
  )
}

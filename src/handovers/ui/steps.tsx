// The steps of a hand-over that runs, in the order in which they are taken, each with what is missing for it.
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useText } from '../../web/language/language.tsx'
import { Moves } from '../../web/track/moves.tsx'
import { StepSaid } from '../../web/track/step-said.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { handoverMachine } from '../handover.ts'
import { Due, HandoverFacts } from './facts.tsx'
import { handOver, type CheckedHandover } from '../client/hand-over.ts'
import './handovers.css'
import { session } from '../../web/session/window-session.ts'

const follows = ['carries', 'nothing', 'others', 'final'] as const

interface StepsProps {
  shared: SharedCase
  handover: CheckedHandover
  now: Date
}

/** The steps in their order: their answer, the person's consent, ours, and the act itself. */
function StepList({ shared, handover, onHandOver }: Omit<StepsProps, 'now'> & { onHandOver: () => void }) {
  const t = useText()
  const accepted = handover.state === 'accepted'
  const access = `/cases/${handover.caseId}/access`
  return (
    <ol className="handover-steps">
      <Step done={accepted} words={t('handover.step.answer')} />
      <Step done={handover.agreed} words={t('handover.step.yes')}>
        {accepted && !handover.agreed && (
          <ButtonLink
            look="primary"
            icon="key"
            href={`${access}?to=${handover.recipientCircle}&for=carrying`}
          >
            {t('handover.askPerson')}
          </ButtonLink>
        )}
      </Step>
      <Step words={t('handover.step.ours')}>
        {accepted && (
          <ButtonLink href={`${access}?to=${shared.case.ownerCircle}`}>{t('handover.ours')}</ButtonLink>
        )}
      </Step>
      <Step words={t('handover.step.hand')}>
        <Button look="danger" isDisabled={!accepted || !handover.agreed} onPress={onHandOver}>
          {t('handover.move.hand_over')}
        </Button>
      </Step>
    </ol>
  )
}

/** Hands the case on: once, also where the question is closed meanwhile and asked again, and what went wrong is said then. */
function useHandOver(handover: CheckedHandover) {
  const t = useText()
  const navigateWhenDone = useNavigateWhenDone()
  const { say } = useNotices()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const organisation = handover.recipient ?? ''
  const go = () =>
    run(async () => {
      await handOver(session, handover)
      say({ text: t('handover.done', { organisation }) })
      queries.removeQueries({ queryKey: ['case', handover.caseId] })
      await navigateWhenDone('/referrals')
      await queries.invalidateQueries()
    })
  return { busy, error, go }
}

interface SureProps {
  organisation: string
  handing: ReturnType<typeof useHandOver>
  onClose: () => void
}

/** What follows from handing the case on is read before it is done. */
function Sure({ organisation, handing: { busy, error, go }, onClose }: SureProps) {
  const t = useText()
  return (
    <Dialog
      title={t('handover.sure', { organisation })}
      alert
      onClose={onClose}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('handover.keep')}</Button>
          <Button look="danger" isPending={busy} onPress={() => void go()}>
            {t('handover.move.hand_over')}
          </Button>
        </>
      )}
    >
      <ul>
        {follows.map((one) => (
          <li key={one}>{t(`handover.follows.${one}`, { organisation })}</li>
        ))}
      </ul>
      <ErrorMessage error={error} />
    </Dialog>
  )
}

export function Steps({ shared, handover, now }: StepsProps) {
  const t = useText()
  const { say } = useNotices()
  const queries = useQueryClient()
  const [asked, ask] = useState(false)
  const handing = useHandOver(handover)
  const organisation = handover.recipient ?? ''
  return (
    <Card title={organisation} aside={<Due handover={handover} now={now} />}>
      <div className="stack">
        <div className="row">
          <StepSaid kind="handover" state={handover.state} word={handover.word} />
        </div>
        <HandoverFacts handover={handover} place={false} />
        <StepList shared={shared} handover={handover} onHandOver={() => ask(true)} />
        <Moves
          machine={handoverMachine}
          track={{
            id: handover.track,
            kind: 'handover',
            subkind: null,
            state: handover.state,
            version: handover.version,
            sides: ['holder'],
          }}
          caseId={handover.caseId}
          without={['hand_over']}
          onMoved={(move) => {
            say({ text: t(`handover.done.${move}`) })
            void queries.invalidateQueries()
          }}
          onStale={() => void queries.invalidateQueries()}
        />
      </div>
      {asked && <Sure organisation={organisation} handing={handing} onClose={() => ask(false)} />}
    </Card>
  )
}

function Step({ done, words, children }: { done?: boolean; words: string; children?: ReactNode }) {
  const t = useText()
  return (
    <li>
      <span className="row">
        <span>{words}</span>
        {done && (
          <Pill tone="done" icon="check">
            {t('handover.isDone')}
          </Pill>
        )}
      </span>
      {children}
    </li>
  )
}

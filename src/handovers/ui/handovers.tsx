// Cases that somebody asks us to carry, and those that we hand on: above the referrals, since both wait for an answer. What is
// over is a line in a list, and all that is left of it for who handed it on.
import { useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { caseRoles } from '../../api/roles.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { usePinnedRows } from '../../web/actions/use-pinned-rows.ts'
import { useDates, useText } from '../../web/language/language.tsx'
import { isOver } from '../../web/track/machines.ts'
import { Moves } from '../../web/track/moves.tsx'
import { StepSaid } from '../../web/track/step-said.tsx'
import { useMe } from '../../web/session/session.tsx'
import type { CheckedHandover } from '../client/hand-over.ts'
import { handoverMachine } from '../handover.ts'
import { Due, HandoverFacts } from './facts.tsx'
import { useHandovers } from './use-handovers.ts'

export function Handovers() {
  const { roles } = useMe()
  // Only who may carry a case is asked to, or asks.
  return caseRoles.some((role) => roles.includes(role)) ? <Lists /> : null
}

const latest = 8

function Lists() {
  const t = useText()
  const { day } = useDates()
  const { data } = useHandovers()
  const { all, placed, keep } = usePinnedRows(data?.handovers ?? [], ({ track }) => track)
  if (!data || all.length === 0) return null
  const now = new Date(data.now)
  const isPast = (one: CheckedHandover) => isOver('handover', placed(one).state)
  const running = all.filter((one) => !isPast(one))
  const over = all.filter(isPast).slice(0, latest)
  return (
    <section className="stack">
      <h2>{t('handover.heading')}</h2>
      {running.length > 0 && (
        <div className="referral-cards">
          {running.map((one) => (
            <Running key={one.track} handover={one} now={now} onAsking={(isAsked) => keep(one, isAsked)} />
          ))}
        </div>
      )}
      {over.length > 0 && (
        <Card>
          <Rows
            heading={t('handover.before')}
            rows={over.map((one) => ({
              id: one.track,
              title: t(one.toMe ? 'handover.toUs' : 'handover.byUs'),
              detail: <bdi>{(one.toMe ? one.carrier : one.recipient) ?? t('inbox.somebody')}</bdi>,
              facts: [
                <Pill key="state">{t(`handover.state.${one.state}`)}</Pill>,
                <span key="day" className="second">
                  {day(one.updatedAt, now)}
                </span>,
              ],
              ...(one.toMe && one.state === 'handed_over'
                ? {
                    actions: (
                      <ButtonLink look="quiet" size="small" href={`/cases/${one.caseId}`}>
                        {t('inbox.case')}
                      </ButtonLink>
                    ),
                  }
                : {}),
            }))}
          />
        </Card>
      )}
    </section>
  )
}

interface RunningProps {
  handover: CheckedHandover
  now: Date
  onAsking: (isAsked: boolean) => void
}

/** The answer of whoever is asked. */
function OurAnswer({ handover, onAsking }: Pick<RunningProps, 'handover' | 'onAsking'>) {
  const t = useText()
  const { say } = useNotices()
  const queries = useQueryClient()
  const { state, caseId } = handover
  const readAgain = () => void queries.invalidateQueries()
  return (
    <>
      <Moves
        machine={handoverMachine}
        track={{
          id: handover.track,
          kind: 'handover',
          subkind: null,
          state,
          version: handover.version,
          sides: ['other'],
        }}
        caseId={caseId}
        {...(state === 'offered' ? { next: 'accept' } : {})}
        onMoved={(move) => {
          say({ text: t(`handover.done.${move}`) })
          readAgain()
        }}
        onStale={readAgain}
        onAsking={onAsking}
      />
      {handover.agreed && (
        <ButtonLink look="quiet" href={`/cases/${caseId}`}>
          {t('inbox.case')}
        </ButtonLink>
      )}
    </>
  )
}

function Running({ handover, now, onAsking }: RunningProps) {
  const t = useText()
  const id = useId()
  const { toMe, state, caseId } = handover
  return (
    <article className="card" aria-labelledby={id}>
      <header className="card-header">
        <h3 id={id}>{t(toMe ? 'handover.toUs' : 'handover.byUs')}</h3>
        <div className="card-aside">
          <Due handover={handover} now={now} />
        </div>
      </header>
      <div className="stack">
        <div className="row">
          <Pill>{t(`handover.state.${state}`)}</Pill>
          {handover.agreed && <Pill tone="done">{t('handover.agreed')}</Pill>}
          <StepSaid kind="handover" state={state} word={handover.word} />
        </div>
        <HandoverFacts handover={handover} />
        {toMe && state === 'offered' && <p className="second">{t('handover.meaning')}</p>}
        <div className="row">
          {toMe ? (
            <OurAnswer handover={handover} onAsking={onAsking} />
          ) : (
            <ButtonLink look="primary" icon="arrow" href={`/cases/${caseId}/hand-on`}>
              {t('handover.goOn')}
            </ButtonLink>
          )}
        </div>
      </div>
    </article>
  )
}

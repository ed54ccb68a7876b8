// The card that they carry, if they want one: they choose which, and the worker prints what they chose. What its lines stand for is shown
// here and never printed.
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { keepPlan } from '../client/safety-plan.ts'
import { cardKinds, cardLines, printedLines, type CardKind, type CardLine, type SafetyPlan } from '../plan.ts'
import { PrintedCard } from './printed-card.tsx'
import { useMayWrite } from './use-may-write.ts'
import { useSafetyPlan } from './use-safety.ts'

export function CarriedCard({ shared }: { shared: SharedCase }) {
  const t = useText()
  const { plan } = useSafetyPlan(shared)
  const mayWrite = useMayWrite(shared)
  const [isChanging, setChanging] = useState(false)
  if (!plan) return null
  const isEmpty = printedLines(plan).length === 0
  return (
    <Card title={t('safety.card')} lead={t('safety.card.lead')}>
      {isChanging ? (
        <ChangeCard key={plan.card.kind} shared={shared} plan={plan} onDone={() => setChanging(false)} />
      ) : (
        <FoldedIfNarrow title={t(`safety.card.${plan.card.kind}`)}>
          <div className="safety-card-columns">
            <div className="stack">
              <p>
                <strong>{t(`safety.card.${plan.card.kind}`)}</strong>
              </p>
              <p className="second">{t('safety.card.leftOut')}</p>
              <p className="second">{t('safety.card.honest')}</p>
              <div className="row">
                {!isEmpty && (
                  <ButtonLink icon="print" href={`/cases/${shared.case.id}/safety/card`}>
                    {t('safety.card.print')}
                  </ButtonLink>
                )}
                {mayWrite && (
                  <Button look="quiet" onPress={() => setChanging(true)}>
                    {t('safety.card.change')}
                  </Button>
                )}
              </div>
            </div>
            {!isEmpty && <PrintedCard plan={plan} language={shared.case.language} />}
            <StandsFor plan={plan} />
          </div>
        </FoldedIfNarrow>
      )}
    </Card>
  )
}

/** For the worker alone. */
function StandsFor({ plan: { card } }: { plan: SafetyPlan }) {
  const t = useText()
  const rows = cardLines.filter((line) => card.lines[line] && card.stands[line])
  if (card.kind !== 'number' || rows.length === 0) return null
  return (
    <dl className="facts no-print">
      {rows.map((line) => (
        <div key={line}>
          <dt dir="auto">{card.lines[line]}</dt>
          <dd dir="auto">{card.stands[line]}</dd>
        </div>
      ))}
      <div>
        <dt className="second">{t('safety.card.stands')}</dt>
        <dd />
      </div>
    </dl>
  )
}

interface ChangeProps {
  shared: SharedCase
  plan: SafetyPlan
  onDone: () => void
}

function ChangeCard({ shared, plan, onDone }: ChangeProps) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const [card, setCard] = useState(plan.card)
  const [id] = useState(() => newId())
  const put = (which: 'lines' | 'stands', line: CardLine, words: string) =>
    setCard((now) => ({ ...now, [which]: { ...now[which], [line]: words } }))
  const keep = () =>
    run(async () => {
      await keepPlan(session, shared, { plan: { ...plan, card }, id })
      await queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
      onDone()
    })
  return (
    <div className="stack">
      <RadioGroup
        columns
        label={t('safety.card.which')}
        choices={cardKinds.map((value) => ({ value, label: t(`safety.card.${value}`) }))}
        value={card.kind}
        onChange={(kind) => setCard({ ...card, kind: kind as CardKind })}
      />
      {card.kind === 'number' && (
        <div className="safety-fields">
          {cardLines.flatMap((line) => [
            <TextField
              key={line}
              label={t(`safety.card.line.${line}`)}
              value={card.lines[line] ?? ''}
              onChange={(words) => put('lines', line, words)}
              maxLength={60}
            />,
            <TextField
              key={`${line}-stands`}
              label={t('safety.card.standsFor', { line: t(`safety.card.line.${line}`) })}
              optional
              value={card.stands[line] ?? ''}
              onChange={(words) => put('stands', line, words)}
              maxLength={120}
            />,
          ])}
        </div>
      )}
      <ErrorMessage error={error} />
      <div className="row">
        <Button look="primary" isPending={busy} onPress={() => void keep()}>
          {t('safety.card.keep')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {t('plan.later')}
        </Button>
      </div>
    </div>
  )
}

// What is aimed at with a number; the ministry and the coordinator set it here. Nobody aims at a person's yes.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { mayHaveTarget } from '../catalogue.ts'
import type { IndicatorCard } from '../scorecard.ts'

const setters = ['ministry', 'coordinator'] as const
/** A whole number from 1 to 100, or nothing. */
const percent = /^([1-9]\d?|100)?$/

export function Target({ card }: { card: IndicatorCard }) {
  const t = useText()
  const { number } = useDates()
  const { roles } = useMe()
  const [isOpen, setOpen] = useState(false)
  if (!mayHaveTarget(card.id)) return t('scorecard.target.never')
  if (isOpen) return <SetTarget card={card} onClose={() => setOpen(false)} />
  return (
    <span className="row">
      {card.target === null
        ? t('scorecard.target.none')
        : number(card.target / 100, { style: 'percent', maximumFractionDigits: 0 })}
      {hasOneOf(roles, setters) && (
        <Button size="small" look="quiet" onPress={() => setOpen(true)}>
          {t('scorecard.target.set')} <span className="unseen">{t(`indicator.${card.id}.name`)}</span>
        </Button>
      )}
    </span>
  )
}

function SetTarget({ card, onClose }: { card: IndicatorCard; onClose: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const [typed, setTyped] = useState(card.target === null ? '' : String(card.target))
  const isWrong = !percent.test(typed.trim())
  const save = async () => {
    if (isWrong) return
    const value = typed.trim() === '' ? null : Number(typed)
    if (!(await run(() => api.measures.setTarget({ indicator: card.id, percent: value })))) return
    await queries.invalidateQueries({ queryKey: ['measures'] })
    onClose()
  }
  return (
    <span className="row">
      <ErrorMessage error={error} />
      <TextField
        label={t('scorecard.target.percent')}
        type="tel"
        dir="ltr"
        maxLength={3}
        value={typed}
        onChange={setTyped}
        error={isWrong ? t('scorecard.target.wrong') : undefined}
      />
      <Button look="primary" size="small" isPending={busy} onPress={() => void save()}>
        {t('scorecard.target.save')}
      </Button>
    </span>
  )
}

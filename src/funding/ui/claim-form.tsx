// Claims money: of each counted line what was given and nobody has paid for yet stands there already.
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { latinNumber } from '../../jurisdiction/money.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import type { BudgetLine } from '../api.ts'
import { threshold } from '../../api/threshold.ts'
import { minorOf } from '../currency.ts'
import { useFundingAct, useFundingWords, lineName, type Shown } from './use-funding.ts'
import './funding.css'

/** What was typed for a line, in units or as an amount: nothing where the field is empty, `undefined` where it is none. */
function countOf({ unit, left }: BudgetLine, typed: string, currency: string): number | undefined {
  if (typed.trim() === '') return 0
  const count = unit ? Number(latinNumber(typed)) : minorOf(typed, currency)
  return count !== undefined && Number.isInteger(count) && count > 0 && count <= (left ?? 0)
    ? count
    : undefined
}

export function ClaimForm({ shown: { application, lines } }: { shown: Shown }) {
  const { t, dates } = useLanguage()
  const { track, currency } = application
  const { money } = useFundingWords()
  const { busy, error, act } = useFundingAct()
  const [id, setId] = useState(() => newId())
  const [typed, setTyped] = useState<Record<number, string>>({})
  const [isAsked, setAsked] = useState(false)
  const open = lines.filter(({ left }) => (left ?? 0) > 0)
  const said = ({ line, unit, left }: BudgetLine) => typed[line] ?? (unit ? String(left) : '')
  const counts = open.map((line) => ({ ...line, count: countOf(line, said(line), currency) }))
  const total = counts.reduce((sum, { unit, price, count = 0 }) => sum + (unit ? count * price : count), 0)
  const claim = async () => {
    setAsked(true)
    if (total === 0 || counts.some(({ count }) => count === undefined)) return
    const asked = counts.flatMap(({ line, count }) => (count ? [{ line, count }] : []))
    if (!(await act(() => api.funding.claim({ id, track, lines: asked })))) return
    setId(newId())
    setTyped({})
    setAsked(false)
  }
  return (
    <Card title={t('funding.claim')} accent="action" lead={t('funding.claim.lead', { fewest: threshold })}>
      <div className="stack">
        <ErrorMessage error={error} />
        {open.length === 0 && <p>{t('funding.claim.none')}</p>}
        {open.length > 0 && (
          <>
            <div className="funding-money">
              {counts.map((line) => (
                <TextField
                  key={line.line}
                  label={t(lineName(line))}
                  hint={
                    line.unit
                      ? t('funding.claim.left', {
                          units: dates.number(line.left ?? 0),
                          price: money(line.price, currency),
                        })
                      : t('funding.claim.leftMoney', { amount: money(line.left ?? 0, currency) })
                  }
                  value={said(line)}
                  onChange={(words) => setTyped({ ...typed, [line.line]: words })}
                  dir="ltr"
                  error={isAsked && line.count === undefined ? t('funding.claim.wrong') : undefined}
                />
              ))}
            </div>
            <div>
              <Button look="primary" isPending={busy} onPress={() => void claim()}>
                {t('funding.claim.sum', { amount: money(total, currency) })}
              </Button>
            </div>
          </>
        )}
      </div>
    </Card>
  )
}

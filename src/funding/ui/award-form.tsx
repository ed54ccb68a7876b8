// Awards money: for each line as much as was asked for or less, for a time, and why.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { latinNumber } from '../../jurisdiction/money.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { awardReasons } from '../codes.ts'
import { decimalIn, minorOf } from '../currency.ts'
import { useFundingAct, useFundingWords, lineName, type Shown } from './use-funding.ts'
import './funding.css'

/** What is typed and chosen, and whether it can be awarded. */
function useAward({ application, lines }: Shown) {
  const { track, currency } = application
  const { busy, error, act } = useFundingAct()
  const today = useToday()
  const [sums, setSums] = useState(() => lines.map(({ asked }) => decimalIn(asked, currency)))
  const [fromDay, setFrom] = useState<string | null>(today)
  const [until, setUntil] = useState<string | null>(daysAfter(today, 365))
  const [reasons, setReasons] = useState<string[]>([])
  const [isAsked, setAsked] = useState(false)
  const awarded = sums.map((typed) => (isNothing(typed) ? 0 : minorOf(typed, currency)))
  const isWrong = (at: number) => awarded[at] === undefined || awarded[at] > lines[at]!.asked
  const total = awarded.reduce((sum: number, one) => sum + (one ?? 0), 0)
  const isLate = !fromDay || !until || until <= fromDay
  const award = () => {
    setAsked(true)
    if (lines.some((_, at) => isWrong(at)) || total === 0 || isLate || reasons.length === 0) return
    void act(() =>
      api.funding.award({
        track,
        fromDay,
        until,
        reasons: awardReasons.filter((reason) => reasons.includes(reason)),
        lines: lines.map(({ line }, at) => ({ line, awarded: awarded[at] ?? 0 })),
      }),
    )
  }
  const put = (place: number, typed: string) => setSums(sums.map((one, at) => (at === place ? typed : one)))
  return {
    busy,
    error,
    award,
    sums,
    put,
    total,
    reasons,
    setReasons,
    fromDay,
    setFrom,
    until,
    setUntil,
    isAsked,
    isWrong,
    isLate,
  }
}

export function AwardForm({ shown }: { shown: Shown }) {
  const { t } = useLanguage()
  const { money } = useFundingWords()
  const form = useAward(shown)
  const { currency } = shown.application
  return (
    <Card title={t('funding.award')} accent="action">
      <div className="stack">
        <ErrorMessage error={form.error} />
        <div className="funding-money">
          {shown.lines.map((line, at) => (
            <TextField
              key={line.line}
              label={t(lineName(line))}
              hint={t('funding.award.asked', { amount: money(line.asked, currency) })}
              value={form.sums[at] ?? ''}
              onChange={(typed) => form.put(at, typed)}
              dir="ltr"
              error={form.isAsked && form.isWrong(at) ? t('funding.award.wrong') : undefined}
            />
          ))}
        </div>
        <TimeAndReasons form={form} />
        <div>
          <Button look="primary" isPending={form.busy} onPress={form.award}>
            {t('funding.award.sum', { amount: money(form.total, currency) })}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function TimeAndReasons({ form }: { form: ReturnType<typeof useAward> }) {
  const { t } = useLanguage()
  const { isAsked, reasons } = form
  return (
    <>
      <div className="funding-money">
        <DateField label={t('funding.award.from')} value={form.fromDay} onChange={form.setFrom} />
        <DateField
          label={t('funding.award.until')}
          value={form.until}
          onChange={form.setUntil}
          error={isAsked && form.isLate ? t('refused.ends-before-it-begins') : undefined}
        />
      </div>
      <CheckboxGroup
        label={t('funding.award.why')}
        choices={awardReasons.map((value) => ({ value, label: t(`funding.reason.${value}`) }))}
        value={reasons}
        onChange={form.setReasons}
        columns
        error={isAsked && reasons.length === 0 ? t('funding.award.why.missing') : undefined}
      />
    </>
  )
}

/** No money at all, which is an amount that one may award to a line. */
const isNothing = (typed: string): boolean => /^0+([.]0*)?$/.test(latinNumber(typed))

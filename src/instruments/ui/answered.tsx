// What was answered, when it is over: the questions with their answers, in the order in which they were asked.
import { Card, Facts } from '../../web/controls/card.tsx'
import { useText } from '../../web/language/language.tsx'
import type { KeptAnswers } from '../client/kept-answers.ts'
import { itemsFor, outcomeOf, type Instrument } from '../instrument.ts'
import { useStaffWords } from '../../web/language/staff-words.ts'

export function Answered({ instrument, kept }: { instrument: Instrument | undefined; kept: KeptAnswers }) {
  const t = useText()
  const said = useStaffWords()
  // The set may be another house's, have gone on since, or be one of which only the result is kept: then its words stand as they were.
  if (kept.version !== instrument?.version || kept.instrument !== instrument.id || !instrument.combine)
    return (
      <Card
        title={kept.outcome ? t(`code.${kept.outcome}`) : t('screening.name')}
        {...(kept.title ? { lead: said(kept.title) } : {})}
      >
        <p className="told-words" dir="auto">
          {kept.text}
        </p>
      </Card>
    )
  return (
    <Card
      title={t(`code.${kept.outcome ?? outcomeOf(instrument, kept.given)}`)}
      lead={said(instrument.evidence)}
    >
      <Facts
        facts={itemsFor(instrument, kept.given).map((item) => ({
          term: said(item.words),
          value: t(`instrument.answer.${kept.given[item.id] ?? 'skipped'}`),
        }))}
      />
    </Card>
  )
}

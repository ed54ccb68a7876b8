// The card as it comes out of the printer: the lines that they chose, and nothing of where it was written, for whom, or by whom.
import { directionOf } from '../../language/direction.ts'
import { printedLines, type SafetyPlan } from '../plan.ts'
import './safety.css'

export function PrintedCard({ plan, language }: { plan: SafetyPlan; language: string }) {
  return (
    <article
      className="safety-card"
      data-kind={plan.card.kind}
      lang={language}
      dir={directionOf(plan.readBack?.language ?? language)}
    >
      {printedLines(plan).map((line, at) => (
        <p key={at} dir="auto">
          {line}
        </p>
      ))}
    </article>
  )
}

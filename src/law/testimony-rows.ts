// What a court can order for somebody who is heard, and when the harm may be spoken of, as rows.

import type { Law } from './law-of.ts'
import { citation, ofBaseline, stateOf, type RuleRow, type Saying } from './rule-row.ts'

export function testimonyRows(law: Law, say: Saying): RuleRow[] {
  const { testimony } = law
  if (!testimony) return []
  const { measures, statements, mustCome, source, statementsSource } = testimony
  const codes = (list: readonly string[]) => list.map((code) => say.t(`code.${code}`)).join(' · ')
  const row = (id: string, title: string, from: string): RuleRow => ({
    id,
    title,
    detail: [...ofBaseline(law, from, say), citation(law, from, say)],
    state: stateOf({ source: from }, law, say),
  })
  return [
    row('testimony.measures', say.t('law.testimony.measures', { measures: codes(measures) }), source),
    row(
      'testimony.statements',
      say.t('law.testimony.statements', { stages: codes(statements) }),
      statementsSource,
    ),
    row('testimony.come', say.t(`law.testimony.${mustCome ? 'mustCome' : 'mayCome'}`), source),
  ]
}

// Which figures are owed to whom, as rows.

import type { Words } from '../jurisdiction/define.ts'
import type { Law } from './law-of.ts'
import { citation, stateOf, type RuleRow, type Saying } from './rule-row.ts'

export const reportRows = (law: Law, say: Saying): RuleRow[] =>
  law.reports.map((one) => ({
    id: `report.${one.id}`,
    title: say.inWords(one.to as Words),
    detail: [
      say.inWords(one.what as Words),
      say.t('reports.every', { count: one.everyMonths }),
      one.firstOn === null ? say.t('track.noLimit') : say.t('reports.firstOn', { day: say.day(one.firstOn) }),
      citation(law, one.source, say),
    ],
    state: stateOf(one, law, say),
  }))

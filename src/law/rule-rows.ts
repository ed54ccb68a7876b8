// Every rule of a country as a row of words: its value, its source, since and until when, draft or checked by whom, where it is
// used. The screen only draws them, and a test changes each leaf of a pack and looks for what has changed here.

import {
  childRows,
  clockRow,
  dayRows,
  formRow,
  letterRows,
  moneyRows,
  panelRows,
  permitRow,
  privilegeRows,
  questionRow,
  referringRows,
  reportingRows,
  sourceRow,
  switchRows,
  testimonyRows,
} from './core-rows.ts'
import type { Law } from './law-of.ts'
import { reportRows } from './report-rows.ts'
import type { RuleRow, Saying } from './rule-row.ts'
import { softenedRows } from './softened-rows.ts'

/** One question about the law, one screen. */
export const sections = [
  'limits',
  'softened',
  'practice',
  'decisions',
  'permits',
  'questions',
  'letters',
  'referring',
  'reporting',
  'penalties',
  'money',
  'forms',
  'children',
  'return',
  'switches',
  'reports',
  'terms',
  'notices',
  'days',
  'sources',
] as const
export type Section = (typeof sections)[number]

export function rowsOf(law: Law, section: Section, say: Saying): RuleRow[] {
  switch (section) {
    case 'limits':
      return law.clocks.filter(({ basis }) => basis === 'law').map((clock) => clockRow(law, clock, say))
    case 'softened':
      return softenedRows(law, say)
    case 'practice':
      return law.clocks.filter(({ basis }) => basis === 'house').map((clock) => clockRow(law, clock, say))
    case 'decisions':
    case 'penalties':
    case 'notices':
    case 'return':
    case 'terms':
      return panelRows(law, section, say)
    case 'permits':
      return law.statuses.map((one) => permitRow(law, one, say))
    case 'questions':
      return law.questions.map((one) => questionRow(law, one, say))
    case 'letters':
      return letterRows(law, say)
    case 'referring':
      return referringRows(law, say)
    case 'reporting':
      return [...reportingRows(law, say), ...privilegeRows(law, say), ...testimonyRows(law, say)]
    case 'money':
      return moneyRows(law, say)
    case 'forms':
      return law.forms.map((one) => formRow(law, one, say))
    case 'children':
      return childRows(law, say)
    case 'switches':
      return switchRows(law, say)
    case 'reports':
      return reportRows(law, say)
    case 'days':
      return dayRows(law, say)
    case 'sources':
      // What nobody has looked up first: that is what somebody has to do.
      return (['remembered', 'seen', 'house'] as const).flatMap((basis) =>
        law.sources.filter((source) => source.basis === basis).map((source) => sourceRow(source, say)),
      )
  }
}

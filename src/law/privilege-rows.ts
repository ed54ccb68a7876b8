// What protects a file from whoever demands it, as rows.

import type { Words } from '../jurisdiction/define.ts'
import type { Law } from './law-of.ts'
import { citation, ofBaseline, stateOf, type RuleRow, type Saying } from './rule-row.ts'

export function privilegeRows(law: Law, say: Saying): RuleRow[] {
  const { privilege } = law
  if (!privilege) return []
  const row = (id: string, title: string, source: string): RuleRow => ({
    id,
    title,
    detail: [...ofBaseline(law, source, say), citation(law, source, say)],
    state: stateOf({ source }, law, say),
  })
  return [
    row(
      'subpoena',
      say.t(`law.privilege.subpoena.${privilege.subpoenaIsOrder ? 'order' : 'none'}`),
      privilege.source,
    ),
    ...privilege.says.map(({ text, source }, at) =>
      row(`privilege.${at}`, say.inWords(text as Words), source),
    ),
  ]
}

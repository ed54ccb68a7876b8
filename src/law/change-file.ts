// One rule changed, as the file of a law: what the form of the country's desk writes, so that nobody has to write a file. A changed
// rule is a draft again until somebody checks it.

import type { ClockInFile, Length, PackFile, Source, Unit } from '../jurisdiction/define.ts'
import type { Law } from './law-of.ts'

export interface RuleChange {
  clock: string
  length: Length
  unit: Unit
  /** Where the new figure comes from, in words. */
  cite: string
}

/** The law that a changed one stands in for: `uk` of `uk-r2`. */
export const rootOf = (pack: string): string => pack.replace(/-r\d+$/, '')

/** The file of the next version of a law; `before` is the one that holds now, where the network changed it already, `taken` what is there. */
export function changedFile(
  law: Law,
  { before, taken }: { before: PackFile | undefined; taken: readonly string[] },
  { clock: id, length, unit, cite }: RuleChange,
): string {
  const over = rootOf(law.id)
  const next =
    1 +
    Math.max(0, ...taken.filter((one) => rootOf(one) === over).map((one) => Number(one.split('-r')[1] ?? 0)))
  const source: Source = { id: `CHANGE${next}`, cite, basis: 'seen' }
  const {
    effective: _effective,
    basis: _basis,
    checked: _checked,
    reviewBy: _reviewBy,
    unit: _unit,
    ...rule
  } = law.clocks.find((one) => one.id === id) as ClockInFile
  const counted = typeof length === 'number' ? { unit } : {}
  const clocks = [
    ...(before?.clocks ?? []).filter((one) => one.id !== id),
    { ...rule, length, ...counted, source: source.id },
  ]
  const cited = new Set(
    clocks.flatMap((one) => [one.source, ...(one.effective ?? []).map((figure) => figure.source)]),
  )
  const sources = [...(before?.sources ?? []), source].filter((one) => cited.has(one.id))
  return `${JSON.stringify({ id: `${over}-r${next}`, title: law.title, inherits: over, sources, clocks }, null, 2)}\n`
}

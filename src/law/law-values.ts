// What somebody can change in a form of the rules that every country has one of, of its reports and of its words: which value, what kind of
// answer it takes, and the file that says the new one. Pure.

import { reportMonths } from '../jurisdiction/report-rules.ts'
import { returnNeeds } from '../jurisdiction/return-rules.ts'
import { deskKinds, matchings } from '../jurisdiction/switches.ts'
import { termIds, type TermId } from '../jurisdiction/terms.ts'
import type { Pack, PackFile, Words } from '../jurisdiction/define.ts'
import { staffRoles } from '../api/roles.ts'
import type { Law } from './law-of.ts'

/** An answer as the form gives it. */
export type LawValue = string | number | null | readonly string[] | Words

type Whole = 'children' | 'return' | 'switches'

/** What can be changed of them, and how it is asked. */
const whole = {
  'children.adultFrom': { kind: 'number', min: 18, max: 25 },
  'children.ownPageFrom': { kind: 'number', min: 6, max: 18 },
  'children.inDoubt': { kind: 'words' },
  'children.guardian': { kind: 'words' },
  'children.guardianDays': { kind: 'number', min: 0, max: 365, maybe: true },
  'return.needs': { kind: 'codes', codes: returnNeeds },
  'return.freshDays': { kind: 'number', min: 1, max: 90 },
  'return.waitDays': { kind: 'number', min: 0, max: 365 },
  'return.assessedBy': { kind: 'words' },
  'switches.matching': { kind: 'code', codes: matchings },
  'switches.visits': { kind: 'codes', codes: staffRoles },
  'switches.firstDesk': { kind: 'code', codes: deskKinds },
  'switches.firstDeskOfChild': { kind: 'code', codes: deskKinds },
} as const

export type Asked =
  | { kind: 'number'; min: number; max: number; maybe?: true }
  | { kind: 'words' }
  | { kind: 'code' | 'codes'; codes: readonly string[] }
  | { kind: 'day' }

export interface LawQuestion {
  /** `children.adultFrom`, `reports.unodc.firstOn`, `terms.authority`. */
  id: string
  asked: Asked
  value: LawValue
}

/** Everything that can be changed, with what holds now. */
export function questionsOf(law: Law): LawQuestion[] {
  const pack = law as unknown as Pack
  return [
    ...Object.entries(whole).map(([id, asked]) => {
      const [section, leaf] = id.split('.') as [Whole, string]
      const value = (pack[section] as unknown as Record<string, LawValue>)[leaf]!
      return id === 'return.needs'
        ? { id, asked, value: pack.return.needs.map(({ what }) => what) }
        : { id, asked, value: value ?? null }
    }),
    ...pack.reports.flatMap(({ id, everyMonths, firstOn }) => [
      { id: `reports.${id}.firstOn`, asked: { kind: 'day' } as const, value: firstOn },
      {
        id: `reports.${id}.everyMonths`,
        asked: { kind: 'code', codes: reportMonths.map(String) } as const,
        value: String(everyMonths),
      },
    ]),
    ...termIds.map((id) => ({
      id: `terms.${id}`,
      asked: { kind: 'words' } as const,
      value: pack.terms.find((one) => one.id === id)?.label ?? { en: '' },
    })),
  ]
}

/** Whether somebody answered in full, within what is asked. */
export function isAnswer({ asked, id }: Pick<LawQuestion, 'asked' | 'id'>, value: LawValue): boolean {
  if (asked.kind === 'number')
    return value === null
      ? asked.maybe === true
      : typeof value === 'number' && value >= asked.min && value <= asked.max
  if (asked.kind === 'words')
    return value !== null && typeof value === 'object' && 'en' in value && value.en !== ''
  if (asked.kind === 'codes') return Array.isArray(value) && (id !== 'return.needs' || value.length > 0)
  return asked.kind === 'day' || typeof value === 'string'
}

/** The list of a file with one row more or another one in its place. */
const withRow = <Row extends { id: string }>(rows: readonly Row[] | undefined, row: Row): Row[] => [
  ...(rows ?? []).filter(({ id }) => id !== row.id),
  row,
]

/** What a file says of a value that was changed, with its new source. */
export function valueIn(
  law: Law,
  file: PackFile,
  { id, value, source }: { id: string; value: LawValue; source: string },
): Partial<PackFile> {
  const pack = law as unknown as Pack
  const [section, ...rest] = id.split('.') as [string, ...string[]]
  if (section === 'terms') {
    const term = { id: rest[0] as TermId, label: value as Words, source }
    return { terms: withRow(file.terms, term) }
  }
  if (section === 'reports') {
    const leaf = rest.at(-1)
    const rule = pack.reports.find((one) => one.id === rest.slice(0, -1).join('.'))!
    const changed = leaf === 'firstOn' ? { firstOn: value } : { everyMonths: Number(value) }
    return { reports: withRow(file.reports, { ...rule, ...changed, source } as typeof rule) }
  }
  const name = section as Whole
  const needs = (what: string) => ({
    what,
    source: pack.return.needs.find((one) => one.what === what)?.source ?? source,
  })
  const said =
    id === 'return.needs'
      ? { needs: (value as readonly string[]).map(needs) }
      : { [rest[0]!]: value, [`${rest[0]}Source`]: source }
  return { [name]: { ...file[name], ...said } }
}

// A row as a person whose case can be opened: what is clear of a case, what is sealed of it and in which part, and every fault for which
// the row is refused. Values stay in the browser: a fault names the line and the column.
import { ageGroups, origins } from '../cases/codes.ts'
import { mostWords, type Fault, type FaultCode } from './codes.ts'
import { keep, none, type Mapping } from './columns.ts'
import { plainly } from './htcds/code-lists.ts'
import { htcdsFields, type SealedIn } from './htcds/fields.ts'
import type { Row } from '../api/table/row.ts'
import { readValue, type DayOrder } from './values.ts'

/** What holds where a row says nothing. */
export interface Defaults {
  language: string
  origin: string
  order: DayOrder
  /** The day by which an age is counted, YYYY-MM-DD. */
  today: string
  /** From this age on the law has somebody grown up. */
  adultFrom: number
}

/** How to reach somebody, as a case keeps it. */
export type SafeContact = Record<'how' | 'when' | 'word' | 'never', string>

export interface Person {
  line: number
  name: string
  language: string
  ageGroup: (typeof ageGroups)[number]
  origin: string
  birth?: string
  phone?: string
  /** A case that another system follows up: here it is open again until somebody says otherwise. */
  isFollowedUp: boolean
  /** A case that was over in the other system: it comes here and is closed at once. */
  isClosed: boolean
  /** By part, by field or kept heading (`x:` before it), the value. */
  sealed: Partial<Record<SealedIn, Record<string, string>>>
  note?: string
  contact?: SafeContact
}

const fields = new Map(htcdsFields.map((field) => [field.id, field]))
const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** Birth years are enough for a child; the day decides in the year itself. */
const ageOn = (birth: string, today: string): number =>
  Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) - (today.slice(5) < birth.slice(5) ? 1 : 0)

/** What the cells say, by target and by kept heading. */
interface Said {
  values: Map<string, string>
  kept: Record<string, string>
}

function read(
  { cells }: Row,
  { columns, mapping, order }: Reading,
  fault: (code: FaultCode, column: string) => void,
): Said {
  const said: Said = { values: new Map(), kept: {} }
  columns.forEach((column, at) => {
    const text = cells[at] ?? ''
    const target = mapping[column] ?? none
    if (text === '' || target === none) return
    if (bytesOf(text) > mostWords) return fault('too_long', column)
    if (target === keep) return void (said.kept[`x:${column}`] = text)
    const field = fields.get(target)
    const found = field ? readValue(text, field, order) : { value: text }
    if ('fault' in found) fault(found.fault, column)
    else said.values.set(target, found.value)
  })
  return said
}

interface Reading {
  columns: readonly string[]
  mapping: Mapping
  order: DayOrder
}

const codeOf = <Code extends string>(codes: readonly Code[], text: string): Code | undefined =>
  codes.find((code) => plainly(code) === plainly(text))

/** The parts of a name in the order of the standard. */
export const nameParts = ['prs_FirstName', 'prs_MiddleName', 'prs_SecondName'] as const

function contactIn({ values }: Said): SafeContact | undefined {
  const of = (part: string) => values.get(`ctm_SafeContact${part}`) ?? ''
  const contact = { how: of('How'), when: of('When'), word: of('Word'), never: of('Never') }
  return Object.values(contact).some(Boolean) ? contact : undefined
}

/** What is sealed, by part. */
function sealedIn({ values, kept }: Said): Person['sealed'] {
  const sealed: Person['sealed'] = {}
  const put = (part: SealedIn, id: string, text: string) => void ((sealed[part] ??= {})[id] = text)
  for (const [id, text] of values) {
    const where = fields.get(id)?.where
    if (where && !where.includes(':') && where !== 'note') put(where as SealedIn, id, text)
  }
  for (const [id, text] of Object.entries(kept)) put('narrative', id, text)
  return sealed
}

/** What a field of ours says, or its fault. */
function ownAnswers(
  said: Said,
  birth: string | undefined,
  { origin, today, adultFrom }: Defaults,
  fault: (code: FaultCode, target: string) => void,
) {
  const age = said.values.get('ctm_AgeGroup')
  const from = said.values.get('ctm_Origin')
  const byBirth = birth === undefined ? 'unsure' : ageOn(birth, today) < adultFrom ? 'child' : 'adult'
  const ageGroup = age === undefined ? byBirth : codeOf(ageGroups, age)
  const chosen = from === undefined ? origin : codeOf(origins, from)
  if (!ageGroup) fault('age', 'ctm_AgeGroup')
  if (!chosen) fault('origin', 'ctm_Origin')
  if (birth !== undefined && birth > today) fault('date', 'prs_Birthdate')
  return { ageGroup: ageGroup ?? 'unsure', origin: chosen ?? origin }
}

/** A row read; without faults it can be taken. */
export function readPerson(
  row: Row,
  columns: readonly string[],
  mapping: Mapping,
  defaults: Defaults,
): { person: Person; faults: Fault[] } {
  const { line } = row
  const faults: Fault[] = []
  const fault = (code: FaultCode, column: string | null) => void faults.push({ line, column, code })
  const inColumn = (code: FaultCode, target: string) =>
    fault(code, columns.find((column) => mapping[column] === target) ?? null)
  const said = read(row, { columns, mapping, order: defaults.order }, fault)
  const { values } = said
  const parts = nameParts.flatMap((part) => values.get(part) ?? [])
  const name = values.get('ctm_Name') ?? parts.join(' ')
  const birth = values.get('prs_Birthdate')
  const phone = values.get('prs_MobilePhone') ?? values.get('prs_HomePhone')
  const note = values.get('cco_CaseComment')
  const contact = contactIn(said)
  const status = values.get('cas_Status')
  // What is wrong with the cells of a name was said already.
  if (name === '' && faults.length === 0) fault('no_name', null)
  const sealed = sealedIn(said)
  const isTooLong = Object.values(sealed).some(
    (part) => bytesOf(Object.entries(part).flat().join('')) > mostWords,
  )
  if (isTooLong || bytesOf(name) > 1000) fault('too_long', null)
  const person: Person = {
    line,
    name,
    language: values.get('prs_PrimaryLanguage') ?? defaults.language,
    ...ownAnswers(said, birth, defaults, inColumn),
    isFollowedUp: status === 'FollowUp',
    isClosed: status === 'Closed' || status === 'ClosedReferred',
    sealed,
    ...(birth !== undefined && { birth }),
    ...(phone !== undefined && { phone: phone.slice(0, 60) }),
    ...(note !== undefined && { note }),
    ...(contact && { contact }),
  }
  return { person, faults }
}

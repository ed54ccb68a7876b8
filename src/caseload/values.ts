// What a cell says, put into the form of the standard; or the fault for which it is refused. Nothing is guessed from a value that may
// mean two things: the order of days and months is said once for the whole file.
import { westernDigits } from '../sealing/digits.ts'
import type { FaultCode } from './codes.ts'
import { codeMeant, plainly } from './htcds/code-lists.ts'
import type { Field } from './htcds/fields.ts'

export const dayOrders = ['dmy', 'mdy'] as const
export type DayOrder = (typeof dayOrders)[number]

type Read = { value: string } | { fault: FaultCode }
const value = (text: string): Read => ({ value: text })

/** A day, YYYY-MM-DD; nothing where it is none of the calendar. */
export function dayIn(text: string, order: DayOrder): string | undefined {
  const [first, second, third, ...more] = westernDigits(text)
    .replace(/[T ]\d{1,2}:.*$/, '')
    .split(/[-/. ]+/)
  if (first === undefined || second === undefined || third === undefined || more.length > 0) return undefined
  const isIso = first.length === 4
  const [year, month, day] = isIso
    ? [first, second, third]
    : order === 'dmy'
      ? [third, second, first]
      : [third, first, second]
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return undefined
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined
}

/** In which order days and months stand, by those cells that can mean one thing alone; nothing where none tells. */
export function dayOrderOf(cells: readonly string[]): DayOrder | undefined {
  const parts = cells.map((cell) => /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{4}/.exec(westernDigits(cell)))
  if (parts.some((part) => Number(part?.[1]) > 12)) return 'dmy'
  return parts.some((part) => Number(part?.[2]) > 12) ? 'mdy' : undefined
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
const names = (type: 'region' | 'language', codes: readonly string[]) => {
  const english = new Intl.DisplayNames('en', { type, fallback: 'none' })
  return new Map(
    codes.flatMap((code) => {
      const name = english.of(code)
      return name === undefined ? [] : [[plainly(name), code] as const]
    }),
  )
}
let regions: ReadonlyMap<string, string> | undefined
let languages: ReadonlyMap<string, string> | undefined

/** A country as ISO 3166-1 alpha-2, from that code or its English name. */
function countryIn(text: string): string | undefined {
  regions ??= names(
    'region',
    letters.flatMap((first) => letters.map((second) => first + second)),
  )
  const code = text.toUpperCase()
  return [...regions.values()].includes(code) ? code : regions.get(plainly(text))
}

/** A language as a tag, from a code of two or three letters or its English name. */
export function languageIn(text: string): string | undefined {
  const small = letters.map((one) => one.toLowerCase())
  languages ??= names(
    'language',
    small.flatMap((first) => small.map((second) => first + second)),
  )
  const named = languages.get(plainly(text))
  if (named) return named
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim())
    return tag && /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(tag) ? tag : undefined
  } catch {
    return undefined
  }
}

const several = (text: string): string[] =>
  text
    .split(/[;|\n]/)
    .map((one) => one.trim())
    .filter(Boolean)

/** Each of several, in order and once; the fault where one of them is none. */
function each(text: string, read: (one: string) => string | undefined, fault: FaultCode): Read {
  const all = several(text).map(read)
  return all.includes(undefined) ? { fault } : value([...new Set(all)].join(';'))
}

const one = (read: string | undefined, fault: FaultCode): Read =>
  read === undefined ? { fault } : value(read)

const yes = new Set(['true', 'yes', 'y', '1', 'x', 'checked', 'oui', 'نعم'])
const no = new Set(['false', 'no', 'n', '0', 'non', 'لا'])

const readers: Readonly<Record<Field['type'], (text: string, field: Field, order: DayOrder) => Read>> = {
  text: value,
  long: value,
  date: (text, _field, order) => one(dayIn(text, order), 'date'),
  dates: (text, _field, order) => each(text, (day) => dayIn(day, order), 'date'),
  number: (text) => {
    const plain = westernDigits(text).replace(/^(-?\d+),(\d+)$/, '$1.$2')
    return /^-?\d{1,9}(\.\d{1,9})?$/.test(plain) ? value(plain) : { fault: 'number' }
  },
  yesno: (text) => {
    const said = text.toLowerCase()
    return yes.has(said) ? value('true') : no.has(said) ? value('false') : { fault: 'yes_no' }
  },
  country: (text) => one(countryIn(text), 'country'),
  countries: (text) => each(text.replaceAll(',', ';'), countryIn, 'country'),
  language: (text) => one(languageIn(text), 'language'),
  code: (text, { list }) => one(list && codeMeant(list, text), 'unknown_code'),
  codes: (text, { list }) => each(text, (code) => list && codeMeant(list, code), 'unknown_code'),
}

/** What a cell says of a field. */
export const readValue = (text: string, field: Field, order: DayOrder): Read =>
  readers[field.type](text, field, order)

// Which interpreter of the house comes first for somebody: who must not come is never offered; language, hours and wishes rank and leave
// everybody else in sight, each with what speaks against them. Pure.

import { minuteOfDay } from '../api/minute-of-day.ts'
import { apartFrom } from '../cases/safe-contact.ts'
import type { AssignmentPlace } from './codes.ts'

export const interpreterGenders = ['woman', 'man', 'other'] as const
export const interpreterTraining = ['court', 'health', 'trauma', 'children'] as const

/** Ways of speaking a language that are so far apart that an interpreter of one may not follow another; by the tag of the language. */
export const dialectsOf: Readonly<Record<string, readonly string[]>> = {
  ar: ['levantine', 'egyptian', 'gulf', 'iraqi', 'maghrebi', 'sudanese', 'yemeni'],
  ku: ['kurmanji', 'sorani'],
  fa: ['iranian', 'dari'],
  zh: ['mandarin', 'cantonese'],
}

/** What the house knows of an interpreter besides, sealed for the house. */
export interface KnownOf {
  words: string
  dialects: readonly string[]
  /** Whom they must not meet, in words; whoever has a file here by its reference, which is looked for. */
  apart: string
}
export const nothingKnown: KnownOf = { words: '', dialects: [], apart: '' }

export interface Interpreter {
  user: string
  languages: readonly string[]
  gender: string | null
  trained: readonly string[]
  weekdays: readonly number[]
  from: string
  to: string
  /** Which ways of speaking, where the house said any. */
  dialects?: readonly string[]
  /** Whom they must not meet. */
  apart?: string
  /** Half-hours of the day asked about that are taken already, `HH:MM`. */
  taken: readonly string[]
}

export interface BookingWish {
  language: string
  /** Which way of speaking it; null where that is all the same. */
  dialect?: string | null
  /** Of the case: who must not meet this person is never offered. */
  reference?: string
  gender: string | null
  /** 1 is Monday. */
  weekday: number
  at: string
  until: string
}

export interface RankedInterpreter {
  user: string
  /** What speaks against them, as codes; nothing where all fits. */
  against: ('language' | 'dialect' | 'hours' | 'gender')[]
  isTaken: boolean
}

/** The half-hours from one hour to another, `HH:MM`. */
export function halfHours(at: string, until: string): string[] {
  const first = Math.floor(minuteOfDay(at) / 30)
  const last = Math.ceil(minuteOfDay(until) / 30)
  return Array.from({ length: Math.max(0, last - first) }, (_, n) => {
    const minute = (first + n) * 30
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${minute % 60 === 0 ? '00' : '30'}`
  })
}

const hourAt = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const earliest = 6 * 60
const latest = 23 * 60 + 30

/** The half-hours that hold an hour which begins at `time`: from 14:20 on, 14:00 to 15:30. */
export function hourFrom(time: string): { at: string; until: string } {
  const begins = minuteOfDay(time)
  const at = Math.min(Math.max(earliest, Math.floor(begins / 30) * 30), latest - 60)
  return {
    at: hourAt(at),
    until: hourAt(Math.min(latest, Math.max(at + 60, Math.ceil((begins + 60) / 30) * 30))),
  }
}

/** Where somebody interprets, by what it is for. */
const placesFor: Readonly<Partial<Record<string, AssignmentPlace>>> = {
  interview: 'authority',
  proceeding: 'court',
}

/** For what somebody is asked to interpret, where, and when that is. */
export interface Planned {
  kind?: string
  day?: string | undefined
  /** Empty where there is an hour that cannot be read here: nobody guesses it. */
  time?: string | undefined
  until?: string | undefined
  place?: AssignmentPlace
}

/** What is asked first: the day and hours of what is planned, as far as they are said; else tomorrow at ten. */
export function bookingFor(
  planned: Planned,
  { today, tomorrow }: { today: string; tomorrow: string },
): { day: string; at: string; until: string; place: AssignmentPlace } {
  const { kind = '', day, time = '10:00', until } = planned
  const isToCome = day !== undefined && day >= today
  return {
    day: isToCome ? day : tomorrow,
    ...(until !== undefined || time === ''
      ? { at: time, until: until ?? '' }
      : hourFrom(isToCome ? time : '10:00')),
    place: planned.place ?? placesFor[kind] ?? 'our_office',
  }
}

/** The hours at which somebody comes or goes. */
export const hoursOfDay: readonly string[] = [...halfHours('06:00', '23:30'), '23:30']

/** Whether the person of a case is one of those whom an interpreter must not meet. */
export const mustNotMeet = (known: Pick<KnownOf, 'apart'>, reference: string | undefined): boolean =>
  reference !== undefined && apartFrom(known).includes(reference)

/** Those whom one may ask, the best first. `blocked` never appear, whatever else fits. */
export function rankInterpreters(
  all: readonly Interpreter[],
  blocked: readonly string[],
  { language, dialect = null, reference, gender, weekday, at, until }: BookingWish,
): RankedInterpreter[] {
  const asked = halfHours(at, until)
  const ranked = all
    .filter(({ user, apart = '' }) => !blocked.includes(user) && !mustNotMeet({ apart }, reference))
    .map((one): RankedInterpreter => {
      const against: RankedInterpreter['against'] = []
      if (!one.languages.includes(language)) against.push('language')
      else if (dialect !== null && !one.dialects?.includes(dialect)) against.push('dialect')
      if (!one.weekdays.includes(weekday) || (at !== '' && at < one.from) || until > one.to)
        against.push('hours')
      if (gender !== null && one.gender !== gender) against.push('gender')
      return { user: one.user, against, isTaken: asked.some((half) => one.taken.includes(half)) }
    })
  const weight = ({ against, isTaken }: RankedInterpreter) =>
    (isTaken ? 8 : 0) +
    (against.includes('language') ? 4 : 0) +
    (against.includes('dialect') ? 3 : 0) +
    (against.includes('hours') ? 2 : 0) +
    (against.includes('gender') ? 1 : 0)
  return ranked.toSorted((a, b) => weight(a) - weight(b) || a.user.localeCompare(b.user))
}

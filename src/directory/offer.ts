// A service of one's own while it is being written down: what is typed, what is wrong with it, and what is published. What was
// left open stays unknown, and a confidential place has nothing by which it could be found.

import { westernDigits } from '../sealing/digits.ts'
import type { ServedGroup, Weekday } from './codes.ts'
import { linkOf } from './hsds/words.ts'
import type { Hours, Listing, ServiceInFull } from './model.ts'

/** As typed: an age and a time are text until they are one. */
export interface Offer {
  id: string
  name: string
  description: string
  codes: readonly string[]
  languages: readonly string[]
  serves: readonly string[]
  areas: readonly string[]
  /** Names of areas that nobody has named before. */
  newAreas: readonly string[]
  minAge: string
  maxAge: string
  confidential: boolean
  phone: string
  url: string
  email: string
  hours: readonly TypedHours[]
}

export interface TypedHours {
  days: readonly string[]
  opens: string
  closes: string
  note: string
}

export const noHours: TypedHours = { days: [], opens: '', closes: '', note: '' }

/** A shelter is confidential until it says otherwise. */
export const emptyOffer = (id: string, confidential: boolean): Offer => ({
  id,
  name: '',
  description: '',
  codes: [],
  languages: [],
  serves: [],
  areas: [],
  newAreas: [],
  minAge: '',
  maxAge: '',
  confidential,
  phone: '',
  url: '',
  email: '',
  hours: [],
})

/** What the directory says, to be changed. */
export const offerOf = (service: ServiceInFull): Offer => ({
  ...emptyOffer(service.id, service.confidential),
  name: service.name,
  description: service.description ?? '',
  codes: service.codes,
  languages: service.languages ?? [],
  serves: service.serves ?? [],
  areas: service.areas ?? [],
  minAge: service.minAge?.toString() ?? '',
  maxAge: service.maxAge?.toString() ?? '',
  phone: service.phone ?? '',
  url: service.url ?? '',
  email: service.email ?? '',
  hours: service.hours.map(({ days, opens, closes, note }) => ({
    days,
    opens: opens ?? '',
    closes: closes ?? '',
    note: note ?? '',
  })),
})

/** An age in years; nothing where none is said, NaN where it is none. */
function ageOf(typed: string): number | undefined {
  const years = westernDigits(typed.trim())
  if (years === '') return undefined
  return /^\d{1,3}$/.test(years) && Number(years) <= 120 ? Number(years) : Number.NaN
}

/** `9:00` as `09:00`; null where none is said, undefined where it is none. */
function timeOf(typed: string): string | null | undefined {
  const time = westernDigits(typed.trim())
  if (time === '') return null
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.](\d\d)$/.exec(time) ?? []
  return hours && Number(hours) <= 24 && Number(minutes) <= 59
    ? `${hours.padStart(2, '0')}:${minutes}`
    : undefined
}

function hoursOf({ days, opens, closes, note }: TypedHours): Hours | undefined {
  const [from, to] = [timeOf(opens), timeOf(closes)]
  if (days.length === 0 || from === undefined || to === undefined || (from === null) !== (to === null))
    return undefined
  return { days: days as Weekday[], opens: from, closes: to, ...(note.trim() ? { note: note.trim() } : {}) }
}

const mostKinds = 12
const isMail = (typed: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)

/** What is wrong, by field; each is the end of a message's name (`directory.own.<field>.wrong`). */
export function wrongIn(offer: Offer): string[] {
  const [from, to] = [ageOf(offer.minAge), ageOf(offer.maxAge)]
  const isAge = (age: number | undefined) => !Number.isNaN(age ?? 0)
  const said = (typed: string) => !offer.confidential && typed.trim() !== ''
  const wrong = {
    name: offer.name.trim().length < 2,
    codes: offer.codes.length === 0 || offer.codes.length > mostKinds,
    age: !isAge(from) || !isAge(to) || (from ?? 0) > (to ?? 120),
    url: said(offer.url) && linkOf(offer.url.trim()) === undefined,
    email: said(offer.email) && !isMail(offer.email.trim()),
    hours: !offer.confidential && offer.hours.some((one) => !hoursOf(one)),
  }
  return Object.entries(wrong).flatMap(([field, is]) => (is ? [field] : []))
}

/** What is published; only of an offer in which nothing is wrong. */
export function listingOf(offer: Offer): Listing {
  const some = <T extends string>(values: readonly string[]) =>
    values.length > 0 ? ([...values] as T[]) : undefined
  const text = (typed: string) => typed.trim() || undefined
  const found = {
    phone: text(offer.phone),
    url: text(offer.url) && linkOf(offer.url.trim()),
    email: text(offer.email),
    hours: offer.hours.length > 0 ? offer.hours.flatMap((one) => hoursOf(one) ?? []) : undefined,
  }
  return {
    id: offer.id,
    name: offer.name.trim(),
    description: text(offer.description),
    codes: [...offer.codes],
    languages: some(offer.languages),
    serves: some<ServedGroup>(offer.serves),
    areas: some(offer.areas),
    newAreas: some(offer.newAreas),
    minAge: ageOf(offer.minAge),
    maxAge: ageOf(offer.maxAge),
    confidential: offer.confidential,
    ...(offer.confidential ? {} : found),
  }
}

/** What others do not learn of a service: each is shown to them as not known. */
export const unsaidOf = (service: Pick<Offer | ServiceInFull, 'languages' | 'serves' | 'areas'>): string[] =>
  (['languages', 'serves', 'areas'] as const).filter((what) => !service[what]?.length)

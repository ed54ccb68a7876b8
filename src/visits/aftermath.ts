// What has to be written after a visit, worked out of the rows that arrived: counts, and those who said yes to something. No name and no
// story stands in a row, and none comes out of it. Pure.

import { metWishes, type MetPerson } from './outcomes.ts'

export interface GivenBed {
  id: string
  state: 'given' | 'not_confirmed'
}

type Wish = (typeof metWishes)[number]
const isWanted = (wish: Wish): boolean => wish !== 'nothing'

/** One to whom something is owed: what they said yes to, and whether the bed that was given is confirmed. */
export interface Referred {
  row: string
  number: number
  language: string
  age: MetPerson['age']
  wishes: Wish[]
  bed: GivenBed['state'] | undefined
}

interface Row {
  row: string
  met: MetPerson | undefined
}

/** Everybody who said yes to something, in the order of their numbers. */
export const referredOf = (rows: readonly Row[], beds: readonly GivenBed[]): Referred[] =>
  rows
    .flatMap(({ row, met }) => (met ? [{ row, met }] : []))
    .filter(({ met }) => met.wishes.some(isWanted))
    .map(({ row, met: { number, language, age, wishes, bed } }) => ({
      row,
      number,
      language,
      age,
      wishes: metWishes.filter((one) => isWanted(one) && wishes.includes(one)),
      bed: beds.find(({ id }) => id === bed)?.state,
    }))
    .toSorted((one, other) => one.number - other.number)

export interface Counts {
  met: number
  /** Somebody answered at least one question. */
  asked: number
  children: number
  cards: number
  followUp: number
  wishes: Readonly<Record<Wish, number>>
  wantHelp: number
  bedsGiven: number
  bedsNotConfirmed: number
  languages: string[]
  /** Arrived, and does not open here: in no other count. */
  unreadable: number
}

export function countsOf(rows: readonly Row[], beds: readonly GivenBed[]): Counts {
  const people = rows.flatMap(({ met }) => (met ? [met] : []))
  const count = (is: (one: MetPerson) => boolean) => people.filter(is).length
  const stands = (state: GivenBed['state']) => beds.filter((one) => one.state === state).length
  return {
    met: rows.length,
    asked: count(({ answers }) => Object.keys(answers).length > 0),
    children: count(({ age }) => age === 'child' || age === 'may_be_child'),
    cards: count(({ cardGiven }) => cardGiven),
    followUp: count(({ outcome }) => outcome !== '' && outcome !== 'no_indicators'),
    wishes: Object.fromEntries(
      metWishes.map((wish) => [wish, count(({ wishes }) => wishes.includes(wish))]),
    ) as Counts['wishes'],
    wantHelp: referredOf(rows, beds).length,
    bedsGiven: stands('given'),
    bedsNotConfirmed: stands('not_confirmed'),
    languages: [...new Set(people.map(({ language }) => language))].toSorted(),
    unreadable: rows.length - people.length,
  }
}

/** How many of them got the card, as the process asks it. */
export const rightsTold = ({ met, cards }: Counts): 'everybody' | 'some' | 'nobody' =>
  cards === 0 ? 'nobody' : cards < met ? 'some' : 'everybody'

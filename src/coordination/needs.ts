// What is told of where help is missing: for each kind of help and district how many asked, and what became of it.

export const outcomes = ['met', 'waits', 'no_place', 'no_money', 'other_reason'] as const
export type Outcome = (typeof outcomes)[number]

/** Nights of people who waited for a bed, by where they slept; nothing where they were too few. */
export const nightPlaces = ['police_cell', 'on_street', 'where_harmed'] as const
export type NightPlace = (typeof nightPlaces)[number]

export interface Need {
  service: string
  district: string
  from: string
  to: string
  asked: number
  /** People by what became of it; nothing where they are too few to be told. */
  by: Record<Outcome, number | null>
  /** Half of those who were helped waited longer; nothing where they are too few. */
  middleDays: number | null
  /** Nobody was asked for so many, because nobody offers it there; nothing where they are too few. */
  notAsked: number | null
  /** Somebody of the directory offers it there. */
  isOffered: boolean
}

// The stage of the invented country: who is there, what time it is in the story, and what a person's file has become so
// far. A life is a list of steps on it; each step is somebody's real act.

import { AsyncLocalStorage } from 'node:async_hooks'
import type { Hono } from 'hono'
import type { Colleague, TrackNow } from './actor.ts'
import type { Chance } from './chance.ts'
import { parts, type Part } from './cast.ts'
import type { DemoLanguage } from './names.ts'
import type { Agreeing } from './case-work.ts'

export const dayMs = 86_400_000

/** What time it is for whatever runs now. Several people act at once, each at their own moment of the story. */
export const storyTime = new AsyncLocalStorage<Date>()

export interface World {
  staff: Hono
  public: Hono
  /** Members of staff by handle. */
  people: ReadonlyMap<string, Colleague>
  /** What must be printed again on a second start. */
  keep: Keepsakes
}

/** Words and numbers on paper that open something: shown on the console of a demonstration, never in a real network. */
export interface Keepsakes {
  cards: { life: string; name: string; reference: string; language: string; words: string }[]
  receipts: { language: string; digits: string }[]
}

export interface Persona {
  name: string
  language: DemoLanguage
  ageGroup: 'adult' | 'child' | 'unsure'
  origin: string
  phone: string
}

/** What somebody agreed to, so that they can be asked again before it ends. */
export interface Terms extends Pick<Agreeing, 'purpose' | 'compartments'> {
  days?: number
}

/** One person's file as the story has brought it so far. */
export interface Scene {
  world: World
  /** The name of the life, where it is one of those that are told in full. */
  told?: string
  persona: Persona
  chance: Chance
  cast: Partial<Record<Part, string>>
  caseId?: string
  reference?: string
  /** Tracks by the name that the life gives them: `placement`, `referral.doctor`. */
  tracks: Map<string, TrackNow>
  /** Too few people for too much work: what is due is done, and done late. */
  shortOfHands?: boolean
  /** What each consent says, by the name of its track. */
  agreed: Map<string, Terms>
  card?: { words?: string; circle: number }
  receipt?: string
  contact?: { track: string }
}

export type Act = (scene: Scene, who: Colleague) => Promise<void>

/** One step of a life: so many days after it began, this part does this. */
export interface Step {
  day: number
  part: Part
  act: Act
  /** It is done even where the story itself has come to an end. */
  always?: true
}

export interface Life {
  id: string
  persona: Pick<Persona, 'language' | 'ageGroup' | 'origin'>
  /** Days before today on which it begins. */
  began: number
  cast?: Partial<Record<Part, string>>
  steps: readonly Step[]
}

/** Writes a life down as it is told: `on(3, 'shelter', go('placement', 'offer'))`. */
export function life(
  about: Omit<Life, 'steps'>,
  tell: (on: (day: number, part: Part, ...acts: Act[]) => void) => void,
): Life {
  const steps: Step[] = []
  tell((day, part, ...acts) => steps.push(...acts.map((act) => ({ day, part, act }))))
  return { ...about, steps: steps.toSorted((a, b) => a.day - b.day) }
}

export function colleague(scene: Scene, part: Part): Colleague {
  const handle = scene.cast[part] ?? parts[part]
  const found = scene.world.people.get(handle)
  if (!found) throw new Error(`nobody called ${handle} works here`)
  return found
}

export const now = (): Date => storyTime.getStore() ?? new Date()

/** The day of the story, so many days from the step, `YYYY-MM-DD`. */
export const dayFrom = (days: number): string =>
  new Date(now().getTime() + days * dayMs).toISOString().slice(0, 10)

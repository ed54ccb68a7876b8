// Plays all lives together, day by day: everybody's steps in the order of their moments, and once a day whatever is due by
// itself. Nobody's step knows that the others are invented too.

import { isProblem } from '../src/api/problem.ts'
import { tend, type Duty } from './tending.ts'
import { colleague, dayMs, storyTime, type Life, type Scene, type Step } from './stage.ts'

export interface Role {
  life: Life
  scene: Scene
  /** A hand-written life must work out to the last step; a varied one ends where the rules or time end it. */
  strict: boolean
}

export interface Playing {
  today: Date
  /** Makes what is due at a moment of the story. */
  due: () => Promise<unknown>
  /** The duties that are due before a moment: whoever answers for them looks at them in the morning. */
  duties: (before: Date) => Promise<Duty[]>
  /** Days of the story that are over, of all. */
  onDay?: (done: number, all: number) => void
  /** How many people act at the same time. */
  together?: number
}

interface Moment {
  at: number
  step: Step
  role: Role
}

const morning = 8.5 * 3_600_000
const between = 2 * 60_000

/** The moments of one life, in order; what would be after now has not happened yet. */
function momentsOf(role: Role, today: Date): Moment[] {
  // What began less than a day ago is told in hours before now; everything else in days, from some morning.
  const { began } = role.life
  const first =
    began < 1
      ? today.getTime() - began * dayMs
      : (Math.floor(today.getTime() / dayMs) - began) * dayMs +
        morning +
        role.scene.chance.between(0, 180) * 60_000
  let last = 0
  return role.life.steps
    .map((step) => {
      last = Math.max(first + step.day * dayMs, last + between)
      return { at: last, step, role }
    })
    .filter(({ at }) => at <= today.getTime())
}

/** Plays everything up to `today`. Answers with the steps that a varied life could not make: `maryam-7 referral.accept: …`. */
export async function play(
  roles: readonly Role[],
  { today, due, duties, onDay, together = 8 }: Playing,
): Promise<string[]> {
  const moments = roles.flatMap((role) => momentsOf(role, today)).toSorted((a, b) => a.at - b.at)
  const days = Map.groupBy(moments, ({ at }) => Math.floor(at / dayMs))
  const ended = new Map<Role, string>()
  const tellings = new Map(roles.map((role) => [role, endOf(role, moments)]))
  const first = Math.floor((moments[0]?.at ?? today.getTime()) / dayMs)
  const last = Math.floor(today.getTime() / dayMs)
  for (let day = first; day <= last; day += 1) {
    await storyTime.run(new Date(day * dayMs + 3_600_000 * 6), due)
    const dawn = new Date(day * dayMs + 3_600_000 * 7)
    if (dawn <= today) {
      const ofTrack = Map.groupBy(await duties(new Date(dawn.getTime() + dayMs)), ({ track }) => track)
      const waiting = roles.filter(({ scene }) =>
        [...scene.tracks.values()].some(({ id }) => ofTrack.has(id)),
      )
      await withHands(together, waiting, (role) => {
        const told = ended.has(role) || tellings.get(role)! < dawn.getTime()
        const mine = [...role.scene.tracks.values()].flatMap(({ id }) => ofTrack.get(id) ?? [])
        return storyTime.run(dawn, () => tend(role.scene, mine, dawn, told))
      })
    }
    const ofEach = [...Map.groupBy(days.get(day) ?? [], ({ role }) => role).values()]
    await withHands(together, ofEach, async (steps) => {
      for (const moment of steps) if (moment.step.always || !ended.has(moment.role)) await make(moment, ended)
    })
    onDay?.(day - first + 1, last - first + 1)
  }
  await storyTime.run(today, due)
  return [...ended.values()]
}

/** When a story has been told as far as it goes; its ending comes later, and by itself. */
function endOf(role: Role, moments: readonly Moment[]): number {
  const steps = role.life.steps.filter(({ always }) => !always)
  const last = steps.at(-1)
  // A step that is still to come is not among the moments: the story is not over.
  return moments.find((moment) => moment.role === role && moment.step === last)?.at ?? Infinity
}

async function make({ at, step, role }: Moment, ended: Map<Role, string>): Promise<void> {
  const { life, scene, strict } = role
  try {
    await storyTime.run(new Date(at), () => step.act(scene, colleague(scene, step.part)))
  } catch (error) {
    const why = isProblem(error) ? `${error.code} ${JSON.stringify(error.detail)}` : String(error)
    if (strict || !isProblem(error) || !['refused', 'not-found'].includes(error.code))
      throw new Error(`${life.id}, day ${step.day}, ${step.part}: ${why}`, { cause: error })
    if (!ended.has(role)) ended.set(role, `${life.id}, day ${step.day}, ${step.part}: ${why}`)
  }
}

/** Works through a list with so many hands. */
async function withHands<T>(
  hands: number,
  list: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = list[Symbol.iterator]()
  await Promise.all(
    Array.from({ length: Math.min(hands, list.length) }, async () => {
      for (const item of left) await work(item)
    }),
  )
}

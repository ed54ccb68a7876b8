// One form that somebody types into: what was typed before is looked for, what is typed is sealed every two seconds for as
// long as they type, and once more when the form goes. Nothing is kept over an earlier draft that could not be seen: both
// beginnings stay, and the form shows one or the other.
import { besides, wholeOf, type Entry, type Unsent } from './unsent-drafts.ts'

export interface Shown {
  /** An earlier draft has been looked for, as far as the line allowed. */
  ready: boolean
  /** There was one, and it stands in the form. */
  found: boolean
  /** How many other beginnings of this form there are. */
  others: number
}

const everyMs = 2_000
const quietly = (act: Promise<unknown>) => void act.catch(() => undefined)

export type Typing<T extends object> = ReturnType<typeof startDraftSync<T>>

export function startDraftSync<T extends object>(unsent: Unsent, user: string, place: string, first: T) {
  let value = first
  let restore: (value: T) => void = () => undefined
  /** What nobody typed, and what is kept already. */
  let begun: T | undefined = first
  let kept: T | undefined
  let mine: Entry | undefined
  let others: T[] = []
  let looked = false
  let looking: Promise<void> | undefined
  let sealing: Promise<unknown> = Promise.resolve()
  /** Counts the ends of drafts: what is being sealed at that moment is not kept any more. */
  let ends = 0
  let shown: Shown = { ready: false, found: false, others: 0 }
  const listeners = new Set<() => void>()

  function show(part: Partial<Shown> = {}): void {
    shown = { ...shown, ...part, others: others.length }
    for (const tell of listeners) tell()
  }
  function put(next: T): void {
    value = next
    restore(next)
  }
  const open = async (draft: string) => (await unsent.open(place, draft)) as T[]

  /** Takes up what was found: into an untouched form, or beside what is being typed. */
  function takeUp(found: readonly T[]): void {
    const [newest, ...more] = found
    if (!newest) return
    if (value === begun) {
      others = more
      begun = newest
      put(newest)
      show({ found: true })
      return
    }
    others = [...others, ...besides([value, ...others], found)]
    kept = undefined
    show()
  }
  /** What waits in this window is given back without the server, which may be away. */
  async function giveBack(): Promise<void> {
    const entry = unsent.find(place)
    if (!entry) return
    const left = entry.draft === null ? [] : await open(entry.draft)
    looked ||= !entry.blind
    mine = entry
    takeUp(left)
    // It is somebody's words still: what lies on the server may not take their place.
    if (entry.blind) begun = undefined
  }
  async function find(): Promise<void> {
    const there = (await unsent.look(place)) as T[]
    const entry = unsent.find(place)
    looked = true
    if (!entry || entry === mine) return takeUp(there)
    // Another form of this place has been left meanwhile: its words are newer than what the server has.
    const left = entry.draft === null ? [] : await open(entry.draft)
    takeUp(entry.blind ? [...left, ...besides(left, there)] : left)
  }
  async function look(): Promise<void> {
    looking ??= find().finally(() => {
      looking = undefined
      show({ ready: true })
    })
    await looking
  }

  async function sealNow(): Promise<void> {
    if (value === begun || value === kept) return
    const [now, end, blind] = [value, ends, !looked]
    const draft = await unsent.line.seal(place, wholeOf([value, ...others]))
    if (end !== ends || !unsent.isOf(user)) return
    kept = now
    mine = { draft, blind }
    unsent.put(place, mine)
  }
  const seal = () => (sealing = sealing.catch(() => undefined).then(sealNow))
  /** Keeps what is typed: sealed in this window at once, on the server as soon as it takes it. */
  async function keep(): Promise<void> {
    await seal()
    if (!looked && value !== begun) {
      await look()
      // Whatever was found there goes along.
      kept = undefined
      await seal()
    }
    if (unsent.find(place)) await unsent.send(place)
  }

  return {
    place,
    keep,
    /** The form was sent: its draft goes, other beginnings stay. `next` is what the form shows from now on. */
    drop: async (next?: T): Promise<void> => {
      ends += 1
      kept = undefined
      if (next) put(next)
      begun = value
      if (!looked) return unsent.forget(place)
      mine = {
        draft: others.length === 0 ? null : await unsent.line.seal(place, wholeOf(others)),
        blind: false,
      }
      unsent.put(place, mine)
      await unsent.send(place).catch(() => undefined)
    },
    /** On screen from now on, until the function that it gives back is called. */
    attend: (): (() => void) => {
      if (!unsent.isOf(user)) unsent.comes(user)
      const leave = unsent.attend(place)
      quietly(
        giveBack()
          .catch(() => undefined)
          .then(() => (looked ? show({ ready: true }) : look())),
      )
      const ticking = setInterval(() => quietly(looked || value !== begun ? keep() : look()), everyMs)
      return () => {
        clearInterval(ticking)
        leave()
        quietly(keep())
      }
    },
    /** What is on screen, and how it is changed. */
    now: (typed: T, give: (value: T) => void): void => {
      value = typed
      restore = give
    },
    shown: () => shown,
    subscribe: (tell: () => void): (() => void) => {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
    /** Shows the next of the other beginnings; this one is among the others then. */
    swap: (): void => {
      const [next, ...more] = others
      if (!next) return
      others = [...more, value]
      begun = kept = undefined
      put(next)
      show()
    },
    /** Lets go of the one that would be shown next. */
    letGo: (): void => {
      others = others.slice(1)
      begun = kept = undefined
      show()
    },
  }
}

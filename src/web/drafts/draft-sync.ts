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

/** One form of one person: what is in it, and what is known of it. */
interface Form<T extends object> {
  readonly unsent: Unsent
  readonly user: string
  readonly place: string
  value: T
  restore: (value: T) => void
  /** What nobody typed, and what is kept already. */
  begun: T | undefined
  kept: T | undefined
  mine: Entry | undefined
  others: T[]
  looked: boolean
  shown: Shown
  readonly listeners: Set<() => void>
}

function show<T extends object>(form: Form<T>, part: Partial<Shown> = {}): void {
  form.shown = { ...form.shown, ...part, others: form.others.length }
  for (const tell of form.listeners) tell()
}
function put<T extends object>(form: Form<T>, next: T): void {
  form.value = next
  form.restore(next)
}

/** Takes up what was found: into an untouched form, or beside what is being typed. */
function takeUp<T extends object>(form: Form<T>, found: readonly T[]): void {
  const [newest, ...more] = found
  if (!newest) return
  if (form.value === form.begun) {
    form.others = more
    form.begun = newest
    put(form, newest)
    show(form, { found: true })
    return
  }
  form.others = [...form.others, ...besides([form.value, ...form.others], found)]
  form.kept = undefined
  show(form)
}

/** Looks for what was typed before: in this window, and on the server. */
function lookingFor<T extends object>(form: Form<T>) {
  const { unsent, place } = form
  let looking: Promise<void> | undefined
  const open = async (draft: string) => (await unsent.open(place, draft)) as T[]

  /** What waits in this window is given back without the server, which may be away. */
  async function giveBack(): Promise<void> {
    const entry = unsent.find(place)
    if (!entry) return
    const left = entry.draft === null ? [] : await open(entry.draft)
    form.looked ||= !entry.blind
    form.mine = entry
    takeUp(form, left)
    // It is somebody's words still: what lies on the server may not take their place.
    if (entry.blind) form.begun = undefined
  }
  async function find(): Promise<void> {
    const there = (await unsent.look(place)) as T[]
    const entry = unsent.find(place)
    form.looked = true
    if (!entry || entry === form.mine) return takeUp(form, there)
    // Another form of this place has been left meanwhile: its words are newer than what the server has.
    const left = entry.draft === null ? [] : await open(entry.draft)
    takeUp(form, entry.blind ? [...left, ...besides(left, there)] : left)
  }
  async function look(): Promise<void> {
    looking ??= find().finally(() => {
      looking = undefined
      show(form, { ready: true })
    })
    await looking
  }
  return { giveBack, look }
}

/** Keeps what is typed, and lets its draft go when the form was sent. */
function keepingOf<T extends object>(form: Form<T>, look: () => Promise<void>) {
  const { unsent, user, place } = form
  let sealing: Promise<unknown> = Promise.resolve()
  /** Counts the ends of drafts: what is being sealed at that moment is not kept any more. */
  let ends = 0

  async function sealNow(): Promise<void> {
    if (form.value === form.begun || form.value === form.kept) return
    const [now, end, blind] = [form.value, ends, !form.looked]
    const draft = await unsent.line.seal(place, wholeOf([form.value, ...form.others]))
    if (end !== ends || !unsent.isOf(user)) return
    form.kept = now
    form.mine = { draft, blind }
    unsent.put(place, form.mine)
  }
  const seal = () => (sealing = sealing.catch(() => undefined).then(sealNow))
  /** Sealed in this window at once, on the server as soon as it takes it. */
  async function keep(): Promise<void> {
    await seal()
    if (!form.looked && form.value !== form.begun) {
      await look()
      // Whatever was found there goes along.
      form.kept = undefined
      await seal()
    }
    if (unsent.find(place)) await unsent.send(place)
  }
  /** The form was sent: its draft goes, other beginnings stay. `next` is what the form shows from now on. */
  async function drop(next?: T): Promise<void> {
    ends += 1
    form.kept = undefined
    if (next) put(form, next)
    form.begun = form.value
    if (!form.looked) return unsent.forget(place)
    const draft = form.others.length === 0 ? null : await unsent.line.seal(place, wholeOf(form.others))
    form.mine = { draft, blind: false }
    unsent.put(place, form.mine)
    await unsent.send(place).catch(() => undefined)
  }
  return { keep, drop }
}

/** Shows the next of the other beginnings; this one is among the others then. */
function swap<T extends object>(form: Form<T>): void {
  const [next, ...more] = form.others
  if (!next) return
  form.others = [...more, form.value]
  form.begun = form.kept = undefined
  put(form, next)
  show(form)
}

/** Lets go of the one that would be shown next. */
function letGo<T extends object>(form: Form<T>): void {
  form.others = form.others.slice(1)
  form.begun = form.kept = undefined
  show(form)
}

export function startDraftSync<T extends object>(unsent: Unsent, user: string, place: string, first: T) {
  const form: Form<T> = {
    unsent,
    user,
    place,
    value: first,
    restore: () => undefined,
    begun: first,
    kept: undefined,
    mine: undefined,
    others: [],
    looked: false,
    listeners: new Set(),
    shown: { ready: false, found: false, others: 0 },
  }
  const { giveBack, look } = lookingFor(form)
  const { keep, drop } = keepingOf(form, look)

  return {
    place,
    keep,
    drop,
    /** On screen from now on, until the function that it gives back is called. */
    attend: (): (() => void) => {
      if (!unsent.isOf(user)) unsent.comes(user)
      const leave = unsent.attend(place)
      quietly(
        giveBack()
          .catch(() => undefined)
          .then(() => (form.looked ? show(form, { ready: true }) : look())),
      )
      const ticking = setInterval(
        () => quietly(form.looked || form.value !== form.begun ? keep() : look()),
        everyMs,
      )
      return () => {
        clearInterval(ticking)
        leave()
        quietly(keep())
      }
    },
    /** What is on screen, and how it is changed. */
    now: (typed: T, give: (value: T) => void): void => {
      form.value = typed
      form.restore = give
    },
    shown: () => form.shown,
    subscribe: (tell: () => void): (() => void) => {
      form.listeners.add(tell)
      return () => void form.listeners.delete(tell)
    },
    swap: () => swap(form),
    letGo: () => letGo(form),
  }
}

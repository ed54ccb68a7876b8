// One form that somebody types into: what was typed before is looked for, what is typed is sealed every two seconds for as
// long as they type, and once more when the form goes. Nothing is kept over an earlier draft that could not be seen: both
// beginnings stay, and the form shows one or the other.
import { besides, wholeOf, type Entry, type UnsentDrafts } from './unsent-drafts.ts'

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

export class DraftSync<T extends object> {
  readonly place: string
  readonly #unsent: UnsentDrafts
  readonly #user: string
  #value: T
  #restore: (value: T) => void = () => undefined
  /** What nobody typed, and what is kept already. */
  #begun: T | undefined
  #kept: T | undefined
  #mine: Entry | undefined
  #others: T[] = []
  #looked = false
  #looking: Promise<void> | undefined
  #sealing: Promise<unknown> = Promise.resolve()
  /** Counts the ends of drafts: what is being sealed at that moment is not kept any more. */
  #ends = 0
  #shown: Shown = { ready: false, found: false, others: 0 }
  readonly #listeners = new Set<() => void>()

  constructor(unsent: UnsentDrafts, user: string, place: string, first: T) {
    this.#unsent = unsent
    this.#user = user
    this.place = place
    this.#value = first
    this.#begun = first
  }

  #show(part: Partial<Shown> = {}): void {
    this.#shown = { ...this.#shown, ...part, others: this.#others.length }
    for (const tell of this.#listeners) tell()
  }
  #put(next: T): void {
    this.#value = next
    this.#restore(next)
  }
  async #open(draft: string): Promise<T[]> {
    return (await this.#unsent.open(this.place, draft)) as T[]
  }

  /** Takes up what was found: into an untouched form, or beside what is being typed. */
  #takeUp(found: readonly T[]): void {
    const [newest, ...more] = found
    if (!newest) return
    if (this.#value === this.#begun) {
      this.#others = more
      this.#begun = newest
      this.#put(newest)
      this.#show({ found: true })
      return
    }
    this.#others = [...this.#others, ...besides([this.#value, ...this.#others], found)]
    this.#kept = undefined
    this.#show()
  }
  /** What waits in this window is given back without the server, which may be away. */
  async #giveBack(): Promise<void> {
    const entry = this.#unsent.find(this.place)
    if (!entry) return
    const left = entry.draft === null ? [] : await this.#open(entry.draft)
    this.#looked ||= !entry.blind
    this.#mine = entry
    this.#takeUp(left)
    // It is somebody's words still: what lies on the server may not take their place.
    if (entry.blind) this.#begun = undefined
  }
  async #find(): Promise<void> {
    const there = (await this.#unsent.look(this.place)) as T[]
    const entry = this.#unsent.find(this.place)
    this.#looked = true
    if (!entry || entry === this.#mine) return this.#takeUp(there)
    // Another form of this place has been left meanwhile: its words are newer than what the server has.
    const left = entry.draft === null ? [] : await this.#open(entry.draft)
    this.#takeUp(entry.blind ? [...left, ...besides(left, there)] : left)
  }
  async #look(): Promise<void> {
    this.#looking ??= this.#find().finally(() => {
      this.#looking = undefined
      this.#show({ ready: true })
    })
    await this.#looking
  }

  async #sealNow(): Promise<void> {
    if (this.#value === this.#begun || this.#value === this.#kept) return
    const [now, end, blind] = [this.#value, this.#ends, !this.#looked]
    const draft = await this.#unsent.line.seal(this.place, wholeOf([this.#value, ...this.#others]))
    if (end !== this.#ends || !this.#unsent.isOf(this.#user)) return
    this.#kept = now
    this.#mine = { draft, blind }
    this.#unsent.put(this.place, this.#mine)
  }
  #seal(): Promise<unknown> {
    return (this.#sealing = this.#sealing.catch(() => undefined).then(() => this.#sealNow()))
  }
  /** Keeps what is typed: sealed in this window at once, on the server as soon as it takes it. */
  readonly keep = async (): Promise<void> => {
    await this.#seal()
    if (!this.#looked && this.#value !== this.#begun) {
      await this.#look()
      // Whatever was found there goes along.
      this.#kept = undefined
      await this.#seal()
    }
    if (this.#unsent.find(this.place)) await this.#unsent.send(this.place)
  }

  /** The form was sent: its draft goes, other beginnings stay. `next` is what the form shows from now on. */
  readonly drop = async (next?: T): Promise<void> => {
    this.#ends += 1
    this.#kept = undefined
    if (next) this.#put(next)
    this.#begun = this.#value
    if (!this.#looked) return this.#unsent.forget(this.place)
    this.#mine = {
      draft:
        this.#others.length === 0 ? null : await this.#unsent.line.seal(this.place, wholeOf(this.#others)),
      blind: false,
    }
    this.#unsent.put(this.place, this.#mine)
    await this.#unsent.send(this.place).catch(() => undefined)
  }
  /** On screen from now on, until the function that it gives back is called. */
  readonly attend = (): (() => void) => {
    if (!this.#unsent.isOf(this.#user)) this.#unsent.comes(this.#user)
    const leave = this.#unsent.attend(this.place)
    quietly(
      this.#giveBack()
        .catch(() => undefined)
        .then(() => (this.#looked ? this.#show({ ready: true }) : this.#look())),
    )
    const ticking = setInterval(
      () => quietly(this.#looked || this.#value !== this.#begun ? this.keep() : this.#look()),
      everyMs,
    )
    return () => {
      clearInterval(ticking)
      leave()
      quietly(this.keep())
    }
  }
  /** What is on screen, and how it is changed. */
  readonly now = (typed: T, give: (value: T) => void): void => {
    this.#value = typed
    this.#restore = give
  }
  readonly shown = (): Shown => this.#shown
  readonly subscribe = (tell: () => void): (() => void) => {
    this.#listeners.add(tell)
    return () => void this.#listeners.delete(tell)
  }
  /** Shows the next of the other beginnings; this one is among the others then. */
  readonly swap = (): void => {
    const [next, ...more] = this.#others
    if (!next) return
    this.#others = [...more, this.#value]
    this.#begun = this.#kept = undefined
    this.#put(next)
    this.#show()
  }
  /** Lets go of the one that would be shown next. */
  readonly letGo = (): void => {
    this.#others = this.#others.slice(1)
    this.#begun = this.#kept = undefined
    this.#show()
  }
}

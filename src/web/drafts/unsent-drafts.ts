// Drafts that the server has not taken yet wait in this window as ciphertext, also while it is locked, and are sent when it
// answers again. They go when another person comes in. A draft that was left before anybody could look what lies there
// already is joined with it, never put in its place.

import type { DraftLine } from '../../client/drafts.ts'

/** A draft on its way, or the end of one (null). `blind`: nobody could look yet what lies there already. */
export interface Entry {
  draft: string | null
  blind: boolean
}

const againMs = 5_000

/** A draft is what was typed, or a list: that first, then the other beginnings of the same form. */
const partsOf = (opened: unknown): object[] => (Array.isArray(opened) ? opened : [opened]) as object[]
export const wholeOf = ([value, ...others]: readonly object[]): unknown =>
  others.length === 0 ? value : [value, ...others]
/** Those of `more` that are not said yet. */
export function besides<T>(said: readonly T[], more: readonly T[]): T[] {
  const known = new Set(said.map((one) => JSON.stringify(one)))
  return more.filter((one) => !known.has(JSON.stringify(one)))
}

export class UnsentDrafts {
  readonly line: DraftLine
  readonly #entries = new Map<string, Entry>()
  readonly #going = new Map<string, Promise<void>>()
  /** Places with a form on screen, which sends by itself. */
  readonly #attended = new Map<string, number>()
  #owner: string | undefined
  #isHere = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(line: DraftLine) {
    this.line = line
  }

  async open(place: string, draft: string): Promise<object[]> {
    return partsOf(await this.line.open(place, draft))
  }
  /** What lies on the server. What cannot be opened is no reason to keep somebody from beginning anew. */
  async look(place: string): Promise<object[]> {
    const draft = await this.line.read(place)
    return draft === null ? [] : this.open(place, draft).catch(() => [])
  }

  async #joined(place: string, entry: Entry): Promise<string | null> {
    if (!entry.blind || entry.draft === null) return entry.draft
    const there = await this.look(place)
    const mine = await this.open(place, entry.draft)
    return this.line.seal(place, wholeOf([...mine, ...besides(mine, there)]))
  }
  async #sendNewest(place: string): Promise<void> {
    for (let entry = this.#entries.get(place); entry; entry = this.#entries.get(place)) {
      const draft = await this.#joined(place, entry)
      if (draft === null) await this.line.drop(place)
      else await this.line.save(place, draft)
      if (this.#entries.get(place) === entry) this.#entries.delete(place)
    }
  }
  /** Sends what waits for this place, one after the other, so that an older draft never arrives after a newer one. */
  send(place: string): Promise<void> {
    const now =
      this.#going.get(place) ?? this.#sendNewest(place).finally(() => void this.#going.delete(place))
    this.#going.set(place, now)
    return now.finally(() => this.#later())
  }
  #later(): void {
    if (this.#entries.size === 0 || !this.#isHere || this.#timer !== undefined) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (!this.#isHere) return
      for (const place of this.#entries.keys())
        if (!this.#attended.has(place)) this.send(place).catch(() => undefined)
      this.#later()
    }, againMs)
  }

  find(place: string): Entry | undefined {
    return this.#entries.get(place)
  }
  put(place: string, entry: Entry): void {
    this.#entries.set(place, entry)
    this.#later()
  }
  forget(place: string): void {
    this.#entries.delete(place)
  }
  isOf(user: string): boolean {
    return this.#owner === user
  }
  /** Who sits here from now on; nobody while the window is locked. */
  readonly comes = (user: string | undefined): void => {
    this.#isHere = user !== undefined
    if (user === undefined) return
    if (user !== this.#owner) this.#entries.clear()
    this.#owner = user
    this.#later()
  }
  /** A form for this place is on screen, until the function that it gives back is called. */
  attend(place: string): () => void {
    this.#attended.set(place, (this.#attended.get(place) ?? 0) + 1)
    return () => {
      const left = (this.#attended.get(place) ?? 1) - 1
      if (left > 0) this.#attended.set(place, left)
      else this.#attended.delete(place)
      this.#later()
    }
  }
}

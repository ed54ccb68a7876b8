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

export type Unsent = ReturnType<typeof waitForServer>

/** What lies on the server for a place, and what is sent there. `entries`: what waits. */
function exchange(line: DraftLine, entries: Map<string, Entry>) {
  const going = new Map<string, Promise<void>>()
  const open = async (place: string, draft: string) => partsOf(await line.open(place, draft))
  /** What lies on the server. What cannot be opened is no reason to keep somebody from beginning anew. */
  async function look(place: string): Promise<object[]> {
    const draft = await line.read(place)
    return draft === null ? [] : open(place, draft).catch(() => [])
  }
  async function joined(place: string, entry: Entry): Promise<string | null> {
    if (!entry.blind || entry.draft === null) return entry.draft
    const there = await look(place)
    const mine = await open(place, entry.draft)
    return line.seal(place, wholeOf([...mine, ...besides(mine, there)]))
  }
  async function sendNewest(place: string): Promise<void> {
    for (let entry = entries.get(place); entry; entry = entries.get(place)) {
      const draft = await joined(place, entry)
      if (draft === null) await line.drop(place)
      else await line.save(place, draft)
      if (entries.get(place) === entry) entries.delete(place)
    }
  }
  /** Sends what waits for this place, one after the other, so that an older draft never arrives after a newer one. */
  function sendOne(place: string): Promise<void> {
    const now = going.get(place) ?? sendNewest(place).finally(() => void going.delete(place))
    going.set(place, now)
    return now
  }
  return { open, look, sendOne }
}

export function waitForServer(line: DraftLine) {
  const entries = new Map<string, Entry>()
  /** Places with a form on screen, which sends by itself. */
  const attended = new Map<string, number>()
  let owner: string | undefined
  let isHere = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const { open, look, sendOne } = exchange(line, entries)

  const send = (place: string) => sendOne(place).finally(later)
  function later(): void {
    if (entries.size === 0 || !isHere) return
    timer ??= setTimeout(() => {
      timer = undefined
      if (!isHere) return
      for (const place of entries.keys()) if (!attended.has(place)) send(place).catch(() => undefined)
      later()
    }, againMs)
  }

  return {
    line,
    open,
    look,
    send,
    find: (place: string): Entry | undefined => entries.get(place),
    put: (place: string, entry: Entry): void => {
      entries.set(place, entry)
      later()
    },
    forget: (place: string) => void entries.delete(place),
    isOf: (user: string) => owner === user,
    /** Who sits here from now on; nobody while the window is locked. */
    comes: (user: string | undefined): void => {
      isHere = user !== undefined
      if (user === undefined) return
      if (user !== owner) entries.clear()
      owner = user
      later()
    },
    /** A form for this place is on screen, until the function that it gives back is called. */
    attend: (place: string): (() => void) => {
      attended.set(place, (attended.get(place) ?? 0) + 1)
      return () => {
        const left = (attended.get(place) ?? 1) - 1
        if (left > 0) attended.set(place, left)
        else attended.delete(place)
        later()
      }
    },
  }
}

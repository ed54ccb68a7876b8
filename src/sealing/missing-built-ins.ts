// What our scripts use of the language that came into browsers in 2023 (Chrome 110 and 117, Safari 16 and 17.4). Each copies, and
// then does what every browser can. Loaded by old browsers alone (old-browser.ts).

type By<T> = (one: T, other: T) => number

/** Of arrays. */
export const copying = {
  toSorted<T>(this: readonly T[], by?: By<T>): T[] {
    const copy = [...this]
    copy.sort(by)
    return copy
  },
  toReversed<T>(this: readonly T[]): T[] {
    const copy = [...this]
    copy.reverse()
    return copy
  },
  with<T>(this: readonly T[], index: number, value: T): T[] {
    const at = index < 0 ? this.length + index : index
    if (at < 0 || at >= this.length) throw new RangeError('index')
    const copy = [...this]
    copy[at] = value
    return copy
  },
}

/** Of Map. */
export function groupBy<Key, Item>(
  items: Iterable<Item>,
  keyOf: (item: Item, index: number) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index)
    index += 1
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Puts each where it is missing, and touches none that is there. */
export function fillBuiltIns(array: object = Array.prototype, map: object = Map): void {
  const fill = (on: object, name: string, value: unknown): void => {
    if (!(name in on)) Object.defineProperty(on, name, { value, configurable: true, writable: true })
  }
  for (const [name, value] of Object.entries(copying)) fill(array, name, value)
  fill(map, 'groupBy', groupBy)
}

// Which rows of the directory may be one organisation: they have a name, a number, an address or a mail in common. It only says so;
// whether they are one is for a person to say. Pure.

export interface Listed {
  id: string
  name: string | null
  /** A house of the network. */
  isHouse: boolean
  phones: readonly string[]
  emails: readonly string[]
  addresses: readonly string[]
}

export const twiceReasons = ['name', 'phone', 'email', 'address'] as const
export type TwiceReason = (typeof twiceReasons)[number]

export interface Twice {
  one: string
  other: string
  why: TwiceReason[]
}

/** What so many have in common (the number of a helpline, the address of a town hall) makes nobody the same. */
const mostTogether = 6
const digitsOfNumber = 9
const fewestDigits = 7
const fewestLetters = 6

const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

const whole = (text: string): string | undefined => {
  const plain = letters(text)
  return plain.length >= fewestLetters ? plain : undefined
}
/** The end of a number: one writes the code of the country and the other does not. */
const number = (text: string): string | undefined => {
  const digits = text.replace(/ext\b.*$/i, '').replaceAll(/\D/g, '')
  return digits.length >= fewestDigits ? digits.slice(-digitsOfNumber) : undefined
}

const keysOf: Readonly<Record<TwiceReason, (one: Listed) => (string | undefined)[]>> = {
  name: ({ name }) => [name === null ? undefined : whole(name)],
  phone: ({ phones }) => phones.map(number),
  email: ({ emails }) => emails.map((mail) => mail.trim().toLowerCase() || undefined),
  address: ({ addresses }) => addresses.map(whole),
}

/** Pairs that have something in common, those with most of it first; `apart` are those of whom somebody said that they are two. */
export function foundTwice(
  all: readonly Listed[],
  apart: readonly { one: string; other: string }[],
  most: number,
): Twice[] {
  const pairs = new Map<string, Twice>()
  const isApart = new Set(apart.map(({ one, other }) => `${one} ${other}`))
  for (const reason of twiceReasons) {
    const groups = new Map<string, Set<Listed>>()
    for (const one of all)
      for (const key of keysOf[reason](one))
        if (key !== undefined) groups.set(key, (groups.get(key) ?? new Set()).add(one))
    for (const group of groups.values()) if (group.size <= mostTogether) pairUp([...group], reason)
  }
  function pairUp(group: readonly Listed[], reason: TwiceReason) {
    for (const [at, first] of group.entries())
      for (const second of group.slice(at + 1)) {
        const [one, other] = first.id < second.id ? [first.id, second.id] : [second.id, first.id]
        const key = `${one} ${other}`
        if ((first.isHouse && second.isHouse) || isApart.has(key)) continue
        const pair = pairs.get(key) ?? { one, other, why: [] }
        pairs.set(key, { ...pair, why: [...new Set([...pair.why, reason])] })
      }
  }
  return [...pairs.values()]
    .toSorted(
      (a, b) => b.why.length - a.why.length || a.one.localeCompare(b.one) || a.other.localeCompare(b.other),
    )
    .slice(0, most)
}

/** Services of two lists that are called the same: the one that stays, and the one that is then found no more. */
export function sameServices<One extends { id: string; name: string }>(
  stays: readonly One[],
  goes: readonly One[],
): { stays: One; goes: One }[] {
  return goes.flatMap((one) => {
    const same = stays.find((other) => letters(other.name) === letters(one.name))
    return same ? [{ stays: same, goes: one }] : []
  })
}

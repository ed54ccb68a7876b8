// Whether two cases name the same employer or person: by letters alone, whatever their case, accents, points and kind of company. Pure.

/** What stands behind the name of a company and is left out as often as not. */
const kinds = /\b(ltd|limited|llc|inc|gmbh|sarl|sa|srl|plc|co|company|bv|ag|kg)\b/gu

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLocaleLowerCase('en')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[.'’]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(kinds, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()

/** Of `others` those that one of `names` is, or is a part of by whole words. */
export function sameNames(names: readonly string[], others: readonly string[]): string[] {
  const mine = names.map(plain).filter((name) => name.length > 1)
  const holds = (one: string, other: string) => ` ${one} `.includes(` ${other} `)
  return others.filter((other) => {
    const theirs = plain(other)
    return theirs.length > 1 && mine.some((name) => holds(theirs, name) || holds(name, theirs))
  })
}

/** Names as they are typed, one a line. */
export const namesIn = (typed: string): string[] =>
  [...new Set(typed.split('\n').map((line) => line.trim()))].filter(Boolean).slice(0, 20)

// A coarse area by the name that people give it. The same name leads to the same code, whoever writes it, so that two
// organisations of one district are found in one place.

import { directoryId } from './identity.ts'

const longest = 60
const mostWords = 5

const slug = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/**
 * Its code and the name it came with; undefined where the words are not a name of an area: a sentence, or a number with a street.
 * A name in another script than ours has a code that says nothing.
 */
export function areaOf(name: string, within?: string): { code: string; name: string } | undefined {
  // Half a character, which JSON can carry, has no bytes from which a code could be made.
  if (!name.isWellFormed() || name.length > longest || name.split(/\s+/).length > mostWords) return undefined
  const isOther = /^\p{L}/u.test(name) && !/\p{Script=Latin}/u.test(name)
  const own = isOther ? `area-${directoryId(name.normalize('NFC').toLowerCase()).slice(0, 8)}` : slug(name)
  const code = [...(within === undefined ? [] : [slug(within)]), own].filter(Boolean).join('-')
  return /^[a-z][a-z0-9_.-]{0,39}$/.test(code) ? { code, name } : undefined
}

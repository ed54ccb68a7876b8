// On whose word a worker gives a part of somebody's file: how the person said yes, in which language, the hash of the very
// words that were read to them or that they signed, and of the scanned paper where there is one. (CCP/1 line 18.)
import { hex, utf8 } from './bytes.ts'
import { sha256 } from './keys.ts'
import { SealingError } from './suite.ts'

/** How a person says yes in front of a worker. What they do on their own page they sign themselves. */
export const WAYS = ['spoken_with_interpreter', 'spoken', 'written', 'paper'] as const
export type Way = (typeof WAYS)[number]

/** As it stands in a statement. Both hashes are SHA-256 in hex, so that anybody can make them again without this program. */
export type Agreed = { how: Way; language: string; text: string; paper?: string }

/** What a vault is told: the words themselves, of which it puts the hash into the statement. */
export type AgreedWords = Omit<Agreed, 'text'> & { words: string }

const FIELDS = ['how', 'language', 'text', 'paper']
const DIGEST = /^[0-9a-f]{64}$/
/** BCP 47, as the contract writes it (api/words.ts). */
const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/

const isText = (value: unknown, shape: RegExp): value is string =>
  typeof value === 'string' && shape.test(value)

/** Reads what a statement rests on, or `bad-chain`. */
export function agreedIn(value: unknown): Agreed {
  const said = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  const { how, language, text, paper } = said
  const isWhole =
    WAYS.includes(how as Way) &&
    isText(language, LANGUAGE) &&
    isText(text, DIGEST) &&
    (paper === undefined || isText(paper, DIGEST)) &&
    Object.keys(said).every((name) => FIELDS.includes(name))
  if (!isWhole) throw new SealingError('bad-chain')
  return { how: how as Way, language, text, ...(paper !== undefined && { paper }) }
}

/** The hash of words as it stands in a statement. */
export const wordsHash = async (words: string): Promise<string> => hex(await sha256(utf8(words)))

/** What is signed, made of the words that were read out. */
export async function agreedFrom({ words, how, language, paper }: AgreedWords): Promise<Agreed> {
  return { how, language, text: await wordsHash(words), ...(paper !== undefined && { paper }) }
}

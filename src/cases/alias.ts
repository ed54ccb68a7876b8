// What a case is called: a reference for paper and telephone, and two words that staff say instead of a name. Apart from
// the schemas, since the frame says them before any schema is loaded.

// Crockford's alphabet: no letter that is mistaken for a digit when read out on the telephone.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A reference such as `C-7QF3-2K9M` from eight random bytes. */
export function referenceFrom(random: Uint8Array): string {
  const letters = Array.from(random.slice(0, 8), (byte) => alphabet[byte & 31]).join('')
  return `C-${letters.slice(0, 4)}-${letters.slice(4)}`
}

/**
 * What may be asked of the server as the beginning of a reference, upper case. The dash is needed: without it a name
 * ("Carmen", "Chidi") or the digits of a telephone would pass for one, and leave the browser.
 */
export const referenceBeginning = /^C-[0-9A-Z]{2,4}(-[0-9A-Z]{0,4})?$/

/** How many adjectives and nouns every language's alias list has (`alias.adjective.0` …). */
export const aliasWords = 32

/**
 * The two words that staff of a house say instead of a name ("Blue heron"). They follow from the reference and the house that reads it: nothing is
 * stored, they mean nothing about the person, and what one house calls them says nothing of what another does. Multiplied and not added: two names of
 * one person differ by nothing that two others do.
 */
export function aliasOf(reference: string, text: (id: string) => string, house: number): string {
  const sum = reference
    .replaceAll('-', '')
    .slice(1)
    .split('')
    .reduce((so, letter) => (so * 32 + Math.max(0, alphabet.indexOf(letter))) % 1_000_003, 7)
  const value = (sum * ((house * 48_271 + 1) % 1_000_003)) % 1_000_003
  const adjective = text(`alias.adjective.${value % aliasWords}`)
  const noun = text(`alias.noun.${Math.floor(value / aliasWords) % aliasWords}`)
  return text('alias.order') === 'noun-first' ? `${noun} ${adjective}` : `${adjective} ${noun}`
}

/** The two words on papers for a court, which every house prints alike: there they stand for one witness in one matter. */
export const pseudonymOf = (reference: string, text: (id: string) => string): string =>
  aliasOf(reference, text, 0)

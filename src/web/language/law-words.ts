// Words that stand in a country's pack instead of the messages: whoever writes down a law names what it alone knows.
import { inLanguage, type Words } from '../../jurisdiction/define.ts'

/** In the language of the screen; in English where the pack has none in it. */
export const inDocumentLanguage = (words: Words): string =>
  inLanguage(words, globalThis.document?.documentElement.lang ?? 'en')

// The need that one whole word means, in any of the languages in which somebody may have written a list: its code here, or one of the
// everyday words. Nothing is guessed from a part of a word.

import ar from './everyday/ar.json' with { type: 'json' }
import en from './everyday/en.json' with { type: 'json' }
import es from './everyday/es.json' with { type: 'json' }
import fr from './everyday/fr.json' with { type: 'json' }
import th from './everyday/th.json' with { type: 'json' }
import uk from './everyday/uk.json' with { type: 'json' }
import { plainWord, type Everyday } from './find-need.ts'
import { serviceCodes } from './kinds.ts'

const languages: readonly Everyday[] = [en, fr, es, ar, th, uk]
const codes = new Map([
  ...languages.flatMap((words) =>
    Object.entries(words).flatMap(([code, all]) => all.map((word) => [plainWord(word), code] as const)),
  ),
  ...serviceCodes.flatMap((code) => [
    [code, code] as const,
    [plainWord(code.replaceAll('_', ' ')), code] as const,
  ]),
])

export const everydayCode = (word: string): string | undefined => codes.get(plainWord(word))

// What makes a form without script the same form when it is sent again. The receipt and the name of the request grow from a
// seed that stands in the form alone and from its answers: after a lost answer, or a restart of ours, the same form finds
// its own request and shows the same numbers. Nothing of it is kept here; other answers are another request.

import { v4 as idOf } from 'uuid'
import { utf8 } from '../sealing/bytes.ts'
import { aadLabel } from '../sealing/aad-label.ts'
import { derive, newSecret, sha256 } from '../sealing/keys.ts'
import { toText } from '../sealing/text.ts'
import { newReceiptDigits, newReceiptWords } from '../sealing/words.ts'
import type { Report } from './report.ts'

const seedBytes = 16

export const newSeed = (): string => toText(newSecret(seedBytes))

/** The seed of a form that came back; a new one where it brought none. */
export const seedIn = (field: string): string => (/^[\w-]{22}$/.test(field) ? field : newSeed())

/** The receipt of these answers in this form, and the id of the request that they become. */
export async function namesOf(
  seed: string,
  report: Report,
  inWords: boolean,
): Promise<{ receipt: string; id: string }> {
  const answers = toText(await sha256(utf8(JSON.stringify([report, inWords]))))
  const grow = (what: string, length: number) => derive(utf8(seed), aadLabel('form', what, answers), length)
  // Eight times what sixteen digits need: of so many draws enough are fair.
  const [drawn, random] = await Promise.all([grow('receipt', 256), grow('id', 16)])
  let at = 0
  const draw = () => (drawn[at++ % drawn.length]! << 8) | drawn[at++ % drawn.length]!
  return { receipt: inWords ? newReceiptWords(draw) : newReceiptDigits(draw), id: idOf({ random }) }
}

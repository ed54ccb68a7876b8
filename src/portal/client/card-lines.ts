// The last lines of a person's file, each as its number and three words: short enough for a paper. Whoever wrote one on their card finds
// it again later, unless a server shows less than it showed before. (Decision 48.)
import { lineWords } from '../../client/line-words.ts'
import type { Vault } from '../../sealing/vault-shape.ts'

/** So many are shown. */
const SHOWN = 12

export type CardLine = { n: number; words: string }

/** The newest first. */
export async function cardLines(
  vault: Pick<Vault, 'viewCase' | 'hashAt' | 'fingerprint'>,
  caseId: string,
): Promise<CardLine[]> {
  const { head } = await vault.viewCase({ caseId, day: '1970-01-01' })
  const numbers = Array.from({ length: Math.min(head.n, SHOWN) }, (_, at) => head.n - at)
  const lines = numbers.map(async (n) => {
    const { hash } = await vault.hashAt({ about: 'case', id: caseId, n })
    return hash === undefined ? [] : [{ n, words: await lineWords(vault, hash) }]
  })
  return (await Promise.all(lines)).flat()
}

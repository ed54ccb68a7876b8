// On whose word a consent is taken: what was signed of the yes is what its row says, and the words come with it, sealed.
import { Problem } from '../../api/problem.ts'
import { storeRecords } from '../../cases/server/records.ts'
import type { Ctx } from '../../http/context.ts'
import { languages } from '../../language/say.ts'
import type { Agreed } from '../../sealing/agreed.ts'
import type { Said } from '../../sealing/chain.ts'

interface Yes {
  caseId: string
  track: string
  basis: string
  words?: Parameters<typeof storeRecords>[2][number] | undefined
  /** The parts that are given, or from which the pages were copied. */
  parts: readonly string[]
}

/** What was signed of how the yes was given is what the row says of it. The chain's rules have seen that it is there. */
export function checkWord(
  said: Said,
  { language, method }: { language?: string | undefined; method?: string | undefined },
): void {
  const agreed = said['agreed'] as Agreed | undefined
  if (agreed && (agreed.language !== language || agreed.how !== method))
    throw new Problem('refused', { because: 'bad-statement' })
}

/** Nobody says yes to words that nobody has in their language: somebody interprets, or there is a paper in it. */
export function mustBeUnderstood({
  basis,
  language,
  method,
}: {
  basis: string
  language: string
  method: string
}): void {
  const isTold = languages.includes(language.split('-')[0] as string)
  if (basis === 'consent' && !isTold && (method === 'spoken' || method === 'written'))
    throw new Problem('refused', { because: 'interpreter-first' })
}

/** A yes comes with its words, in a part that is given by it, and nothing else comes with any. */
export async function keepWords(ctx: Ctx, { caseId, track, basis, words, parts }: Yes): Promise<void> {
  const isIn = words !== undefined && parts.includes(words.compartment)
  const isFit = words ? basis === 'consent' && words.kind === 'agreed' && isIn : basis !== 'consent'
  if (!isFit) throw new Problem('refused', { because: 'words-missing' })
  if (words) await storeRecords(ctx, caseId, [{ ...words, track }])
}

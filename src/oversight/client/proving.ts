// Proves one line in this browser, step by step, so that each step can be said in words.

import { leafOfLine, fromBase64, type Line } from '../line.ts'
import { holdsInclusion } from '../merkle.ts'
import { isInLedger } from '../note.ts'
import type { Api } from './auditor.ts'
import { believe, type Believed, type Believing } from './believing.ts'

type Answer = Awaited<ReturnType<Api['audit']['prove']>>
type Cosigner = NonNullable<Answer['proof']>['checkpoint']['cosigners'][number]

export interface Proved {
  line: Line
  /** Missing where no checkpoint covers the line yet. */
  steps?: { name: 'line' | 'trail' | 'signature'; holds: boolean; count: number }[]
  at?: string
  cosigners?: Believed<Cosigner>['cosigners']
}

/**
 * `shown` is the line as it stood on the screen: what is proved must be what was read, in the trail of one's own organisation,
 * under the key that was seen before. What the answer says of these is not asked.
 */
export async function proveLine(
  api: Api,
  shown: Line,
  believing: Believing,
  organisation: number,
): Promise<Proved> {
  const { line, proof } = await api.audit.prove({ seq: shown.seq })
  if (!proof) return { line: shown }
  const { path, ledger, checkpoint } = proof
  const [believed] = await believe(believing, [checkpoint])
  const inTrail = await holdsInclusion(
    await leafOfLine(organisation, shown),
    { index: shown.seq - 1, size: ledger.size, path: path.map(fromBase64) },
    fromBase64(ledger.root),
  )
  const isOurs = ledger.kind === 'audit' && ledger.chain === String(organisation)
  return {
    line,
    steps: [
      { name: 'line', holds: inTrail, count: path.length },
      {
        name: 'trail',
        holds: isOurs && believed !== undefined && (await isInLedger(ledger, believed.signed)),
        count: ledger.path.length,
      },
      { name: 'signature', holds: believed !== undefined, count: 1 },
    ],
    at: checkpoint.at,
    cosigners: believed?.cosigners ?? [],
  }
}

// Proves one line in this browser, step by step, so that each step can be said in words.

import { leafOfLine, fromBase64, type Line } from '../line.ts'
import { holdsInclusion } from '../merkle.ts'
import { isInLedger, openNote, originOf } from '../note.ts'
import type { Api } from './auditor.ts'

type Answer = Awaited<ReturnType<Api['oversight']['prove']>>

export interface Proved {
  line: Line
  /** Missing where no checkpoint covers the line yet. */
  steps?: { name: 'line' | 'trail' | 'signature'; holds: boolean; count: number }[]
  at?: string
  cosigners?: NonNullable<Answer['proof']>['checkpoint']['cosigners']
}

/** `shown` is the line as it stood on the screen: what is proved must be what was read. */
export async function proveLine(api: Api, shown: Line, network: string): Promise<Proved> {
  const { chain, key, line, proof } = await api.oversight.prove({ seq: shown.seq })
  if (!proof) return { line: shown }
  const { path, ledger, checkpoint } = proof
  const note = await openNote(checkpoint.note, fromBase64(key))
  const signed = note?.origin === originOf(network) && note.size === checkpoint.size ? note : undefined
  const inTrail = await holdsInclusion(
    await leafOfLine(chain, shown),
    shown.seq - 1,
    ledger.size,
    path.map(fromBase64),
    fromBase64(ledger.root),
  )
  return {
    line,
    steps: [
      { name: 'line', holds: inTrail, count: path.length },
      {
        name: 'trail',
        holds: signed !== undefined && ledger.chain === String(chain) && (await isInLedger(ledger, signed)),
        count: ledger.path.length,
      },
      { name: 'signature', holds: signed !== undefined, count: 1 },
    ],
    at: checkpoint.at,
    cosigners: checkpoint.cosigners,
  }
}

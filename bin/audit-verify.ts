// Checks an exported audit trail with nothing but the file: every link, the tree, the ledger, every signature. What it finds
// is said in sentences, since whoever runs it may be a court's expert or a board member's nephew.

import { parseJson } from '../src/api/parse-json.ts'
import { hash as digest } from 'node:crypto'
import { checkCosignature } from '../src/sealing/cosigning.ts'
import { growingTree } from '../src/audit/growing-tree.ts'
import { leafHash } from '../src/audit/tree.ts'
import type { ExportLine } from '../src/oversight/client/export.ts'
import { bytesOfLine, fromBase64, toBase64url } from '../src/oversight/line.ts'
import { holdsConsistency } from '../src/oversight/merkle.ts'
import { bodyOf, isInLedger, openNote, originOf, type Checkpoint } from '../src/oversight/note.ts'

export interface Finding {
  holds: boolean
  words: string
}
type Of<Is extends ExportLine['is']> = Extract<ExportLine, { is: Is }>

/** What was found in one file, and what another file of the same trail can be held against. */
export interface Verified {
  findings: Finding[]
  lines: number
  origin: string
  chain: number
  key: string
  /** Ledger size → root, of checkpoints whose signature holds. */
  roots: Map<number, string>
  /** Length of the chain → its root there. */
  trees: Map<number, string>
}

/** `1 checkpoint`, `2 checkpoints`. */
export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const good = (words: string): Finding => ({ holds: true, words })
const bad = (words: string): Finding => ({ holds: false, words })

/** Whole lines of text that comes in parts. */
async function* linesOf(parts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const part of parts) {
    const lines = (rest + part).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  if (rest) yield rest
}

/** Reads an export once. Throws a sentence where it is no export at all. */
export async function verifyExport(parts: AsyncIterable<string>): Promise<Verified> {
  const ledger: Of<'ledger'>[] = []
  const checkpoints: Of<'checkpoint'>[] = []
  let about: Of<'export'> | undefined
  let trail: ReturnType<typeof trailOf> | undefined
  for await (const text of linesOf(parts)) {
    const line = parsed(text)
    if (!about) {
      if (line?.is !== 'export' || line.form !== 1) throw new Error('This is no exported audit trail.')
      about = line
    } else if (line?.is === 'ledger') ledger.push(line)
    else if (line?.is === 'checkpoint') checkpoints.push(line)
    else if (line?.is === 'line') {
      trail ??= trailOf(about.chain, ledger)
      trail.add(line)
    } else throw new Error('The file is damaged: a line of it cannot be read.')
  }
  if (!about) throw new Error('This is no exported audit trail.')
  trail ??= trailOf(about.chain, ledger)
  const sealed = await sealsHold(about, ledger, checkpoints)
  return {
    findings: [...trail.findings(), ...sealed.findings],
    lines: trail.count(),
    origin: about.origin,
    chain: about.chain,
    key: about.key,
    roots: sealed.roots,
    trees: new Map(ledger.map(({ size, root }) => [size, root])),
  }
}

const parsed = (text: string) => parseJson(text) as ExportLine | undefined

/** The lines: each follows from the one before, and at each length that the ledger names the tree has the root it names. */
function trailOf(chain: number, ledger: readonly Of<'ledger'>[]) {
  const named = new Map(ledger.map((line) => [line.size, line]))
  const tree = growingTree()
  let before: Uint8Array = new Uint8Array()
  let firstBreak: number | undefined
  let agreeing = 0
  const differing: number[] = []
  return {
    add(line: Of<'line'>) {
      const bytes = bytesOfLine(chain, line)
      const hash = digest('sha256', Buffer.concat([before, bytes]), 'buffer')
      if (firstBreak === undefined && (line.seq !== tree.size() + 1 || toBase64url(hash) !== line.hash))
        firstBreak = tree.size() + 1
      // What is said of the lines after a break is about them and not about the break.
      before = fromBase64(line.hash)
      tree.add(leafHash(bytes))
      const expected = named.get(tree.size())
      if (!expected) return
      const same = toBase64url(tree.root()) === expected.root && line.hash === expected.head
      if (same) agreeing += 1
      else differing.push(tree.size())
    },
    count: () => tree.size(),
    findings(): Finding[] {
      const size = tree.size()
      const longest = Math.max(0, ...named.keys())
      const open = size - longest
      return [
        firstBreak === undefined
          ? good(`Each line follows from the one before it (${counted(size, 'line')}).`)
          : bad(
              `Line ${firstBreak} does not follow from the one before it: it was changed, taken out or put in.`,
            ),
        ...(size < longest
          ? [
              bad(
                `The file ends with line ${size}, and ${longest} lines have been signed: lines are missing.`,
              ),
            ]
          : []),
        ...(differing.length > 0
          ? [
              bad(
                `Lines 1 to ${differing[0]} are not those that were signed: one of them was changed afterwards.`,
              ),
            ]
          : []),
        ...(agreeing > 0
          ? [good(`At ${counted(agreeing, 'checkpoint')} the lines are those that were signed.`)]
          : []),
        ...(open > 0
          ? [good(`After the last checkpoint: ${counted(open, 'line')}, which nothing covers yet.`)]
          : []),
      ]
    },
  }
}

/** The proofs: signatures of the server, one ledger that only grew, this trail in it, signatures of those who checked. */
async function sealsHold(
  about: Of<'export'>,
  ledger: readonly Of<'ledger'>[],
  checkpoints: readonly Of<'checkpoint'>[],
): Promise<{ findings: Finding[]; roots: Map<number, string> }> {
  const roots = new Map<number, string>()
  if (checkpoints.length === 0)
    return {
      findings: [good('There is no checkpoint yet: only the links between the lines were checked.')],
      roots,
    }
  const key = fromBase64(about.key)
  const opened = new Map<number, Checkpoint>()
  for (const { size, note } of checkpoints) {
    const checkpoint = await openNote(note, key)
    if (checkpoint?.size === size && checkpoint.origin === originOf(about.network))
      opened.set(size, checkpoint)
  }
  for (const [size, { root }] of opened) roots.set(size, toBase64url(root))
  const unsigned = checkpoints.filter(({ size }) => !opened.has(size))
  const newest = opened.get(checkpoints.at(-1)!.size)
  const findings = [
    unsigned.length === 0
      ? good(`Each checkpoint carries the server's signature (${counted(checkpoints.length, 'checkpoint')}).`)
      : bad(
          `The server's signature is missing under ${counted(unsigned.length, 'checkpoint')}, the first of size ${unsigned[0]!.size}.`,
        ),
  ]
  if (!newest)
    return {
      findings: [...findings, bad('The newest checkpoint is not signed, so nothing rests on it.')],
      roots,
    }

  const grown: boolean[] = []
  for (const { size, path } of checkpoints) {
    const before = opened.get(size)
    if (before)
      grown.push(
        await holdsConsistency(
          { size, root: before.root },
          { size: newest.size, root: newest.root },
          path.map(fromBase64),
        ),
      )
  }
  const named: boolean[] = []
  for (const line of ledger)
    named.push(
      line.kind === 'audit' && line.chain === String(about.chain) && (await isInLedger(line, newest)),
    )
  return {
    findings: [
      ...findings,
      grown.every(Boolean)
        ? good('Each checkpoint goes on where the one before it ended.')
        : bad(
            'Not every checkpoint goes on where the one before it ended: history was rewritten between them.',
          ),
      named.every(Boolean)
        ? good(
            `This trail stands in the newest checkpoint (${ledger.length === 1 ? 'once' : `${ledger.length} times`}).`,
          )
        : bad('This trail does not stand in the newest checkpoint as the file says.'),
      await cosignaturesHold(about, checkpoints, opened),
    ],
    roots,
  }
}

async function cosignaturesHold(
  about: Of<'export'>,
  checkpoints: readonly Of<'checkpoint'>[],
  opened: ReadonlyMap<number, Checkpoint>,
): Promise<Finding> {
  const names = new Set<string>()
  let count = 0
  for (const { size, cosigners } of checkpoints) {
    const checkpoint = opened.get(size)
    if (!checkpoint) continue
    const body = bodyOf(checkpoint)
    for (const { handle, key, signature } of cosigners) {
      const holds = await checkCosignature(key, about.network, body, signature).then(
        () => true,
        () => false,
      )
      if (!holds) return bad(`The signature of ${handle} under checkpoint ${size} is false.`)
      names.add(handle)
      count += 1
    }
  }
  return count === 0
    ? good('Nobody has cosigned a checkpoint yet: the server alone vouches for them.')
    : good(
        `Under them, ${counted(count, 'signature')} of people who checked: ${[...names].toSorted().join(', ')}.`,
      )
}

/** Holds two exports against each other: the same length may have one root only, and a later one is never shorter. */
export function compareExports(earlier: Verified, later: Verified): Finding[] {
  if (earlier.origin !== later.origin)
    return [bad('The two files come from different networks and cannot be compared.')]
  const differ = (a: ReadonlyMap<number, string>, b: ReadonlyMap<number, string>) =>
    [...a].find(([size, root]) => b.has(size) && b.get(size) !== root)?.[0]
  const forked = differ(earlier.roots, later.roots)
  const forkedTrail = earlier.chain === later.chain ? differ(earlier.trees, later.trees) : undefined
  const last = (one: Verified) => Math.max(0, ...one.roots.keys())
  return [
    ...(earlier.key === later.key ? [] : [bad('The two files are signed by different keys of the server.')]),
    ...(forked === undefined
      ? []
      : [
          bad(
            `A fork: two checkpoints of size ${forked} have different roots. Two histories have been shown.`,
          ),
        ]),
    ...(forkedTrail === undefined
      ? []
      : [bad(`A fork: the first ${forkedTrail} lines of this trail are others in the second file.`)]),
    ...(last(later) < last(earlier)
      ? [bad(`The second file is shorter: checkpoint ${last(earlier)} is gone. History was taken back.`)]
      : []),
    ...(forked === undefined &&
    forkedTrail === undefined &&
    earlier.key === later.key &&
    last(later) >= last(earlier)
      ? [good('The two files tell one history.')]
      : []),
  ]
}

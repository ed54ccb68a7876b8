// npm run bench -- audit [--lines 1000000]
// How long `continuum audit verify` takes for a long trail: makes an export of that many lines, with hourly checkpoints that
// one person cosigned, and verifies the file as anybody would.

import { hash as digest } from 'node:crypto'
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { verifyExport } from '../bin/audit-verify.ts'
import { growingTree, nodeOfLeaves } from '../src/audit/growing-tree.ts'
import { blockSize, consistencyPath, inclusionPath, leafHash, rootOf, type Known } from '../src/audit/tree.ts'
import { base64url } from '../src/database/sql.ts'
import { bytesOfLine, type Line } from '../src/oversight/line.ts'
import { bodyOf, bytesOfHead, originOf, signedNote, type Head } from '../src/oversight/note.ts'
import { lineLines, sealLines, textOf, type Seals } from '../src/oversight/client/export.ts'
import { cosign } from '../src/sealing/cosigning.ts'
import { keyPairFromSeed, newSecret } from '../src/sealing/keys.ts'

const network = 'bench'
const chain = 1
const acts = ['case.read', 'record.add', 'consent.give', 'referral.accept', 'session.start']
const hours = 500

function lineAt(seq: number, before: Buffer): { line: Line; bytes: Uint8Array; hash: Buffer } {
  const draft: Line = {
    seq,
    at: new Date(1_760_000_000_000 + seq * 60_000).toISOString(),
    actor: `worker-${seq % 40}`,
    action: acts[seq % acts.length]!,
    object: `0190d5a4-0000-7000-8000-${String(seq % 5_000).padStart(12, '0')}`,
    purpose: null,
    hash: '',
  }
  const bytes = bytesOfLine(chain, draft)
  const hash = digest('sha256', Buffer.concat([before, bytes]), 'buffer')
  return { line: { ...draft, hash: base64url(hash) }, bytes, hash }
}

/** Writes the lines aside and answers with the heads that the ledger names, one for each hour. */
async function writeLines(file: string, count: number): Promise<Head[]> {
  const out = createWriteStream(file)
  const tree = growingTree()
  const heads: Head[] = []
  const every = Math.ceil(count / hours)
  let before: Buffer = Buffer.alloc(0)
  for (let seq = 1; seq <= count; seq += 1) {
    const { line, bytes, hash } = lineAt(seq, before)
    before = hash
    tree.add(leafHash(bytes))
    if (!out.write(textOf(lineLines([line])))) await once(out, 'drain')
    if (seq % every === 0 || seq === count)
      heads.push({
        kind: 'audit',
        chain: String(chain),
        size: seq,
        root: base64url(tree.root()),
        head: line.hash,
      })
  }
  out.end()
  await once(out, 'finish')
  return heads
}

async function sealsFor(heads: readonly Head[]): Promise<Seals> {
  const [server, person] = [
    await keyPairFromSeed('sig', newSecret()),
    await keyPairFromSeed('sig', newSecret()),
  ]
  const leaves = heads.map((head) => leafHash(bytesOfHead(head)))
  const known: Known = {
    leaf: (n) => leaves[n]!,
    block: (n) => nodeOfLeaves(leaves.slice(n * blockSize, (n + 1) * blockSize)),
  }
  const paths = (path: readonly Buffer[]) => path.map(base64url)
  const origin = originOf(network)
  const checkpoints: Seals['checkpoints'] = []
  for (let size = 1; size <= heads.length; size += 1) {
    const root = new Uint8Array(rootOf(known, size))
    const body = bodyOf({ origin, size, root })
    const at = new Date(1_760_000_000_000 + size * 3_600_000).toISOString()
    checkpoints.push({
      size,
      at,
      note: await signedNote(
        { origin, size, root },
        server.publicKey,
        async (message) =>
          new Uint8Array(await globalThis.crypto.subtle.sign('Ed25519', server.keys.privateKey, message)),
      ),
      cosigners: [
        {
          handle: 'amara',
          organisation: chain,
          name: 'Harbour House',
          key: base64url(person.publicKey),
          signature: await cosign(person, network, body),
          at,
        },
      ],
      path: paths(consistencyPath(known, size, heads.length)),
    })
  }
  return {
    origin,
    network,
    chain,
    key: base64url(server.publicKey),
    ledger: heads.map((head, n) => ({ ...head, n, path: paths(inclusionPath(known, n, heads.length)) })),
    checkpoints,
  }
}

async function* bothParts(seals: string, lines: string): AsyncGenerator<string> {
  yield seals
  yield* createReadStream(lines, { encoding: 'utf8', highWaterMark: 1 << 20 })
}

/** Makes, measures, removes. */
export async function benchAudit(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-bench-audit-'))
  try {
    const file = join(folder, 'lines.jsonl')
    const seals = textOf(sealLines(await sealsFor(await writeLines(file, count))))
    const started = performance.now()
    const processor = process.cpuUsage()
    const { findings, lines } = await verifyExport(bothParts(seals, file))
    const seconds = (performance.now() - started) / 1000
    const { user, system } = process.cpuUsage(processor)
    for (const { holds, words } of findings)
      process.stdout.write(`${holds ? 'holds ' : 'BROKEN'}  ${words}\n`)
    process.stdout.write(
      `${lines} lines (${Math.round(statSync(file).size / 1e6)} MB) with ${hours} checkpoints verified in ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time (goal: 1,000,000 in 60 s)\n`,
    )
    if (findings.some(({ holds }) => !holds)) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// An audit trail that can be doubted. Amara answers for Harbour House and looks at its trail with her own client, while the
// server, or whoever owns the database, does to it what must not be done.

import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { compareExports, verifyExport } from '../bin/audit-verify.ts'
import { exportOf } from '../bin/audit-export.ts'
import type { Colleague } from '../demo/actor.ts'
import { openCase, writeNote } from '../demo/case-work.ts'
import { createClient } from '../src/api/client.ts'
import { contract } from '../src/app/contract.ts'
import { asOwner, type Database } from '../src/database/open.ts'
import {
  watchTrail,
  type Api,
  type CheckName,
  type Outcome,
  type Pin,
  type Watching,
} from '../src/oversight/client/auditor.ts'
import { checkpointKey, makeCheckpoint } from '../src/oversight/server/checkpoints.ts'
import { takeTrail } from '../src/oversight/client/export.ts'
import { leafOfLine, toBase64, fromBase64 } from '../src/oversight/line.ts'
import { holdsInclusion } from '../src/oversight/merkle.ts'
import { openNote, signedNote } from '../src/oversight/note.ts'
import { keyPairFromSeed, newSecret } from '../src/sealing/keys.ts'
import { testDatabase } from './database.ts'
import { newNetwork, type TestNetwork } from './people.ts'

type Answers = Record<string, (answer: never) => unknown>

/** Amara's client behind a server that changes its answers: path beginning → what it says instead. */
function behind(who: Colleague, answers: Answers): Api {
  return createClient(contract, async (path, init) => {
    const response = await who.send(path, init)
    const change = Object.entries(answers).find(([start]) => path.startsWith(start))?.[1]
    if (!change || !response.ok) return response
    return Response.json(change((await response.json()) as never))
  })
}

/** What one person's client does and remembers. */
function client(network: TestNetwork, who: Colleague) {
  let pins: Pin[] = []
  return {
    pins: () => pins,
    look: (answers: Answers = {}, remembered?: Pin[], more: Partial<Watching> = {}): Promise<Outcome> =>
      watchTrail({
        api: behind(who, answers),
        vault: who.vault,
        network: who.network,
        organisation: who.organisation,
        remembered: async () => remembered ?? pins,
        remember: async (pin) => void (pins = [pin]),
        now: network.state.now,
        wait: async () => undefined,
        pick: (n) => Math.floor(Math.random() * n),
        ...more,
      }),
  }
}
const broken = ({ checks }: Outcome): CheckName[] =>
  checks.filter(({ holds }) => !holds).map(({ name }) => name)

async function world() {
  const database = await testDatabase()
  const network = await newNetwork(database)
  const amara = await network.organisation('Harbour House', 'ngo', [])
  const worker = await network.colleague(amara, 'worker', ['caseworker'])
  const opened = await openCase(worker, { name: 'Mariam Test', language: 'ar', story: 'A story.' })
  const checkpoint = () => makeCheckpoint(database, network.secrets, network.state)
  const trail = async () =>
    Readable.from(
      exportOf(database, {
        chain: amara.organisation,
        network: amara.network,
        key: await checkpointKey(network.secrets),
      }),
    )
  return { database, network, amara, worker, opened, checkpoint, trail, hers: client(network, amara) }
}

/** What only the owner of the database can do, behind the server's back. */
const tamper = (database: Database, text: string, values: unknown[] = []) =>
  asOwner(database, async (owner) => {
    await owner.query('alter table audit.entries disable trigger all')
    await owner.query(text, values)
    await owner.query('alter table audit.entries enable trigger all')
  })

describe('the audit trail of an organisation', async () => {
  const { network, amara, worker, opened, checkpoint, trail, hers } = await world()

  it('is verified and cosigned by the caseworker’s client, which remembers it', async () => {
    const size = await checkpoint()
    const outcome = await hers.look()
    expect(broken(outcome)).toEqual([])
    expect(outcome.cosigned).toBe(true)
    const { checkpoints } = await amara.api.audit.checkpoints({})
    expect(checkpoints[0]).toMatchObject({
      size,
      cosigners: [{ handle: amara.handle, name: 'Harbour House' }],
    })
    expect(hers.pins()[0]?.ledger.size).toBe(size)
    // Looking again signs nothing again.
    expect((await hers.look()).cosigned).toBe(true)
    expect((await amara.api.audit.lines({ action: 'checkpoint.cosign' })).lines).toHaveLength(1)
  })

  it('is verified from there on, hour by hour', async () => {
    for (const words of ['One.', 'Two.', 'Three.']) {
      await writeNote(worker, opened.id, 'narrative', words)
      const size = await checkpoint()
      const outcome = await hers.look()
      expect(broken(outcome)).toEqual([])
      expect(hers.pins()[0]?.ledger.size).toBe(size)
    }
  })

  it('gets no new checkpoint while nobody writes', async () => {
    const size = await checkpoint()
    expect(await checkpoint()).toBe(size)
  })

  it('is searched by day, action, pseudonym and object, a page at a time', async () => {
    const { lines } = await amara.api.audit.lines({ action: 'record.add' })
    expect(lines.length).toBeGreaterThanOrEqual(3)
    expect(new Set(lines.map(({ action }) => action))).toEqual(new Set(['record.add']))
    const about = await amara.api.audit.lines({ object: opened.id, actor: worker.handle })
    expect(about.lines.every(({ about: what, actor }) => what === opened.id && actor === worker.handle)).toBe(
      true,
    )
    expect(about.lines.map(({ action }) => action)).toContain('case.open')
    const day = network.state.now().toISOString().slice(0, 10)
    const tomorrow = new Date(network.state.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10)
    expect((await amara.api.audit.lines({ from: tomorrow })).lines).toEqual([])
    expect((await amara.api.audit.lines({ from: day, to: tomorrow })).lines.length).toBeGreaterThan(5)
    const { actions, actors } = await amara.api.audit.actions({})
    expect(actions).toContain('case.open')
    expect(actors).toContain(worker.handle)
  })

  it('proves one line to anybody, and says when a line is too new for a proof', async () => {
    await checkpoint()
    const { lines } = await amara.api.audit.lines({ action: 'case.open' })
    const { chain, line, proof, key } = await amara.api.audit.prove({ seq: lines[0]!.seq })
    const { ledger, checkpoint: seen } = proof!
    const [root, path, size] = [fromBase64(ledger.root), proof!.path.map(fromBase64), ledger.size]
    const holds = async (one: typeof line) =>
      holdsInclusion(await leafOfLine(chain, one), { index: one.seq - 1, size, path }, root)
    expect(await holds(line)).toBe(true)
    expect(await holds({ ...line, actor: 'somebody-else' })).toBe(false)
    expect(await openNote(seen.note, fromBase64(key))).toMatchObject({ size: seen.size })
    await writeNote(worker, opened.id, 'narrative', 'Just now.')
    const newest = (await amara.api.audit.lines({})).lines[0]!
    expect((await amara.api.audit.prove({ seq: newest.seq })).proof).toBeNull()
  })

  it('is exported as a file that verifies by itself, and weekly files tell one history', async () => {
    const before = await verifyExport(Readable.from(await takeTrail(amara.api)))
    expect(before.findings.filter(({ holds }) => !holds)).toEqual([])
    expect(before.findings.map(({ words }) => words).join(' ')).toContain(amara.handle)
    await writeNote(worker, opened.id, 'narrative', 'A week later.')
    await checkpoint()
    const after = await verifyExport(await trail())
    expect(compareExports(before, after)).toEqual([{ holds: true, words: 'The two files tell one history.' }])
    expect(compareExports(after, before)[0]?.words).toMatch(/shorter/)
  })
})

describe('a malicious server', async () => {
  const { network, amara, worker, opened, checkpoint, hers } = await world()
  await checkpoint()
  const early = await amara.api.audit.watch({ ledger: 0, chain: 0 })
  await writeNote(worker, opened.id, 'narrative', 'What is to vanish.')
  const size = await checkpoint()
  await hers.look()
  const again = await hers.look()

  it('passes as long as it is honest', () => {
    expect(broken(again)).toEqual([])
  })

  it('is detected by whoever saw the end of the log that it removes', async () => {
    const outcome = await hers.look({ '/api/audit/watch': () => early })
    expect(broken(outcome)).toContain('rollback')
    expect(outcome.cosigned).toBe(false)
    expect(hers.pins()[0]?.ledger.size).toBe(size)
    const emptied = await hers.look({
      '/api/audit/watch': (answer: object) => ({ ...answer, checkpoint: null }),
    })
    expect(broken(emptied)).toEqual(['rollback'])
  })

  it('cannot withhold what a client remembered as long as one copy is left', async () => {
    const old: Pin = {
      ...hers.pins()[0]!,
      ledger: { size: 1, root: hers.pins()[0]!.ledger.root },
      chain: { size: 0, root: '' },
    }
    const outcome = await hers.look({ '/api/audit/watch': () => early }, [old, hers.pins()[0]!])
    expect(broken(outcome)).toContain('rollback')
  })

  it('is detected as a fork by another history of the same length', async () => {
    const pair = await keyPairFromSeed('sig', new Uint8Array(network.secrets.checkpoint))
    const note = await signedNote(
      { origin: `continuum/${amara.network}`, size, root: newSecret() },
      pair.publicKey,
      async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', pair.keys.privateKey, message)),
    )
    const outcome = await hers.look({
      '/api/audit/watch': (answer: { checkpoint: object }) => ({
        ...answer,
        checkpoint: { ...answer.checkpoint, note },
      }),
    })
    expect(broken(outcome)).toContain('fork')
    // Two people who put their files side by side find it too.
    const file = async (change: (text: string) => string) =>
      verifyExport(Readable.from((await takeTrail(amara.api)).map(change)))
    const honest = await file((text) => text)
    const forked = await file((text) =>
      text
        .split('\n')
        .map((line) =>
          line.includes(`"size":${size},"note"`) ? JSON.stringify({ ...JSON.parse(line), note }) : line,
        )
        .join('\n'),
    )
    expect(compareExports(honest, forked)[0]?.words).toMatch(/^A fork: two checkpoints of size/)
  })

  it('is refused where it signs with another key', async () => {
    const other = await checkpointKey({ checkpoint: newSecret() })
    const outcome = await hers.look({ '/api/audit/watch': (answer: object) => ({ ...answer, key: other }) })
    expect(broken(outcome)).toEqual(['key'])
    expect(outcome.cosigned).toBe(false)
  })

  it('is detected where it shows a line that is not the signed one', async () => {
    const outcome = await hers.look({
      '/api/audit/blocks': ({ lines, ...rest }: { lines: { actor: string }[] }) => ({
        ...rest,
        lines: lines.with(0, { ...lines[0]!, actor: 'nobody' }),
      }),
    })
    expect(broken(outcome)).toEqual(['lines'])
  })

  it('is detected where the ledger names another head of the trail', async () => {
    const outcome = await hers.look({
      '/api/audit/watch': (answer: { ledger: object }) => ({
        ...answer,
        ledger: { ...answer.ledger, head: toBase64(newSecret()) },
      }),
    })
    expect(broken(outcome)).toContain('named')
  })

  it('is detected after three hours without a checkpoint', async () => {
    await writeNote(worker, opened.id, 'narrative', 'Never covered.')
    expect(broken(await hers.look())).toEqual([])
    network.travel(1)
    expect(broken(await hers.look())).toEqual(['fresh'])
    network.travel(-1)
  })

  it('is refused where it hands in somebody else’s signature', async () => {
    const { note } = (await amara.api.audit.checkpoints({})).checkpoints[0]!
    const body = note.split('\n\n')[0]
    const { signature } = await worker.vault.cosignCheckpoint({ body: `${body}\n` })
    await expect(amara.api.audit.cosign({ size, signature })).rejects.toMatchObject({ code: 'refused' })
  })
})

describe('an owner of the database who acts behind the server’s back', () => {
  it('is detected by verification and by the caseworker’s client after changing one old line', async () => {
    const { database, amara, checkpoint, trail, hers } = await world()
    await checkpoint()
    await hers.look()
    await tamper(database, 'update audit.entries set actor = $2 where chain = $1 and seq = 2', [
      amara.organisation,
      'nobody',
    ])
    const { findings } = await verifyExport(await trail())
    const faults = findings.filter(({ holds }) => !holds).map(({ words }) => words)
    expect(faults[0]).toMatch(/^Line 2 does not follow/)
    expect(faults[1]).toMatch(/not those that were signed/)
    const outcome = await hers.look()
    expect(broken(outcome)).toContain('lines')
    expect(outcome.cosigned).toBe(false)
  })

  it('is detected after rewriting the whole chain so that every link fits', async () => {
    const { database, amara, worker, opened, checkpoint, trail, hers } = await world()
    await checkpoint()
    await hers.look()
    await tamper(
      database,
      `do $$ declare e record; last bytea := '\\x'; begin
        for e in select * from audit.entries where chain = ${amara.organisation} order by seq loop
          if e.seq = 2 then e.actor := 'nobody'; end if;
          last := sha256(last || audit.leaf(e.chain, e.seq, e.at, e.actor, e.action, e.object, e.purpose));
          update audit.entries set actor = e.actor, hash = last where chain = e.chain and seq = e.seq;
        end loop;
        update audit.heads set hash = last where chain = ${amara.organisation}; end $$`,
    )
    await writeNote(worker, opened.id, 'narrative', 'Life goes on.')
    await checkpoint()
    const faults = (await verifyExport(await trail())).findings.filter(({ holds }) => !holds)
    expect(faults.map(({ words }) => words).join()).toMatch(/not those that were signed/)
    expect(broken(await hers.look())).toContain('fork')
  })

  it('is detected by verification after removing the last lines', async () => {
    const { database, amara, checkpoint, trail } = await world()
    await checkpoint()
    await tamper(database, 'delete from audit.entries where chain = $1 and seq > 3', [amara.organisation])
    const faults = (await verifyExport(await trail())).findings.filter(({ holds }) => !holds)
    expect(faults.map(({ words }) => words).join()).toMatch(/lines are missing/)
  })
})

describe('an organisation', async () => {
  const { network, amara, worker, checkpoint } = await world()
  const bashir = await network.organisation('City Clinic', 'clinic', [])
  await checkpoint()

  it('sees its own audit lines and no others', async () => {
    const hers = await amara.api.audit.lines({})
    const his = await bashir.api.audit.lines({})
    expect(his.lines.length).toBeGreaterThan(0)
    const actors = new Set(his.lines.map(({ actor }) => actor))
    expect(hers.lines.some(({ actor }) => actors.has(actor))).toBe(false)
    const beyond = hers.lines[0]!.seq
    expect(his.lines.every(({ seq }) => seq < beyond)).toBe(true)
    await expect(bashir.api.audit.prove({ seq: beyond })).rejects.toMatchObject({ code: 'not-found' })
    expect((await bashir.api.audit.export({ after: 0 })).lines.length).toBe(his.lines[0]!.seq)
    const seals = await bashir.api.audit.seals({})
    expect(new Set(seals.ledger.map(({ chain }) => chain))).toEqual(new Set([String(bashir.organisation)]))
  })

  it('is shown the same checkpoint as the others', async () => {
    const [a, b] = await Promise.all([amara, bashir].map((one) => one.api.audit.checkpoints({})))
    expect(a!.checkpoints.map(({ note }) => note)).toEqual(b!.checkpoints.map(({ note }) => note))
  })

  it('gives no audit trail to anybody who does not answer for it', async () => {
    await expect(worker.api.audit.lines({})).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('the ledger over all chains', async () => {
  const { database, amara, opened, checkpoint, hers } = await world()

  it('names the latest statement of every signed log and every case chain', async () => {
    await asOwner(database, async (owner) => {
      const columns = 'n int, body text, signature bytea, hash bytea'
      await owner.query(`create table if not exists log_statements (organisation int, ${columns})`)
      await owner.query(`create table if not exists case_statements (case_id uuid, ${columns})`)
      await owner.query('grant select on log_statements, case_statements to continuum_definer')
      for (const [table, column, of] of [
        ['log_statements', 'organisation', amara.organisation],
        ['case_statements', 'case_id', opened.id],
      ])
        await owner.query(
          `insert into ${table} (${column}, n, body, signature, hash)
           select $1, n, 'body', decode(repeat('00', 65), 'hex'), sha256(int4send(n)) from generate_series(1, 3) n
           where not exists (select from ${table} where ${column} = $1)`,
          [of],
        )
    })
    await checkpoint()
    const lines = await asOwner(database, async (owner) => {
      const { rows } = await owner.query<{ kind: string; chain: string; whole: boolean }>(`
        select l.kind, l.chain, l.head = coalesce(o.hash, c.hash) and l.root = l.head as whole from audit.ledger l
        left join log_statements o on l.kind = 'organisation' and o.organisation::text = l.chain and o.n = l.size
        left join case_statements c on l.kind = 'case' and c.case_id::text = l.chain and c.n = l.size where l.kind <> 'audit'`)
      return rows
    })
    expect(lines).toContainEqual({ kind: 'organisation', chain: String(amara.organisation), whole: true })
    expect(lines).toContainEqual({ kind: 'case', chain: opened.id, whole: true })
    expect(await checkpoint()).toBe(await checkpoint())
  })

  it('must name exactly the log that the caseworker’s client verified, and none longer', async () => {
    const { log } = await amara.api.audit.watch({ ledger: 0, chain: 0 })
    const { size: n, head: hash } = log!
    const look = async (mine: { n: number; hash: string }) =>
      broken(await hers.look({}, [], { logHash: async (of) => (of <= mine.n ? mine.hash : undefined) }))
    expect(await look({ n, hash })).toEqual([])
    expect(await look({ n: n + 1, hash: 'which went on otherwise' })).toEqual(['log'])
    expect(await look({ n, hash: 'another' })).toEqual(['log'])
    expect(await look({ n: n - 1, hash })).toEqual(['log'])
  })
})

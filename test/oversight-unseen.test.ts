// What nobody would notice by looking: a server that does not let itself be checked, and lines of visitors and persons, which
// no organisation's browser may read.

import { describe, expect, it } from 'vitest'
import { openCase } from '../demo/case-work.ts'
import { createClient, type Send } from '../src/api/client.ts'
import { contract } from '../src/app/contract.ts'
import { asOwner } from '../src/database/open.ts'
import { lineOf } from '../src/client/logs.ts'
import { checkpointKey, makeCheckpoint } from '../src/oversight/server/checkpoints.ts'
import { bytesOfLine, leafOfLine, toBase64url, type Line } from '../src/oversight/line.ts'
import { leafHash, nodeHash } from '../src/oversight/merkle.ts'
import { bytesOfHead, originOf, signedNote } from '../src/oversight/note.ts'
import { watchTrail, type Outcome, type Pin } from '../src/oversight/client/auditor.ts'
import type { Believing } from '../src/oversight/client/believing.ts'
import { proveLine } from '../src/oversight/client/proving.ts'
import { keyPairFromSeed, newSecret } from '../src/sealing/keys.ts'
import { learn } from '../src/client/chain-reader.ts'
import { SealingError } from '../src/sealing/suite.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', [])
const worker = await network.colleague(amara, 'worker', ['caseworker'])
await openCase(worker, { name: 'Mariam Test', language: 'ar', story: 'A story.' })
const checkpoint = (secrets = network.secrets) => makeCheckpoint(database, secrets, network.state)
await checkpoint()

let pins: Pin[] = []
const broken = ({ checks }: Outcome) => checks.filter(({ holds }) => !holds).map(({ name }) => name)
const look = (
  send: Send = amara.send,
  vault = amara.vault,
  waited: number[] = [],
  logHash?: (n: number) => Promise<string | undefined>,
) =>
  watchTrail({
    ...(logHash ? { logHash } : {}),
    api: createClient(contract, send),
    vault,
    network: amara.network,
    organisation: amara.organisation,
    remembered: async () => pins,
    remember: async (pin) => void (pins = [pin]),
    now: network.state.now,
    wait: async (times) => void waited.push(times),
    pick: (n) => n - 1,
  })

describe('a server that withholds its audit trail', () => {
  /** Amara's server, which answers `path` in another way so many times. */
  const answering = (path: string, instead: () => Promise<Response>, times = Infinity): Send => {
    let left = times
    return (to, init) => (to.startsWith(path) && left-- > 0 ? instead() : amara.send(to, init))
  }
  const ways: [string, () => Promise<Response>][] = [
    ['a fault', async () => new Response('', { status: 500 })],
    ['silence', async () => Promise.reject(new TypeError('Failed to fetch'))],
    ['that there is no such thing', async () => Response.json({ code: 'not-found' }, { status: 404 })],
    ['that she may not', async () => Response.json({ code: 'not-allowed' }, { status: 403 })],
    ['nonsense', async () => Response.json({ checkpoint: { note: 7 }, key: 3 })],
  ]
  it.each(ways)('is reported by the caseworker’s client when it answers with %s', async (_, instead) => {
    const waited: number[] = []
    const outcome = await look(answering('/api/audit/watch', instead), amara.vault, waited)
    expect(broken(outcome)).toEqual(['answered'])
    expect(outcome.cosigned).toBe(false)
    expect(waited).toEqual([1, 2])
  })

  it('gets no cosignature where it shows the checkpoint and withholds the lines', async () => {
    for (const path of ['/api/audit/blocks', '/api/audit/checkpoints'])
      expect(broken(await look(answering(path, ways[0]![1])))).toEqual(['answered'])
  })

  it('is reported where it says that nothing was written although the caseworker just signed in', async () => {
    for (const empty of [{}, { checkpoint: null, ledger: null, newest: 0, newestAt: null }])
      expect(broken(await look(answering('/api/audit/watch', async () => Response.json(empty))))).toContain(
        'fresh',
      )
  })

  it('gets no cosignature where it withholds which of her logs others see', async () => {
    const silent: Send = async (path, init) => {
      const response = await amara.send(path, init)
      if (!path.startsWith('/api/audit/watch')) return response
      return Response.json({ ...((await response.json()) as object), log: null })
    }
    const outcome = await look(silent)
    expect(broken(outcome)).toEqual(['log'])
    expect(outcome.cosigned).toBe(false)
  })

  it('is asked again after a temporary failure, without an alarm', async () => {
    const outcome = await look(answering('/api/audit/watch', ways[0]![1], 2))
    expect(broken(outcome)).toEqual([])
    expect(outcome.cosigned).toBe(true)
  })

  it('is not blamed where the caseworker’s own vault was locked meanwhile', async () => {
    const locked = {
      ...amara.vault,
      cosignCheckpoint: () => Promise.reject(new SealingError('locked')),
      status: async () => ({ state: 'locked' }) as const,
    }
    await expect(look(amara.send, locked)).rejects.toThrow('locked')
  })
})

/** A network of one line that nobody ever wrote, signed by whoever holds the secret. */
async function invented(secret: Uint8Array<ArrayBuffer>, chain: number) {
  const { keys, publicKey } = await keyPairFromSeed('sig', secret)
  const written = {
    seq: 1,
    at: network.state.now().toISOString(),
    actor: 'amara',
    action: 'case.erase',
    object: null,
    purpose: null,
  }
  const bytes = bytesOfLine(chain, { ...written, hash: '' })
  const hash = toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
  const line: Line = { ...written, hash }
  const trail = {
    kind: 'audit' as const,
    chain: String(chain),
    size: 1,
    root: toBase64url(await leafOfLine(chain, line)),
    head: hash,
  }
  const log = { kind: 'organisation' as const, chain: String(chain), size: 1, root: hash, head: hash }
  const [left, right] = await Promise.all([trail, log].map((one) => leafHash(bytesOfHead(one))))
  const note = await signedNote(
    { origin: originOf(amara.network), size: 2, root: await nodeHash(left!, right!) },
    publicKey,
    async (text) => new Uint8Array(await crypto.subtle.sign('Ed25519', keys.privateKey, text)),
  )
  return {
    line,
    key: toBase64url(publicKey),
    ledger: { ...trail, n: 0, path: [toBase64url(right!)] },
    log: { ...log, n: 1, path: [toBase64url(left!)] },
    checkpoint: { size: 2, note, at: line.at, cosigners: [] },
  }
}
const own = new Uint8Array(network.secrets.checkpoint)

describe('the trail of another organisation', () => {
  it('is not accepted as the caseworker’s own, although it is validly signed', async () => {
    for (const [chain, found] of [
      [amara.organisation, []],
      [999, ['named', 'log', 'lines']],
    ] as const) {
      const { line, key, ...named } = await invented(own, chain)
      const answer = { ...named, key, chain, newest: 1, newestAt: line.at, ledgerPath: [], chainPath: [] }
      const send: Send = async (path, init) => {
        if (path.startsWith('/api/audit/watch')) return Response.json(answer)
        if (path.startsWith('/api/audit/blocks'))
          return Response.json({ before: '', lines: [line], path: [] })
        return path.endsWith('/cosignatures') ? Response.json({ cosigned: true }) : amara.send(path, init)
      }
      pins = []
      expect(broken(await look(send, amara.vault, [], async () => named.log.head))).toEqual(found)
    }
    pins = []
  })
})

describe('a proof of one audit line', () => {
  const believing = async (more: Partial<Believing> = {}): Promise<Believing> => ({
    vault: amara.vault,
    network: amara.network,
    key: await checkpointKey(network.secrets),
    know: (ids) => learn(lineOf(amara), amara.organisation, ids, { again: true }).catch(() => undefined),
    ...more,
  })
  type Answer = Awaited<ReturnType<typeof amara.api.audit.prove>>
  /** What does not hold, and who is named. */
  async function proved(lie: (answer: Answer) => unknown = () => undefined, more: Partial<Believing> = {}) {
    const { lines } = await amara.api.audit.lines({ action: 'case.open' })
    const api = createClient(contract, async (path, init) => {
      const answer = (await (await amara.send(path, init)).json()) as Answer
      return Response.json(lie(answer) ?? answer)
    })
    const { steps, cosigners } = await proveLine(api, lines[0]!, await believing(more), amara.organisation)
    return {
      broken: steps?.filter(({ holds }) => !holds).map(({ name }) => name),
      named: cosigners?.map(({ handle, organisation }) => [handle, organisation]),
    }
  }
  const everything = ['line', 'trail', 'signature']

  it('is accepted under the key seen before, and names its cosigner', async () => {
    expect((await look()).cosigned).toBe(true)
    expect(await proved()).toEqual({ broken: [], named: [[amara.handle, amara.organisation]] })
  })

  it('is refused under a key that comes with the proof, and before any key was seen', async () => {
    const { line, key, ledger, checkpoint: seen } = await invented(newSecret(), amara.organisation)
    const lie = () => ({
      chain: amara.organisation,
      key,
      line,
      proof: { path: [], ledger, checkpoint: seen },
    })
    expect((await proved(lie)).broken).toEqual(everything)
    expect((await proved(undefined, { key: undefined })).broken).toEqual(['trail', 'signature'])
  })

  it('is refused for a line that nobody wrote, in the trail of an invented organisation', async () => {
    const { line, key, ledger, checkpoint: seen } = await invented(own, 999)
    const answer = { chain: 999, key, line, proof: { path: [], ledger, checkpoint: seen } }
    const api = createClient(contract, async () => Response.json(answer))
    const { steps } = await proveLine(api, line, await believing(), amara.organisation)
    expect(steps?.map(({ name, holds }) => [name, holds])).toEqual([
      ['line', false],
      ['trail', false],
      ['signature', true],
    ])
  })

  it('is not vouched for by an unknown signer, nor by a signature for something else', async () => {
    const add = (signer: { key: string; signature: string }) => (answer: Answer) => {
      const [mine] = answer.proof!.checkpoint.cosigners
      answer.proof!.checkpoint.cosigners.push({ ...mine!, ...signer, handle: 'ines' })
    }
    const mine = (await amara.vault.status()) as { sigPublic: string }
    const signature = toBase64url(new Uint8Array(64))
    const stranger = await proved(add({ key: toBase64url(newSecret()), signature }))
    expect(stranger).toEqual({ broken: [], named: [[amara.handle, amara.organisation]] })
    expect(await proved(add({ key: mine.sigPublic, signature }))).toEqual({
      broken: ['trail', 'signature'],
      named: [],
    })
  })
})

describe('an audit line of a visitor or a survivor', () => {
  const append = (action: string, times = 1) =>
    asOwner(database, (owner) =>
      owner.query(
        "select audit.append(0, 'anyone', $1, null, null, now()) from generate_series(1, $2::int)",
        [action, times],
      ),
    )
  const behind = (text: string) =>
    asOwner(database, async (owner) => {
      await owner.query('alter table audit.entries disable trigger all')
      await owner.query('alter table audit.ledger disable trigger all')
      await owner.query(text)
      await owner.query('alter table audit.ledger enable trigger all')
      await owner.query('alter table audit.entries enable trigger all')
    })
  /** Does something behind the server's back, tries to make a checkpoint, and undoes it. */
  async function afterwards(text: string, undo: string) {
    await append('report.bring')
    await behind(text)
    const outcome = await checkpoint().then(
      () => 'signed',
      (error: Error) => error.message,
    )
    await behind(undo)
    return outcome
  }

  it('is covered by a checkpoint like all others', async () => {
    await append('report.bring', 300)
    const size = await checkpoint()
    await append('report.leave')
    expect(await checkpoint()).toBeGreaterThan(size)
  })

  it('gets no checkpoint after it was changed, be it old, new, first or last', async () => {
    for (const seq of [2, 200, 301])
      expect(
        await afterwards(
          `update audit.entries set purpose = 'x' where chain = 0 and seq = ${seq}`,
          `update audit.entries set purpose = null where chain = 0 and seq = ${seq}`,
        ),
      ).toMatch(/Lines of visitors/)
    expect(
      await afterwards(
        "update audit.entries set action = 'nothing' where chain = 0 and seq = (select max(seq) from audit.entries where chain = 0)",
        "update audit.entries set action = 'report.bring' where chain = 0 and seq = (select max(seq) from audit.entries where chain = 0)",
      ),
    ).toMatch(/do not follow/)
  })

  it('is missed after it was removed, even where the rest was made to fit', async () => {
    await append('report.bring')
    await behind(
      `create table kept as select * from audit.entries where chain = 0 and seq > 290;
       create table headed as select * from audit.heads where chain = 0;
       delete from audit.entries where chain = 0 and seq > 290;
       update audit.heads set seq = 290, hash = (select hash from audit.entries where chain = 0 and seq = 290) where chain = 0`,
    )
    await append('report.bring', 30)
    await expect(checkpoint()).rejects.toThrow()
    await behind(
      `delete from audit.entries where chain = 0 and seq > 290; insert into audit.entries select * from kept;
       update audit.heads h set seq = k.seq, hash = k.hash from headed k where h.chain = 0`,
    )
    expect(await checkpoint()).toBeGreaterThan(0)
  })

  it('is detected as changed even where the whole signed ledger was rewritten', async () => {
    const forged = newSecret()
    await append('report.bring')
    const { rows } = await asOwner(database, (owner) =>
      owner.query<{ n: number; root: Buffer }>(
        "select n, root from audit.ledger where kind = 'audit' and chain = '0' order by n desc limit 1",
      ),
    )
    const [{ n, root }] = rows as [{ n: number; root: Buffer }]
    const set = (value: Uint8Array) =>
      behind(`update audit.ledger set root = '\\x${Buffer.from(value).toString('hex')}' where n = ${n}`)
    await set(forged)
    await expect(checkpoint()).rejects.toThrow('The ledger is not the one that was signed.')
    await set(root)
    expect(await checkpoint()).toBeGreaterThan(n)
  })

  it('without a checkpoint is noticed by every browser, whose own lines are not covered either', async () => {
    await look()
    await behind("update audit.entries set purpose = 'x' where chain = 0 and seq = 2")
    await openCase(worker, { name: 'Second Test', language: 'ar', story: 'A story.' })
    await expect(checkpoint()).rejects.toThrow()
    network.travel(1)
    expect(broken(await look())).toEqual(['fresh'])
    network.travel(-1)
    await behind('update audit.entries set purpose = null where chain = 0 and seq = 2')
  })

  it('stays covered after the network announced a new key', async () => {
    await append('report.bring')
    expect(await checkpoint({ ...network.secrets, checkpoint: newSecret() })).toBeGreaterThan(0)
  })
})

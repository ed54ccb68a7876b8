// What nobody would notice by looking: a server that does not let itself be checked, and lines of visitors and persons, which
// no organisation's browser may read.

import { describe, expect, it } from 'vitest'
import { openCase } from '../demo/case-work.ts'
import { createClient, type Send } from '../src/api/client.ts'
import { contract } from '../src/contract.ts'
import { asOwner } from '../src/database/open.ts'
import { makeCheckpoint } from '../src/oversight/checkpoints/server.ts'
import { watchTrail, type Outcome, type Pin } from '../src/oversight/ui/auditor.ts'
import { newSecret } from '../src/sealing/keys.ts'
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
const look = (send: Send = amara.send, vault = amara.vault, waited: number[] = []) =>
  watchTrail({
    api: createClient(contract, send),
    vault,
    network: amara.network,
    remembered: async () => pins,
    remember: async (pin) => void (pins = [pin]),
    now: network.state.now,
    wait: async (times) => void waited.push(times),
    pick: (n) => n - 1,
  })

describe('a server that does not let itself be checked', () => {
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
  it.each(ways)('answers with %s, and Amara’s client says so', async (_, instead) => {
    const waited: number[] = []
    const outcome = await look(answering('/api/audit/watch', instead), amara.vault, waited)
    expect(broken(outcome)).toEqual(['answered'])
    expect(outcome.cosigned).toBe(false)
    expect(waited).toEqual([1, 2])
  })

  it('shows the checkpoint and keeps the lines, or takes no signature under it', async () => {
    for (const path of ['/api/audit/blocks', '/api/audit/checkpoints'])
      expect(broken(await look(answering(path, ways[0]![1])))).toEqual(['answered'])
  })

  it('says that nothing was ever written, although Amara has just signed in', async () => {
    for (const empty of [{}, { checkpoint: null, ledger: null, newest: 0, newestAt: null }])
      expect(broken(await look(answering('/api/audit/watch', async () => Response.json(empty))))).toContain(
        'fresh',
      )
  })

  it('keeps back which log of hers others are shown, and gets no signature', async () => {
    const silent: Send = async (path, init) => {
      const response = await amara.send(path, init)
      if (!path.startsWith('/api/audit/watch')) return response
      return Response.json({ ...((await response.json()) as object), log: null })
    }
    const outcome = await look(silent)
    expect(broken(outcome)).toEqual(['log'])
    expect(outcome.cosigned).toBe(false)
  })

  it('which only stumbled is asked again, and nobody is alarmed', async () => {
    const outcome = await look(answering('/api/audit/watch', ways[0]![1], 2))
    expect(broken(outcome)).toEqual([])
    expect(outcome.cosigned).toBe(true)
  })

  it('is not blamed where Amara’s own vault was locked in the middle', async () => {
    const locked = {
      ...amara.vault,
      cosignCheckpoint: () => Promise.reject(new SealingError('locked')),
      status: async () => ({ state: 'locked' }) as const,
    }
    await expect(look(amara.send, locked)).rejects.toThrow('locked')
  })
})

describe('a line of a visitor or of a person', () => {
  const append = (action: string) =>
    asOwner(database, (owner) =>
      owner.query("select audit.append(0, 'anyone', $1, null, null, now())", [action]),
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

  it('goes under a checkpoint like all others', async () => {
    for (let n = 0; n < 300; n += 1) await append('report.bring')
    const size = await checkpoint()
    await append('report.leave')
    expect(await checkpoint()).toBeGreaterThan(size)
  })

  it('that was changed gets no checkpoint any more: an old one, one that has just come, the last, the first', async () => {
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

  it('that was taken out, so that the rest fits again, is missed as well', async () => {
    await append('report.bring')
    await behind(
      `create table kept as select * from audit.entries where chain = 0 and seq > 290;
       create table headed as select * from audit.heads where chain = 0;
       delete from audit.entries where chain = 0 and seq > 290;
       update audit.heads set seq = 290, hash = (select hash from audit.entries where chain = 0 and seq = 290) where chain = 0`,
    )
    for (let n = 0; n < 30; n += 1) await append('report.bring')
    await expect(checkpoint()).rejects.toThrow()
    await behind(
      `delete from audit.entries where chain = 0 and seq > 290; insert into audit.entries select * from kept;
       update audit.heads h set seq = k.seq, hash = k.hash from headed k where h.chain = 0`,
    )
    expect(await checkpoint()).toBeGreaterThan(0)
  })

  it('is not saved by writing the ledger anew: that one was signed', async () => {
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

  it('goes on being covered after the network has got another key, as was announced', async () => {
    await append('report.bring')
    expect(await checkpoint({ ...network.secrets, checkpoint: newSecret() })).toBeGreaterThan(0)
  })
})

// A case's chain and the network's checkpoints: what Amara's client has replayed must be what is named there, under a signature
// that others have set theirs beneath. A server that tells her one story and the network another is found out by either.

import { afterEach, describe, expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys } from '../../demo/case-work.ts'
import { signIn } from '../../demo/actor.ts'
import { lineOf } from '../../src/client/logs.ts'
import { as } from '../../src/database/as.ts'
import { asOwner } from '../../src/database/open.ts'
import { sql } from '../../src/database/sql.ts'
import { makeCheckpoint } from '../../src/oversight/server/checkpoints.ts'
import { headHolds, type HeadLook } from '../../src/oversight/client/head-check.ts'
import { bodyOf, openNote, originOf, signedNote } from '../../src/oversight/note.ts'
import { fromBase64, toBase64url } from '../../src/oversight/line.ts'
import { keyPairFromSeed, newSecret } from '../../src/sealing/keys.ts'
import { learn } from '../../src/client/chain-reader.ts'
import { testDatabase } from '../database.ts'
import { MaliciousServer, type Lie } from './server.ts'
import { newNetwork, passphrase } from '../people.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const now = () => network.state.now()
const checkpoint = () => makeCheckpoint(database, network.secrets, network.state)
const mariam = (await openCase(amara, { name: 'Mariam Test', language: 'ar' })).id
const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
await takeKeys(amara, mariam)
await agree(amara, mariam, terms, now())
await checkpoint()
await giveCard(amara, mariam, 'ar')

const evil = new MaliciousServer(network.staff)
const victim = await signIn(evil.line, amara.handle, passphrase)
afterEach(() => evil.repents())
const named = /\/checkpoint$/

/** Cosigns the newest checkpoint, as an administrator's client does when all holds. */
async function cosigns(): Promise<void> {
  const { checkpoints } = await amara.api.audit.checkpoints({})
  const { size, note } = checkpoints[0]!
  const { signature } = await amara.vault.cosignCheckpoint({ body: `${note.split('\n\n')[0]}\n` })
  await amara.api.audit.cosign({ size, signature })
}

async function looks(caseId = mariam, lie?: Lie, more: Partial<HeadLook> = {}): Promise<boolean> {
  if (lie) evil.tells(named, lie)
  const answer = await victim.api.audit.caseCheckpoint({ caseId })
  if (lie) expect(evil.count).toBeGreaterThan(0)
  const { shared } = await takeKeys(victim, caseId)
  const [first] = shared.statements
  const openedAt = first && 'body' in first ? (JSON.parse(first.body) as { at: string }).at : ''
  const know = (ids: readonly number[]) =>
    learn(lineOf(victim), victim.organisation, ids, { again: true }).catch(() => undefined)
  const base = { vault: victim.vault, network: victim.network, caseId, openedAt, now: now(), know }
  const { holds } = await headHolds({ ...base, knownKey: undefined, ...more }, answer)
  return holds
}

type Proof = Awaited<ReturnType<typeof victim.api.audit.caseCheckpoint>>['proofs'][number]
const proofsIn = (body: unknown) => (body as { proofs: Proof[] }).proofs

describe('a case chain in the checkpoint', () => {
  it('is the one that the caseworker’s client verified, also after it grew', async () => {
    expect(await looks()).toBe(true)
    const [proof] = (await amara.api.audit.caseCheckpoint({ caseId: mariam })).proofs
    const { shared } = await takeKeys(amara, mariam)
    expect(proof?.line?.size, 'the card came after the checkpoint').toBeLessThan(shared.statements.length)
    await checkpoint()
    expect(await looks()).toBe(true)
  })

  it('is shown in two checkpoints where the newest has no cosignature, and in one where it has', async () => {
    const shown = async () => (await amara.api.audit.caseCheckpoint({ caseId: mariam })).proofs
    await cosigns()
    expect(await shown()).toHaveLength(1)
    await openCase(amara, { name: 'Somebody Else', language: 'en' })
    await checkpoint()
    const both = await shown()
    expect(both.map(({ checkpoint: { cosigners } }) => cosigners.length)).toEqual([0, 1])
    expect(await looks()).toBe(true)
  })

  it('tells a caseworker that it was cosigned, and not an administrator’s sign-in name', async () => {
    const rosa = await network.organisation('River House', 'ngo', [])
    const nadia = await network.colleague(rosa, 'nadia-heads', ['caseworker'])
    /** Asks the database itself, in her session, past all of our code. */
    const asked = async ({ id }: { id: string }, words: ReturnType<typeof sql>) => {
      const { rows } = await asOwner(database, (client) =>
        client.query<{ hash: string }>(
          "select encode(hash, 'hex') as hash from sessions where user_id = $1 limit 1",
          [id],
        ),
      )
      const { hash } = rows[0]!
      return as(database, { kind: 'session', hash, role: 'continuum_app' }, (tx) => tx.rows<object>(words))
    }
    const table = sql`select handle from audit.cosignatures`
    expect(await asked(rosa, table)).toContainEqual({ handle: amara.handle })
    expect(await asked(nadia, table)).toEqual([])
    const shown = await asked(nadia, sql`select * from audit.cosigned(array[audit.newest_cosigned()])`)
    expect(shown.map((one) => Object.keys(one))).toEqual([
      ['checkpoint', 'organisation', 'key', 'signature', 'at'],
    ])
  })

  it('is not expected of a case opened a moment ago, and is of one opened yesterday', async () => {
    const { id } = await openCase(amara, { name: 'Amina Test', language: 'ar' })
    expect(await looks(id)).toBe(true)
    const tomorrow = new Date(now().getTime() + 86_400_000)
    expect(await looks(id, undefined, { now: tomorrow })).toBe(false)
    await checkpoint()
    expect(await looks(id, undefined, { now: tomorrow })).toBe(true)
  })

  it('is hidden from whoever is not on the case, and other chains’ lines from every caseworker', async () => {
    await expect(
      (await network.organisation('Elsewhere', 'ngo', ['caseworker'])).api.audit.caseCheckpoint({
        caseId: mariam,
      }),
    ).rejects.toMatchObject({ code: 'not-found' })
    const worker = await network.colleague(amara, 'plain', ['caseworker'])
    expect((await worker.api.audit.caseCheckpoint({ caseId: mariam })).proofs[0]?.line?.chain).toBe(mariam)
    await expect(worker.api.audit.watch({ ledger: 0, chain: 0 })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})

describe('a server that shows the network another version of the case chain', () => {
  it('is detected by a statement that the caseworker never saw', async () => {
    expect(
      await looks(mariam, (body) => void (proofsIn(body)[0]!.line!.head = toBase64url(newSecret()))),
    ).toBe(false)
  })

  it('is detected by more statements than the caseworker saw, validly signed', async () => {
    // She was shown the chain as it was; the checkpoint is from later, when it had gone on.
    const before = await victim.api.cases.read({ id: mariam })
    await takeKeys(amara, mariam)
    await agree(amara, mariam, { ...terms, purpose: 'support' }, now())
    await checkpoint()
    evil.tells(new RegExp(`^/api/cases/${mariam}$`), () => before)
    expect(await looks()).toBe(false)
    evil.repents()
    expect(await looks()).toBe(true)
  })

  it('is detected by a missing chain, though the case was opened long ago', async () => {
    const tomorrow = new Date(now().getTime() + 86_400_000)
    const lie: Lie = (body) => {
      for (const proof of proofsIn(body)) proof.line = null
    }
    expect(await looks(mariam, lie, { now: tomorrow })).toBe(false)
    evil.repents()
    expect(await looks(mariam, (body) => void (proofsIn(body).length = 0), { now: tomorrow })).toBe(false)
  })

  it('is detected by a proof with another case’s line', async () => {
    const other = await openCase(amara, { name: 'Oksana Test', language: 'uk' })
    await checkpoint()
    const theirs = await victim.api.audit.caseCheckpoint({ caseId: other.id })
    expect(await looks(mariam, () => theirs)).toBe(false)
  })

  it('is detected by a signature with another key than before', async () => {
    expect(await looks(mariam, undefined, { knownKey: toBase64url(newSecret()) })).toBe(false)
  })

  it('is detected by its own checkpoint under the true one’s cosignature', async () => {
    await cosigns()
    const { key, proofs } = await victim.api.audit.caseCheckpoint({ caseId: mariam })
    const pair = await keyPairFromSeed('sig', new Uint8Array(network.secrets.checkpoint))
    const true_ = (await openNote(proofs[0]!.checkpoint.note, fromBase64(key)))!
    const forged = { origin: originOf(victim.network), size: true_.size, root: newSecret() }
    expect(bodyOf(forged)).not.toBe(bodyOf(true_))
    const note = await signedNote(
      forged,
      pair.publicKey,
      async (message) =>
        new Uint8Array(await globalThis.crypto.subtle.sign('Ed25519', pair.keys.privateKey, message)),
    )
    const lie: Lie = (body) => {
      const [proof] = proofsIn(body)
      proof!.checkpoint.note = note
      proof!.line = null
    }
    // As if the case were so young that it need not be named: the cosignature alone gives it away.
    expect(await looks(mariam, lie)).toBe(false)
  })
})

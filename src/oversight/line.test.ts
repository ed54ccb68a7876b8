// What a line's hashes are made of is written twice, in the database and here: both must always say the same.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asOwner } from '../database/open.ts'
import { testDatabase } from '../../test/database.ts'
import { bytesOfLine, firstBreak, toBase64, toBase64url, type Line } from './line.ts'
import { bodyOf, bytesOfHead, openNote, originOf, signedNote, type Head } from './note.ts'
import { leafHash } from './merkle.ts'
import { keyPairFromSeed, newSecret } from '../sealing/keys.ts'

const database = await testDatabase()
const words = fc.stringMatching(/^[ -~À-ɏ]{0,20}$/)
const line: fc.Arbitrary<Line> = fc.record({
  seq: fc.integer({ min: 1, max: 2 ** 40 }),
  at: fc.integer({ min: 0, max: 60_000_000 }).map((minutes) => new Date(minutes * 60_000).toISOString()),
  actor: words,
  action: words,
  object: fc.option(fc.uuid()),
  purpose: fc.option(words),
  hash: fc.constant(''),
})

describe('a line', () => {
  it('has the same bytes here and in the database', async () => {
    await asOwner(database, (client) =>
      fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 - 1 }), line, async (chain, one) => {
          const { rows } = await client.query<{ leaf: Buffer }>(
            'select audit.leaf($1, $2, $3, $4, $5, $6, $7) as leaf',
            [chain, one.seq, one.at, one.actor, one.action, one.object, one.purpose],
          )
          expect(Buffer.from(bytesOfLine(chain, one)).toString('hex')).toBe(rows[0]!.leaf.toString('hex'))
        }),
        { numRuns: 60 },
      ),
    )
  })
  it('shows where it does not follow from the one before it', async () => {
    const { rows } = await asOwner(database, async (client) => {
      for (const object of [null, '0190d5a4-0000-7000-8000-000000000000', null])
        await client.query('select audit.append($1, $2, $3, $4, $5, $6)', [
          7,
          'amara',
          'case.read',
          object,
          'care',
          new Date('2026-11-24T10:00:30Z'),
        ])
      return client.query<Omit<Line, 'at' | 'hash'> & { at: Date; hash: Buffer }>(
        'select seq::int, at, actor, action, object, purpose, hash from audit.entries where chain = 7 order by seq',
      )
    })
    const lines = rows.map(({ at, hash, ...row }) => ({
      ...row,
      at: at.toISOString(),
      hash: toBase64url(hash),
    }))
    expect(await firstBreak(7, lines, new Uint8Array())).toBeUndefined()
    expect(await firstBreak(7, lines.with(1, { ...lines[1]!, actor: 'bashir' }), new Uint8Array())).toBe(2)
    expect(await firstBreak(7, [lines[0]!, lines[2]!], new Uint8Array())).toBe(3)
    expect(await firstBreak(8, lines, new Uint8Array())).toBe(1)
  })
})

describe('a line of the ledger', () => {
  it('has the same hash here and in the database', async () => {
    const head: Head = {
      kind: 'audit',
      chain: '7',
      size: 12,
      root: toBase64url(newSecret()),
      head: toBase64url(newSecret()),
    }
    const { rows } = await asOwner(database, (client) =>
      client.query<{ leaf: Buffer }>('select audit.ledger_leaf($1, $2, $3, $4, $5) as leaf', [
        head.kind,
        head.chain,
        head.size,
        Buffer.from(head.root, 'base64url'),
        Buffer.from(head.head, 'base64url'),
      ]),
    )
    expect(Buffer.from(await leafHash(bytesOfHead(head))).toString('hex')).toBe(rows[0]!.leaf.toString('hex'))
  })
})

describe('a checkpoint', () => {
  it('is a signed note of three lines that opens with the key it was signed by, and with no other', async () => {
    const pair = await keyPairFromSeed('sig', newSecret())
    const checkpoint = { origin: originOf('network'), size: 42, root: newSecret() }
    const note = await signedNote(
      checkpoint,
      pair.publicKey,
      async (message) =>
        new Uint8Array(await globalThis.crypto.subtle.sign('Ed25519', pair.keys.privateKey, message)),
    )
    expect(note.split('\n').slice(0, 4)).toEqual(['continuum/network', '42', toBase64(checkpoint.root), ''])
    expect(note.startsWith(`${bodyOf(checkpoint)}\n— continuum/network `)).toBe(true)
    expect(await openNote(note, pair.publicKey)).toEqual(checkpoint)
    expect(await openNote(note, newSecret())).toBeUndefined()
    for (let at = 0; at < note.length; at += 1) {
      const changed = note.slice(0, at) + (note[at] === 'A' ? 'B' : 'A') + note.slice(at + 1)
      expect(await openNote(changed, pair.publicKey), `changed at ${at}`).toBeUndefined()
    }
  })
})

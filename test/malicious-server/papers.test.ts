// What a server that lies about papers, messages and an invitation can do to a client at work with it: nothing but be refused.
// Each line is one malicious move, and the word that it ends in. (CCP/1 lines 13, 32-34 and 48; security.md §8.)

import { afterEach, describe, expect, it } from 'vitest'
import { joinNetwork, invite } from '../../demo/actor.ts'
import { takeKeys, writeMessage, writeNote } from '../../demo/case-work.ts'
import { bringPaper, readPaper } from '../../demo/papers.ts'
import { messageLabel } from '../../src/messages/message-label.ts'
import { newSecret } from '../../src/sealing/keys.ts'
import { toText } from '../../src/sealing/text.ts'
import { toOpen, type ShownRow } from '../../src/client/sealed-record.ts'
import { testDatabase } from '../database.ts'
import { endsIn as ends, evilHouse, rewritten } from './network.ts'
import type { Lie } from './server.ts'
import { passphrase } from '../people.ts'

const database = await testDatabase()
const { network, amara, mariam, oksana, evil, victim, theirKey, theirSig } = await evilHouse(database)
afterEach(() => evil.repents())
const endsIn = (act: () => Promise<unknown>) => ends(evil, act)

// Three pieces each; the last is not whole.
const scan = (byte: number) => new Blob([new Uint8Array(600_000).fill(byte)])
const bring = (name: string, byte: number, compartment: 'legal' | 'health' = 'legal') =>
  bringPaper(amara, mariam.id, { compartment, name, content: scan(byte) })
const [passport, letter] = [await bring('passport.pdf', 1), await bring('letter.pdf', 2)]
await takeKeys(victim, mariam.id)
const readsThePassport = () => readPaper(victim, mariam.id, passport)
const piece = (id: string, n: number) => new RegExp(`^/api/papers/${id}/pieces/${n}$`)
const anyPiece = new RegExp(`^/api/papers/${passport}/pieces/`)
const sealed = (id: string, n: number) => amara.api.papers.piece({ id, piece: n })

type Rows = Record<string, unknown>[]
const papersIn = (body: unknown) => (body as { papers: Rows }).papers
const ofPassport = (body: unknown) => papersIn(body).find(({ id }) => id === passport)!
const papers = new RegExp(`^/api/cases/${mariam.id}/papers$`)

describe('a server that lies about a document', () => {
  it('is believed while it tells the truth', async () => {
    const { content } = await readsThePassport()
    expect(content).toEqual(Buffer.alloc(600_000, 1))
  })

  const pieces: Record<
    string,
    [path: RegExp, lie: (bytes: Uint8Array<ArrayBuffer>, at: string) => Promise<Uint8Array<ArrayBuffer>>]
  > = {
    'two pieces change places': [anyPiece, (_, at) => sealed(passport, at.endsWith('/0') ? 1 : 0)],
    'a piece is shown twice': [piece(passport, 1), () => sealed(passport, 0)],
    'the last piece comes before its time': [piece(passport, 1), () => sealed(passport, 2)],
    'a piece of another paper is slipped in': [piece(passport, 0), () => sealed(letter, 0)],
    'one byte of a piece is changed': [
      piece(passport, 2),
      async (bytes) => bytes.map((byte, at) => (at === 1000 ? byte ^ 1 : byte)),
    ],
    'a piece is cut': [piece(passport, 2), async (bytes) => bytes.slice(0, -1)],
    'a piece is empty': [piece(passport, 2), async (bytes) => bytes.slice(0, 0)],
  }
  for (const [move, [path, lie]] of Object.entries(pieces))
    it(`${move}: broken`, async () => {
      evil.hands(path, lie)
      expect(await endsIn(readsThePassport)).toMatch(/^(broken|unknown-suite)$/)
    })

  it('names too few pieces, and the whole document is read all the same', async () => {
    for (const fewer of [0, 1, 2]) {
      evil.repents()
      evil.tells(papers, (body) => void (ofPassport(body)['pieces'] = fewer))
      const { content } = await readsThePassport()
      expect(content).toHaveLength(600_000)
      expect(evil.count).toBe(1)
    }
  })

  const records: Record<string, [lie: Lie, word: string]> = {
    'its record is that of another paper': [
      (body) => {
        const { ciphertext, signature, author } = papersIn(body).find(({ id }) => id === letter)!
        Object.assign(ofPassport(body), { ciphertext, signature, author })
      },
      'bad-signature',
    ],
    'it is shown in another part of the file': [
      (body) => void (ofPassport(body)['compartment'] = 'health'),
      'bad-signature',
    ],
    'it is said to be by somebody whose key the server made': [
      (body) => void (ofPassport(body)['author'] = theirSig),
      'not-verified',
    ],
  }
  for (const [move, [lie, word]] of Object.entries(records))
    it(`${move}: ${word}`, async () => {
      evil.tells(papers, lie)
      expect(await endsIn(readsThePassport)).toBe(word)
    })
})

describe('a server that lies about a message', async () => {
  const first = await writeMessage(amara, mariam.id, 'Come on Tuesday.')
  await writeMessage(amara, mariam.id, 'Do not come on Tuesday.')
  await takeKeys(victim, mariam.id)
  const messages = new RegExp(`^/api/cases/${mariam.id}/messages$`)
  type Message = { id: string; epoch: number; ciphertext: string; signature: string; author: string }
  const in_ = (body: unknown) => (body as { messages: Message[] }).messages
  /** As the screens open them; the first refusal counts. */
  const readsMessages = async () => {
    const { messages: rows } = await victim.api.messages.list({ caseId: mariam.id })
    const opened = []
    for (const { id, epoch, ciphertext, signature, author } of rows)
      opened.push(
        await victim.vault.openRecord({
          ...messageLabel(mariam.id, id),
          epoch,
          ciphertext,
          signature: signature ?? '',
          author: author ?? '',
        }),
      )
    return opened
  }
  const moves: Record<string, [lie: Lie, word: string]> = {
    'two messages change places': [
      (body) => {
        const [one, other] = in_(body) as [Message, Message]
        const { id, ...words } = one
        Object.assign(one, { ...other, id })
        Object.assign(other, { ...words, id: other.id })
      },
      'bad-signature',
    ],
    'a message is shown a second time as a new one': [
      (body) => void in_(body).push({ ...in_(body)[0]!, id: '0190d5a4-0000-7000-8000-0000000000aa' }),
      'bad-signature',
    ],
    'its author is somebody whom no log knows': [
      (body) => void (in_(body)[0]!.author = theirSig),
      'not-verified',
    ],
    'its author is hidden': [
      (body) => void Object.assign(in_(body)[0]!, { author: null, signature: null }),
      'not-verified',
    ],
    'one letter is another': [
      (body) => {
        const bytes = Buffer.from(in_(body)[0]!.ciphertext, 'base64url')
        bytes[20]! ^= 1
        in_(body)[0]!.ciphertext = bytes.toString('base64url')
      },
      'bad-signature',
    ],
  }
  it('is believed while it tells the truth', async () => {
    expect(await readsMessages()).toContainEqual(
      expect.objectContaining({ value: { text: 'Come on Tuesday.' } }),
    )
    expect(first).toBeTruthy()
  })
  for (const [move, [lie, word]] of Object.entries(moves))
    it(`${move}: ${word}`, async () => {
      evil.tells(messages, lie)
      expect(await endsIn(readsMessages)).toBe(word)
    })
})

describe('a server that moves data from one case to another', () => {
  it('shows a note of one survivor in another’s file: bad-signature', async () => {
    await writeNote(amara, oksana.id, 'narrative', 'Hers.')
    const { records } = await amara.api.cases.read({ id: oksana.id })
    const hers = (records as ShownRow[]).find((one) => one.compartment === 'narrative')!
    evil.tells(new RegExp(`^/api/cases/${mariam.id}$`), (body) => {
      const rows = (body as { records: ShownRow[] }).records
      Object.assign(
        rows.find((one) => one.compartment === 'narrative')!,
        { ...hers },
      )
    })
    const reads = async () => {
      const { shared } = await takeKeys(victim, mariam.id)
      for (const row of shared.records as ShownRow[]) await victim.vault.openRecord(toOpen(mariam.id, row))
    }
    expect(await endsIn(reads)).toBe('bad-signature')
  })

  it('gives one case’s keys for another: broken', async () => {
    const { wraps } = await amara.api.cases.read({ id: oksana.id })
    evil.tells(new RegExp(`^/api/cases/${mariam.id}$`), (body) => ({ ...body, wraps }))
    await victim.vault.forgetCase({ caseId: mariam.id })
    expect(await endsIn(() => takeKeys(victim, mariam.id))).toBe('broken')
  })
})

describe('a server that lies to somebody who is invited', () => {
  const { founder } = network
  const answer = /^\/api\/invitation\/begin$/
  const moves: Record<string, [lie: Lie, word: RegExp]> = {
    'the log that it shows begins in another way': [
      (body) => {
        const log = body['log'] as { body: string; signature: string }[]
        log[0] = rewritten(log[0]!, (said) => (said['enc'] = theirKey))
      },
      /^bad-chain$/,
    ],
    'the recovery key of the organisation is exchanged': [
      (body) => {
        const log = body['log'] as { body: string; signature: string }[]
        log[0] = rewritten(log[0]!, (said) => (said['recovery'] = theirKey))
      },
      /^bad-chain$/,
    ],
    'another beginning is said to have invited': [
      (body) => void Object.assign(body['by'] as object, { genesis: toText(newSecret()) }),
      /^bad-signature$/,
    ],
    'another organisation is said to have invited': [
      (body) => void Object.assign(body['by'] as object, { organisation: 4711 }),
      /^bad-signature$/,
    ],
    'an empty log is shown, so that the invited would found a house of their own': [
      (body) => void Object.assign(body, { log: [] }),
      /^(bad-chain|not-verified|bad-signature)$/,
    ],
    'nobody is said to have invited': [(body) => void (body['by'] = null), /^bad-signature$/],
    'nobody is said to have invited, and there is no log': [
      (body) => void Object.assign(body, { by: null, log: [], roles: ['administrator'] }),
      /^bad-signature$/,
    ],
    'the invitation is kept back from the log': [(body) => void (body['log'] as unknown[]).pop(), /^stale$/],
  }
  let count = 0
  for (const [move, [lie, word]] of Object.entries(moves))
    it(`${move}: ${word.source.replaceAll(/[\^$()]/g, '')}`, async () => {
      const { secret } = await invite(founder, `invited-${(count += 1)}`, ['caseworker'])
      evil.tells(answer, lie)
      expect(await endsIn(() => joinNetwork(evil.line, secret, passphrase))).toMatch(word)
    })

  it('has spoilt nothing once it tells the truth: the invitation still opens the right organisation', async () => {
    const { secret } = await invite(founder, 'invited-after-all', ['caseworker'])
    evil.tells(answer, (body) => void (body['by'] = null))
    await expect(joinNetwork(evil.line, secret, passphrase)).rejects.toThrow('bad-signature')
    evil.repents()
    expect((await joinNetwork(evil.line, secret, passphrase)).handle).toBe('invited-after-all')
  })
})

// What a server that lies can do to Amina on her telephone, who comes with six words and remembers nothing: each move ends in a
// word that her page turns into a hard stop. (About staff: evil-people.test.ts, evil-case.test.ts.)

import { afterEach, describe, expect, it } from 'vitest'
import { agree, giveCard, openCase } from '../demo/case-work.ts'
import { makeStop } from '../src/messages/ui/own/stopping.ts'
import { minuteOf } from '../src/sealing/minute.ts'
import { testDatabase } from './database.ts'
import { endsIn, rewritten } from './evil-house.ts'
import { EvilServer, type Lie } from './evil-server.ts'
import type { Statement } from '../src/sealing/chain.ts'
import { ownPhone } from './own-phone.ts'
import { newNetwork } from './people.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const pavel = await network.organisation('City Police', 'police', ['police'])
const amina = (await openCase(amara, { name: 'Amina', language: 'ar' })).id
const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
await agree(amara, amina, terms, network.state.now())
const { words } = await giveCard(amara, amina, 'ar')
const mariam = (await openCase(amara, { name: 'Mariam', language: 'ar' })).id
const hers = await giveCard(amara, mariam, 'ar')
const mariamsFile = await (await ownPhone(network, hers.words)).api.own.file({})
const evil = new EvilServer(network.public)
afterEach(() => evil.repents())

const file = /^\/api\/own\/file$/
const logs = /^\/api\/organisations\/logs$/
type Case = { id: string; statements: Statement[]; wraps: unknown[]; epochs: { commit: string }[] }
const inCase =
  (change: (one: Case) => void): Lie =>
  (body) =>
    change((body['cases'] as Case[])[0]!)
const inHome =
  (change: (log: Statement[]) => void): Lie =>
  (body) => {
    const log = (body['logs'] as { organisation: number; statements: Statement[] }[]).find(
      (one) => one.organisation === amara.organisation,
    )
    if (log && log.statements.length > 1) change(log.statements)
  }
const { logs: foreign } = await pavel.api.organisations.logs({
  after: [{ organisation: pavel.organisation, n: 0 }],
})

const moves: Record<string, [path: RegExp, lie: Lie, word: string]> = {
  'keeps back what the card says': [file, (body) => void (body['note'] = null), 'broken'],
  'gives the note of another card': [file, (body) => void (body['note'] = mariamsFile.note), 'broken'],
  'changes a letter of the note': [
    file,
    (body) => {
      const note = String(body['note'])
      body['note'] = `${note.slice(0, 100)}${note[100] === 'A' ? 'B' : 'A'}${note.slice(101)}`
    },
    'broken',
  ],
  'shows the log of another house as the one of her card': [
    logs,
    inHome((log) => void log.splice(0, log.length, ...foreign[0]!.statements)),
    'bad-chain',
  ],
  'lets the log of her card’s house begin otherwise': [
    logs,
    inHome((log) => void (log[0] = rewritten(log[0]!, (said) => (said['enc'] = said['sig'])))),
    'bad-chain',
  ],
  'hides the end of the log, as it was before her card': [logs, inHome((log) => void log.pop()), 'rollback'],
  'shows no log at all': [logs, (body) => ({ ...body, logs: [] }), 'rollback'],
  'shows her the file of somebody else': [
    file,
    (body) => void (body['cases'] = mariamsFile.cases),
    'not-verified',
  ],
  'hides her own card and what followed it in her file': [
    file,
    inCase((one) => {
      one.statements.splice(1)
      one.wraps = []
    }),
    'rollback',
  ],
  'takes a line out of the middle of her file': [
    file,
    inCase((one) => void one.statements.splice(1, 1)),
    'bad-chain',
  ],
  'rewrites to whom her yes was given': [
    file,
    inCase((one) => {
      one.statements[1] = rewritten(one.statements[1]!, (said) => (said['to'] = pavel.circle))
    }),
    'bad-chain',
  ],
  'keeps the words of a line from her and gives its hash alone': [
    file,
    inCase((one) => void (one.statements[1] = { n: 2, hash: 'A'.repeat(43) } as never)),
    'bad-chain',
  ],
  'gives a key of its own making': [
    file,
    inCase((one) => {
      for (const epoch of one.epochs) epoch.commit = 'A'.repeat(43)
    }),
    'wrong-commit',
  ],
}

describe('a server that lies to Amina', () => {
  for (const [move, [path, lie, word]] of Object.entries(moves))
    it(`${move}: ${word}`, async () => {
      const phone = await ownPhone(network, words, evil.line)
      evil.tells(path, lie)
      expect(await endsIn(evil, phone.read)).toBe(word)
    }, 60_000)

  it('and names the police among those who remain gets no key for them by her no', async () => {
    const phone = await ownPhone(network, words, evil.line)
    evil.tells(
      file,
      inCase((one) => {
        for (const held of (one as unknown as { holders: { circles: number[] }[] }).holders)
          held.circles.push(pavel.circle)
      }),
    )
    const shown = (await phone.read()).cases[0]!
    const [grant] = shown.agreements
    const { stops, keys } = await makeStop(phone.vault, shown, [grant!.track], minuteOf(network.state.now()))
    expect(evil.count).toBeGreaterThan(0)
    expect(stops).toHaveLength(1)
    const wraps = keys.flatMap((one) => one.wraps)
    expect(wraps.length).toBeGreaterThan(0)
    expect(wraps.map((one) => one.circleId)).not.toContain(pavel.circle)
    expect(wraps.map((one) => one.circleId)).not.toContain(bashir.circle)
  }, 60_000)

  it('and repents is believed', async () => {
    const phone = await ownPhone(network, words, evil.line)
    expect((await phone.read()).cases).toHaveLength(1)
  }, 60_000)
})

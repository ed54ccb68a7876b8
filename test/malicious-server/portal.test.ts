// What a server that lies can do to Amina on her telephone, who comes with six words and remembers nothing: each move ends in a
// word that her page turns into a hard stop. (About staff: evil-people.test.ts, evil-case.test.ts.)

import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { agree, giveCard, openCase } from '../../demo/case-work.ts'
import type { Consent } from '../../src/consent/model.ts'
import { compare, endedYeses, isNamed, yesesIn, type Yes } from '../../src/portal/client/verify-listed.ts'
import { clocksAgree, today, untilAgain } from '../../src/portal/client/days.ts'
import type { FileCase } from '../../src/portal/client/open-file.ts'
import { makeAgain, makeStop } from '../../src/portal/client/revoke.ts'
import { minuteOf } from '../../src/sealing/minute.ts'
import { testDatabase } from '../database.ts'
import { endsIn, rewritten } from './network.ts'
import { MaliciousServer, type Lie } from './server.ts'
import type { Statement } from '../../src/sealing/chain.ts'
import { ownPhone } from '../own-phone.ts'
import { newNetwork } from '../people.ts'

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
const mariamsFile = await (await ownPhone(network, hers.words)).api.portal.file({})
const evil = new MaliciousServer(network.public)
const at = () => minuteOf(network.state.now())
afterEach(() => evil.repents())

const file = /^\/api\/portal\/file$/
const logs = /^\/api\/organisations\/logs$/
type Case = { id: string; statements: Statement[]; wraps: unknown[]; epochs: { commit: string }[] }
type Signed = Partial<Yes> & { t: string }
const keyOf = (one: { compartment: string; circleId: number }) => `${one.compartment} ${one.circleId}`
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
  'keeps back what the card says': [file, (body) => void (body['note'] = null), 'not-verified'],
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

describe('a server that lies to a survivor', () => {
  for (const [move, [path, lie, word]] of Object.entries(moves))
    it(`${move}: ${word}`, async () => {
      const phone = await ownPhone(network, words, evil.line)
      evil.tells(path, lie)
      expect(await endsIn(evil, phone.read)).toBe(word)
    }, 60_000)

  it('names the police among the remaining readers and gets no key for them by her withdrawal', async () => {
    const phone = await ownPhone(network, words, evil.line)
    evil.tells(
      file,
      inCase((one) => {
        for (const held of (one as unknown as { holders: { circles: number[] }[] }).holders)
          held.circles.push(pavel.circle)
      }),
    )
    const shown = (await phone.read()).cases[0]!
    const [grant] = shown.consents
    const { stops, keys } = await makeStop(phone.vault, shown, [grant!.track], at())
    expect(evil.count).toBeGreaterThan(0)
    expect(stops).toHaveLength(1)
    const wraps = keys.flatMap((one) => one.wraps)
    expect(wraps.length).toBeGreaterThan(0)
    expect(wraps.map((one) => one.circleId)).not.toContain(pavel.circle)
    expect(wraps.map((one) => one.circleId)).not.toContain(bashir.circle)
  }, 60_000)

  it('names the police as the case carrier and is detected, since nothing signed names them', async () => {
    const shown = (await (await ownPhone(network, words, evil.line)).read()).cases[0]!
    const named = [amara, bashir, pavel].map(({ circle }) => isNamed(shown, circle))
    expect(named).toEqual([true, true, false])
  }, 60_000)

  it('is believed once it tells the truth', async () => {
    const phone = await ownPhone(network, words, evil.line)
    expect((await phone.read()).cases).toHaveLength(1)
  }, 60_000)
})

describe('a server that lies about what a survivor may consent to again', () => {
  let clinic: string
  beforeAll(async () => {
    clinic = await agree(amara, mariam, terms, network.state.now())
    const phone = await ownPhone(network, hers.words)
    const stop = await makeStop(phone.vault, (await phone.read()).cases[0]!, [clinic], at())
    await phone.api.portal.stop({ caseId: mariam, ...stop })
  }, 60_000)

  /** What her page offers her, and what her card signs of a wish. */
  const told = async (change: (consents: Consent[]) => void) => {
    const phone = await ownPhone(network, hers.words, evil.line)
    evil.tells(file, (body) => {
      change((body['cases'] as FileCase[])[0]!.consents)
      const police = { circle: pavel.circle, organisation: pavel.organisation, name: 'City Clinic' }
      ;(body['places'] as object[]).push(police)
    })
    const shown = (await phone.read()).cases[0]!
    expect(evil.count).toBeGreaterThan(0)
    const day = today({ ahead: 0 })
    const view = await phone.vault.viewCase({ caseId: mariam, day })
    const offered = endedYeses(compare(view, shown, day), shown, ['health', 'narrative'])
    const sign = async (yes: Partial<Yes>) => {
      const asked = { ...yesesIn(shown).get(clinic)!, until: '2099-01-01', ...yes }
      const made = await makeAgain(phone.vault, shown, asked, { track: newId(), at: at() })
      return made && { ...(JSON.parse(made.statement.body) as Signed), keys: made.wraps.map(keyOf) }
    }
    return { offered, sign }
  }
  const asSigned = { to: bashir.circle, compartments: ['health'], purpose: 'health_care' }
  const toPolice = { to: pavel.circle, compartments: ['health', 'narrative'] as const }

  it('cannot make her access card offer or sign consent to the police that she never gave', async () => {
    const { offered, sign } = await told((consents) => {
      const { circle: recipient } = pavel
      consents.unshift({ ...consents[0]!, track: 'never', recipient, recipientName: 'City Clinic' })
    })
    expect(offered).toEqual([expect.objectContaining({ id: clinic, ...asSigned })])
    expect(await sign({ id: 'never', ...toPolice })).toBeUndefined()
  }, 60_000)

  it('cannot change the offer of her signed consent for the clinic, whatever it lists', async () => {
    const { offered, sign } = await told(([listed]) => {
      const compartments: Consent['compartments'] = ['health', 'narrative']
      Object.assign(listed!, { recipient: pavel.circle, compartments, purpose: 'support' })
    })
    expect(offered).toEqual([expect.objectContaining({ id: clinic, ...asSigned })])
    for (const other of [{ to: pavel.circle }, toPolice, { purpose: 'support' }])
      expect(await sign(other)).toBeUndefined()
    expect(await sign({ compartments: ['health', 'narrative'] })).toBeUndefined()
    const keys = [`health ${bashir.circle}`]
    expect(await sign({})).toMatchObject({ t: 'grant', ...asSigned, until: '2099-01-01', keys })
  }, 60_000)
})

describe('a server that claims the year 2099 or 2019', () => {
  const far = (day: string) => ({ ahead: Date.parse(day) - Date.now() })

  it('empties no list of readers, which goes by her own telephone’s day', async () => {
    const phone = await ownPhone(network, words, evil.line)
    evil.tells(file, (body) => {
      body['now'] = '2099-01-01T10:00:00.000Z'
      Object.assign((body['cases'] as FileCase[])[0]!, { consents: [], holders: [] })
    })
    const { now, cases } = await phone.read()
    const clocks = far(now)
    const view = await phone.vault.viewCase({ caseId: amina, day: today(clocks) })
    const { hidden } = compare(view, cases[0]!, today(clocks))
    expect(hidden.map(({ to }) => to)).toEqual([bashir.circle])
    expect(clocksAgree(clocks)).toBe(false)
  }, 60_000)

  it('makes no consent last longer, since the earlier of the two days counts', () => {
    const here = today({ ahead: 0 })
    expect(today(far('2099-01-01T10:00:00Z'))).toBe(here)
    expect(today(far('2019-01-01T10:00:00Z'))).toBe('2019-01-01')
    expect(untilAgain(far('2099-01-01T10:00:00Z'), here)).toBe(untilAgain({ ahead: 0 }, here))
    const minutes = (count: number) => ({ ahead: count * 60_000 })
    expect([1439, -1439, 1441, -1441].map((one) => clocksAgree(minutes(one)))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

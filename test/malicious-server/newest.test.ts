// What is the newest, asked by a browser that remembers nothing. Harbour House's browsers say each hour how far the chains of its cases go and
// what stands there of how to reach each person; the coordination's browser cosigns the hash. By that an older way to reach Mariam is refused, and a
// consent that has ended is not renewed by a line that dates itself back. (Decision 169; security-3, B7 and B8.)

import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { agree, openCase } from '../../demo/case-work.ts'
import { readCase, settleCase, takeKeys } from '../../src/client/case-keys.ts'
import { enterLogs } from '../../src/client/pins.ts'
import { openLatest, writeRecord } from '../../src/client/records.ts'
import { confirmContact, cosignRegisters, keepRegister, takeRegisters } from '../../src/client/registers.ts'
import { latestOf } from '../../src/client/sealed-record.ts'
import type { PinStore } from '../../src/client/session.ts'
import { makeCosignature } from '../../src/sealing/register.ts'
import { newKeyPair } from '../../src/sealing/keys.ts'
import type { Statement } from '../../src/sealing/chain.ts'
import { minuteOf } from '../../src/sealing/minute.ts'
import { testDatabase } from '../database.ts'
import { passphrase } from '../people.ts'
import { forger, headOf } from './forge.ts'
import { evilHouse } from './network.ts'

const database = await testDatabase()
const { network, amara, bashir, pavel, evil, mariam } = await evilHouse(database)
const admin = await signIn(network.staff, 'harbour-house-admin', passphrase)
const noor = await network.colleague(admin, 'noor', ['caseworker'])
const { founder } = network
afterEach(() => evil.repents())

type Body = Record<string, unknown>
const minute = () => minuteOf(network.state.now())
const today = () => minute().slice(0, 10)
const emptyStore = (): PinStore => {
  const kept = new Map<string, string>()
  return {
    isKept: true,
    read: async (user) => kept.get(user),
    write: async (user, pins) => void kept.set(user, pins),
    later: () => undefined,
  }
}
/** Amara on a device on which nothing lies, before the liar. */
async function onNewDevice(): Promise<Colleague> {
  const who = { ...(await signIn(evil.line, amara.handle, passphrase)), pins: emptyStore() }
  await enterLogs(who)
  return who
}
const minutesPass = (minutes: number) => network.travel(minutes / 1440)
const contactOf = async (who: Colleague) =>
  (await openLatest<{ how: string }>(who, await readCase(who, mariam.id), 'safe_contact'))?.how
async function writesContact(who: Colleague, how: string): Promise<void> {
  const { records } = await readCase(who, mariam.id)
  const replaces = latestOf(records, 'safe_contact')
  const value = { how, when: '', word: '', never: '' }
  await writeRecord(who, mariam.id, { compartment: 'contact', kind: 'safe_contact', value, replaces })
  await contactOf(who)
}
/** An hour in which Noor works and the coordination is open. */
async function hourPasses(): Promise<void> {
  await keepRegister(noor)
  await cosignRegisters(founder)
}
const caseAt = new RegExp(`^/api/cases/${mariam.id}$`)
const statements = /\/api\/witnesses$/
const registers = /\/api\/registers$/

describe('how to reach Mariam, on a new device', () => {
  let before: Body
  let registerBefore: Body
  beforeAll(async () => {
    await writesContact(amara, 'Call her in the evening.')
    await hourPasses()
    before = await noor.api.cases.read({ id: mariam.id })
    registerBefore = await noor.api.registers.list({})
    await writesContact(noor, 'NEVER call: he answers.')
    minutesPass(20)
    await hourPasses()
  }, 120_000)
  const showsOld = () =>
    evil.tells(caseAt, (body) => void (body['records'] = structuredClone(before['records'])))

  it('is confirmed by two where nobody lies: a colleague’s browser, and another organisation’s', async () => {
    const device = await onNewDevice()
    await takeRegisters(device)
    expect(await contactOf(device)).toBe('NEVER call: he answers.')
    const { confirmedAt } = await confirmContact(device, mariam.id)
    expect(confirmedAt).toBeDefined()
    expect(confirmedAt! <= minute()).toBe(true)
  }, 60_000)

  it('is refused where it is older than a colleague’s browser was shown', async () => {
    const device = await onNewDevice()
    showsOld()
    await expect(contactOf(device)).rejects.toMatchObject({ code: 'outdated' })
  }, 60_000)

  it('is refused by the register alone, where the server keeps back what colleagues have left', async () => {
    evil.tells(statements, (body) => void (body['statements'] = []))
    const device = await onNewDevice()
    showsOld()
    await takeRegisters(device)
    await expect(contactOf(device)).rejects.toMatchObject({ code: 'outdated' })
  }, 60_000)

  it('cannot be confirmed where the server keeps everything back, and can be read', async () => {
    evil.tells(statements, (body) => void (body['statements'] = []))
    evil.tells(registers, (body) => void (body['registers'] = []))
    showsOld()
    const device = await onNewDevice()
    await takeRegisters(device)
    expect(await contactOf(device)).toBe('Call her in the evening.')
    expect(await confirmContact(device, mariam.id)).toEqual({})
  }, 60_000)

  it('is not confirmed by a register of three hours ago', async () => {
    minutesPass(180)
    evil.tells(statements, (body) => void (body['statements'] = []))
    evil.tells(registers, () => structuredClone(registerBefore))
    showsOld()
    const device = await onNewDevice()
    await takeRegisters(device)
    expect(await contactOf(device)).toBe('Call her in the evening.')
    expect(await confirmContact(device, mariam.id)).toEqual({})
  }, 60_000)

  it.each([
    ['a key that no log names', async () => (await newKeyPair('sig')).pair],
    ['the key of a colleague of the own house', async () => 'noor' as const],
  ])(
    'is not confirmed by %s in place of another organisation’s',
    async (_whose, keyOf) => {
      await hourPasses()
      const device = await onNewDevice()
      const key = await keyOf()
      const { registers: shown } = await device.api.registers.list({})
      const forged = await Promise.all(
        shown.map(async (one) => {
          const said = JSON.parse(one.cosigned.body) as { slot: string; counter: number; hash: string }
          if (key !== 'noor') {
            const cosigned = await makeCosignature(key, noor.network, { ...said, at: minute() })
            return { ...one, cosigned }
          }
          const { cosigned } = await noor.vault.cosignRegisters({ due: [said] })
          return { ...one, cosigned: cosigned[0]!, organisation: noor.organisation }
        }),
      )
      expect(forged.length).toBeGreaterThan(0)
      evil.tells(registers, (body) => void (body['registers'] = forged))
      await takeRegisters(device)
      await contactOf(device)
      expect(await confirmContact(device, mariam.id)).toEqual({})
    },
    60_000,
  )

  it('is not confirmed by what this very window was shown', async () => {
    minutesPass(20)
    evil.tells(statements, (body) => void (body['statements'] = []))
    const device = await onNewDevice()
    await device.vault.goOnUnwitnessed()
    await keepRegister(device)
    await cosignRegisters(founder)
    await takeRegisters(device)
    await contactOf(device)
    expect(await confirmContact(device, mariam.id)).toEqual({})
  }, 60_000)
})

describe('the browser that cosigns', () => {
  it('sees a number, a counter and a hash, and of its own house nothing', async () => {
    minutesPass(70)
    await keepRegister(noor)
    const { due } = await founder.api.registers.due({})
    expect(due.length).toBeGreaterThan(0)
    for (const one of due) expect(Object.keys(one).toSorted()).toEqual(['counter', 'hash', 'slot'])
    const { due: atHome } = await noor.api.registers.due({})
    await cosignRegisters(founder)
    const [register] = (await noor.api.registers.list({})).registers
    const { slot } = JSON.parse(register!.cosigned.body) as { slot: string }
    expect(due.map((one) => one.slot)).toContain(slot)
    expect(atHome.map((one) => one.slot)).not.toContain(slot)
  }, 60_000)

  it('is none of an organisation whose log is not for all: to check it a house would be shown who works there', async () => {
    minutesPass(70)
    await keepRegister(noor)
    const [due] = (await founder.api.registers.due({})).due
    expect(await bashir.api.registers.due({})).toEqual({ due: [] })
    const { cosigned } = await bashir.vault.cosignRegisters({ due: [due!] })
    const { slot, counter } = due!
    expect(await bashir.api.registers.cosign({ slot, counter, ...cosigned[0]! })).toEqual({ kept: false })
  }, 60_000)

  it('cosigns no lower counter than before, and no other statement under the same', async () => {
    const slot = 'S'.repeat(43)
    const [hash, other] = ['A'.repeat(43), 'B'.repeat(43)]
    const cosigns = async (counter: number, of: string) =>
      (await founder.vault.cosignRegisters({ due: [{ slot, counter, hash: of }] })).cosigned.length
    expect(await cosigns(5, hash)).toBe(1)
    expect(await cosigns(4, hash)).toBe(0)
    expect(await cosigns(5, other)).toBe(0)
    expect(await cosigns(6, other)).toBe(1)
  })

  it('cannot put a statement of its own house, or another’s signature, in the place of a register', async () => {
    minutesPass(70)
    await keepRegister(noor)
    const [due] = (await founder.api.registers.due({})).due
    const { cosigned } = await pavel.vault.cosignRegisters({ due: [due!] })
    const { slot, counter } = due!
    await expect(founder.api.registers.cosign({ slot, counter, ...cosigned[0]! })).rejects.toMatchObject({
      code: 'refused',
    })
    const { cosigned: atHome } = await noor.vault.cosignRegisters({ due: [due!] })
    expect(await noor.api.registers.cosign({ slot, counter, ...atHome[0]! })).toEqual({ kept: false })
  }, 60_000)
})

const chainIn = (body: unknown): Statement[] => (body as { statements: Statement[] }).statements
describe.each([3, 30])('a consent whose day passed %i days ago', (days) => {
  const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  const toWhom = [
    ['itself', bashir.circle],
    ['the police', pavel.circle],
  ] as const
  it.each(toWhom)(
    'is not renewed by a line of the clinic’s, dated back, that gives to %s',
    async (_who, to) => {
      const { id } = await openCase(amara, { name: 'Salma Ended', language: 'ar' })
      await agree(amara, id, { ...terms, days: 1 }, network.state.now())
      const before = minute()
      const pirate = await forger(network, bashir)
      await pirate.api.cases.read({ id })
      network.travel(days)
      // Nobody has opened the case since; but Noor was at work.
      await hourPasses()
      const chain = chainIn(await amara.api.cases.read({ id }))
      const said = {
        t: 'grant',
        grant: 'renewed',
        to,
        compartments: ['health'],
        basis: 'consent',
        purpose: 'care',
        until: '2099-01-01',
        agreed: { how: 'spoken', language: 'ar', text: 'ab'.repeat(32) },
        at: before,
      }
      const line = await pirate.saysOn(id, said, await headOf(chain))
      const device = await onNewDevice()
      evil.tells(new RegExp(`^/api/cases/${id}(/keys)?$`), (body) => {
        chainIn(body).push(line)
        Object.assign(body, {
          logs: [...(body['logs'] as number[]), pavel.organisation, bashir.organisation],
        })
      })
      const { doubts } = await readCase(device, id)
      expect(doubts).toMatchObject([{ t: 'grant', by: bashir.id, dated: true, inForce: false }])
      const { readers } = await device.vault.viewCase({ caseId: id, day: today() })
      const health = readers.find(({ compartment }) => compartment === 'health')!
      expect(health.circles).toEqual([amara.circle])
      // Amara looks, and strikes it.
      let settled: { statement: Statement } | undefined
      evil.hears(/\/order$/, (body) => void (settled = body as never))
      await settleCase(device, id, [doubts[0]!.n]).catch(() => undefined)
      expect(JSON.parse(settled!.statement.body)).toMatchObject({ t: 'settle', strike: [doubts[0]!.n] })
    },
    60_000,
  )
})

describe('where nobody lies', () => {
  it('what was signed while the device was away raises no doubt, and neither do old lines on a new device', async () => {
    const { id } = await openCase(amara, { name: 'Hana Honest', language: 'ar' })
    await hourPasses()
    network.travel(2)
    const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
    await agree(amara, id, terms, network.state.now())
    await hourPasses()
    const device = await onNewDevice()
    await takeRegisters(device)
    expect((await readCase(device, id)).doubts).toEqual([])
    expect((await readCase(device, mariam.id)).doubts).toEqual([])
  }, 60_000)

  it('a laptop that slept between asking and saying says nothing old of now: no line that came meanwhile is doubted', async () => {
    const { id } = await openCase(amara, { name: 'Lina Asleep', language: 'ar' })
    const asked = minute()
    const lists = await noor.api.registers.heads({})
    network.travel(2)
    const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
    await agree(amara, id, terms, network.state.now())
    network.travel(1)
    await noor.vault.listHeads({ asked, ...lists })
    const { statements: said } = await noor.vault.sealWitness()
    expect(said.length).toBeGreaterThan(0)
    await noor.api.witnesses.keep({ statements: said })
    const device = await onNewDevice()
    expect((await readCase(device, id)).doubts).toEqual([])
  }, 60_000)

  it('after a weekend on which both organisations were closed nothing is doubted, and the first sign-ins renew the register', async () => {
    await hourPasses()
    network.travel(3)
    const device = await onNewDevice()
    await takeRegisters(device)
    await takeKeys(device, mariam.id)
    expect((await readCase(device, mariam.id)).doubts).toEqual([])
    expect(await contactOf(device)).toBe('NEVER call: he answers.')
    expect(await confirmContact(device, mariam.id), 'an old register is a quiet state').toEqual({})
    const back = await signIn(network.staff, noor.handle, passphrase)
    await keepRegister(back)
    await cosignRegisters(founder)
    await takeRegisters(device)
    expect((await confirmContact(device, mariam.id)).confirmedAt).toBe(minute())
  }, 60_000)
})

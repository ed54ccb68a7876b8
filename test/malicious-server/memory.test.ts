// A browser that remembers nothing, before a server that rolls everything back together: the chain, the keys, the agreements, the
// pins, and as much as it likes of what colleagues' browsers have left. Amara withdraws the clinic's consent and gives the part a new
// key; then she comes with a new device, and what she writes there must not be read by the clinic. (Issue 12, attack 7; decision 48.)

import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { openCase, rotateDue, writeNote } from '../../demo/case-work.ts'
import { readCase, revokeGrant, takeKeys } from '../../src/client/case-keys.ts'
import { enterLogs, keepPins } from '../../src/client/pins.ts'
import { refreshHome } from '../../src/client/logs.ts'
import { rotateCircleKey } from '../../src/client/rotate-circle-key.ts'
import type { PinStore } from '../../src/client/session.ts'
import { answerQuestions, askWitnesses, hearWitnesses, keepWitness } from '../../src/client/witnesses.ts'
import { testDatabase } from '../database.ts'
import { passphrase } from '../people.ts'
import { evilHouse } from './network.ts'

const database = await testDatabase()
const { network, amara, evil, mariam, grant } = await evilHouse(database)
const admin = await signIn(network.staff, 'harbour-house-admin', passphrase)
const noor = await network.colleague(admin, 'noor', ['caseworker'])
afterEach(() => evil.repents())

/** A browser in which nothing lies. */
const emptyStore = (): PinStore => {
  const kept = new Map<string, string>()
  return {
    isKept: true,
    read: async (user) => kept.get(user),
    write: async (user, pins) => void kept.set(user, pins),
    later: () => undefined,
  }
}
/** Amara on a new device, before the liar. */
const onNewDevice = async (): Promise<Colleague> => {
  const who = await signIn(evil.line, amara.handle, passphrase)
  return { ...who, pins: emptyStore() }
}
const comesIn = async () => {
  const who = await onNewDevice()
  await enterLogs(who)
  return who
}

type Body = Record<string, unknown>
/** What the true server says now, to be said again later. */
async function snapshot(paths: RegExp, act: () => Promise<unknown>): Promise<Map<RegExp, Body>> {
  const said = new Map<RegExp, Body>()
  evil.tells(paths, (body) => void said.set(paths, structuredClone(body)))
  await act()
  evil.repents()
  return said
}
const before = new Map<RegExp, Body>()
const witnesses = /\/witnesses$/
const rollsBack = (...which: RegExp[]) => {
  for (const [path, body] of before)
    if (which.length === 0 || which.includes(path)) evil.tells(path, () => structuredClone(body))
}
const chain = new RegExp(`^/api/cases/${mariam.id}$`)
const keys = new RegExp(`^/api/cases/${mariam.id}/keys$`)
const consents = /\/consents\?/
const pins = /\/drafts\/pins$/

beforeAll(async () => {
  for (const who of [amara, noor]) await readCase(who, mariam.id)
  for (const who of [amara, noor, admin]) await keepPins(who)
  const liar = await signIn(evil.line, amara.handle, passphrase)
  const reads: [RegExp, () => Promise<unknown>][] = [
    [chain, () => liar.api.cases.read({ id: mariam.id })],
    [keys, () => liar.api.cases.keys({ caseId: mariam.id })],
    [consents, () => liar.api.consent.list({ caseId: mariam.id })],
    [pins, () => liar.api.accounts.readDraft({ place: 'pins' })],
    [witnesses, () => liar.api.witnesses.list({})],
  ]
  for (const [path, act] of reads) for (const [at, body] of await snapshot(path, act)) before.set(at, body)
  await revokeGrant(amara, mariam.id, grant)
  await rotateDue(amara, mariam.id)
  await keepPins(amara)
  // Noor comes in once more: her browser sees that Amara's has counted on.
  await keepPins(noor)
}, 120_000)

describe('Amara on a new device, after she has withdrawn the clinic’s consent', () => {
  it('finds the chain shorter than she and her colleagues have seen it: rollback', async () => {
    rollsBack(chain, keys, consents, pins)
    const device = await comesIn()
    await expect(takeKeys(device, mariam.id)).rejects.toMatchObject({ code: 'rollback' })
    await expect(readCase(device, mariam.id)).rejects.toMatchObject({ code: 'rollback' })
  }, 60_000)

  it('is shown her own older statement beside Noor’s new one: rollback before anything is read', async () => {
    rollsBack(chain, keys, consents, pins)
    const old = before.get(witnesses)!['statements'] as { body: string }[]
    const isHers = ({ body }: { body: string }) => body.includes(amara.id)
    evil.tells(witnesses, (body) => {
      const now = body['statements'] as { body: string }[]
      body['statements'] = [...now.filter((one) => !isHers(one)), ...old.filter(isHers)]
    })
    await expect(comesIn()).rejects.toMatchObject({ code: 'rollback' })
  }, 60_000)

  it('is shown an old day of everybody: Noor’s browser, asked now, tells of the newer one', async () => {
    rollsBack()
    const device = await comesIn()
    await askWitnesses(device)
    expect(await answerQuestions(noor)).toBe(1)
    await expect(hearWitnesses(device)).rejects.toMatchObject({ code: 'rollback' })
  }, 60_000)

  it('hears Noor, whose line dropped while she left what she had seen, and is not alarmed', async () => {
    const { id } = await openCase(amara, { name: 'Oksana Memory', language: 'uk' })
    await readCase(noor, id)
    const lost = () => Promise.reject(new Error('the line is lost'))
    const dropped = { ...noor, api: { ...noor.api, witnesses: { ...noor.api.witnesses, keep: lost } } }
    await expect(keepWitness(dropped)).rejects.toThrow('the line is lost')
    const device = await comesIn()
    await askWitnesses(device)
    expect(await answerQuestions(noor)).toBe(1)
    const { witnesses: asked } = await hearWitnesses(device)
    expect(asked).toContainEqual(expect.objectContaining({ user: noor.id, live: true }))
  }, 60_000)

  it('is shown no colleague’s memory: she is told so, and nothing is written or wrapped in silence', async () => {
    rollsBack(chain, keys, consents, pins)
    evil.tells(witnesses, (body) => void (body['statements'] = []))
    const device = await comesIn()
    expect(await device.vault.takeWitnesses({ statements: [] })).toMatchObject({
      needed: 2,
      waits: true,
      witnesses: [],
    })
    await takeKeys(device, mariam.id)
    await expect(writeNote(device, mariam.id, 'health', 'What came after.')).rejects.toMatchObject({
      code: 'unwitnessed',
    })
    evil.tells(consents, (body) => {
      for (const one of body['readers'] as { rotationDue: boolean }[]) one.rotationDue = true
    })
    await expect(rotateDue(device, mariam.id)).rejects.toMatchObject({ code: 'unwitnessed' })
  }, 60_000)

  it('is shown the key of her house rolled back as well: Noor speaks under the newer one, and nothing is written', async () => {
    const { circles } = await refreshHome(noor)
    await rotateCircleKey(noor, amara.circle, circles.find(({ id }) => id === amara.circle)!.members)
    await keepPins(noor)
    type Logs = { logs: { statements: { body: string }[] }[] }
    evil.tells(/\/organisations\/logs$/, (body) => {
      for (const log of (body as Logs).logs)
        log.statements = log.statements.filter((one) => JSON.parse(one.body).epoch !== 2)
    })
    evil.tells(/\/organisations\/circles$/, (body) => {
      body['circles'] = (body['circles'] as { epoch: number }[]).filter(({ epoch }) => epoch < 2)
    })
    const device = await comesIn()
    expect(await device.vault.takeWitnesses({ statements: [] })).toMatchObject({
      ahead: [noor.id],
      waits: true,
    })
    await takeKeys(device, mariam.id)
    await expect(writeNote(device, mariam.id, 'health', 'What came after.')).rejects.toMatchObject({
      code: 'unwitnessed',
    })
  }, 60_000)

  it('is shown a memory of four days ago: it does not count any more', async () => {
    rollsBack()
    network.travel(4)
    const device = await comesIn()
    const { witnesses: asked, waits, lastHere } = await device.vault.takeWitnesses({ statements: [] })
    expect({ asked, waits }).toEqual({ asked: [], waits: true })
    expect(lastHere).toBeDefined()
    await takeKeys(device, mariam.id)
    await expect(writeNote(device, mariam.id, 'health', 'What came after.')).rejects.toMatchObject({
      code: 'unwitnessed',
    })
  }, 60_000)
})

describe('and where nobody lies', () => {
  it('she works at once: two colleagues’ browsers were here within three days', async () => {
    for (const who of [noor, admin]) await keepPins(who)
    const device = await comesIn()
    const { witnesses: asked, needed, waits } = await device.vault.takeWitnesses({ statements: [] })
    expect({ asked: asked.map(({ user }) => user).toSorted(), needed, waits }).toEqual({
      asked: [noor.id, admin.id].toSorted(),
      needed: 2,
      waits: false,
    })
    await readCase(device, mariam.id)
    await writeNote(device, mariam.id, 'health', 'Seen on the new device.')
  }, 60_000)

  it('she is told when she was last here, and not that it is now, however often her new device has spoken', async () => {
    const { statements } = await amara.api.witnesses.list({})
    network.travel(1)
    const device = await comesIn()
    await keepPins(device)
    const { lastHere } = await device.vault.takeWitnesses({ statements })
    expect(lastHere).toBeDefined()
    expect(lastHere! < network.state.now().toISOString().slice(0, 10)).toBe(true)
    expect((await hearWitnesses(device)).lastHere).toBe(lastHere)
    for (const who of [noor, admin]) await keepPins(who)
  }, 60_000)

  it('a colleague’s browser answers a question that was asked now, and to nobody’s else', async () => {
    const device = await comesIn()
    await askWitnesses(device)
    expect(await answerQuestions(noor)).toBe(1)
    expect(await answerQuestions(noor)).toBe(0)
    const { witnesses: asked } = await hearWitnesses(device)
    expect(asked.find(({ user }) => user === noor.id)).toMatchObject({ live: true })
    // The same answer, shown to another browser of hers, is none to its question.
    const another = await comesIn()
    await another.vault.askWitnesses()
    const { witnesses: there } = await hearWitnesses(another)
    expect(there.find(({ user }) => user === noor.id)).toMatchObject({ live: false })
  }, 60_000)

  it('two devices of hers speak one after the other and never alarm each other', async () => {
    const [one, other] = [await comesIn(), await comesIn()]
    await readCase(one, mariam.id)
    await readCase(other, mariam.id)
    await Promise.all([keepPins(one), keepPins(other)])
    await keepPins(noor)
    const third = await comesIn()
    expect((await third.vault.takeWitnesses({ statements: [] })).waits).toBe(false)
  }, 60_000)

  it('a human who has read that nobody could be asked goes on', async () => {
    evil.tells(witnesses, (body) => void (body['statements'] = []))
    const device = await comesIn()
    await takeKeys(device, mariam.id)
    expect((await device.vault.goOnUnwitnessed()).waits).toBe(false)
    await writeNote(device, mariam.id, 'health', 'Written after asking by telephone.')
  }, 60_000)
})

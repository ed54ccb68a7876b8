// Who once could speak cannot speak for ever. Noor is dismissed, the clinic's consent ends, the survivor's card is frozen, an
// invitation's day passes; each then signs with a true key what a lying server puts before Amara's client, which knows of the end.
// (Decision 42; in the key worker alone: src/sealing/vault-late.test.ts.)

import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { joinNetwork, signIn, invite, type Colleague } from '../../demo/actor.ts'
import { agree, giveCard, openCase, rotateDue } from '../../demo/case-work.ts'
import { readCase, settleCase, stateFrozen, takeKeys } from '../../src/client/case-keys.ts'
import { takeCircles } from '../../src/client/circles.ts'
import { refreshHome } from '../../src/client/logs.ts'
import { readersBySigned } from '../../src/client/signed-readers.ts'
import { consentsInForce } from '../../src/consent/client/consents-in-force.ts'
import { admitToCircle, suspendMember } from '../../src/organisations/client/members.ts'
import { compare } from '../../src/portal/client/verify-listed.ts'
import { state, type Statement } from '../../src/sealing/chain.ts'
import { minuteOf } from '../../src/sealing/minute.ts'
import { nothingHeld } from '../../src/sealing/vault.ts'
import { testDatabase } from '../database.ts'
import { ownPhone } from '../own-phone.ts'
import { passphrase } from '../people.ts'
import { endsIn as ends, evilHouse } from './network.ts'
import { forger, headOf, type Forger } from './forge.ts'
import { MaliciousServer } from './server.ts'

const database = await testDatabase()
const { network, amara, bashir, pavel, evil, victim } = await evilHouse(database)
const admin = await signIn(network.staff, 'harbour-house-admin', passphrase)
const noor = await network.colleague(admin, 'noor', ['caseworker'])
const atPhone = new MaliciousServer(network.public)
afterEach(() => {
  evil.repents()
  atPhone.repents()
})

const minute = () => minuteOf(network.state.now())
const today = () => minute().slice(0, 10)
const chainIn = (body: unknown): Statement[] => (body as { statements: Statement[] }).statements
const trueChain = async (id: string) => chainIn(await amara.api.cases.read({ id }))
const words = { how: 'spoken', language: 'ar', text: 'ab'.repeat(32) }
const toPolice = {
  t: 'grant',
  grant: 'late',
  to: pavel.circle,
  compartments: ['health'],
  basis: 'consent',
  purpose: 'support',
  until: '2099-01-01',
  agreed: words,
}
const opened = async (name: string) => {
  for (const one of [amara, victim]) {
    await refreshHome(one)
    await takeCircles(one)
  }
  const { id } = await openCase(amara, { name, language: 'ar', story: 'What she told.' })
  await takeKeys(victim, id)
  return id
}
/** From now on the server brings these lines at the end of a case's chain. */
const brings = (id: string, ...late: Statement[]) =>
  evil.tells(new RegExp(`^/api/cases/${id}(/keys)?$`), (body) => {
    chainIn(body).push(...late)
    Object.assign(body, { logs: [...(body['logs'] as number[]), pavel.organisation, bashir.organisation] })
  })
const viewOf = (who: Colleague, caseId: string) => who.vault.viewCase({ caseId, day: today() })
const readersOf = async (who: Colleague, id: string) =>
  (await viewOf(who, id)).readers.flatMap(({ circles }) => circles)

describe('Noor, who was dismissed, with her own key and an older log', () => {
  let pirate: Forger
  let cases: string[]
  beforeAll(async () => {
    cases = await Promise.all(['Amina', 'Salma', 'Hana'].map((name) => opened(`${name} Late`)))
    pirate = await forger(network, noor)
    await suspendMember(admin, noor.id)
    await refreshHome(victim)
  }, 60_000)
  const saysLate = async (id: string, ...said: { t: string; [field: string]: unknown }[]) => {
    const chain = await trueChain(id)
    for (const one of said) chain.push(await pirate.saysOn(id, one, await headOf(chain)))
    return chain.slice(-said.length)
  }
  const doubt = (t: string) => ({ t, by: noor.id, inForce: false })

  it('1. signs a consent: nobody reads by it, it is told, and no key is wrapped to the police in the background', async () => {
    const id = cases[0]!
    brings(id, ...(await saysLate(id, toPolice)))
    expect((await readCase(victim, id)).doubts).toMatchObject([doubt('grant')])
    expect(await readersOf(victim, id)).not.toContain(pavel.circle)
    evil.tells(/\/consents\?/, (body) => {
      for (const one of body['readers'] as { rotationDue: boolean }[]) one.rotationDue = true
    })
    let sent: { circleId: number }[] = []
    evil.hears(/\/keys$/, (body) => void (sent = body['wraps'] as { circleId: number }[]))
    await rotateDue(victim, id).catch(() => undefined)
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.map(({ circleId }) => circleId)).not.toContain(pavel.circle)
    const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
    await expect(agree(victim, id, terms, network.state.now())).rejects.toMatchObject({ code: 'unsettled' })
  }, 60_000)

  it('2. hands the case to the police: Amara still carries it', async () => {
    const id = cases[1]!
    const { carried } = await viewOf(victim, id)
    const yes = { ...toPolice, compartments: carried, purpose: 'carrying' }
    brings(id, ...(await saysLate(id, yes, { t: 'transfer', to: pavel.circle, grant: 'late' })))
    expect((await readCase(victim, id)).doubts).toMatchObject([doubt('grant')])
    expect(await viewOf(victim, id)).toMatchObject({ owner: amara.circle })
    expect(await readersOf(victim, id)).not.toContain(pavel.circle)
  }, 60_000)

  it('3. erases the case: it is open, and what was written is read', async () => {
    const id = cases[2]!
    brings(id, ...(await saysLate(id, { t: 'erase' })))
    const { doubts, held } = await readCase(victim, id)
    expect(doubts).toMatchObject([doubt('erase')])
    expect(held).toContain('narrative')
    expect(await viewOf(victim, id)).toMatchObject({ state: 'open' })
  }, 60_000)
})

it('4. a consent that has ended renews itself by dating back: bad-chain for whoever has looked since', async () => {
  const id = await opened('Mariam Ended')
  const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  await agree(amara, id, { ...terms, days: 1 }, network.state.now())
  const before = minute()
  const pirate = await forger(network, bashir)
  await pirate.api.cases.read({ id })
  network.travel(3)
  await readCase(victim, id)
  const renewed = { ...toPolice, grant: 'renewed', to: bashir.circle, at: before }
  brings(id, await pirate.saysOn(id, renewed, await headOf(await trueChain(id))))
  expect(await ends(evil, () => readCase(victim, id))).toBe('bad-chain')
}, 60_000)

it('5. a frozen card signs a consent: bad-chain', async () => {
  const id = await opened('Oksana Frozen')
  const inside = nothingHeld()
  const hers = await giveCard(amara, id, 'uk')
  await (await ownPhone(network, hers.words, network.public, inside)).read()
  const { sig, ownCircle, network: place } = inside.held!
  await stateFrozen(amara, id)
  await takeKeys(victim, id)
  const { agreed: _agreed, ...said } = toPolice
  const by = { id: `card:${ownCircle}`, sig }
  const after = await headOf(await trueChain(id))
  const late = await state({ network: place, about: 'case', id }, after, {
    by,
    said: { at: minute(), ...said },
  })
  brings(id, late.statement)
  expect(await ends(evil, () => takeKeys(victim, id))).toBe('bad-chain')
}, 60_000)

it('6. an invitation whose day has passed makes nobody a member', async () => {
  const { id: user, secret } = await invite(admin, 'rosa', ['administrator'])
  // Rosa's client signs in time, as she says; the server brings it ten days later.
  let kept: Statement | undefined
  const rosasLine = new MaliciousServer(network.staff)
  rosasLine.hears(/\/accept$/, (body) => {
    kept = body['statement'] as Statement
    throw new Error('not sent')
  })
  await expect(joinNetwork(rosasLine.line, secret, passphrase)).rejects.toThrow('unavailable')
  const unaware = await signIn(evil.line, 'harbour-house-admin', passphrase)
  network.travel(10)
  evil.tells(/\/organisations\/logs$/, (body) => {
    const logs = body['logs'] as { organisation: number; statements: Statement[] }[]
    const own = logs.find((one) => one.organisation === amara.organisation)
    if (own) own.statements.push(kept!)
    else logs.push({ organisation: amara.organisation, statements: [kept!] })
  })
  await expect(admitToCircle(unaware, amara.circle, user)).rejects.toMatchObject({ code: 'unsettled' })
  // A browser that was there meanwhile does not even believe that she joined.
  evil.repents()
  const aware = await signIn(evil.line, 'harbour-house-admin', passphrase)
  await refreshHome(aware)
}, 60_000)

describe('time itself', () => {
  it('8. a server with the clock of 2036 gets no signature, and a line that another client gave it spoils nothing for ever', async () => {
    const id = await opened('Zaira Ahead')
    evil.tells(
      /\/me$/,
      (body) => void ((body['network'] as { now: string }).now = '2036-03-01T10:00:00.000Z'),
    )
    const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
    await expect(agree(victim, id, terms, network.state.now())).rejects.toMatchObject({ code: 'clock' })
    evil.repents()
    const careless = await forger(network, amara)
    const ahead = await careless.saysOn(id, { ...toPolice, to: bashir.circle, at: '2036-03-01T10:00Z' })
    brings(id, ahead)
    expect(await readCase(victim, id)).toMatchObject({ ahead: true, doubts: [] })
    let settled: { statement: Statement } | undefined
    evil.hears(/\/order$/, (body) => void (settled = body as never))
    // The true server never took that line, so it refuses what follows: the signature was made all the same.
    await settleCase(victim, id, []).catch(() => undefined)
    expect(JSON.parse(settled!.statement.body)).toMatchObject({ t: 'settle', at: minute() })
    brings(id, settled!.statement)
    expect(await readCase(victim, id)).toMatchObject({ ahead: false, doubts: [] })
  }, 60_000)
})

describe('a server that lists otherwise than was signed', () => {
  it('9. leaves a reader out, or 10. calls every consent withdrawn: the page shows who reads, and the person can stop it', async () => {
    const id = await opened('Nadia Listed')
    const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
    const grant = await agree(amara, id, terms, network.state.now())
    const hers = await giveCard(amara, id, 'ar')
    await takeKeys(victim, id)
    type List = { readers: { holders: { circle: number }[] }[]; consents: { state: string }[] }
    const lie = (body: unknown) => {
      const { readers, consents } = body as List
      for (const one of readers) one.holders = one.holders.filter(({ circle }) => circle !== bashir.circle)
      for (const one of consents) one.state = 'withdrawn'
    }
    evil.tells(/\/consents\?/, lie)
    const list = await victim.api.consent.list({ caseId: id })
    expect(evil.count).toBe(1)
    const view = await viewOf(victim, id)
    const line = readersBySigned(view, list.readers, () => null).find(
      ({ circle }) => circle === bashir.circle,
    )
    expect(line).toMatchObject({ compartments: ['health'], unconfirmed: ['health'] })
    const inForce = consentsInForce(view.grants, list.consents, { stillDay: today(), isWhole: true })
    expect(inForce).toMatchObject([{ track: grant, recipient: bashir.circle, state: 'granted' }])
    // And on her own page.
    atPhone.tells(/\/portal\/file$/, (body) => {
      for (const one of body['cases'] as List[]) for (const two of one.consents) two.state = 'withdrawn'
    })
    const phone = await ownPhone(network, hers.words, atPhone.line)
    const shown = (await phone.read()).cases[0]!
    const compared = compare(await phone.vault.viewCase({ caseId: id, day: today() }), shown, today())
    expect(compared.unlocked.map((one) => one.id)).toEqual([grant])
  }, 60_000)

  it('11. names nobody who is to get a new key: all who read by the chain get it, and the survivor says when hers is kept', async () => {
    const id = await opened('Yuna Shut Out')
    const hers = await giveCard(amara, id, 'ja')
    const phone = await ownPhone(network, hers.words, atPhone.line)
    const { circle } = await phone.read()
    evil.tells(/\/consents\?/, (body) => {
      for (const one of body['readers'] as { holders: object[]; rotationDue: boolean }[])
        Object.assign(one, { holders: [], rotationDue: true })
    })
    const sent: { circleId: number; compartment: string }[] = []
    evil.hears(/\/keys$/, (body) => void sent.push(...(body['wraps'] as typeof sent)))
    await rotateDue(victim, id)
    const readers = sent.filter(({ compartment }) => compartment === 'health').map(({ circleId }) => circleId)
    expect(new Set(readers)).toEqual(new Set([amara.circle, circle]))
    atPhone.tells(/\/portal\/file$/, (body) => {
      for (const one of body['cases'] as { wraps: { epoch: number }[] }[])
        one.wraps = one.wraps.filter(({ epoch }) => epoch === 1)
    })
    const { cases } = await phone.open()
    expect(cases[0]!.missing).toContain('health')
  }, 60_000)

  it('12. a survivor’s session is given the logs of her own file and no others', async () => {
    const id = await opened('Lina Alone')
    const hers = await giveCard(amara, id, 'ar')
    const phone = await ownPhone(network, hers.words)
    const file = await phone.read()
    const everybody = Array.from({ length: 40 }, (_, at) => ({ organisation: at + 1, n: 0 }))
    const { logs } = await phone.api.organisations.logs({ after: everybody })
    const given = logs.map(({ organisation }) => organisation)
    expect(given).toEqual(expect.arrayContaining([amara.organisation, ...file.logs]))
    expect(given).not.toContain(bashir.organisation)
    expect(given).not.toContain(pavel.organisation)
  }, 60_000)
})

it('8. and an organisation’s log that a wrong clock has dated ahead is put right when an administrator comes in', async () => {
  const careless = await forger(network, admin)
  const ahead = await careless.saysIn(amara.organisation, {
    t: 'trust',
    organisation: 9,
    genesis: 'A'.repeat(43),
    how: 'compared',
    at: '2036-03-01T10:00Z',
  })
  evil.tells(/\/organisations\/logs$/, (body) => {
    const logs = body['logs'] as { organisation: number; statements: Statement[] }[]
    logs.find((one) => one.organisation === amara.organisation)?.statements.push(ahead)
  })
  let ordered: Statement | undefined
  evil.hears(/\/log\/order$/, (body) => void (ordered ??= body['statement'] as Statement))
  await signIn(evil.line, 'harbour-house-admin', passphrase)
  expect(JSON.parse(ordered!.body)).toMatchObject({ t: 'settle', at: minute() })
}, 60_000)

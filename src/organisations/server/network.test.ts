// The network after its first hour, through the real endpoints: who was brought in and has not come, what an organisation says of
// itself, and what every public page says from the next request on.
import { describe, expect, it } from 'vitest'
import { addresses } from '../../api/addresses.ts'
import { bringIn, foundCircle, invite, joinNetwork, signIn, type Colleague } from '../../../demo/actor.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork, passphrase } from '../../../test/people.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const mina = network.founder

const awaited = async () => (await mina.api.network.awaited({})).organisations
const shelter = { kind: 'shelter', name: 'Willow House', pack: 'uk', listed: true } as const

describe('Willow House, which the coordinator brings in', () => {
  it('is waited for until its administrator has joined and made its key', async () => {
    const { secret } = await bringIn(mina, shelter, 'willow')
    const [waiting] = await awaited()
    expect(waiting).toMatchObject({ kind: 'shelter', name: 'Willow House', handle: 'willow', joined: false })
    expect(Date.parse(waiting!.until!)).toBeGreaterThan(network.state.now().getTime())

    const admin = await joinNetwork(network.staff, secret, passphrase)
    expect(await awaited()).toMatchObject([{ name: 'Willow House', joined: true, until: null }])
    await foundCircle(admin)
    expect(await awaited()).toEqual([])
    const named = async (who: Colleague) =>
      (await who.api.organisations.list({})).organisations.map(({ name }) => name)
    expect(await named(mina)).toContain('Willow House')
    expect(await named(admin)).toContain('National coordination')
  })
})

describe('an invitation that was lost', () => {
  it('is taken back: the paper opens nothing, and the same handle is free for the next one', async () => {
    const lost = await bringIn(mina, { ...shelter, name: 'Reed House' }, 'reed')
    const { id } = (await awaited()).find(({ handle }) => handle === 'reed')!
    expect(await mina.api.network.takeBack({ organisation: id })).toEqual({ takenBack: true })
    expect(await awaited()).toEqual([])
    await expect(joinNetwork(network.staff, lost.secret, passphrase)).rejects.toMatchObject({
      code: 'wrong-words',
    })
    const again = await bringIn(mina, { ...shelter, name: 'Reed House' }, 'reed')
    await foundCircle(await joinNetwork(network.staff, again.secret, passphrase))
  })

  it('is taken back from nobody who has joined, and not where they work', async () => {
    const { secret } = await bringIn(mina, { ...shelter, name: 'Fern House' }, 'fern')
    const { id } = (await awaited()).find(({ handle }) => handle === 'fern')!
    const admin = await joinNetwork(network.staff, secret, passphrase)
    for (const organisation of [id, mina.organisation])
      await expect(mina.api.network.takeBack({ organisation })).rejects.toMatchObject({ code: 'not-found' })
    await foundCircle(admin)
    const { id: colleague } = await invite(mina, 'late-one', ['caseworker'])
    await expect(mina.api.network.takeBack({ organisation: mina.organisation })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await mina.api.organisations.people({})).people.map((one) => one.id)).toContain(colleague)
  })
})

describe('what an organisation says of itself', () => {
  it('is changed by its administrator, and everybody else reads it', async () => {
    const leyla = await network.organisation('Night Line', 'hotline', [])
    expect(await leyla.api.network.ours({})).toEqual({ phone: '', district: '', listed: true })
    const said = { phone: '0808 157 0192', district: 'Harbour', listed: true }
    expect(await leyla.api.network.describe(said)).toEqual(said)
    const { organisations } = await mina.api.organisations.list({})
    expect(organisations.find(({ name }) => name === 'Night Line')).toMatchObject({
      phone: '0808 157 0192',
      district: 'Harbour',
    })
    // Without it nobody could ask for help.
    expect((await leyla.api.network.describe({ ...said, listed: false })).listed).toBe(true)
  })

  it('puts no shelter before the public, and its number before nobody', async () => {
    const amara = await network.organisation('Harbour House', 'shelter', [])
    const said = await amara.api.network.describe({ phone: '020 7946 0131', district: '', listed: true })
    expect(said.listed).toBe(false)
    const { organisations } = await mina.api.organisations.list({})
    expect(organisations.find(({ name }) => name === 'Harbour House')?.phone).toBeNull()
  })

  it('is changed for no other organisation, and by nobody who does not administer it', async () => {
    const rosa = await network.organisation('River House', 'ngo', [])
    const before = await mina.api.network.ours({})
    await rosa.api.network.describe({ phone: '020 7946 0140', district: 'Valley', listed: false })
    expect(await mina.api.network.ours({})).toEqual(before)
    const omar = await network.colleague(rosa, 'omar', ['caseworker'])
    await expect(omar.api.network.describe(before)).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('the numbers on the public pages', () => {
  const facts = { name: 'Referral network', emergency: '911', hotline: '+44 808 157 0192', currency: 'GBP' }

  it('are changed by the coordinator, and stand there from the next request on, on both hosts', async () => {
    expect(await (await network.public.request('/en')).text()).not.toContain('0808')
    expect(await mina.api.network.change(facts)).toEqual(facts)
    expect(await mina.api.network.facts({})).toEqual(facts)
    for (const path of ['/en', `/en${addresses.help}`, `/es${addresses.rights}`]) {
      const page = await (await network.public.request(path)).text()
      expect(page, path).toContain('tel:911')
      expect(page, path).toContain('tel:+448081570192')
    }
    const again = await signIn(network.staff, 'founder', passphrase)
    expect((await again.api.accounts.me({})).network).toMatchObject({
      name: 'Referral network',
      currency: 'GBP',
      timezone: 'Europe/London',
      id: mina.network,
    })
  })

  it('are none that nobody can dial, and no currency that nobody pays in', async () => {
    for (const wrong of [{ emergency: '' }, { hotline: 'call us' }, { hotline: '++44' }, { currency: 'QQQ' }])
      await expect(mina.api.network.change({ ...facts, ...wrong })).rejects.toMatchObject({ code: 'invalid' })
    await mina.api.network.change({ ...facts, hotline: '' })
    expect(await (await network.public.request('/en')).text()).not.toContain('tel:+44')
  })
})

// Changes among those who administer an organisation, through the real endpoints: what one of them may do alone, and what
// takes a second one's word.
import { describe, expect, it } from 'vitest'
import { invite, joinNetwork, signIn, type Colleague } from '../../demo/actor.ts'
import { lineOf } from '../client/logs.ts'
import { minute } from '../client/time.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { nameLabel } from '../client/name-label.ts'
import { learnHome } from '../client/chain-reader.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })

async function say(
  who: Colleague,
  t: 'roles' | 'agree' | 'remove',
  fields: Record<string, unknown>,
): Promise<{ waits: boolean }> {
  await learnHome(lineOf(who), who.organisation)
  const at = await minute(who)
  const statement = await who.vault.stateInLog({ organisation: who.organisation, t, at, fields })
  if (t !== 'remove') return who.api.organisations.state({ statement })
  const { suspended } = await who.api.organisations.suspend({ person: fields['user'] as string, statement })
  return { waits: !suspended }
}

async function inviteAgain(who: Colleague, user: string): Promise<{ secret: string; waits: boolean }> {
  const { members } = await learnHome(lineOf(who), who.organisation)
  const at = await minute(who)
  const end = new Date(Date.parse(at.replace('Z', ':00Z')) + 7 * 86_400_000)
  const { secret, statement, ...invitation } = await who.vault.inviteMember({
    organisation: who.organisation,
    user,
    roles: members.find((one) => one.id === user)!.roles,
    until: `${end.toISOString().slice(0, 16)}Z`,
    at,
  })
  const { waits } = await who.api.organisations.inviteAgain({
    person: user,
    invitation: { ...invitation, until: end.toISOString() },
    statement,
  })
  return { secret, waits }
}

const waitingOf = async (who: Colleague) => (await learnHome(lineOf(who), who.organisation)).waiting
const personOf = async (who: Colleague, id: string) =>
  (await who.api.organisations.people({})).people.find((one) => one.id === id)!

let houses = 0
/** An organisation with so many administrators. */
async function house(count: number): Promise<Colleague[]> {
  houses += 1
  const name = `House ${'abcdefgh'[houses]}`
  const first = await network.organisation(name, 'ngo', [])
  const others: Colleague[] = []
  for (let at = 1; at < count; at += 1)
    others.push(await network.colleague(first, `${first.handle}-${at}`, ['administrator']))
  return [first, ...others]
}

describe('two administrators', () => {
  it('change roles alone: a colleague becomes the third administrator', async () => {
    const [amara] = (await house(2)) as [Colleague]
    const omar = await network.colleague(amara, 'omar', ['caseworker'])
    expect(await say(amara, 'roles', { user: omar.id, roles: ['administrator'] })).toMatchObject({
      waits: false,
    })
    expect((await personOf(amara, omar.id)).roles).toEqual(['administrator'])
    await expect(omar.api.accounts.me({})).rejects.toMatchObject({ code: 'not-signed-in' })
    const again = await signIn(network.staff, 'omar', passphrase)
    expect((await again.api.accounts.me({})).roles).toEqual(['administrator'])
  })
})

describe('three administrators', () => {
  it('one alone changes nothing: roles wait, and hold when a second agrees', async () => {
    const [amara, bo, chen] = (await house(3)) as [Colleague, Colleague, Colleague]
    expect(await say(amara, 'roles', { user: chen.id, roles: ['caseworker'] })).toMatchObject({ waits: true })
    expect((await personOf(amara, chen.id)).roles).toEqual(['administrator'])
    expect((await chen.api.accounts.me({})).roles).toEqual(['administrator'])
    const [waiting] = await waitingOf(bo)
    expect(waiting).toMatchObject({ by: amara.id, t: 'roles', user: chen.id, roles: ['caseworker'] })
    await expect(say(amara, 'agree', { to: waiting!.n })).rejects.toMatchObject({ code: 'refused' })
    await say(bo, 'agree', { to: waiting!.n })
    expect((await personOf(amara, chen.id)).roles).toEqual(['caseworker'])
    expect(await waitingOf(amara)).toEqual([])
  })

  it('one alone takes nobody out; with the second the circle is due for a new key', async () => {
    const [amara, bo, chen] = (await house(3)) as [Colleague, Colleague, Colleague]
    expect(await say(amara, 'remove', { user: chen.id })).toEqual({ waits: true })
    expect((await personOf(amara, chen.id)).state).toBe('active')
    await say(bo, 'agree', { to: (await waitingOf(bo))[0]!.n })
    expect((await personOf(amara, chen.id)).state).toBe('suspended')
    await expect(chen.api.accounts.me({})).rejects.toMatchObject({ code: 'not-signed-in' })
    const { circles } = await learnHome(lineOf(amara), amara.organisation)
    expect(circles[0]).toMatchObject({ due: true, members: [amara.id, bo.id] })
  })

  it('one alone shuts no other out by inviting them again', async () => {
    const [amara, bo, chen] = (await house(3)) as [Colleague, Colleague, Colleague]
    const { secret, waits } = await inviteAgain(amara, chen.id)
    expect(waits).toBe(true)
    expect((await chen.api.accounts.me({})).id).toBe(chen.id)
    await expect(joinNetwork(network.staff, secret, passphrase)).rejects.toMatchObject({
      code: 'wrong-words',
    })
    await say(bo, 'agree', { to: (await waitingOf(bo))[0]!.n })
    await expect(chen.api.accounts.me({})).rejects.toMatchObject({ code: 'not-signed-in' })
    expect((await joinNetwork(network.staff, secret, passphrase)).id).toBe(chen.id)
  })
})

describe('Omar, who has lost every way in', () => {
  it('makes new keys by a new invitation and waits until colleagues let him in', async () => {
    const [amara] = (await house(1)) as [Colleague]
    const omar = await network.colleague(amara, 'omar-lost', ['caseworker'])
    const before = await personOf(amara, omar.id)
    const { secret } = await inviteAgain(amara, omar.id)
    await expect(omar.api.accounts.me({})).rejects.toMatchObject({ code: 'not-signed-in' })
    const back = await joinNetwork(network.staff, secret, passphrase)
    const after = await personOf(amara, omar.id)
    expect(after).toMatchObject({
      state: 'active',
      inCircle: false,
      handle: 'omar-lost',
      roles: ['caseworker'],
    })
    expect(after.encPublic).not.toBe(before.encPublic)
    expect((await back.api.organisations.circles({})).circles.filter((one) => one.sealedSeed)).toEqual([])
  })
})

describe('an invitation whose day has passed', () => {
  it('says so to the invited and shows as over to the administrator, and to nobody else', async () => {
    // A network of its own: its clock goes on a week, and nobody has tried an invitation there before.
    const other = await newNetwork(await testDatabase())
    const amara = await other.organisation('Late House', 'ngo', [])
    const noor = await other.colleague(amara, 'noor-sees', ['caseworker'])
    const { id, secret } = await invite(amara, 'late', ['caseworker'])
    other.travel(8)
    await expect(joinNetwork(other.staff, secret, passphrase)).rejects.toMatchObject({
      code: 'refused',
      detail: { because: 'invitation-over' },
    })
    const later = await signIn(other.staff, amara.handle, passphrase)
    expect(Date.parse((await personOf(later, id)).invitedUntil!)).toBeLessThan(other.state.now().getTime())
    const noorLater = await signIn(other.staff, noor.handle, passphrase)
    expect((await personOf(noorLater, id)).invitedUntil).toBeNull()
  })
})

describe('what somebody is called at home', () => {
  it('is given by an administrator, to herself too, and read by every colleague; others may neither give nor read it', async () => {
    const [amara] = await house(1)
    const samir = await network.colleague(amara!, 'samir-named', ['caseworker'])
    const [elsewhere] = await house(1)
    const name = async (who: Colleague, { id }: Colleague, value: string) => {
      const sealed = await who.vault.sealForCircle({ ...nameLabel(who.circle, id), value })
      return who.api.organisations.name({ person: id, sealedName: sealed.ciphertext })
    }
    const called = async (who: Colleague, { id }: Colleague) => {
      const { sealedName } = await personOf(who, id)
      const place = { ...nameLabel(amara!.circle, id), circleEpoch: 1, ciphertext: sealedName ?? '' }
      return (await who.vault.openForCircle(place)).value
    }
    expect((await personOf(samir, amara!.id)).sealedName).toBeNull()
    await name(amara!, amara!, 'Amara Okafor')
    await name(amara!, samir, 'Samir Haddad')
    expect([await called(samir, amara!), await called(amara!, samir)]).toEqual([
      'Amara Okafor',
      'Samir Haddad',
    ])
    await expect(name(samir, amara!, 'Somebody')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(name(elsewhere!, samir, 'Somebody')).rejects.toMatchObject({ code: 'not-found' })
    expect(await called(samir, samir)).toBe('Samir Haddad')
    expect((await elsewhere!.api.organisations.people({})).people.map(({ id }) => id)).not.toContain(samir.id)
  })
})

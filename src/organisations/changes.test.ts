// Changes among those who administer an organisation, through the real endpoints: what one of them may do alone, and what
// takes a second one's word.
import { describe, expect, it } from 'vitest'
import { invite, joinNetwork, signIn, type Colleague } from '../../demo/actor.ts'
import { refreshHome } from '../client/logs.ts'
import { openName } from '../client/sealed-name.ts'
import { foundBy } from '../client/wrapping-gate.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { nameLabel } from '../client/name-label.ts'
import { nameColleague } from './client/give-name.ts'
import { inviteAgain } from './client/invite.ts'
import { agreeToChange, changeRoles, rotateIfDue, suspendMember } from './client/members.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })

const waitingOf = async (who: Colleague) => (await refreshHome(who)).waiting
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
    expect(await changeRoles(amara, omar.id, ['administrator'])).toBe(false)
    expect((await personOf(amara, omar.id)).roles).toEqual(['administrator'])
    await expect(omar.api.accounts.me({})).rejects.toMatchObject({ code: 'not-signed-in' })
    const again = await signIn(network.staff, 'omar', passphrase)
    expect((await again.api.accounts.me({})).roles).toEqual(['administrator'])
  })
})

describe('three administrators', () => {
  it('one alone changes nothing: roles wait, and hold when a second agrees', async () => {
    const [amara, bo, chen] = (await house(3)) as [Colleague, Colleague, Colleague]
    expect(await changeRoles(amara, chen.id, ['caseworker'])).toBe(true)
    expect((await personOf(amara, chen.id)).roles).toEqual(['administrator'])
    expect((await chen.api.accounts.me({})).roles).toEqual(['administrator'])
    const [waiting] = await waitingOf(bo)
    expect(waiting).toMatchObject({ by: amara.id, t: 'roles', user: chen.id, roles: ['caseworker'] })
    await expect(agreeToChange(amara, waiting!.n)).rejects.toMatchObject({ code: 'refused' })
    await agreeToChange(bo, waiting!.n)
    expect((await personOf(amara, chen.id)).roles).toEqual(['caseworker'])
    expect(await waitingOf(amara)).toEqual([])
  })

  it('one alone takes nobody out; with the second the circle has a key that whoever went never had', async () => {
    const [amara, bo, chen] = (await house(3)) as [Colleague, Colleague, Colleague]
    expect(await suspendMember(amara, chen.id)).toEqual({ waits: true, rotated: false })
    expect((await personOf(amara, chen.id)).state).toBe('active')
    expect(await agreeToChange(bo, (await waitingOf(bo))[0]!.n)).toEqual({ rotated: true })
    expect((await personOf(amara, chen.id)).state).toBe('suspended')
    await expect(chen.api.accounts.me({})).rejects.toMatchObject({ code: 'not-signed-in' })
    const { circles } = await refreshHome(amara)
    expect(circles[0]).toMatchObject({ due: false, epoch: 2, members: [amara.id, bo.id] })
  })

  it('with the second’s word a colleague is out at once, also while that one’s auditor lets no key be given: it stays due', async () => {
    const [amara, bo, chen] = (await house(3)) as [Colleague, Colleague, Colleague]
    await suspendMember(amara, chen.id)
    foundBy(bo, 'trail', false)
    expect(await agreeToChange(bo, (await waitingOf(bo))[0]!.n)).toEqual({ rotated: false })
    await expect(chen.api.accounts.me({})).rejects.toMatchObject({ code: 'not-signed-in' })
    const { circles } = await refreshHome(amara)
    expect(circles[0]).toMatchObject({ due: true, members: [amara.id, bo.id] })
    expect(await rotateIfDue(amara, amara.circle)).toEqual({ rotated: true })
  })

  it('one alone shuts no other out by inviting them again', async () => {
    const [amara, bo, chen] = (await house(3)) as [Colleague, Colleague, Colleague]
    const { secret, waits } = await inviteAgain(amara, chen.id)
    expect(waits).toBe(true)
    expect((await chen.api.accounts.me({})).id).toBe(chen.id)
    await expect(joinNetwork(network.staff, secret, passphrase)).rejects.toMatchObject({
      code: 'wrong-words',
    })
    await agreeToChange(bo, (await waitingOf(bo))[0]!.n)
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
      endsOn: null,
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
    const called = async (who: Colleague, { id }: Colleague) =>
      openName(who, nameLabel(amara!.circle, id), (await personOf(who, id)).sealedName)
    expect((await personOf(samir, amara!.id)).sealedName).toBeNull()
    await nameColleague(amara!, amara!.id, 'Amara Okafor')
    await nameColleague(amara!, samir.id, 'Samir Haddad')
    expect([await called(samir, amara!), await called(amara!, samir)]).toEqual([
      'Amara Okafor',
      'Samir Haddad',
    ])
    await expect(nameColleague(samir, amara!.id, 'Somebody')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(nameColleague(elsewhere!, samir.id, 'Somebody')).rejects.toMatchObject({ code: 'not-found' })
    expect(await called(samir, samir)).toBe('Samir Haddad')
    expect((await elsewhere!.api.organisations.people({})).people.map(({ id }) => id)).not.toContain(samir.id)
  })
})

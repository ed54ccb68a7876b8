// An organisation's log, told as the first year of Harbour House: who may say what, and that nothing can be taken out, put
// in or told differently.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPin, hashOf, NO_HEAD, replay, state, type Checked, type Statement } from './chain.ts'
import { newKeyPair, type EncPair, type SigPair } from './keys.ts'
import {
  growInvitation,
  newInvitationSecret,
  parseInvitation,
  signWelcome,
  checkWelcome,
} from './invitation.ts'
import { organisationRules, proveKeys } from './org-log.ts'
import { NO_ORGANISATION, type Organisation } from './org-shape.ts'
import { toText } from './text.ts'

const network = 'testland'
const organisation = 7
const place = { network, about: 'organisation', id: String(organisation) } as const
const rules = organisationRules(network, organisation)
const at = '2026-03-01T10:00Z'
const until = '2026-03-08T10:00Z'

type Person = { id: string; enc: EncPair; sig: SigPair }
async function person(id: string): Promise<Person> {
  return { id, enc: (await newKeyPair('enc')).pair, sig: (await newKeyPair('sig')).pair }
}
const keysOf = ({ enc, sig }: Person) => ({ enc: toText(enc.publicKey), sig: toText(sig.publicKey) })

/** What must be taken for the story to go on. */
function isTaken(answer: string): void {
  expect(answer).toBe('taken')
}

class HostServices {
  statements: Statement[] = []
  checked: Checked<Organisation> = { ...NO_HEAD, now: NO_ORGANISATION }

  /** Says something; answers 'refused' where the rules refuse it, and then nothing is changed. */
  async says(by: Person, said: { t: string; [field: string]: unknown }): Promise<string> {
    const { statement } = await state(place, this.checked, {
      by: { id: by.id, sig: by.sig },
      said: { at, ...said },
    })
    try {
      this.checked = await replay(place, [statement], rules, { from: this.checked })
    } catch (refusal) {
      return (refusal as Error).message
    }
    this.statements.push(statement)
    return 'taken'
  }

  static async founded(mina: Person): Promise<HostServices> {
    const house = new HostServices()
    const roles = ['administrator', 'caseworker']
    isTaken(await house.says(mina, { t: 'genesis', ...keysOf(mina), roles }))
    isTaken(await house.turns(mina, 1, [mina]))
    return house
  }

  async turns(by: Person, epoch: number, members: Person[]): Promise<string> {
    const publicKey = toText((await newKeyPair('enc')).pair.publicKey)
    return this.says(by, {
      t: 'circle',
      circle: 3,
      epoch,
      publicKey,
      commit: publicKey,
      members: members.map(({ id }) => id),
    })
  }

  /** An administrator invites, the invited joins with the secret. */
  async takesIn(admin: Person, who: Person, roles: string[]): Promise<void> {
    const { pair } = await growInvitation(newInvitationSecret(), network)
    const invitation = toText(pair.publicKey)
    isTaken(await this.says(admin, { t: 'invite', user: who.id, roles, invitation, until }))
    const proof = await proveKeys(
      pair,
      { network, organisation, user: who.id },
      { enc: who.enc.publicKey, sig: who.sig.publicKey },
    )
    isTaken(await this.says(who, { t: 'join', ...keysOf(who), proof }))
  }
}

const mina = await person('mina')
const amara = await person('amara')
const leyla = await person('leyla')
const stranger = await person('stranger')

test('Mina founds the house, invites Amara, who joins and is admitted to the circle', async () => {
  const house = await HostServices.founded(mina)
  await house.takesIn(mina, amara, ['caseworker'])
  expect(await house.says(mina, { t: 'admit', circle: 3, epoch: 1, user: 'amara' })).toBe('taken')
  const { now } = house.checked
  expect(now.members.get('amara')).toMatchObject({ state: 'member', roles: ['caseworker'], ...keysOf(amara) })
  expect(now.circles.get(3)?.members).toEqual(['mina', 'amara'])
  const again = await replay(place, house.statements, rules, { from: { ...NO_HEAD, now: NO_ORGANISATION } })
  expect(again.hash).toBe(house.checked.hash)
})

test('nobody speaks who was not let in, and nobody does what only an administrator may', async () => {
  const house = await HostServices.founded(mina)
  await house.takesIn(mina, amara, ['caseworker'])
  const ghost = { t: 'admit', circle: 3, epoch: 1, user: 'amara' }
  expect(await house.says(stranger, ghost)).toBe('bad-chain')
  expect(await house.says(amara, ghost), 'Amara does not hold the seed').toBe('bad-chain')
  expect(await house.says({ ...stranger, id: 'mina' }, ghost), 'another key in her name').toBe('bad-chain')
  for (const said of [
    { t: 'invite', user: 'x', roles: ['police'], invitation: toText(stranger.sig.publicKey), until },
    { t: 'remove', user: 'mina' },
    { t: 'roles', user: 'amara', roles: ['administrator'] },
    { t: 'recovery', ...keysOf(amara) },
    { t: 'trust', organisation: 9, genesis: toText(stranger.sig.publicKey), how: 'compared' },
    { t: 'bring', organisation: 9, invitation: toText(stranger.sig.publicKey) },
    { t: 'genesis', ...keysOf(amara), roles: ['administrator'] },
    { t: 'constructor' },
    { t: 'recovered', user: 'amara', ...keysOf(amara) },
  ])
    expect(await house.says(amara, said), said.t).toBe('bad-chain')
  expect(await house.turns(amara, 2, [amara]), 'a circle she is not in').toBe('bad-chain')
})

test('a log says what its rules know, and with a field too many nothing is said', async () => {
  const house = await HostServices.founded(mina)
  await house.takesIn(mina, amara, ['caseworker'])
  const genesis = toText(stranger.sig.publicKey)
  for (const said of [
    { t: 'invite', user: 'x', roles: ['police'], invitation: genesis, until },
    { t: 'trust', organisation: 9, genesis, how: 'voice' },
    { t: 'bring', organisation: 8, invitation: genesis },
    { t: 'roles', user: 'amara', roles: ['police'] },
    { t: 'admit', circle: 3, epoch: 1, user: 'amara' },
    { t: 'remove', user: 'amara' },
  ]) {
    expect(await house.says(mina, { ...said, more: true }), said.t).toBe('bad-chain')
    isTaken(await house.says(mina, said))
  }
  const another = new HostServices()
  const beginning = { t: 'genesis', ...keysOf(mina), roles: ['administrator'] }
  expect(await another.says(mina, { ...beginning, more: true })).toBe('bad-chain')
  isTaken(await another.says(mina, beginning))
})

test('a join counts only with the secret that was passed by hand, in time, for this person and this house', async () => {
  const house = await HostServices.founded(mina)
  const { pair } = await growInvitation(newInvitationSecret(), network)
  const other = (await growInvitation(newInvitationSecret(), network)).pair
  const invite = {
    t: 'invite',
    user: 'amara',
    roles: ['caseworker'],
    invitation: toText(pair.publicKey),
    until,
  }
  expect(await house.says(mina, invite)).toBe('taken')
  const keys = { enc: amara.enc.publicKey, sig: amara.sig.publicKey }
  const where = { network, organisation, user: 'amara' }
  const joins = async (secret: SigPair, at_: typeof where, fields = {}) =>
    house.says(amara, { t: 'join', ...keysOf(amara), proof: await proveKeys(secret, at_, keys), ...fields })
  expect(await joins(other, where)).toBe('bad-chain')
  expect(await joins(pair, { ...where, user: 'leyla' })).toBe('bad-chain')
  expect(await joins(pair, { ...where, organisation: 8 })).toBe('bad-chain')
  expect(
    await joins(pair, where, { enc: toText(stranger.enc.publicKey) }),
    'a key put in by the server',
  ).toBe('bad-chain')
  const later = toText(new Uint8Array(65).fill(2))
  expect(await joins(pair, where, { proof: later }), 'a later release').toBe('unknown-suite')
  expect(await joins(pair, where, { at: '2026-03-09T10:00Z' }), 'a day late').toBe('bad-chain')
  expect(await joins(pair, where)).toBe('taken')
  expect(await joins(pair, where), 'a second time').toBe('bad-chain')
})

test('who leaves makes a new key due, and the next one is not for them', async () => {
  const house = await HostServices.founded(mina)
  await house.takesIn(mina, amara, ['caseworker'])
  await house.says(mina, { t: 'admit', circle: 3, epoch: 1, user: 'amara' })
  expect(await house.says(mina, { t: 'remove', user: 'amara' })).toBe('taken')
  expect(house.checked.now.circles.get(3)).toMatchObject({ members: ['mina'], due: true })
  expect(await house.turns(mina, 2, [mina, amara]), 'with the one who left').toBe('bad-chain')
  expect(await house.turns(mina, 3, [mina]), 'an epoch is left out').toBe('bad-chain')
  expect(await house.turns(mina, 2, [mina])).toBe('taken')
  expect(house.checked.now.circles.get(3)).toMatchObject({ epoch: 2, due: false })
  expect(await house.says(amara, { t: 'admit', circle: 3, epoch: 2, user: 'amara' })).toBe('bad-chain')
})

test('from three administrators on, one alone changes nothing among them', async () => {
  const house = await HostServices.founded(mina)
  for (const who of [amara, leyla]) await house.takesIn(mina, who, ['administrator'])
  expect(await house.says(amara, { t: 'remove', user: 'mina' })).toBe('taken')
  expect(house.checked.now.members.get('mina')?.state, 'waits').toBe('member')
  const { n } = house.checked
  expect(await house.says(amara, { t: 'agree', to: n }), 'agrees with herself').toBe('bad-chain')
  expect(await house.says(leyla, { t: 'agree', to: n })).toBe('taken')
  expect(house.checked.now.members.get('mina')?.state).toBe('removed')
  expect(await house.says(leyla, { t: 'agree', to: n }), 'twice').toBe('bad-chain')
})

test('sheets on paper make an administrator, so of three one alone does not name them: not the first, not others', async () => {
  const house = await HostServices.founded(mina)
  for (const who of [amara, leyla]) await house.takesIn(mina, who, ['administrator'])
  const [paper, newer] = [await person('paper'), await person('newer')]
  expect(await house.says(amara, { t: 'recovery', ...keysOf(paper) })).toBe('taken')
  expect(house.checked.now.recovery, 'waits').toBeUndefined()
  expect(await house.says(paper, { t: 'recovered', user: 'amara', ...keysOf(amara) })).toBe('bad-chain')
  const first = house.checked.n
  expect(await house.says(leyla, { t: 'agree', to: first })).toBe('taken')
  expect(house.checked.now.recovery).toMatchObject({ ...keysOf(paper), n: first, at })
  expect(await house.says(mina, { t: 'recovery', ...keysOf(newer) })).toBe('taken')
  expect(house.checked.now.recovery, 'the old ones still count').toMatchObject(keysOf(paper))
  expect(await house.says(leyla, { t: 'agree', to: house.checked.n })).toBe('taken')
  expect(house.checked.now).toMatchObject({
    recovery: keysOf(newer),
    outdated: [keysOf(paper).sig],
  })
  expect(
    await house.says(paper, { t: 'recovered', user: 'amara', ...keysOf(amara) }),
    'sheets that were replaced',
  ).toBe('bad-chain')
})

test('the last administrator cannot be taken away', async () => {
  const house = await HostServices.founded(mina)
  expect(await house.says(mina, { t: 'remove', user: 'mina' })).toBe('bad-chain')
  expect(await house.says(mina, { t: 'roles', user: 'mina', roles: ['caseworker'] })).toBe('bad-chain')
})

test('whoever lost all keys comes back by a new invitation, and colleagues seal the circle to the new ones', async () => {
  const house = await HostServices.founded(mina)
  await house.takesIn(mina, amara, ['caseworker'])
  await house.says(mina, { t: 'admit', circle: 3, epoch: 1, user: 'amara' })
  const anew = await person('amara')
  await house.takesIn(mina, anew, ['caseworker'])
  expect(house.checked.now.members.get('amara')).toMatchObject(keysOf(anew))
  expect(house.checked.now.circles.get(3)?.members).toEqual(['mina'])
  expect(await house.says(amara, { t: 'admit', circle: 3, epoch: 1, user: 'amara' }), 'the old key').toBe(
    'bad-chain',
  )
  expect(await house.says(mina, { t: 'admit', circle: 3, epoch: 1, user: 'amara' })).toBe('taken')
})

test('the shares on paper make a new administrator when all are lost, and everybody sees it', async () => {
  const house = await HostServices.founded(mina)
  const paper = await person('paper')
  expect(await house.says(mina, { t: 'recovery', ...keysOf(paper) })).toBe('taken')
  expect(await house.says(stranger, { t: 'recovered', user: 'leyla', ...keysOf(leyla) })).toBe('bad-chain')
  expect(await house.says(paper, { t: 'recovered', user: 'leyla', ...keysOf(leyla) })).toBe('taken')
  expect(house.checked.now.recovered).toEqual([{ user: 'leyla', n: house.checked.n, at }])
  expect(await house.turns(leyla, 2, [leyla])).toBe('taken')
})

test('a statement cannot be changed, dropped, moved or said in another house', async () => {
  const house = await HostServices.founded(mina)
  await house.takesIn(mina, amara, ['caseworker'])
  const from = { ...NO_HEAD, now: NO_ORGANISATION }
  const elsewhere = { network, about: 'organisation', id: '8' } as const
  await expect(replay(elsewhere, house.statements, organisationRules(network, 8), { from })).rejects.toThrow(
    'bad-chain',
  )
  await fc.assert(
    fc.asyncProperty(fc.nat(house.statements.length - 1), fc.nat(), fc.nat(2), async (which, at_, how) => {
      const told = house.statements.map((one) => ({ ...one }))
      const one = told[which]!
      if (how === 0) told.splice(which, 1)
      else if (how === 1 && which > 0) [told[which - 1], told[which]] = [one, told[which - 1]!]
      else {
        const spot = at_ % one.body.length
        const other = one.body[spot] === 'a' ? 'b' : 'a'
        one.body = one.body.slice(0, spot) + other + one.body.slice(spot + 1)
      }
      // The last one left out cannot be noticed from the rest: that is what the pin is for.
      if (how === 0 && which === house.statements.length - 1) return
      await expect(replay(place, told, rules, { from })).rejects.toThrow('bad-chain')
    }),
    { numRuns: 120 },
  )
})

test('a pin notices a log that got shorter and one that was told differently', async () => {
  const house = await HostServices.founded(mina)
  const hashes = await Promise.all(house.statements.map(hashOf))
  const pin = { n: house.checked.n, hash: house.checked.hash }
  expect(() => checkPin(hashes, pin)).not.toThrow()
  expect(() => checkPin(hashes, undefined)).not.toThrow()
  expect(() => checkPin(hashes.slice(0, -1), pin)).toThrow('rollback')
  expect(() => checkPin(hashes.with(pin.n - 1, hashes[0]!), pin)).toThrow('fork')
})

test('an invitation is read with tolerance, and shows the invited which house it is', async () => {
  const secret = newInvitationSecret()
  expect(parseInvitation(` ${secret.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `)).toBe(
    secret.replaceAll('-', ''),
  )
  for (const typed of ['', 'ABC', `${secret}A`, secret.replace(/^./, 'U')])
    expect(() => parseInvitation(typed), typed).toThrow('bad-words')
  const [one, again] = await Promise.all([growInvitation(secret, network), growInvitation(secret, network)])
  expect(one.locator).toBe(again.locator)
  expect((await growInvitation(secret, 'elsewhere')).locator).not.toBe(one.locator)
  const welcome = { network, organisation, genesis: toText(mina.sig.publicKey), user: 'amara' }
  const signature = await signWelcome(one.pair, welcome)
  await checkWelcome(again.pair, welcome, signature)
  for (const other of [{ organisation: 8 }, { genesis: toText(stranger.sig.publicKey) }, { user: 'leyla' }])
    await expect(checkWelcome(again.pair, { ...welcome, ...other }, signature)).rejects.toThrow(
      'bad-signature',
    )
})

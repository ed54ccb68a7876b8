// Guardian organisations over the real hosts: three are ready, named by a shelter, and two let a new administrator in after seven days.
import { beforeAll, expect, test } from 'vitest'
import { joinNetwork, signIn, type Colleague } from '../../../demo/actor.ts'
import { openCase, takeKeys } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork, passphrase } from '../../../test/people.ts'
import { refreshHome } from '../../client/logs.ts'
import { asOwner } from '../../database/open.ts'
import { rotateCircleKey } from '../../client/rotate-circle-key.ts'
import { agreeToReadmit, nameGuardians, readmit, readyToGuard, stopReadmission } from '../client/guardians.ts'
import { suspendMember } from '../client/members.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const shelter = await network.organisation('Shelter', 'shelter', [])
const sister = await network.organisation('Sister Shelter', 'shelter', [])
const council = await network.organisation('Council', 'survivor_council', [])
const clinic = await network.organisation('Clinic', 'clinic', [])
const amara = await network.colleague(shelter, 'amara', ['caseworker'])
const { founder } = network
const guardians = [founder, sister, council]
const ids = guardians.map(({ organisation }) => organisation)
const home = shelter.organisation
const again = async (who: Colleague) =>
  Object.assign(who, await signIn(network.staff, who.handle, passphrase))
const code = (word: string) => ({ code: word })
/** How an act was refused; nothing where it was not. */
const refusalOf = (act: () => Promise<unknown>): Promise<unknown> =>
  act().then(
    () => undefined,
    (refusal: unknown) => refusal,
  )

const shown = async (who: Colleague) => (await who.api.guardians.readmissions({})).readmissions[0]

beforeAll(async () => {
  for (const who of guardians) await readyToGuard(who, home)
})

test('nobody is named who has not said that they are ready, and a guardian is nobody before they are named', async () => {
  expect(
    await refusalOf(() => nameGuardians(shelter, [ids[0]!, ids[1]!, clinic.organisation])),
  ).toMatchObject(code('not-verified'))
  expect(await refusalOf(() => readmit(sister, home, { handle: 'nadia' }))).toMatchObject(
    code('not-verified'),
  )
  expect(await clinic.api.guardians.read({})).toEqual({ ours: [], guarded: [] })
})

test('three are named in the log; what each of them is shown of it', async () => {
  expect(await nameGuardians(shelter, ids)).toEqual({ waits: false })
  expect((await refreshHome(shelter)).guardians).toEqual(ids.toSorted((a, b) => a - b))
  expect((await shelter.api.guardians.read({})).ours).toHaveLength(3)
  expect((await sister.api.guardians.read({})).guarded).toEqual([{ organisation: home, named: true }])
})

test('one asks, another agrees, and an administrator who is there stops it', async () => {
  const { secret } = await readmit(sister, home, { handle: 'nour' })
  expect(await refusalOf(() => readmit(council, home, { handle: 'nela' }))).toMatchObject({
    code: expect.any(String),
  })
  expect(await refusalOf(() => agreeToReadmit(sister, home))).toMatchObject(code('refused'))
  expect(await refusalOf(() => agreeToReadmit(clinic, home))).toMatchObject(code('not-verified'))
  expect(await refusalOf(() => joinNetwork(network.staff, secret, passphrase))).toMatchObject({
    code: 'refused',
    detail: { because: 'invitation-early' },
  })
  await agreeToReadmit(council, home)
  // Everybody in the network sees it, in whichever organisation.
  expect(await shown(clinic)).toMatchObject({
    organisation: home,
    agreedBy: council.organisation,
    joined: false,
  })
  await stopReadmission(shelter, home)
  expect(await shown(clinic)).toMatchObject({ stoppedAt: expect.any(String) })
  expect(await refusalOf(() => joinNetwork(network.staff, secret, passphrase))).toMatchObject(
    code('wrong-words'),
  )
})

test('after seven days, and no earlier, somebody administers again; what was sealed before stays closed to them', async () => {
  const mariam = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'What she told.' })
  const { secret } = await readmit(founder, home, { handle: 'nadia' })
  const { rows } = await asOwner(database, (client) =>
    client.query<{ id: string }>(
      `insert into destinations (id, user_id, case_id, sealed, hours, sealed_to, made_on)
        select gen_random_uuid(), u, c, decode(repeat('01', 90), 'hex'), decode(repeat('01', 90), 'hex'), decode(repeat('01', 32), 'hex'), current_date
        from (values ($1::uuid, null::uuid), (null, $2)) about(u, c) returning id`,
      [amara.id, mariam.id],
    ),
  )
  await agreeToReadmit(sister, home)
  // A colleague is told, and the person whose case it carries.
  const told = 'select kind from outbox where destination = any ($1) order by kind'
  const notices = await asOwner(database, (client) => client.query(told, [rows.map(({ id }) => id)]))
  expect(notices.rows).toEqual([{ kind: 'duty' }, { kind: 'something_new' }])
  network.travel(6)
  expect(await refusalOf(() => joinNetwork(network.staff, secret, passphrase))).toMatchObject({
    detail: { because: 'invitation-early' },
  })
  network.travel(1.02)
  const nadia = await joinNetwork(network.staff, secret, passphrase)
  const log = await refreshHome(nadia)
  expect(log.readmitted).toMatchObject([{ user: nadia.id, by: [founder.organisation, sister.organisation] }])
  const { circle } = (await nadia.api.accounts.me({})).organisation
  expect(log.circles.find(({ id }) => id === circle)?.members).not.toContain(nadia.id)
  // Whoever administered before does no more, and goes by her word alone; a new key of the circle opens nothing that was sealed to the one before.
  expect(await refusalOf(() => shelter.api.guardians.read({}))).toMatchObject({ code: expect.any(String) })
  expect(await suspendMember(nadia, shelter.id)).toMatchObject({ waits: false })
  await rotateCircleKey(nadia, circle, [amara.id, nadia.id])
  expect(await nadia.vault.status()).toMatchObject({ circles: [{ circleId: circle, epoch: 3 }] })
  expect(await refusalOf(() => takeKeys(nadia, mariam.id))).toMatchObject({ code: expect.any(String) })
  expect(await shown(nadia)).toMatchObject({ joined: true })
  await again(clinic)
  expect(await shown(clinic)).toMatchObject({ joined: true, person: nadia.id })
})

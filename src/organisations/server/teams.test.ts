// A health team in Harbour House, over the real database: Amara makes it of Dr Salim and Ines, Noor is a colleague who is
// not in it.

import { describe, expect, it } from 'vitest'
import { inTeam, leaveTeam, newTeam, rotateCircle, type Colleague } from '../../../demo/actor.ts'
import { lineOf } from '../../client/logs.ts'
import { takeCircles } from '../../client/circles.ts'
import { rotateCircleKey } from '../../client/rotate-circle-key.ts'
import { openName } from '../../client/sealed-name.ts'
import { foundBy } from '../../client/wrapping-gate.ts'
import { agree, openCase, takeKeys, writeNote } from '../../../demo/case-work.ts'
import { as } from '../../database/as.ts'
import { asOwner } from '../../database/open.ts'
import { sql } from '../../database/sql.ts'
import { nameTeam, teamNameLabel } from '../client/give-name.ts'
import { learnHome } from '../../client/chain-reader.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { admitToCircle, suspendMember } from '../client/members.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const lawyers = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer', 'caseworker'])

async function house(name: string) {
  const amara = await network.organisation(name, 'ngo', ['administrator', 'caseworker'])
  const slug = name.toLowerCase().replaceAll(/[^a-z]+/g, '-')
  const salim = await network.colleague(amara, `${slug}-salim`, ['caseworker', 'health'])
  const ines = await network.colleague(amara, `${slug}-ines`, ['caseworker'])
  const noor = await network.colleague(amara, `${slug}-noor`, ['caseworker'])
  const health = await newTeam(amara, 'health', 'Nurses on the second floor', [salim, ines])
  const mariam = await openCase(inTeam(salim, health), {
    name: 'Mariam Test',
    language: 'ar',
    story: 'A story.',
  })
  return { amara, salim, ines, noor, health, mariam }
}

/** What somebody's session sees of a table, past all of our code. */
async function rowsOf(who: Colleague, table: string): Promise<number> {
  const { rows } = await asOwner(database, (client) =>
    client.query("select encode(hash, 'hex') as hash from sessions where user_id = $1", [who.id]),
  )
  const actor = { kind: 'session', hash: rows[0].hash as string, role: 'continuum_app' } as const
  return (
    await as(database, actor, (tx) =>
      tx.one<{ n: number }>({ text: `select count(*)::int as n from ${table}`, values: [], pieces: [] }),
    )
  ).n
}
/** The parts of a case that somebody can open. */
const partsOf = async (who: Colleague, caseId: string) => (await takeKeys(who, caseId)).held
const onCases = [
  'cases',
  'wraps',
  'records',
  'compartments',
  'headers',
  'tracks',
  'track_events',
  'clocks',
  'case_access',
]

describe('a team of a house', () => {
  it('is seen by others by what it is for, and only at home by what it is called', async () => {
    const { amara, health } = await house('Harbour House')
    const { organisations } = await lawyers.api.organisations.list({})
    const theirs = organisations.find((one) => one.id === amara.organisation)
    expect(theirs?.teams).toEqual([{ circle: health, purpose: 'health' }])
    expect((await lawyers.api.teams.list({})).teams).toEqual([])
    expect((await amara.api.teams.list({})).teams).toMatchObject([{ circle: health, purpose: 'health' }])
    expect(await rowsOf(lawyers, 'team_names')).toBe(0)
  })

  it('is called something else by its administrator or by whoever is in it, and by nobody else', async () => {
    const { amara, salim, noor, health } = await house('Bank House')
    const read = async (who: Colleague) => {
      const [team] = (await who.api.teams.list({})).teams
      return openName(who, teamNameLabel(amara.circle, health), team!.sealedName)
    }
    await nameTeam(salim, health, 'Nurses under the roof')
    expect(await read(noor)).toBe('Nurses under the roof')
    await nameTeam(amara, health, 'Nurses in the yard')
    expect(await read(salim)).toBe('Nurses in the yard')
    for (const who of [noor, lawyers])
      await expect(nameTeam(who, health, 'Nobody’s')).rejects.toMatchObject({ code: 'not-found' })
    expect(await read(noor)).toBe('Nurses in the yard')
  })

  it('carries a case that no colleague outside it sees a row of, administrators included', async () => {
    const { amara, noor, salim, ines, mariam } = await house('Hill House')
    await writeNote(salim, mariam.id, 'health', 'Allergic to penicillin.')
    for (const stranger of [amara, noor]) {
      for (const table of onCases) expect(await rowsOf(stranger, table), table).toBe(0)
      await expect(stranger.api.cases.read({ id: mariam.id })).rejects.toMatchObject({ code: 'not-found' })
      expect((await stranger.api.cases.list({})).cases).toEqual([])
      expect((await stranger.api.work.mine({})).duties).toEqual([])
      expect((await stranger.api.cases.headers({})).buckets).toEqual([])
      expect((await stranger.api.cases.find({ reference: mariam.reference })).cases).toEqual([])
    }
    const [seen] = (await ines.api.cases.list({})).cases
    expect(seen).toMatchObject({ id: mariam.id, mine: true })
    expect(await partsOf(ines, mariam.id)).toContain('health')
  })

  it('keeps what it begins on its cases to itself, and gives the house no more than was agreed', async () => {
    const { amara, noor, salim, mariam } = await house('Field House')
    const goal = await salim.open('goal', { caseId: mariam.id, subkind: 'health' })
    const given = { recipient: amara.circle, compartments: ['contact'], purpose: 'coordination' } as const
    await agree(salim, mariam.id, given, network.state.now())
    const shown = await noor.api.cases.read({ id: mariam.id })
    expect(shown.case).toMatchObject({ mine: false })
    expect(shown.records.filter((one) => one.compartment !== 'contact')).toEqual([])
    expect(shown.wraps.every((one) => one.compartment === 'contact')).toBe(true)
    expect(shown.tracks.map((one) => one.id)).not.toContain(goal.id)
    expect(await partsOf(noor, mariam.id)).toEqual(['contact'])
  })

  it('takes somebody in without their signing in again, and lets them go at once', async () => {
    const { amara, noor, salim, ines, health, mariam } = await house('Lake House')
    await expect(noor.api.cases.read({ id: mariam.id })).rejects.toMatchObject({ code: 'not-found' })
    expect(await admitToCircle(salim, health, noor.id)).toEqual({ rotated: false })
    await learnHome(lineOf(noor), noor.organisation)
    await takeCircles(noor)
    expect(await partsOf(noor, mariam.id)).toContain('identity')

    // An administrator who is not in the team takes her out; the key waits for somebody who is in it.
    await leaveTeam(amara, health, noor.id)
    await expect(noor.api.cases.read({ id: mariam.id })).rejects.toMatchObject({ code: 'not-found' })
    for (const table of onCases) expect(await rowsOf(noor, table), table).toBe(0)
    const { circles } = await learnHome(lineOf(ines), ines.organisation)
    expect(circles.find((one) => one.id === health)).toMatchObject({ due: true })
    await rotateCircle(inTeam(ines, health), [salim.id, ines.id])
    expect((await ines.api.cases.listRotationDue({})).cases).toEqual([mariam.id])
  })

  it('is due for a new key when somebody leaves the organisation, like every circle of theirs', async () => {
    const { amara, ines, health } = await house('Mill House')
    // While her auditor has found something, Amara shuts Ines out and gives nobody a key.
    foundBy(amara, 'trail', false)
    expect(await suspendMember(amara, ines.id)).toEqual({ waits: false, rotated: false })
    const { circles } = await learnHome(lineOf(amara), amara.organisation)
    expect(circles.filter((one) => one.due).map((one) => one.id)).toEqual([amara.circle, health])
  })

  it('lets no administrator in by the server’s help, nor hands out a second key', async () => {
    const { amara, health, salim } = await house('Wood House')
    await expect(rotateCircleKey(amara, health, [amara.id, salim.id])).rejects.toMatchObject({
      code: 'refused',
    })
    // The database says no as well, whatever the program asks.
    const { rows } = await asOwner(database, (client) =>
      client.query("select encode(hash, 'hex') as hash from sessions where user_id = $1", [amara.id]),
    )
    const actor = { kind: 'session', hash: rows[0].hash as string, role: 'continuum_app' } as const
    const forced = as(database, actor, (tx) =>
      tx.run(
        sql`insert into circle_members (circle, user_id, epoch, sealed_seed) values (${health}, ${amara.id}, 2, ${Buffer.alloc(60)})`,
      ),
    )
    await expect(forced).rejects.toMatchObject({ code: 'not-allowed' })
    expect(
      await as(database, actor, (tx) => tx.run(sql`update circles set epoch = 9 where id = ${health}`)),
    ).toBe(0)
  })

  it('takes in what comes for the house where an administrator says so, as everybody in the network is told', async () => {
    const { amara, salim, health } = await house('Dune House')
    const intake = async () =>
      (await lawyers.api.organisations.list({})).organisations.find(({ id }) => id === amara.organisation)
        ?.intake
    expect(await intake()).toBeNull()
    await expect(salim.api.teams.nameIntake({ circle: health })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    for (const [no, circle] of [
      ['the whole house', amara.circle],
      ['another house', lawyers.circle],
    ] as const)
      await expect(amara.api.teams.nameIntake({ circle }), no).rejects.toMatchObject({ code: 'not-allowed' })
    await amara.api.teams.nameIntake({ circle: health })
    expect(await intake()).toBe(health)
    await amara.api.teams.nameIntake({ circle: null })
    expect(await intake()).toBeNull()
  })

  it('is made under a number that was drawn, and by an administrator', async () => {
    const { amara, noor } = await house('Rock House')
    await expect(noor.api.teams.number({})).rejects.toMatchObject({ code: 'not-allowed' })
    const { number } = await amara.api.teams.number({})
    const made = await newTeam(amara, 'night_desk', 'Nights', [amara])
    expect(made).toBe(number + 1)
  })

  it('can be given a part of another organisation’s case, and the rest of its house sees nothing', async () => {
    const { amara, salim, noor, health } = await house('Shore House')
    const bo = await openCase(lawyers, { name: 'Bo Test', language: 'uk', story: 'Another.' })
    const terms = { recipient: health, compartments: ['contact'], purpose: 'health_care' } as const
    await agree(lawyers, bo.id, terms, network.state.now())
    expect(await partsOf(salim, bo.id)).toEqual(['contact'])
    for (const stranger of [amara, noor])
      await expect(stranger.api.cases.read({ id: bo.id })).rejects.toMatchObject({ code: 'not-found' })
  })
})

// Who holds a key of a case and who looked at it: found by the auditor's look at one case, and read by the person.

import { describe, expect, it } from 'vitest'
import { addresses } from '../src/api/addresses.ts'
import { agree, giveUnknownCard, openCase } from '../demo/case-work.ts'
import { asOwner } from '../src/database/open.ts'
import { checkCase } from '../src/oversight/client/case-checks.ts'
import { startCardSession } from './card-session.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { trailLines } from './trail-lines.ts'

async function world() {
  const database = await testDatabase()
  const network = await newNetwork(database)
  const amara = await network.organisation('Harbour House', 'ngo', [])
  const worker = await network.colleague(amara, 'worker', ['caseworker'])
  const opened = await openCase(worker, { name: 'Mariam Test', language: 'ar', story: 'A story.' })
  return { database, network, amara, worker, opened }
}

describe('the auditor’s check of one case', () => {
  it('finds a key given without consent, and a rotation that is overdue by more than a day', async () => {
    const { database, network, worker, opened } = await world()
    const clinic = await network.organisation('City Clinic', 'clinic', ['health'])
    const terms = { recipient: clinic.circle, compartments: ['health'], purpose: 'health_care' } as const
    const consent = await agree(worker, opened.id, terms, network.state.now())
    const look = async (hours = 0) =>
      checkCase(
        await worker.api.consent.list({ caseId: opened.id }),
        new Date(network.state.now().getTime() + hours * 3_600_000),
      )
    expect(await look()).toEqual([
      { name: 'wraps', holds: true },
      { name: 'rotation', holds: true },
    ])
    // A key that is owed after a withdrawal is no fault at once, but after a day.
    await worker.move('consent', 'withdraw', { id: consent })
    expect((await look(1)).every(({ holds }) => holds)).toBe(true)
    expect(await look(25)).toContainEqual({ name: 'rotation', holds: false })
    await asOwner(database, (owner) =>
      owner.query(
        `insert into wraps (case_id, compartment, epoch, circle, circle_epoch, form, wrap, made_at)
         select case_id, compartment, epoch, $2, 1, form, wrap, now() from wraps where case_id = $1 and compartment = 'identity' limit 1`,
        [opened.id, clinic.circle],
      ),
    )
    expect(await look()).toContainEqual({ name: 'wraps', holds: false })
  })
})

describe('a look at a case', async () => {
  const { database, network, amara, worker, opened } = await world()
  const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
  const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  await agree(worker, opened.id, terms, network.state.now())
  const mariam = await giveUnknownCard(worker, opened.id, 'en')

  it('is recorded with the keys that were given, once a day, in the reader’s own trail', async () => {
    const before = await bashirsLines()
    const { wraps } = await bashir.api.cases.read({ id: opened.id })
    expect(wraps.length).toBeGreaterThan(0)
    await bashir.api.cases.read({ id: opened.id })
    expect(await bashirsLines()).toBe(before + 1)
    network.travel(1)
    await bashir.api.cases.read({ id: opened.id })
    expect(await bashirsLines()).toBe(before + 2)
    network.travel(-1)
  })

  it('is shown in the survivor’s portal by organisation, profession and day, without a name', async () => {
    const { cookie } = await startCardSession(database, mariam)
    const page = await (
      await network.public.request(`/en${addresses.whoLooked}`, { headers: { cookie } })
    ).text()
    expect(page).toContain('City Clinic')
    expect(page).toMatch(/health/i)
    const { looks } = await worker.api.consent.list({ caseId: opened.id })
    expect(looks).toContainEqual({
      organisation: 'City Clinic',
      role: 'health',
      day: network.state.now().toISOString().slice(0, 10),
    })
    for (const one of [bashir, amara]) expect(page).not.toContain(one.handle)
  })

  it('with names shown is written down each time, and the person reads on which day, of that reader alone', async () => {
    const lines = async (of: typeof worker) =>
      (await trailLines(database)).filter(
        ({ chain, actor, action, about }) =>
          chain === of.organisation && actor === of.handle && action === 'case.names' && about === opened.id,
      ).length
    expect(await worker.api.cases.showNames({ caseId: opened.id })).toEqual({ written: true })
    await worker.api.cases.showNames({ caseId: opened.id })
    expect(await lines(worker)).toBe(2)
    expect(await lines(bashir)).toBe(0)
    const { cookie } = await startCardSession(database, mariam)
    const page = await (
      await network.public.request(`/en${addresses.whoLooked}`, { headers: { cookie } })
    ).text()
    const [, ...looks] = page.split('<li>')
    const told = looks.filter((line) => line.includes('Your name was shown too'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('Harbour House')
  })

  it('can be said of no case that one does not see', async () => {
    const stranger = await network.organisation('River Shelter', 'shelter', ['caseworker'])
    await expect(stranger.api.cases.showNames({ caseId: opened.id })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  const bashirsLines = async () =>
    (await trailLines(database)).filter(
      ({ chain, action, about }) =>
        chain === bashir.organisation && action === 'case.read' && about === opened.id,
    ).length
})

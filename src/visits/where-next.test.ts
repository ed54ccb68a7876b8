// Where to look next: what colleagues, visits and complaints say of places is counted beside nobody, put down at night, and told only where
// enough came together in months that are over.

import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { countFound } from '../identification/client/count-found.ts'
import { foundAt, type Found } from '../identification/found.ts'
import { mixFound } from '../identification/server/found.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const pilar = await network.organisation('Labour Inspectorate', 'labour_inspectorate', ['inspector'])
const tamsin = await network.organisation('Riverside School', 'school', ['teacher'])
const dina = await network.organisation('Ministry', 'ministry', ['ministry'])
const farm = (channel: Found['channel']): Found => ({
  venue: 'venue_workplace',
  section: 'A',
  district: 'North',
  channel,
})

it('says a kind of work, a district and a kind of place that were named five times, and none of four', async () => {
  for (let n = 0; n < 3; n += 1) await countFound(tamsin, foundAt('farm', 'North'))
  await countFound(pilar, farm('visit'))
  await countFound(pilar, farm('complaint'))
  for (let n = 0; n < 4; n += 1) await countFound(tamsin, foundAt('hotel', 'South'))
  expect((await pilar.api.visits.whereNext({})).places).toEqual([])
  await mixFound(database)
  // A month that lasts is not told: looked at twice it would say what came in between.
  expect((await pilar.api.visits.whereNext({})).places).toEqual([])
  network.travel(31)
  expect(await pilar.api.visits.whereNext({})).toEqual({
    threshold: 5,
    places: [{ section: 'A', district: 'North', venue: 'venue_workplace', count: 5, lastVisit: null }],
  })
  await expect(tamsin.api.visits.whereNext({})).rejects.toMatchObject({ code: 'not-allowed' })
})

it('is one fact under one number, and keeps nobody’s name, organisation or day', async () => {
  const id = randomUUID()
  expect(await tamsin.api.found.count({ id, ...farm('colleague') })).toEqual({ kept: true })
  expect(await tamsin.api.found.count({ id, ...farm('visit') })).toEqual({ kept: false })
  // What waits is locked: as much of it as says so.
  const { rows: waiting } = await asOwner(database, (client) =>
    client.query('select left(fact, 7) as begins from found_inbox'),
  )
  expect(waiting.length).toBeGreaterThan(0)
  for (const one of waiting) expect(one).toEqual({ begins: 'locked1' })
  await mixFound(database)
  const { rows } = await asOwner(database, (client) =>
    client.query(`select * from found_facts where id = '${id}'`),
  )
  expect(rows).toEqual([
    expect.objectContaining({ profession: 'school', channel: 'colleague', section: 'A' }),
  ])
  expect(Object.keys(rows[0] as object).toSorted()).toEqual([
    'channel',
    'district',
    'id',
    'month',
    'profession',
    'section',
    'venue',
  ])
  const { lines } = await pilar.api.audit.lines({}).catch(() => ({ lines: [] }))
  expect(JSON.stringify(lines)).not.toContain(id)
})

it('can be released as a figure like what is known of people', async () => {
  network.travel(31)
  const { months } = await dina.api.figures.list({})
  expect(months.length).toBeGreaterThan(0)
  const release = {
    id: randomUUID(),
    attribute: 'section',
    across: null,
    from: months[0]!,
    to: months[0]!,
    accuracy: 'rough',
  } as const
  await dina.api.figures.ask(release)
  const { releases } = await dina.api.figures.list({})
  expect(releases).toEqual([expect.objectContaining({ id: release.id, attribute: 'section' })])
})

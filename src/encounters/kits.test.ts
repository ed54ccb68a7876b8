// The pages to take along: each whole, in both languages of staff, for a place that a report knows, and one for every profession that meets
// people first.

import { describe, expect, it } from 'vitest'
import { staffRoles } from '../api/roles.ts'
import { emptyEncounter, reportOf } from './client/report-encounter.ts'
import { encounterPlaces } from '../identification/encounter-details.ts'
import { foundAt } from '../identification/found.ts'
import { instrumentOf } from '../instruments/shipped.ts'
import { kits } from './kits.ts'

describe('a page to take along', () => {
  it.each(kits.map((kit) => [kit.id, kit] as const))('%s is whole', (_id, kit) => {
    expect(encounterPlaces).toContain(kit.place)
    expect(kit.roles.filter((role) => !staffRoles.includes(role))).toEqual([])
    expect(instrumentOf(kit.instrument)).toBeDefined()
    const lists = [kit.look, kit.ask, kit.not]
    expect(Math.min(...lists.map((list) => list.length))).toBeGreaterThan(0)
    for (const said of [kit.title, ...lists.flat(), kit.alone, kit.hears]) {
      expect(said.en.trim().length).toBeGreaterThan(3)
      expect(said.ar).toMatch(/\p{Script=Arabic}/u)
    }
    // One page on paper.
    expect(lists.flat().length).toBeLessThanOrEqual(10)
  })

  it('is there for every place that people are met in, and for each first profession', () => {
    const places = [
      'immigration_detention',
      'prison',
      'police_custody',
      'court_cells',
      'probation',
      'border_port',
    ]
    const more = ['reception_centre', 'school', 'clinic', 'food_bank', 'homeless_shelter', 'workers_hostel']
    const ids = kits.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining([...places, ...more, 'street', 'sex_work', 'consulate']))
    for (const role of [
      'health',
      'police',
      'immigration',
      'caseworker',
      'advocate',
      'teacher',
      'inspector',
      'child_welfare',
    ] as const)
      expect(kits.some(({ roles }) => roles.includes(role))).toBe(true)
  })

  it('says of every place what is looked at next, and nothing where nobody can go', () => {
    expect(foundAt('farm', 'North')).toEqual({
      venue: 'venue_workplace',
      section: 'A',
      district: 'North',
      channel: 'colleague',
    })
    expect(foundAt('custody', '')).toMatchObject({ venue: 'venue_custody', section: 'unknown' })
    expect(foundAt('online', 'North')).toBeUndefined()
    expect(foundAt('', 'North')).toBeUndefined()
  })

  it('begins a report of somebody met there with its place', () => {
    const clinic = kits.find(({ id }) => id === 'clinic')!
    const empty = emptyEncounter({ role: 'health', house: 'Clinic' })
    const report = reportOf({ ...empty, danger: 'no', details: { ...empty.details, place: clinic.place } })
    expect(report.encounter).toMatchObject({ place: 'clinic' })
  })
})

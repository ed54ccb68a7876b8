// Said before the first question, by profession and by the law of the place: nobody is promised what their listener cannot keep.

import { expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'

const network = await newNetwork(await testDatabase(), { hotline: '020 7946 0100' })
const teacher = await network.organisation('Riverside School', 'school', ['teacher'])
const inspector = await network.organisation('Labour Office', 'labour_inspectorate', ['inspector'])
const doctor = await network.organisation('Dock Clinic', 'clinic', ['health'])
const ids = (said: readonly { id: string }[]) => said.map(({ id }) => id)

it('a teacher passes on a child and a danger, and not what a grown person tells', async () => {
  const said = await teacher.api.law.saidFirst({})
  expect(ids(said.must)).toEqual(expect.arrayContaining(['danger', 'child']))
  expect(ids(said.not)).toEqual(['grown_person'])
  expect(said).toMatchObject({ mayInterview: true, hotline: '020 7946 0100' })
})

it('an inspector in a country that makes inspectors pass it on asks nothing', async () => {
  const eu = await inspector.api.law.saidFirst({ pack: 'eu' })
  expect(eu.mayInterview).toBe(false)
  expect(eu.not).toEqual([])
  expect(eu.must.find(({ id }) => id === 'inspector_stay')?.source).toContain('Fundamental Rights')
  // A teacher there asks as everywhere.
  expect((await teacher.api.law.saidFirst({ pack: 'eu' })).mayInterview).toBe(true)
})

it('an inspector in the United Kingdom notifies without identity, and promises nothing of the papers', async () => {
  const uk = await inspector.api.law.saidFirst({ pack: 'uk' })
  expect(uk.mayInterview).toBe(true)
  expect(ids(uk.must)).toEqual(expect.arrayContaining(['duty_to_notify', 'inspector_stay', 'child']))
  expect(uk.must.filter(({ id }) => id === 'child')).toHaveLength(1)
  expect(ids(uk.not)).toEqual([])
})

it.each([
  ['palermo', 'may', 'clinician', 'practice'],
  ['coe', 'may', 'clinician_child', 'Lanzarote'],
  ['eu', 'must', 'clinician_child', 'Fundamental Rights'],
  ['uk', 'may', 'clinician', 'General Medical Council'],
  ['us', 'must', 'clinician_child', '42 USC 5106a'],
] as const)(
  'a doctor under the law of %s says what a clinic %s pass on, with its source, and calls no judgement a duty',
  async (pack, kind, id, source) => {
    const said = await doctor.api.law.saidFirst({ pack })
    expect(said[kind].find((one) => one.id === id)?.source).toContain(source)
    for (const other of ['must', 'may', 'not'] as const)
      if (other !== kind) expect(ids(said[other])).not.toContain(id)
  },
)

it('a doctor in the United States tells of a child and of a wound by a weapon, and of a grown person nothing else without a yes', async () => {
  const { must, not } = await doctor.api.law.saidFirst({ pack: 'us' })
  expect(ids(must)).toEqual(expect.arrayContaining(['clinician_child', 'child_federal_place', 'clinician']))
  expect(ids(not)).toEqual(expect.arrayContaining(['clinician_patient']))
  // The hours of a state are its own: none is made up.
  expect(must.flatMap(({ within }) => within ?? [])).toEqual([])
})

it('no law has the name that was asked for', async () => {
  await expect(teacher.api.law.saidFirst({ pack: 'atlantis' })).rejects.toMatchObject({ code: 'not-found' })
})

it('what binds a house of another country is the law of its own, with the hour that it names', async () => {
  const abroad = await network.organisation('Port Police', 'police', ['police'], 'us')
  const said = await abroad.api.law.saidFirst({})
  expect(ids(said.must)).toContain('child_federal')
  expect(ids(said.must)).not.toContain('duty_to_notify')
})

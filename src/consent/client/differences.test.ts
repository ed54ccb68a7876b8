// A line that one side has and the other has not, or has otherwise, is seen; a withdrawal that the chain has yet to say is no
// alarm.
import { expect, it } from 'vitest'
import { differencesOf } from './differences.ts'

const yesterday = '2026-03-01'
const grant = {
  to: 2,
  compartments: ['health'],
  basis: 'consent',
  purpose: 'x',
  until: '2026-04-01',
} as const
const view = {
  owner: 1,
  readers: [{ compartment: 'health' as const, circles: [1, 2] }],
  grants: [{ ...grant, id: 'doctor' }],
}
const holder = (circle: number, name: string) => ({ circle, name })
const consent = {
  track: 'doctor',
  state: 'granted',
  recipient: 2,
  recipientName: 'City Clinic',
  compartments: ['health'],
  basis: 'consent',
  until: '2026-04-01',
  outside: false,
}
const listed = {
  consents: [consent],
  readers: [{ compartment: 'health', holders: [holder(1, 'Harbour House'), holder(2, 'City Clinic')] }],
}
const nothing = { unsigned: [], carriers: [], shutOut: [], unlisted: [], otherwise: [] }
const found = (...[one, other]: [Parameters<typeof differencesOf>[0], Parameters<typeof differencesOf>[1]]) =>
  differencesOf(one, other, yesterday)

it('a list that matches the signed chain shows no difference', () => {
  expect(found(view, listed)).toEqual(nothing)
})

it('a reader whom nobody signed for is reported, and one in a part that the chain does not know', () => {
  const more = [...listed.readers[0]!.holders, holder(9, 'City Police')]
  const readers = [
    { compartment: 'health', holders: more },
    { compartment: 'identity', holders: [holder(9, 'City Police')] },
  ]
  expect(found(view, { ...listed, readers }).unsigned).toEqual([
    { circle: 9, name: 'City Police', compartment: 'health' },
    { circle: 9, name: 'City Police', compartment: 'identity' },
  ])
})

it('a case carrier and a survivor for whom no key lies there are reported, and a clinic that may not have answered is not', () => {
  const survivor = { ...view, person: { circle: 5, compartments: ['health'] as const } }
  const readers = [{ compartment: 'health' as const, circles: [1, 2, 5] }]
  const held = (...circles: number[]) => ({
    ...listed,
    readers: [{ compartment: 'health', holders: circles.map((one) => holder(one, '')) }],
  })
  expect(found({ ...survivor, readers }, held(1, 5))).toEqual(nothing)
  expect(found({ ...survivor, readers }, held(2)).shutOut).toEqual([
    { circle: 1, isPerson: false, compartment: 'health' },
    { circle: 5, isPerson: true, compartment: 'health' },
  ])
})

it('a signed consent that the server omits, or lists for a recipient outside, is reported', () => {
  const unlisted = [{ id: 'doctor', to: 2 }]
  expect(found(view, { ...listed, consents: [] }).unlisted).toEqual(unlisted)
  expect(found(view, { ...listed, consents: [{ ...consent, outside: true }] }).unlisted).toEqual(unlisted)
})

it('a consent in force that nobody signed is reported, unless it is for a recipient outside', () => {
  const police = { ...consent, track: 'police', recipient: 9, recipientName: 'City Police' }
  const listing = (...more: (typeof consent)[]) => ({ ...listed, consents: [consent, ...more] })
  expect(found(view, listing(police)).otherwise).toEqual([{ track: 'police', name: 'City Police' }])
  expect(found(view, listing({ ...police, state: 'withdrawn' }))).toEqual(nothing)
  expect(found(view, listing({ ...police, outside: true }))).toEqual(nothing)
})

it('the doctor’s and the police’s consents are reported where the server exchanged their labels', () => {
  const police = { ...grant, id: 'police', to: 4, compartments: ['narrative'] as const }
  const both = {
    owner: 1,
    readers: [...view.readers, { compartment: 'narrative' as const, circles: [1, 4] }],
    grants: [...view.grants, police],
  }
  const ofPolice = {
    ...consent,
    recipient: 4,
    recipientName: 'City Police',
    compartments: ['narrative'],
  }
  const listing = (doctor: string, officer: string) => ({
    readers: [
      ...listed.readers,
      { compartment: 'narrative', holders: [holder(1, 'Harbour House'), holder(4, 'City Police')] },
    ],
    consents: [
      { ...consent, track: doctor },
      { ...ofPolice, track: officer },
    ],
  })
  expect(found(both, listing('doctor', 'police'))).toEqual(nothing)
  expect(found(both, listing('police', 'doctor')).otherwise).toEqual([
    { track: 'police', name: 'City Clinic' },
    { track: 'doctor', name: 'City Police' },
  ])
})

it.each([
  ['another recipient', { recipient: 9 }],
  ['another part', { compartments: ['health', 'identity'] }],
  ['another basis', { basis: 'legal_duty' }],
  ['a later end', { until: '2026-05-01' }],
])('the doctor’s consent is reported where the list says %s', (_what, change) => {
  const consents = [{ ...consent, ...change }]
  expect(found(view, { ...listed, consents }).otherwise).toHaveLength(1)
})

it('a case carrier in the list is reported where nobody handed the case over to them', () => {
  const holders = [holder(1, 'Harbour House'), { ...holder(2, 'City Clinic'), owner: true }]
  const readers = [{ compartment: 'health', holders }]
  expect(found(view, { ...listed, readers }).carriers).toEqual([{ circle: 2, name: 'City Clinic' }])
})

it('a consent that ended in the portal without script is not reported', () => {
  const consents = [{ ...consent, state: 'withdrawn' }]
  const readers = [{ compartment: 'health', holders: [holder(1, 'Harbour House')] }]
  expect(found(view, { consents, readers })).toEqual(nothing)
})

it('a doctor’s key is accepted on the day after the consent’s last day, since clocks differ, and reported later', () => {
  const ended = (until: string) =>
    differencesOf(
      {
        ...view,
        readers: [{ compartment: 'health', circles: [1] }],
        grants: [{ ...grant, id: 'doctor', until }],
      },
      { ...listed, consents: [{ ...consent, until }] },
      yesterday,
    ).unsigned
  expect(ended('2026-03-01')).toEqual([])
  expect(ended('2026-02-28')).toEqual([{ circle: 2, name: 'City Clinic', compartment: 'health' }])
})

// The rows of who can read: one for each agreement, each part as a key, as pages by their number, or as what waits.
import { expect, it } from 'vitest'
import type { ReaderLine } from '../../client/signed-readers.ts'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import type { Consent } from '../model.ts'
import { cellsOf, columnsOf, otherLines } from './access-lines.ts'

const line = (more: Partial<ReaderLine>): ReaderLine => ({
  circle: 2,
  name: 'City Clinic',
  person: false,
  owner: false,
  compartments: [],
  unconfirmed: [],
  ...more,
})
const consent = (more: Partial<Consent>): Consent => ({
  track: 'health care',
  version: 1,
  state: 'granted',
  recipient: 2,
  recipientName: 'City Clinic',
  outside: false,
  compartments: [],
  pages: 0,
  purpose: 'health_care',
  basis: 'consent',
  until: '2027-02-01',
  givenOn: '2026-11-01',
  language: 'ar',
  method: 'spoken',
  told: null,
  ...more,
})
const grant = (more: Partial<CaseView['grants'][number]>): CaseView['grants'][number] => ({
  id: 'pages',
  n: 3,
  to: 9,
  compartments: [],
  basis: 'consent',
  purpose: 'safety',
  until: '2027-02-01',
  sure: [],
  ...more,
})
const plain = (cells: ReadonlyMap<string, unknown>) => Object.fromEntries(cells)

it('a clinic with two agreements stands in two rows, each with its own parts', () => {
  const clinic = line({ compartments: ['health', 'contact'] })
  const rows = otherLines(
    [clinic],
    [consent({ compartments: ['health'] }), consent({ track: 'safety', compartments: ['contact'] })],
    [],
  )
  expect(rows.map(({ id, cells }) => [id, plain(cells)])).toEqual([
    ['health care', { health: { is: 'key' } }],
    ['safety', { contact: { is: 'key' } }],
  ])
})

it('police with pages hold no key, and each part says how many of them were copied from it', () => {
  const hash = 'x'
  const pages = [
    { page: '1', hash, parts: ['narrative'] },
    { page: '2', hash, parts: ['narrative', 'contact'] },
  ] as const
  const rows = otherLines(
    [],
    [consent({ track: 'pages', recipient: 9, recipientName: 'City Police', pages: 2 })],
    [grant({ pages })],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.name).toBe('City Police')
  expect(plain(rows[0]!.cells)).toEqual({
    narrative: { is: 'pages', count: 2 },
    contact: { is: 'pages', count: 1 },
  })
})

it('a part that was signed waits while the server has no key for it, and is never shown as read', () => {
  const clinic = line({ compartments: ['health'], unconfirmed: ['health'] })
  const [row] = otherLines([clinic], [consent({ compartments: ['health'] })], [])
  expect(plain(row!.cells)).toEqual({ health: { is: 'waits' } })
  expect(plain(cellsOf(clinic))).toEqual({ health: { is: 'waits' } })
})

it('whoever reads by nothing that is in force here stands there all the same', () => {
  const [row, ...more] = otherLines([line({ compartments: ['legal'] })], [], [])
  expect(more).toEqual([])
  expect(row).not.toHaveProperty('consent')
  expect(plain(row!.cells)).toEqual({ legal: { is: 'key' } })
  const [agreed, rest] = otherLines(
    [line({ compartments: ['health', 'legal'] })],
    [consent({ compartments: ['health'] })],
    [],
  )
  expect(plain(agreed!.cells)).toEqual({ health: { is: 'key' } })
  expect(plain(rest!.cells)).toEqual({ legal: { is: 'key' } })
})

it('a food bank outside the network is told on paper and holds nothing, also where it was written down by a reader', () => {
  const told = consent({ outside: true, recipientName: 'Food bank', compartments: ['contact'] })
  const rows = otherLines([line({ compartments: ['health'] })], [told], [])
  expect(rows.map(({ name }) => name)).toEqual(['City Clinic', 'Food bank'])
  expect(plain(rows[1]!.cells)).toEqual({ contact: { is: 'told' } })
})

it('the carrier and the person have no row among the others', () => {
  expect(otherLines([line({ owner: true }), line({ person: true })], [], [])).toEqual([])
})

it('there is a column for each part of which there is anything to say, in the order of the file', () => {
  const cells = [
    cellsOf(line({ compartments: ['messages', 'identity'] })),
    cellsOf(line({ compartments: ['health'] })),
  ]
  expect(columnsOf(cells)).toEqual(['identity', 'health', 'messages'])
})

// What is in force goes by the chain: a server that calls every consent withdrawn, or exchanges what they say, changes nothing.
import { expect, it } from 'vitest'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { consentsInForce } from './consents-in-force.ts'

type Listed = Parameters<typeof consentsInForce>[1][number]
const terms = {
  compartments: ['health'],
  basis: 'consent',
  purpose: 'health_care',
  until: '2026-06-01',
} as const
const grant = {
  ...terms,
  id: 'doctor',
  to: 2,
  n: 2,
  sure: ['health'],
} as unknown as CaseView['grants'][number]
const listed = {
  ...terms,
  track: 'doctor',
  version: 3,
  state: 'granted',
  recipient: 2,
  recipientName: 'City Clinic',
  pages: 0,
  outside: false,
  givenOn: '2026-03-01',
  language: 'ar',
  method: 'spoken',
  told: null,
} as unknown as Listed
const inForce = (lines: Listed[], isWhole = true) =>
  consentsInForce([grant], lines, { stillDay: '2026-05-01', isWhole })

it('a signed consent that the server calls withdrawn can still be stopped', () => {
  expect(inForce([{ ...listed, state: 'withdrawn' }])).toEqual([listed])
})

it('a signed consent that the server does not list is shown as it was signed', () => {
  expect(inForce([])).toMatchObject([
    { ...terms, track: 'doctor', recipient: 2, recipientName: null, state: 'granted' },
  ])
})

it('terms that the server exchanged are those that were signed, and without the name that it puts beside them', () => {
  const swapped = { ...listed, recipient: 4, recipientName: 'City Police', purpose: 'support' } as Listed
  expect(inForce([swapped])).toMatchObject([{ recipient: 2, recipientName: null, purpose: 'health_care' }])
})

it('what nobody signed is not in force for whoever carries the case; somebody with a part of the chain sees what is said', () => {
  const other = { ...listed, track: 'lawyer', recipient: 3 }
  expect(inForce([listed, other])).toEqual([listed])
  expect(inForce([listed, other], false)).toEqual([listed, other])
})

it('a consent for somebody outside is in no chain and shown as the server says, and one that is over is gone', () => {
  const outside = { ...listed, track: 'paper', outside: true }
  expect(inForce([listed, outside])).toEqual([listed, outside])
  expect(consentsInForce([grant], [], { stillDay: '2026-06-02', isWhole: true })).toEqual([])
})

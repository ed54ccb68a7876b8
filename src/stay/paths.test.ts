// Two whole ways through the law, each in one run: Nadia in the United Kingdom from her referral to her permission to stay, Elena in
// the United States from Continued Presence to the day of the green card. Every day is counted by hand.

import { expect, it } from 'vitest'
import { agree, openCase } from '../../demo/case-work.ts'
import { packs } from '../../jurisdictions/packs.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { lawOf } from '../law/law-of.ts'
import { noticesAt } from '../law/notices-at.ts'
import type { Input } from '../tracks/define.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer'])
const rosa = await network.organisation('Casa Luz', 'ngo', ['caseworker', 'lawyer'], 'us')
const noor = await network.organisation('Competent Authority', 'competent_authority', ['authority'])
const hana = await network.organisation('HHS', 'competent_authority', ['authority'], 'us')
type Who = typeof amara

const duties = async (who: Who, track: string) => {
  const { clocks } = await who.api.work.track({ track })
  return Object.fromEntries(clocks.map(({ clock, dueOn }) => [clock, dueOn]))
}
const steps = async (who: Who, kind: string, id: string, made: readonly [move: string, input?: Input][]) => {
  let state = ''
  for (const [move, input] of made) state = (await who.move(kind, move, { id }, input)).state
  return state
}
/** She agrees to be referred; what the authority decides, it writes down itself. */
async function referred(who: Who, authority: Who, caseId: string): Promise<string> {
  const terms = {
    recipient: authority.circle,
    compartments: ['identity'],
    purpose: 'identification',
    days: 30,
  } as const
  await agree(who, caseId, terms, new Date())
  const { id } = await who.open('identification', { caseId, other: authority.circle })
  await steps(who, 'identification', id, [['presume', { origin: 'ngo' }], ['refer']])
  await steps(authority, 'identification', id, [['receive']])
  return id
}
const told = (pack: string, at: string, day: string) =>
  noticesAt(lawOf(packs.get(pack)!), at, day).map(({ id }) => id)

it('Nadia: reasonable grounds, days of recovery, conclusive grounds, support, and thirty months to stay', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Nadia Test', language: 'en' })
  const id = await referred(amara, noor, caseId)
  await steps(noor, 'identification', id, [['decide_prelim_positive', { served_on: '2026-01-05' }]])
  // 5 January and thirty days.
  expect(await duties(amara, id)).toMatchObject({ recovery: '2026-02-04' })
  expect(told('uk', 'identification.prelim_positive', '2026-01-05')).toContain('uk.recovery')

  const identified = await steps(noor, 'identification', id, [
    ['decide_final_positive', { served_on: '2026-03-02' }],
  ])
  expect(identified).toBe('identified')
  // 2 March and forty-five days.
  expect(await duties(amara, id)).toEqual({ 'identification.after': '2026-04-16' })
  expect(told('uk', 'identification.identified', '2026-03-02')).toEqual(['uk.move-on'])

  const { id: stay } = await amara.open('status', { caseId })
  expect(told('uk', 'status.preparing', '2026-03-10')).toEqual(['uk.vts'])
  const granted = await steps(amara, 'status', stay, [
    ['prepare', { permit: 'vts' }],
    ['apply', { applied_on: '2026-03-10' }],
    ['grant', { permit: 'vts', valid_from: '2026-04-01', work: true }],
  ])
  expect(granted).toBe('granted')
  // Thirty months; who renews begins ninety days before.
  expect(await duties(amara, stay)).toMatchObject({ 'status.end': '2028-10-01' })
})

it('Elena: Continued Presence, certified by HHS, bona fide, T, and the first day of the green card', async () => {
  const { id: caseId } = await openCase(rosa, { name: 'Elena Test', language: 'es' })
  const grant = async (permit: string, applied_on: string, valid_from: string) => {
    const { id } = await rosa.open('status', { caseId })
    await steps(rosa, 'status', id, [
      ['prepare', { permit }],
      ['apply', { applied_on }],
      ['grant', { permit, valid_from, work: true }],
    ])
    return duties(rosa, id)
  }
  expect(await grant('continued_presence', '2026-01-05', '2026-01-10')).toMatchObject({
    'status.end': '2028-01-10',
  })
  // What opens certification is said where it was granted.
  expect(told('us', 'status.granted', '2026-01-10')).toEqual(['us.certification'])
  const id = await referred(rosa, hana, caseId)
  const certified = await steps(hana, 'identification', id, [
    ['decide_final_positive', { served_on: '2026-02-02' }],
  ])
  expect(certified).toBe('identified')

  const bonaFide = await grant('bona_fide', '2026-02-20', '2026-05-01')
  expect(bonaFide).not.toHaveProperty(['status.work'])
  expect(told('us', 'status.applied', '2026-02-20')).toEqual(['us.bona-fide', 'us.certification'])
  expect(await grant('t', '2026-02-20', '2026-09-01')).toMatchObject({
    'status.end': '2030-09-01',
    'status.permanent': '2029-09-01',
  })
})

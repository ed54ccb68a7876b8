// An answer that got lost, told by what the chain of Olena's case says then: real vaults, the server's part played here.
import { beforeEach, expect, test } from 'vitest'
import { isProblem } from '../api/problem.ts'
import {
  agreed,
  at,
  gather,
  give,
  lastDay,
  openFile,
  put,
  takeBack,
  type CaseFile,
  type Colleague,
} from '../sealing/vault-cast.ts'
import type { ListedConsent } from './verify-listed.ts'
import { isGivenBefore, withdrawShown, type Given } from './grant-retry.ts'

const caseId = 'case-1'
const day = at.slice(0, 10)
let mira: Colleague
let file: CaseFile
beforeEach(async () => {
  ;({ mira } = await gather())
  file = await openFile(mira, 1, ['identity', 'health', 'legal'])
})

const terms: Given = {
  caseId,
  grant: 'doctor',
  to: 2,
  compartments: ['health', 'identity'],
  basis: 'consent',
  purpose: 'care',
  until: lastDay,
  agreed,
}
const before = (given: Given, changed?: boolean) => isGivenBefore(mira.vault, day, given, changed)
const because = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: unknown) => (isProblem(error) ? error.detail.because : error),
  )

test('what arrived the first time is not given twice', async () => {
  expect(await before(terms)).toBe(false)
  put(file, await mira.vault.grant({ ...terms, at }))
  expect(await before(terms)).toBe(true)
  expect(await before({ ...terms, compartments: ['identity', 'health'] })).toBe(true)
})

test('whoever corrected the form meanwhile is told that the first terms are in force', async () => {
  put(file, await mira.vault.grant({ ...terms, at }))
  const others: Partial<Given>[] = [
    { until: '2026-06-01' },
    { compartments: ['health'] },
    { to: 3 },
    { purpose: 'study' },
    { agreed: { ...agreed, how: 'written' } },
    { agreed: { ...agreed, language: 'en' } },
    { agreed: { ...agreed, words: 'Лікар бачить усе' } },
  ]
  for (const other of others)
    expect(await because(before({ ...terms, ...other })), JSON.stringify(other)).toBe('given-otherwise')
  expect(await because(before(terms, true)), 'the note beside it').toBe('given-otherwise')
})

test('broken glass that waits for a second person has been asked for, and raises no alarm', async () => {
  const { agreed: _, ...asked } = terms
  const glass: Given = { ...asked, basis: 'vital_interest', until: '2026-03-03' }
  put(file, await mira.vault.grant({ ...glass, at }))
  expect(await before(glass)).toBe(true)
  expect(await because(before({ ...glass, until: '2026-03-02' }))).toBe('given-otherwise')
})

const listed = (track: string, to: number): ListedConsent & { version: number } => ({
  track,
  recipient: to,
  compartments: ['health'],
  basis: 'consent',
  until: lastDay,
  outside: false,
  version: 1,
})

test('stopping several goes on where the line broke, and what has ended raises no alarm', async () => {
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  await give(mira, file, { to: 3, compartments: ['health'], grant: 'lawyer' })
  const shown = [listed('doctor', 2), listed('lawyer', 3), { ...listed('outside', 9), outside: true }]
  const begun = new Set<string>()
  const ended: string[] = []
  let answers = 1
  const stop = async () => {
    const { grants } = await mira.vault.viewCase({ caseId, day })
    const revoke = async (track: string) => {
      await takeBack(mira, file, { grant: track, from: track === 'doctor' ? 2 : 3, compartments: ['health'] })
      ended.push(track)
      // It arrived, and its answer did not.
      if (answers-- <= 0) throw new Error('unavailable')
    }
    const withdraw = async (track: string) => void ended.push(track)
    await withdrawShown({ grants, revoke, withdraw }, begun, shown)
  }
  await expect(stop()).rejects.toThrow('unavailable')
  answers = 9
  await stop()
  expect(ended).toEqual(['doctor', 'lawyer', 'outside'])
})

test('what this window never began to stop is not believed to have ended', async () => {
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  const { grants } = await mira.vault.viewCase({ caseId, day })
  const revoke = async () => expect.unreachable('nothing is stopped')
  const stopping = { grants, revoke, withdraw: revoke }
  const shown = [listed('doctor', 2), listed('elsewhere', 3)]
  expect(await because(withdrawShown(stopping, new Set(), shown))).toBe('signed-otherwise')
})

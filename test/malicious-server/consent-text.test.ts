// What stands beside sealed words and is signed by nobody: whose they are, of which day, what they belong to. A server that
// writes something else there is not believed.

import { afterEach, expect, it } from 'vitest'
import { takeKeys, writeMessage } from '../../demo/case-work.ts'
import { messageLabel } from '../../src/messages/message-label.ts'
import type { Said } from '../../src/sealing/vault-shape.ts'
import { answeredBy, shownAs } from '../../src/client/sealed-record.ts'
import { testDatabase } from '../database.ts'
import { evilHouse } from './network.ts'

const database = await testDatabase()
const { network, amara, mariam, evil, victim } = await evilHouse(database)
afterEach(() => evil.repents())
const today = network.state.now().toISOString().slice(0, 10)

/** Mariam's messages as the victim's screen has them. */
async function thread() {
  await takeKeys(victim, mariam.id)
  const [{ messages }, { organisations }] = await Promise.all([
    victim.api.messages.list({ caseId: mariam.id }),
    victim.api.organisations.list({}),
  ])
  const records = messages.map(({ id, epoch, ciphertext, ...row }) => ({
    ...messageLabel(mariam.id, id),
    epoch,
    ciphertext,
    ...answeredBy(row),
  }))
  const opened = await victim.vault.openRecords({ records })
  const nameOf = (organisation: number) => organisations.find(({ id }) => id === organisation)?.name
  return messages.map((row, at) => shownAs(opened[at], row, nameOf))
}
const everyMessage = (label: object) =>
  evil.tells(/\/messages/, (body) => {
    for (const one of body['messages'] as object[]) Object.assign(one, label)
  })

it('a caseworker’s message is not shown as the survivor’s own words, nor as those of another organisation', async () => {
  await writeMessage(amara, mariam.id, 'I want to take back my complaint.')
  const honest = {
    value: { text: 'I want to take back my complaint.' },
    on: today,
    isSaid: true,
    isUnfit: false,
  }
  expect(await thread()).toEqual([honest])
  for (const label of [{ fromPerson: true, by: null }, { by: 'City Police' }]) {
    everyMessage(label)
    const [shown] = await thread()
    expect(evil.count).toBeGreaterThan(0)
    expect(shown).toMatchObject({ value: undefined, isUnfit: true, isSaid: false })
    evil.repents()
  }
})

it('a caseworker’s record keeps its day, whatever day the server shows beside it', async () => {
  everyMessage({ on: '2031-12-31' })
  expect((await thread()).map(({ on, isSaid }) => [on, isSaid])).toEqual([[today, true]])
  expect(evil.count).toBeGreaterThan(0)
})

const note = { value: { text: 'She fell' }, author: { organisation: 1, user: 'amara' } } as const
const said = { on: '2026-11-03', track: 'glass-1', about: 'consent' }
const label = { fromPerson: false, by: 'Harbour House', on: '2026-11-03' }
const nameOf = () => 'Harbour House'

it('a reason for breaking the glass is not shown for another opening, nor a note as a reason', () => {
  const fits = (mine: Said, beside: object) =>
    !shownAs({ ...note, said: mine }, { ...label, ...beside }, nameOf).isUnfit
  expect(fits(said, { track: 'glass-1', about: 'consent' })).toBe(true)
  expect(fits(said, { track: 'glass-1' })).toBe(true)
  expect(fits(said, { track: 'glass-2' })).toBe(false)
  expect(fits(said, { track: null })).toBe(false)
  expect(fits(said, { track: 'glass-1', about: 'goal' })).toBe(false)
  expect(fits({ on: '2026-11-03' }, { track: 'glass-1' })).toBe(false)
  expect(fits({ on: '2026-11-03' }, { track: null, about: null })).toBe(true)
})

it('an old record without a signed author is readable and claims nothing, and its day is the server’s', () => {
  const shown = shownAs(note, { ...label, track: 'glass-2', about: 'goal' }, nameOf)
  expect(shown).toEqual({ value: note.value, on: '2026-11-03', isSaid: false, isUnfit: false })
})

it('a record that does not open is empty, and its author is an organisation as the server names it', () => {
  expect(shownAs({ refused: 'broken' }, label, nameOf)).toMatchObject({ value: undefined, isUnfit: false })
  expect(shownAs(undefined, label, nameOf)).toMatchObject({ value: undefined, isUnfit: false })
  expect(shownAs(note, label, () => undefined)).toMatchObject({ value: note.value, isUnfit: false })
})

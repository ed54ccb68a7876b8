// Handing Olena's case on, by the rules of its chain: by whom, to whom, with whose yes, and what is true after it.
import { beforeEach, expect, test } from 'vitest'
import { mayRotate } from './case-readers.ts'
import {
  at,
  SHELTER,
  CLINIC,
  LAWYERS,
  OLENA,
  mira,
  sato,
  lindiwe,
  kofi,
  olena,
  rules,
  commits,
  checked,
  says,
  grants,
  readers,
  begin,
  place,
  goOnFrom,
  everything,
  yesTo,
  handsOn,
  type Speaker,
} from './case-cast.ts'
import { replay, state } from './chain.ts'

beforeEach(begin)

test('a case is handed on by its carrier, and only where Olena has said yes to that, of all of it', async () => {
  expect(await handsOn(mira, LAWYERS), 'she was not asked').toBe('bad-chain')
  for (const [wrong, fields] of Object.entries({
    'for another purpose': { purpose: 'support' },
    'by a law': { basis: 'legal_duty' },
    'not of all of it': { compartments: ['identity', 'health'] },
  })) {
    await begin()
    expect(await yesTo(LAWYERS, fields), wrong).toBe('taken')
    expect(await handsOn(mira, LAWYERS), wrong).toBe('bad-chain')
  }
  await begin()
  await yesTo(LAWYERS)
  for (const by of [sato, lindiwe, kofi, olena]) expect(await handsOn(by, LAWYERS)).toBe('bad-chain')
  expect(await handsOn(mira, CLINIC), 'to somebody else than she said yes to').toBe('bad-chain')
  expect(await handsOn(mira, LAWYERS, 'lawyer'), 'by a consent about something else').toBe('bad-chain')
  expect(await says(mira, { t: 'transfer', to: LAWYERS }), 'by none').toBe('bad-chain')
  expect(await says(mira, { t: 'transfer', to: LAWYERS, grant: 'carry', at: '2026-09-02T12:00Z' })).toBe(
    'bad-chain',
  )
  expect(await handsOn(mira, LAWYERS)).toBe('taken')
  expect(checked.now.owner).toBe(LAWYERS)
})

test('a yes that was taken back, or that a part was begun after, hands nothing on', async () => {
  await yesTo(LAWYERS)
  expect(await says(mira, { t: 'epoch', commits: commits('finance'), circle: SHELTER, why: 'begun' })).toBe(
    'taken',
  )
  expect(await handsOn(mira, LAWYERS), 'of finance nobody asked her').toBe('bad-chain')
  await begin()
  await yesTo(LAWYERS)
  expect(await says(olena, { t: 'revoke', grant: 'carry' })).toBe('taken')
  expect(await handsOn(mira, LAWYERS)).toBe('bad-chain')
})

test('a case is not handed to Olena’s own number, to who carries it already, nor when it is closed or erased', async () => {
  await yesTo(OLENA)
  expect(await handsOn(mira, OLENA)).toBe('bad-chain')
  await begin()
  await yesTo(SHELTER)
  expect(await handsOn(mira, SHELTER)).toBe('bad-chain')
  await begin()
  await yesTo(LAWYERS)
  await says(mira, { t: 'close' })
  expect(await handsOn(mira, LAWYERS), 'closed').toBe('bad-chain')
  await says(mira, { t: 'erase' })
  expect(await handsOn(mira, LAWYERS), 'erased').toBe('bad-chain')
})

test('after the hand-over the new carrier carries all of it, and the old one is a stranger', async () => {
  expect(await says(mira, { t: 'epoch', commits: commits('finance'), circle: SHELTER, why: 'begun' })).toBe(
    'taken',
  )
  everything.push('finance')
  await yesTo(LAWYERS)
  everything.pop()
  expect(await handsOn(mira, LAWYERS)).toBe('taken')
  expect(readers('finance')).toEqual([LAWYERS])
  expect(readers('identity')).toEqual([LAWYERS, OLENA])
  expect(mayRotate(checked.now, 'legal')).toEqual([LAWYERS])
  expect([...checked.now.grants.keys()], 'what was given of it to who carries it now is over').toEqual([
    'doctor',
  ])
  expect(await handsOn(mira, SHELTER), 'and is not taken back').toBe('bad-chain')
  expect(await grants(mira, { grant: 'x', to: SHELTER, compartments: ['health'] })).toBe('bad-chain')
  expect(
    await grants(lindiwe, { grant: 'carry', to: CLINIC, compartments: ['health'] }),
    'nor is a yes used again',
  ).toBe('bad-chain')
  expect(await says(mira, { t: 'revoke', grant: 'doctor' }), 'nor ended what it gave').toBe('bad-chain')
  expect(await says(lindiwe, { t: 'revoke', grant: 'doctor' }), 'which the new one may').toBe('taken')
})

test('what was agreed with the old carrier for itself goes on after the hand-over, and no longer than agreed', async () => {
  expect(await grants(mira, { grant: 'stay', to: SHELTER, compartments: ['health'] })).toBe('taken')
  await yesTo(LAWYERS)
  expect(await handsOn(mira, LAWYERS)).toBe('taken')
  expect(readers('health')).toContain(SHELTER)
  expect(readers('identity')).not.toContain(SHELTER)
  expect(mayRotate(checked.now, 'health')).toEqual([LAWYERS, OLENA])
  expect(await says(lindiwe, { t: 'revoke', grant: 'stay' })).toBe('taken')
  expect(readers('health')).not.toContain(SHELTER)
})

test('the doctor, who is not told of the yes, follows a hand-over that the carrier signed, and no other', async () => {
  const before = checked
  const passed = async (by: Speaker) => {
    goOnFrom(before)
    await yesTo(LAWYERS)
    const kept = { n: checked.n, hash: checked.hash }
    const head = { n: checked.n, hash: checked.hash }
    const said = { at, t: 'transfer', to: LAWYERS, grant: 'carry', from: by.from, log: 5 }
    const { statement } = await state(place, head, { by, said })
    return replay(place, [kept, statement], rules(), { from: before }).then(
      ({ now }) => now.owner,
      (refusal: Error) => refusal.message,
    )
  }
  expect(await passed(mira)).toBe(LAWYERS)
  expect(await passed(kofi)).toBe('bad-chain')
})

// Somebody has no bed now: the house that is asked owes the answer in minutes, at the top of what each of its workers has to do, also where it
// keeps no rota; and no other house reads anything.

import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'

const network = await newNetwork(await testDatabase())
const leyla = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const hana = await network.organisation('Willow Rooms', 'shelter', ['shelter'])
const marko = await network.organisation('North Door', 'shelter', ['shelter'])
const minute = 60_000

const caseId = (await openCase(leyla, { name: 'Vesna Tonight', language: 'en' })).id
async function asks(urgency: string) {
  const request = { id: newId(), caseId, other: hana.circle, urgency, party: 1 }
  return leyla.move('placement', 'match', await leyla.open('placement', request), {
    not_met: ['none_missing'],
  })
}
const answersOf = async (who: typeof hana) =>
  (await who.api.work.mine({ whose: 'team' })).duties.filter(({ clock }) =>
    clock.startsWith('placement.answer'),
  )
const minutesOf = ({ dueAt, startedAt }: { dueAt: string | null; startedAt: string }) =>
  (Date.parse(dueAt!) - Date.parse(startedAt)) / minute

it('Hana is asked for a bed now: it stands first with her, due in a quarter of an hour, and nowhere with Marko', async () => {
  const track = await asks('now')
  const { duties } = await hana.api.work.mine({ whose: 'team' })
  expect(duties[0]).toMatchObject({ clock: 'placement.answer.now', urgency: 0, track: track.id })
  expect(minutesOf(duties[0]!)).toBe(15)
  expect(await hana.api.work.counts({})).toMatchObject({ urgent: 1, newestUrgent: duties[0]!.startedAt })
  expect([await answersOf(marko), (await marko.api.work.counts({})).urgent]).toEqual([[], 0])
  // Who asked has an hour to find one, and not until tomorrow.
  const [search] = (await leyla.api.work.mine({ whose: 'team' })).duties
  expect([search!.clock, minutesOf(search!)]).toEqual(['placement.bed.now', 60])
  // It can wait for nobody.
  await expect(
    hana.api.work.snooze({ duty: duties[0]!.id, reason: 'decision_needed', until: '2099-01-01' }),
  ).rejects.toMatchObject({ code: 'refused' })

  await hana.move('placement', 'cannot_offer', track, { reason: 'full' })
  expect([await answersOf(hana), (await hana.api.work.counts({})).urgent]).toEqual([[], 0])
})

it('an answer that was late is owed on, and asking the house again begins a new one', async () => {
  const track = await asks('now')
  network.travel(0.5)
  const [late] = await answersOf(hana)
  expect(Date.parse(late!.dueAt!)).toBeLessThan(network.state.now().getTime())
  const again = await leyla.move('placement', 'ask_another', { id: track.id })
  expect(await answersOf(hana)).toEqual([])
  await leyla.move('placement', 'match', again, { not_met: ['none_missing'] })
  const [anew] = await answersOf(hana)
  expect([anew!.clock, minutesOf(anew!)]).toEqual(['placement.answer.now', 15])
  await hana.move('placement', 'not_tonight', { id: track.id }, {})
  expect(await answersOf(hana), 'who waits has an answer').toEqual([])
})

it('for a place in some days the house has a day, and is not alarmed', async () => {
  const track = await asks('routine')
  const [owed] = await answersOf(hana)
  expect(owed).toMatchObject({ clock: 'placement.answer', urgency: 1 })
  expect((await hana.api.work.counts({})).urgent).toBe(0)
  await hana.move('placement', 'cannot_offer', track, { reason: 'full' })
  expect(await answersOf(hana)).toEqual([])
})

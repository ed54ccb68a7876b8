// Where Oksana will live is no question for the end: it is asked by the sixtieth day, and again while she is not ready for it.

import { describe, expect, it } from 'vitest'
import { agree, openCase, takeKeys } from '../../demo/case-work.ts'
import { type Colleague } from '../../demo/actor.ts'
import { testDatabase } from '../../test/database.ts'
import { livedSolution } from '../../test/lived-solution.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { revokeGrant } from '../client/case-keys.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const noor = await network.organisation('Ways Home', 'ngo', ['caseworker'])

const owed = async (caseId: string) =>
  (
    await asOwner(database, (client) =>
      client.query<{ days: number }>(
        `select due_on - started_at::date as days from clocks
         where case_id = $1 and clock = 'case.ahead' and stopped_at is null`,
        [caseId],
      ),
    )
  ).rows

it('is asked of whoever carries her case before the sixtieth day is over, and opening a solution answers it', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Oksana Ahead', language: 'uk' })
  expect(await owed(caseId)).toEqual([{ days: 60 }])
  await amara.open('solution', { caseId })
  expect(await owed(caseId)).toEqual([])
})

it('comes back where she does not want to think of it yet, and rests where she lives safely already', async () => {
  const { id: caseId, track } = await openCase(amara, { name: 'Oksana Later', language: 'uk' })
  const say = (way_ahead: string) => amara.move('case', 'look_ahead', { id: track }, { way_ahead })
  await say('not_yet_wanted')
  expect(await owed(caseId)).toEqual([{ days: 60 }])
  await say('lives_here_safely')
  expect(await owed(caseId)).toEqual([])
})

describe('where Oksana lives does not hold', () => {
  const settled = async (name: string, holder: Colleague = amara) => {
    const { id: caseId, track } = await openCase(amara, { name, language: 'uk' })
    const story = { recipient: holder.circle, compartments: ['narrative'], purpose: 'support' } as const
    const consent = holder === amara ? undefined : await agree(amara, caseId, story, network.state.now())
    const solution = await livedSolution(holder, caseId)
    await amara.move('case', 'settle', { id: track }, { reason: 'solution_reached' })
    return { caseId, track, consent, solution, fail: () => holder.move('solution', 'fail', solution) }
  }
  const stateOf = async (track: string) => (await amara.api.work.track({ track })).track.state
  const urgent = async (track: string) =>
    (await amara.api.work.track({ track })).clocks
      .filter(({ urgency }) => urgency === 0)
      .map(({ clock }) => clock)

  it('her case is taken up again by itself while somebody stays in touch', async () => {
    const { track, fail } = await settled('Oksana Touch')
    expect(await stateOf(track)).toBe('follow_up')
    await fail()
    expect(await stateOf(track)).toBe('active')
  })

  it('whoever carried her case looks within a day once it is closed, and opens it or says why not', async () => {
    const { track, fail } = await settled('Oksana Gone')
    await amara.move('case', 'close', { id: track }, { reason: 'completed', person_told: 'told' })
    await fail()
    expect([await stateOf(track), await urgent(track)]).toEqual(['closed', ['case.again']])
    await amara.move('case', 'not_opened_again', { id: track }, { found: 'helped_elsewhere' })
    expect(await urgent(track)).toEqual([])
  })

  it('and opening it again is an answer too', async () => {
    const { track, fail } = await settled('Oksana Home')
    await amara.move('case', 'close', { id: track }, { reason: 'completed', person_told: 'told' })
    await fail()
    await amara.move('case', 'reopen', { id: track })
    expect([await stateOf(track), await urgent(track)]).toEqual(['active', []])
  })

  describe('and it is said by whoever looked for it with her, elsewhere', () => {
    const dutiesOf = async (who: Colleague, caseId: string) =>
      (await who.api.work.mine({})).duties
        .filter((duty) => duty.caseId === caseId && duty.kind === 'solution')
        .map(({ clock, urgency }) => [clock, urgency])
    const close = (track: string) =>
      amara.move('case', 'close', { id: track }, { reason: 'completed', person_told: 'told' })
    const seeToIt = (id: string) => amara.move('solution', 'see_to_it', { id })

    it('whoever carries her case has it on their list too; seeing to it takes the case up again', async () => {
      const { caseId, track, solution, fail } = await settled('Oksana Told', noor)
      await fail()
      expect(await dutiesOf(noor, caseId)).toEqual([['solution.again', 0]])
      expect(await dutiesOf(amara, caseId)).toEqual([['solution.broke', 0]])
      await seeToIt(solution.id)
      expect([await stateOf(track), await dutiesOf(amara, caseId)]).toEqual(['active', []])
      await expect(seeToIt(solution.id)).rejects.toMatchObject({
        detail: { because: 'carrier-is-not-asked' },
      })
    })

    it('also who sees nothing of the case any more; once it is closed, seeing to it asks whether to open it', async () => {
      const { caseId, track, consent, solution, fail } = await settled('Oksana Unseen', noor)
      await revokeGrant(amara, caseId, consent!)
      await expect(takeKeys(noor, caseId)).rejects.toMatchObject({ code: 'not-found' })
      await close(track)
      await fail()
      expect(await dutiesOf(amara, caseId)).toEqual([['solution.broke', 0]])
      await seeToIt(solution.id)
      expect([await stateOf(track), await urgent(track)]).toEqual(['closed', ['case.again']])
    })

    it('stays on the list of who carries it when whoever reported it goes on by themselves, and also once she stops it', async () => {
      const { caseId, track, solution, fail } = await settled('Oksana Stays', noor)
      await fail()
      const explained = ['local_integration', 'third_country_resettlement', 'voluntary_return']
      await noor.move('solution', 'counsel', { id: solution.id }, { language: 'uk', explained })
      expect(await dutiesOf(amara, caseId)).toEqual([['solution.broke', 0]])
      await seeToIt(solution.id)
      expect([await stateOf(track), await dutiesOf(amara, caseId)]).toEqual(['active', []])
    })

    it('and who does both owes it once', async () => {
      const { caseId, fail } = await settled('Oksana Once')
      await fail()
      expect(await dutiesOf(amara, caseId)).toEqual([['solution.again', 0]])
    })
  })
})

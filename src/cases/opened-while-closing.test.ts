// Two windows, one moment: somebody begins something for Mariam while somebody else closes her case, or she leaves. Whichever
// comes first, nothing is left that was begun on a closed case and that nobody ended with it.

import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import type { Ctx } from '../http/context.ts'
import { as } from '../database/as.ts'
import { trackFeatures } from '../app/tracks.ts'
import { systemContext } from '../tracks/due.ts'
import { executeMove, openTrack } from '../tracks/execute.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const told = { reason: 'own_choice', person_told: 'told' }
const mariam = () => openCase(amara, { name: 'Mariam Moment', language: 'ar' })
const featureOf = (kind: string) => trackFeatures.get(kind)!
const stateOf = async (track: string) => (await amara.api.work.track({ track })).track.state

/** Does something in a transaction that then stays open until it is told to end. */
async function holding(work: (ctx: Ctx) => Promise<unknown>) {
  const done = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  const ended = as(database, { kind: 'system' }, async (tx) => {
    await work(systemContext(tx, network.state.now(), network.state.network()))
    done.resolve()
    await end.promise
  })
  await Promise.race([done.promise, ended])
  return () => {
    end.resolve()
    return ended
  }
}

/** Whether something is there at once, or waits for somebody. */
const waits = (work: Promise<unknown>): Promise<boolean> =>
  Promise.race([work.then(() => false), sleep(700, true)])

it('a talk that is just being offered ends with the case: whoever closes it waits for that', async () => {
  const { id, track } = await mariam()
  const talk = newId()
  const end = await holding((ctx) =>
    openTrack(ctx, featureOf('screening'), { id: talk, caseId: id, ownerCircle: amara.circle }),
  )
  const closing = amara.move('case', 'close', { id: track }, told)
  expect(await waits(closing)).toBe(true)
  await end()
  expect((await closing).state).toBe('closed')
  expect(await stateOf(talk)).toBe('closed')
})

it('nothing begins on a case that she is just leaving: whoever begins waits, and is told', async () => {
  const { id, track } = await mariam()
  const end = await holding((ctx) =>
    executeMove(ctx, featureOf('case'), { move: 'leave', track, proven: ['person'] }),
  )
  const opening = amara.open('goal', { caseId: id, subkind: 'food' }).then(
    () => 'begun',
    ({ detail }: { detail?: { because?: string } }) => detail?.because,
  )
  expect(await waits(opening)).toBe(true)
  await end()
  expect(await opening).toBe('case-is-closed')
})

it('two who begin something for her at once do not wait for each other', async () => {
  const { id } = await mariam()
  const end = await holding((ctx) =>
    openTrack(ctx, featureOf('screening'), { id: newId(), caseId: id, ownerCircle: amara.circle }),
  )
  const opening = amara.open('goal', { caseId: id, subkind: 'food' })
  expect(await waits(opening)).toBe(false)
  await end()
})

it('two assessments of her danger at once come one after the other, and neither is lost', async () => {
  const { id } = await mariam()
  const assess = (level: string) =>
    amara.open('risk', { caseId: id, level, own_view: 'unsafe', family_considered: true })
  const made = await Promise.all(['high', 'medium', 'high', 'medium'].map(assess))
  expect(new Set(made.map(({ state }) => state))).toEqual(new Set(['current']))
})

it('whoever looks for a solution, and whoever closes at that moment, both get their answer', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id, track } = await mariam()
    const [solution, closing] = await Promise.allSettled([
      amara.open('solution', { caseId: id }),
      amara.move('case', 'close', { id: track }, told),
    ])
    const because =
      solution.status === 'rejected' ? (solution.reason as { detail: object }).detail : undefined
    expect([undefined, { because: 'case-is-closed' }]).toContainEqual(because)
    expect(closing.status === 'rejected' ? (closing.reason as { code: string }).code : 'closed').toMatch(
      /^(closed|stale)$/,
    )
  }
})

// Sara supervises the line. She draws a closed call by lot, never her own, goes through it, and Rosa, who took it, reads what she says; nobody
// else does.

import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { giveReview, openRemark } from './client/call-review.ts'
import { makeReceipt, sealCall, sendCall } from './client/take-call.ts'
import { emptyReport } from './report.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline', 'administrator'])
const sara = await network.colleague(rosa, 'sara', ['supervisor'])
const noor = await network.colleague(rosa, 'noor', ['hotline'])

async function closedCall(who: typeof rosa): Promise<string> {
  const report = { ...emptyReport('help', 'es'), story: 'They took my card.' }
  const call = await sealCall(who, report, await makeReceipt(who))
  const opened = await sendCall(who, call, { ...report, by: 'telephone' })
  await who.move('contact', 'close', opened, { reason: 'advised' })
  return call.id
}
const list = async (who: typeof rosa) => who.api.reviews.list({})

it('is drawn by lot from what colleagues closed, one at a time, and never one’s own', async () => {
  await closedCall(sara)
  expect(await sara.api.reviews.draw({ id: newId() })).toEqual({ drawn: null })
  const track = await closedCall(rosa)
  const { drawn } = await sara.api.reviews.draw({ id: newId() })
  expect(drawn).toMatchObject({ track, worker: rosa.id })
  expect(await sara.api.reviews.draw({ id: newId() })).toEqual({ drawn })
  await expect(rosa.api.reviews.draw({ id: newId() })).rejects.toMatchObject({ code: 'not-allowed' })
  // Nobody learns that a call of theirs was drawn before it was gone through.
  expect(await list(rosa)).toEqual({ mine: [], drawn: null })
})

it('is told to whoever took the call, sealed for them alone, until they have read it', async () => {
  const { drawn } = await list(sara)
  await giveReview(sara, drawn!, { checks: ['danger', 'wish'], text: 'You let them choose. Good.' })
  const { mine } = await list(rosa)
  expect(mine).toEqual([expect.objectContaining({ reviewer: sara.id, checks: ['danger', 'wish'] })])
  expect(await openRemark(rosa, mine[0]!)).toBe('You let them choose. Good.')
  await expect(openRemark(noor, mine[0]!)).rejects.toMatchObject({ code: expect.any(String) as string })
  expect((await list(noor)).mine).toEqual([])
  const rows = await asOwner(database, async (client) =>
    JSON.stringify((await client.query('select * from call_reviews')).rows),
  )
  expect(rows).not.toContain('choose')
  await expect(giveReview(sara, drawn!, { checks: [], text: '' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await rosa.api.reviews.read({ id: mine[0]!.id })
  expect(await list(rosa)).toEqual({ mine: [], drawn: null })
  // What was looked at is not drawn again.
  expect(await sara.api.reviews.draw({ id: newId() })).toEqual({ drawn: null })
})

// Putting a duty off: with a reason and a day, never what is danger, an offer of a bed or the law's, and it comes back by itself.

import { describe, expect, it } from 'vitest'
import { agree, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { maySnooze, neverSnoozed } from './snooze.ts'
import { trailLines } from '../../test/trail-lines.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const dayIn = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
const reason = 'waiting_for_somebody' as const

async function dutiesOf(whose: 'mine' | 'team' | 'snoozed', caseId: string, who = amara) {
  const { duties } = await who.api.work.mine({ whose })
  return duties.filter((one) => one.caseId === caseId)
}
async function caseWithReview(name: string) {
  const { id } = await openCase(amara, { name, language: 'ar' })
  const review = (await dutiesOf('mine', id)).find(({ clock }) => clock === 'case.review')!
  return { caseId: id, review }
}
/** As the database holds it, past every handler. */
async function asAmara() {
  const { rows } = await asOwner(database, (client) =>
    client.query<{ hash: string }>("select encode(hash, 'hex') as hash from sessions where user_id = $1", [
      amara.id,
    ]),
  )
  return { kind: 'session', hash: rows[0]!.hash, role: 'continuum_app' } as const
}

describe('a duty that Amara puts off', () => {
  it('leaves her list and her team’s, stands under what was put off with its reason, and comes back on its day', async () => {
    const { caseId, review } = await caseWithReview('Mariam Put off')
    await amara.api.work.snooze({ duty: review.id, reason, until: dayIn(2) })
    for (const whose of ['mine', 'team'] as const)
      expect((await dutiesOf(whose, caseId)).map(({ id }) => id)).not.toContain(review.id)
    expect(await dutiesOf('snoozed', caseId)).toEqual([
      expect.objectContaining({ id: review.id, snoozed: { until: dayIn(2), reason, by: amara.id } }),
    ])
    network.travel(2)
    expect((await dutiesOf('mine', caseId)).map(({ id }) => id)).toContain(review.id)
    expect(await dutiesOf('snoozed', caseId)).toEqual([])
  })

  it('is taken up again with one press', async () => {
    const { caseId, review } = await caseWithReview('Mariam Taken up')
    await amara.api.work.snooze({ duty: review.id, reason, until: dayIn(2) })
    expect(await amara.api.work.wake({ duty: review.id })).toEqual({ awake: true })
    expect((await dutiesOf('mine', caseId)).map(({ id }) => id)).toContain(review.id)
  })

  it('is no snooze any more as soon as it is done, or becomes danger', async () => {
    const { caseId, review } = await caseWithReview('Mariam Danger')
    await amara.api.work.snooze({ duty: review.id, reason, until: dayIn(2) })
    await asOwner(database, (client) =>
      client.query('update clocks set urgency = 0 where id = $1', [review.id]),
    )
    expect((await dutiesOf('mine', caseId)).map(({ id }) => id)).toContain(review.id)
  })

  it('is written into the trail of the case, and is not there to be put off for another house', async () => {
    const { caseId, review } = await caseWithReview('Mariam Trail')
    await amara.api.work.snooze({ duty: review.id, reason, until: dayIn(2) })
    const lines = (await trailLines(database)).filter(
      ({ action, about }) => action === 'duty.snooze' && about === caseId,
    )
    expect(lines.map(({ purpose }) => purpose)).toEqual([reason])
    await expect(bashir.api.work.snooze({ duty: review.id, reason, until: dayIn(2) })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('comes back after two weeks at the latest, and not today', async () => {
    const { review } = await caseWithReview('Mariam Limits')
    for (const days of [0, -1, 15])
      await expect(
        amara.api.work.snooze({ duty: review.id, reason, until: dayIn(days) }),
      ).rejects.toMatchObject({ code: 'invalid' })
    expect(await amara.api.work.snooze({ duty: review.id, reason, until: dayIn(14) })).toEqual({
      until: dayIn(14),
    })
  })
})

describe('danger, offers of a bed and legal limits', () => {
  // One case for all of them: a list is read by pages, and its duties have to stand on the first one.
  const never = caseWithReview('Mariam Never')
  const forbidden = [{ urgency: 0 }, { source: 'RECON' }, ...neverSnoozed.map((clock) => ({ clock }))]

  it.each(forbidden)('are never put off, by the server nor past it: %j', async (part) => {
    const { review } = await never
    const { urgency, source, clock } = { urgency: 1, source: 'house', clock: 'case.review', ...part }
    expect(maySnooze({ urgency, source, clock })).toBe(false)
    await asOwner(database, (client) =>
      client.query('update clocks set urgency = $2, source = $3, clock = $4 where id = $1', [
        review.id,
        urgency,
        source,
        clock,
      ]),
    )
    await expect(amara.api.work.snooze({ duty: review.id, reason, until: dayIn(1) })).rejects.toThrow(
      'refused: not-to-be-put-off',
    )
    const past = as(database, await asAmara(), (tx) =>
      tx.run(sql`insert into snoozes (clock, organisation, user_id, reason, until_day, said_on)
        values (${review.id}, ${amara.organisation}, ${amara.id}, ${reason}, current_date + 1, current_date)`),
    )
    await expect(past).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('are the same list in the database', async () => {
    const { rows } = await asOwner(database, (client) =>
      client.query<{ never: string[] }>('select app.never_snoozed() as never'),
    )
    expect(rows[0]!.never).toEqual(neverSnoozed)
  })
})

describe('a consent that has ended by its day', () => {
  it('is nobody’s lateness: it stands apart until it is put away, or the person has said yes again', async () => {
    const { id: caseId } = await openCase(amara, { name: 'Mariam Ended', language: 'ar' })
    const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
    await agree(amara, caseId, { ...terms, days: 3 }, network.state.now())
    network.travel(5)
    await asOwner(database, (client) =>
      client.query("update tracks set state = 'expired' where case_id = $1 and kind = 'consent'", [caseId]),
    )
    const ended = async () =>
      (await amara.api.work.ended({ whose: 'mine' })).consents.filter((one) => one.caseId === caseId)
    const [consent] = await ended()
    expect(consent).toMatchObject({ with: expect.stringContaining('City Clinic') as string })
    await amara.api.work.putAway({ track: consent!.track })
    expect(await ended()).toEqual([])
  })

  it('is not counted as late by its reminder', async () => {
    const before = (await amara.api.work.counts({})).late
    const { id: caseId } = await openCase(amara, { name: 'Mariam Reminded', language: 'ar' })
    await asOwner(database, (client) =>
      client.query(
        "update clocks set due_at = '2020-01-01', clock = 'consent.reminder' where case_id = $1 and clock = 'case.review'",
        [caseId],
      ),
    )
    expect((await amara.api.work.counts({})).late).toBe(before)
  })
})

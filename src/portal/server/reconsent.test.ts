// Mariam said yes to being carried by River House, and took it back. Her page offers to say it again only while it can be said.
// What a place wrote while it carried her stays hers, whatever is opened to it later.
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { agreeToCarrying, giveCard, takeKeys, rotateDue, writeNote } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { because, handingCast } from '../../../test/handing.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { minuteOf } from '../../sealing/minute.ts'
import { compare, endedYeses, yesesIn } from '../client/verify-listed.ts'
import { makeAgain, makeStop } from '../client/revoke.ts'
import { shareWithoutConsent } from '../../consent/client/share-without-consent.ts'

const database = await testDatabase()
const { network, amara, rosa, now, newCase, accepted, handedOn } = await handingCast(database)
const at = () => minuteOf(now())
const day = (days = 0) => new Date(now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

it('a survivor may consent again to a hand-over while the organisation waits for it, and not once it declined', async () => {
  const { id } = await newCase('Mariam')
  const { words } = await giveCard(amara, id, 'ar')
  const handover = await accepted(id)
  const first = await agreeToCarrying(amara, id, { recipient: rosa.circle }, now())
  const mariam = await ownPhone(network, words)
  const hers = async () => (await mariam.read()).cases[0]!
  const offered = async () => {
    const shown = await hers()
    const compared = compare(await mariam.vault.viewCase({ caseId: id, day: day() }), shown, day())
    const { held } = await mariam.vault.heldKeys({ caseId: id })
    return endedYeses(
      compared,
      shown,
      held.map((one) => one.compartment),
    ).map((one) => one.id)
  }
  const stop = async (track: string) =>
    mariam.api.portal.stop({ caseId: id, ...(await makeStop(mariam.vault, await hers(), [track], at())) })
  const sayAgain = async (again: string) => {
    const shown = await hers()
    const yes = { ...yesesIn(shown).get(again)!, until: day(20) }
    const given = await makeAgain(mariam.vault, shown, yes, { track: newId(), at: at() })
    return (await mariam.api.portal.reconsent({ caseId: id, ...given! })).track
  }

  expect(await offered(), 'it stands: nothing to say again').toEqual([])
  await stop(first)
  expect(await offered()).toEqual([first])
  const second = await sayAgain(first)
  expect(await offered()).toEqual([])

  await stop(second)
  const { version } = (await rosa.api.handovers.list({})).handovers.find((one) => one.track === handover.id)!
  await rosa.move('handover', 'decline', { id: handover.id, version }, { reason: 'no_capacity' })
  await expect(sayAgain(second)).rejects.toMatchObject(because('not-in-this-state'))
  await mariam.vault.forgetCase({ caseId: id })
  expect(await offered()).toEqual([])
})

it('what an organisation wrote while carrying the case stays in her portal, but not what it writes by a withheld court order', async () => {
  const { id } = await newCase('Mariam Ordered')
  const mariam = await ownPhone(network, (await giveCard(amara, id, 'ar')).words)
  const before = await writeNote(amara, id, 'health', 'She sleeps again.')
  await handedOn(id)
  network.travel(5)
  await rotateDue(rosa, id)
  await shareWithoutConsent(rosa, {
    caseId: id,
    track: newId(),
    basis: 'court_order',
    recipient: amara.circle,
    purpose: 'health_care',
    until: day(20),
    compartments: ['health'],
    words: '12/26',
    told: 'unsafe_to_tell',
    reason: null,
    language: 'ar',
  })
  await takeKeys(amara, id)
  const since = await writeNote(amara, id, 'health', 'For the court.')
  for (const record of [before, since]) await amara.api.cases.tellNote({ caseId: id, record })
  const written = async () => (await mariam.read()).cases[0]!.records.map((one) => one.id)
  expect(await written()).toContain(before)
  expect(await written()).not.toContain(since)
})

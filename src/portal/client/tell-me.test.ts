// Amina says on her own page that a text message may tell her. Nobody who works for her reads where; it leaves in the hours that she calls
// safe, also when these change; and it is over as soon as she says no.
import { expect, it } from 'vitest'
import { giveCard, openCase, takeKeys, writeContact } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { tellOnlyIn } from '../../cases/client/tell-only-in.ts'
import { sendMessage } from '../../messages/client/send-message.ts'
import type { Outgoing } from '../../outbox/server/gateways/gateway.ts'
import { sendDue, takeUp, type Sender } from '../../outbox/server/send.ts'
import { keyPairFromSeed, newSecret } from '../../sealing/keys.ts'
import { contactIn } from './reach.ts'
import { tellMe, tellMeIn, type Wanted } from './tell-me.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const handed: Outgoing[] = []
let clock = Date.parse('2026-06-08T06:00:00Z')
const sender: Sender = {
  database,
  pair: await keyPairFromSeed('enc', newSecret()),
  gateways: [
    {
      channel: 'sms',
      hand: (message) => {
        handed.push(message)
        return Promise.resolve('receipt')
      },
      close: () => undefined,
    },
  ],
  now: () => new Date(clock),
  timezone: 'Europe/London',
  network: network.state.network().id,
}
await takeUp(sender)
const byText: Wanted = { channel: 'sms', to: '+44 7700 900123', language: 'ar', hours: '09:00-12:00' }

it('Amina is told in the hours that she calls safe, and never again after she says no', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Amina', language: 'ar' })
  const amina = await ownPhone(network, (await giveCard(amara, caseId, 'ar')).words)
  await takeKeys(amara, caseId)
  await writeContact(amara, caseId, { how: 'By text', when: '', word: '', never: '' })
  const reach = contactIn((await amina.open()).cases)!
  expect(await tellMe(amina.session, reach, { ...byText, to: '07700' })).toBe('wrong')
  expect(await tellMe(amina.session, reach, { ...byText, channel: 'mail', to: 'a@post.example' })).toBe('off')
  expect(await tellMe(amina.session, reach, byText)).toBe('kept')
  const telling = await amara.api.outbox.ofCase({ caseId })
  expect(telling).toMatchObject({ id: expect.any(String), last: null })

  // Her safe hours become Tuesdays, as she agrees with Amara; then, by herself on her own page, Sundays. The number is not said again.
  await tellOnlyIn(amara, caseId, [{ days: [2], from: '18:00', to: '20:00' }])
  await tellMeIn(amina.session, caseId, [{ days: [7], from: '10:00', to: '12:00' }])
  await sendMessage(amara, caseId, { id: crypto.randomUUID(), text: 'Come on Monday.', days: 30 })
  clock = Math.max(clock, network.state.now().getTime())
  for (let quarter = 0; quarter < 8 * 96 && handed.length === 0; quarter += 1) {
    clock += 15 * 60_000
    await sendDue(sender)
  }
  expect(handed).toHaveLength(1)
  expect(handed[0]).toMatchObject({ to: '+447700900123', language: 'ar', subject: 'تذكير' })
  const at = new Date(clock).toLocaleString('en-GB', {
    timeZone: 'Europe/London',
    weekday: 'short',
    hour: '2-digit',
  })
  expect(at).toMatch(/^Sun,? 1[01]/)
  expect((await amina.api.portal.telling({ caseId })).last).toBe('receipt')

  // He reads her telephone now: she takes all hours away, and nothing leaves.
  await tellMeIn(amina.session, caseId, [])
  await sendMessage(amara, caseId, { id: crypto.randomUUID(), text: 'And bring a coat.', days: 30 })
  for (let hour = 0; hour < 8 * 24; hour += 1) {
    clock += 60 * 60_000
    await sendDue(sender)
  }
  expect(handed).toHaveLength(1)
  await amina.api.portal.eraseTelling({ caseId })
  clock += 14 * 86_400_000
  expect(await sendDue(sender)).toBe(0)
  expect(await amina.api.portal.telling({ caseId })).toMatchObject({ id: null, last: null })
})

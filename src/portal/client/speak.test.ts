// What Amina says about the help is opened by the one reader whom she chose, and leaves her telephone for nobody else.

import { beforeAll, expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys } from '../../../demo/case-work.ts'
import { bentPage, losingPageAnswer } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone, type OwnPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { locatorOf } from '../../voice/client/locator.ts'
import { speak, type Reader, type Speaking } from './speak.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'supervisor'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'supervisor'])
const pavel = await network.organisation('City Police', 'police', ['police'])

let amina: OwnPhone
let readers: Reader[]
beforeAll(async () => {
  const { id } = await openCase(amara, { name: 'Amina', language: 'ar' })
  amina = await ownPhone(network, (await giveCard(amara, id, 'ar')).words)
  await takeKeys(amara, id)
  const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  await agree(amara, id, terms, network.state.now())
  readers = (await amina.api.portal.readers({})).readers
})

const voice = (stands: Reader['stands'], text: string) => ({
  kind: 'complaint' as const,
  topic: 'respect',
  reader: readers.find((one) => one.stands === stands)!,
  text,
})
/** Her page, and the names under which something left it. */
function noted(session = amina.session) {
  const sent: string[] = []
  const page = bentPage(session, 'speak', (call) => (input, options) => {
    sent.push(input.id)
    return call(input, options)
  })
  return { page, sent }
}
const opened = async (who: typeof amara, track: string) => {
  const { words } = await who.api.voices.words({ track })
  if (!words) return undefined
  const { circle: circleId, wrap, ciphertext } = words
  return (await who.vault.openReport({ locator: locatorOf(track), circleId, wrap, ciphertext, messages: [] }))
    .report
}

it('whoever watches over all reads Amina’s complaint, and the house that carries her does not', async () => {
  const { page, sent } = noted()
  await speak(page, {}, voice('oversight', 'They shout at night.'), { read: amina.open })
  expect(await opened(network.founder, sent[0]!)).toEqual({ text: 'They shout at night.' })
  expect(await opened(amara, sent[0]!).catch(() => undefined)).toBeUndefined()
})

it('Amina presses again because no answer came, and it is one voice', async () => {
  const { page, sent } = noted(losingPageAnswer(amina.session, 'speak'))
  const speaking: Speaking = {}
  const first = crypto.randomUUID()
  const say = () =>
    speak(page, speaking, voice('helper', 'The doctor listened.'), { first, read: amina.open })
  await expect(say()).rejects.toMatchObject({ code: 'unavailable' })
  await say()
  expect(sent).toEqual([first, first])
  expect(speaking.voice).toBeUndefined()
})

it('nothing leaves for a reader whom the server offers as hers and nothing that was signed names', async () => {
  const { page, sent } = noted()
  const reader = { ...voice('carrier', '').reader, circle: pavel.circle, organisation: pavel.organisation }
  const said = { ...voice('carrier', 'I am afraid of the police.'), reader }
  await expect(speak(page, {}, said, { read: amina.open })).rejects.toThrow('not-verified')
  await expect(
    speak(page, {}, voice('carrier', 'Unread.'), { read: () => Promise.resolve(undefined) }),
  ).rejects.toThrow('not-verified')
  expect(sent).toEqual([])
})

it('choices without words are sent as they are', async () => {
  const { page, sent } = noted()
  await speak(page, {}, voice('carrier', ''), { read: () => Promise.reject(new Error('not asked for')) })
  expect(await opened(amara, sent[0]!).catch(() => undefined)).toBeUndefined()
  expect(sent).toHaveLength(1)
})

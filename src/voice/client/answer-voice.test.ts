// Amina complains in words to the council of survivors; its member answers in words, and nobody but the two opens either.

import { beforeAll, expect, it } from 'vitest'
import { giveCard, openCase, takeKeys } from '../../../demo/case-work.ts'
import { losingAnswer } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone, type OwnPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { addresses } from '../../api/addresses.ts'
import { telephone } from '../../../test/telephone.ts'
import { speak } from '../../portal/client/speak.ts'
import { locatorOf } from './locator.ts'
import { answerVoice, openVoice } from './answer-voice.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'supervisor'])
const mercy = await network.organisation('Survivor Council', 'survivor_council', ['advocate'])

let amina: OwnPhone
let card: string
beforeAll(async () => {
  const { id } = await openCase(amara, { name: 'Amina', language: 'en' })
  card = (await giveCard(amara, id, 'en')).words
  amina = await ownPhone(network, card)
  await takeKeys(amara, id)
})

const complain = async (text: string) => {
  const { readers } = await amina.api.portal.readers({})
  const reader = readers.find(({ stands }) => stands === 'council')!
  const id = crypto.randomUUID()
  await speak(
    amina.session,
    {},
    { kind: 'complaint', topic: 'respect', reader, text },
    { first: id, read: amina.open },
  )
  return mercy.api.work.track({ track: id }).then(({ track }) => track)
}
/** What her own page makes of it. */
const onHerPage = async (id: string) => {
  const said = (await amina.api.portal.said({})).said.find(({ track }) => track === id)!
  const messages = said.answers.map((one) => ({ ...one, from: 'hotline' as const }))
  const opened = await amina.vault.openReport({ ...said, locator: locatorOf(id), messages })
  return [opened.report, ...opened.messages.map(({ message }) => message)]
}
const answer = { outcome: 'agreed_in_part', text: 'The night rule ends on Monday.' } as const

it('what Amina wrote reaches the council that she chose, and its answer reaches her page in its words', async () => {
  const track = await complain('They lock the kitchen at night.')
  expect((await openVoice(mercy, track.id))?.text).toBe('They lock the kitchen at night.')
  await answerVoice(mercy, track, answer, crypto.randomUUID())
  expect(await onHerPage(track.id)).toEqual([
    { text: 'They lock the kitchen at night.' },
    { text: answer.text },
  ])
  expect((await mercy.api.work.track({ track: track.id })).track.state).toBe('answered')
})

it('an answer whose receipt was lost is the same one when it is pressed again', async () => {
  const track = await complain('Nobody asks us.')
  const key = crypto.randomUUID()
  const broken = losingAnswer(mercy, 'voices', 'reply')
  await expect(answerVoice(broken, track, answer, key)).rejects.toMatchObject({ code: 'unavailable' })
  await answerVoice(mercy, track, answer, key)
  expect(await onHerPage(track.id)).toHaveLength(2)
})

it('the house that it is about reads neither what she said nor what was answered, and answers nothing', async () => {
  const track = await complain('They read my letters.')
  await answerVoice(mercy, track, answer, crypto.randomUUID())
  expect(await amara.api.voices.words({ track: track.id }).catch(() => undefined)).not.toMatchObject({
    words: { circle: mercy.circle },
  })
  const [{ ciphertext } = { ciphertext: '' }] = (await mercy.api.voices.words({ track: track.id })).answers
  await expect(amara.api.voices.reply({ track: track.id, n: 2, ciphertext })).rejects.toMatchObject({
    code: 'not-found',
  })
})

it('what she takes back takes the answer with it', async () => {
  const track = await complain('I was wrong.')
  await answerVoice(mercy, track, answer, crypto.randomUUID())
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words: card })
  await phone.post(`/en${addresses.tracks}`, { go: `voice.withdraw.${track.id}`, sure: '1' })
  expect((await amina.api.portal.said({})).said.some((one) => one.track === track.id)).toBe(false)
})

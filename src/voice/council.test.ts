// The council of survivors approves what everybody reads, and says what it thinks of a rule; nobody else does either.

import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { addresses } from '../api/addresses.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor'])
const anton = await network.organisation('Union', 'trade_union', ['advocate'])
const mercy = await network.organisation('Survivor Council', 'survivor_council', ['advocate'])

const page = async (language = 'en') =>
  (await telephone(network.public).get(`/${language}${addresses.saidAndDone}`)).text()
const words = {
  topic: 'waiting',
  language: 'en',
  said: 'We wait for weeks.',
  did: 'A doctor comes on Mondays.',
} as const

it('what a house did stands before everybody when the council has approved it, in the language that there is', async () => {
  const id = newId()
  await odile.api.voices.writeChange({ id, ...words })
  expect(await page()).not.toContain(words.did)
  await expect(anton.api.voices.approveChange({ id, language: 'en' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(odile.api.voices.approveChange({ id, language: 'en' })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await mercy.api.voices.approveChange({ id, language: 'en' })
  expect(await page()).toContain(words.did)
  // In Arabic the same one, marked as English until somebody writes it there.
  expect(await page('ar')).toMatch(/<span lang="en" dir="ltr">A doctor comes on Mondays\.<\/span>/)
  const inArabic = { ...words, language: 'ar', said: 'ننتظر أسابيع.', did: 'يأتي طبيب أيام الاثنين.' }
  await odile.api.voices.writeChange({ id, ...inArabic })
  await mercy.api.voices.approveChange({ id, language: 'ar' })
  expect(await page('ar')).toContain(inArabic.did)
  expect(await page('ar')).not.toContain(words.did)
  await mercy.api.voices.endChange({ id, language: 'en' })
  expect((await page()).includes(inArabic.did)).toBe(true)
})

it('numbers below ten stand nowhere, neither for the council nor for everybody', async () => {
  for (let n = 0; n < 9; n++) await network.founder.open('voice', { subkind: 'consultation', topic: 'rules' })
  expect((await mercy.api.voices.council({})).numbers.every(({ received }) => received === null)).toBe(true)
  expect(await page()).toContain('fewer than ten')
  await network.founder.open('voice', { subkind: 'consultation', topic: 'rules' })
  const { numbers } = await mercy.api.voices.council({})
  expect(numbers.find(({ topic }) => topic === 'rules')).toMatchObject({ received: 10, answered: null })
  expect(await page()).toContain('Said about the help: 10')
})

it('only the council has an opinion on a rule, and said anew it takes the place of the one before', async () => {
  const law = newId()
  await asOwner(database, (client) =>
    client.query(
      `insert into network_laws (id, pack, organisation, n, over, hash, since, said_on, text)
       values ($1, 'uk-r1', $2, 1, 'uk', repeat('0', 64), '2027-01-01', '2026-11-29', '{}')`,
      [law, network.founder.organisation],
    ),
  )
  const said = { law, opinion: 'agree_if', words: 'If thirty days stay thirty days.' } as const
  await expect(anton.api.voices.opine(said)).rejects.toMatchObject({ detail: { because: 'not-your-side' } })
  await mercy.api.voices.opine(said)
  await mercy.api.voices.opine({ law, opinion: 'disagree', words: '' })
  const { rules } = await odile.api.voices.rules({})
  expect(rules.find(({ id }) => id === law)?.opinions).toMatchObject([{ opinion: 'disagree', words: '' }])
})

it('the page is small in every language', async () => {
  const long = (letter: string) => letter.repeat(160)
  for (let n = 0; n < 6; n++) {
    const id = newId()
    await odile.api.voices.writeChange({
      id,
      topic: 'rules',
      language: 'th',
      said: long('ก'),
      did: long('ข'),
    })
    await mercy.api.voices.approveChange({ id, language: 'th' })
  }
  for (const language of ['en', 'ar', 'es', 'fr', 'uk', 'th'])
    expect(Buffer.byteLength(await page(language)), language).toBeLessThanOrEqual(14 * 1024)
})

it('the council’s opinion stands beside a shared policy and a target as they stand, and not beside what they are changed into', async () => {
  const zoe = await network.organisation('National Network', 'coordination', ['coordinator', 'administrator'])
  const leila = await network.organisation('Ministry', 'ministry', ['ministry'])
  const id = newId()
  const reviewOn = new Date(network.state.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10)
  const owner = (await zoe.api.accounts.me({})).id
  const policy = {
    id,
    shared: true,
    kinds: ['placement'],
    language: 'en',
    title: 'A bed',
    steps: ['Ask.'],
    owner,
    reviewOn,
  }
  await zoe.api.policies.write(policy)
  await leila.api.measures.setTarget({ indicator: '1a', percent: 60 })
  const { policies, targets } = await mercy.api.voices.subjects({})
  expect([policies[0], targets]).toMatchObject([{ id, edition: 1 }, [{ id: '1a', percent: 60 }]])

  const onPolicy = {
    subject: 'policy',
    id,
    value: 1,
    opinion: 'agree_if',
    words: 'Ask who else decides.',
  } as const
  await expect(anton.api.voices.opineOn(onPolicy)).rejects.toMatchObject({ code: 'refused' })
  await mercy.api.voices.opineOn(onPolicy)
  const onTarget = { subject: 'target', id: '1a', value: 60, opinion: 'disagree', words: '' } as const
  await mercy.api.voices.opineOn(onTarget)
  expect((await leila.api.voices.opinions({})).opinions).toContainEqual(
    expect.objectContaining({ subject: 'target', id: '1a', value: 60, opinion: 'disagree' }),
  )
  expect((await odile.api.voices.opinions({})).opinions).toContainEqual(
    expect.objectContaining({ subject: 'policy', id, value: 1, words: 'Ask who else decides.' }),
  )

  await zoe.api.policies.change({ ...policy, steps: ['Ask who.'] }, { ifMatch: 1 })
  await expect(mercy.api.voices.opineOn(onPolicy)).rejects.toMatchObject({ code: 'stale' })
  await expect(mercy.api.voices.opineOn({ ...onTarget, id: '2a' })).rejects.toMatchObject({
    code: 'not-found',
  })
  expect((await odile.api.voices.opinions({})).opinions.filter(({ value }) => value === 2)).toEqual([])
})

// Whom a frightened person lets us tell is one answer that a desk can act on, with and without script.
import { expect, it } from 'vitest'
import { alone, againstTelling, chosenAfter, decided, mayTell, named } from '../cases/may-tell.ts'
import { bareOrganisation } from '../../test/bare-organisation.ts'
import { testDatabase } from '../../test/database.ts'
import { pagesOf, publicHouse, telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { say } from '../language/say.ts'
import { newKeyPair } from '../sealing/keys.ts'
import { reportIn } from './client/readable.ts'
import { readReport } from './form.ts'

const read = (fields: Record<string, string | string[]>) =>
  readReport('help', 'en', (name) => [fields[name] ?? []].flat())

it('is one of three answers, and names count under the last alone', () => {
  const told = (fields: Record<string, string | string[]>) => read(fields).report.mayTell
  expect(told({ tell: 'ask_first', told: ['police'] })).toEqual(['ask_first'])
  expect(told({ tell: 'nobody', told: ['police', 'lawyer'] })).toEqual(['nobody'])
  expect(told({ tell: 'these', told: ['police', 'lawyer'] })).toEqual(['lawyer', 'police'])
  // What a form of before, or one made by hand, ticks together.
  expect(told({ tell: ['ask_first', 'police', 'nobody'] })).toEqual(['ask_first'])
  expect(told({ tell: 'these', told: ['nobody', 'ask_first', 'police'] })).toEqual(['police'])
  expect(told({})).toEqual([])
})

it('is asked again where she names nobody under "only these"', () => {
  expect(read({ tell: 'these' }).unnamed).toBe(true)
  for (const tell of ['these', 'nobody', 'ask_first'])
    expect(read({ tell, told: 'police' }).unnamed).toBe(false)
})

it.each(['en', 'es', 'fr', 'ar', 'th', 'uk'])(
  'is three radios and three boxes without script, and nothing typed is lost when nobody is named: %s',
  async (language) => {
    const database = await testDatabase()
    const { pair } = await newKeyPair('enc')
    await bareOrganisation(database, 'hotline', 'Night Line', pair.publicKey)
    const phone = telephone(pagesOf(publicHouse(database), { patient: true }))
    const form = await (await phone.get(`/${language}${addresses.help}`)).text()
    const values = (html: string, type: string, name: string) =>
      [...html.matchAll(new RegExp(`type="${type}"\\s+name="${name}"\\s+value="(\\w+)"`, 'g'))].map(
        ([, value]) => value,
      )
    expect(values(form, 'radio', 'tell')).toEqual(['ask_first', 'nobody', 'these'])
    expect(values(form, 'checkbox', 'told')).toEqual(['lawyer', 'labour', 'police'])
    expect(values(form, 'checkbox', 'tell')).toEqual([])
    const sent = await phone.post(`/${language}${addresses.help}`, { tell: 'these', story: 'My words.' })
    const again = await sent.text()
    expect(sent.status).toBe(422)
    for (const words of [say(language, 'help.error.told'), 'My words.']) expect(again).toContain(words)
    expect(again).toMatch(/value="these"\s+id="these"\s+checked/)
  },
)

it('is read of an older request as the answer that shields most', () => {
  const all = [...mayTell]
  expect(decided(all)).toEqual(['nobody'])
  expect(decided(['ask_first', 'police'])).toEqual(['ask_first'])
  expect(decided(['lawyer', 'police'])).toEqual(['lawyer', 'police'])
  expect(reportIn({ kind: 'help', mayTell: ['ask_first', 'police', 'nobody'] }).mayTell).toEqual(['nobody'])
  expect(againstTelling(['ask_first', 'police'], 'police')).toBe('ask_first')
})

it('is one answer at the desk too: what is pressed last takes away what contradicts it', () => {
  expect(chosenAfter(['police'], ['police', 'nobody'])).toEqual(['nobody'])
  expect(chosenAfter(['nobody'], ['nobody', 'lawyer'])).toEqual(['lawyer'])
  expect(chosenAfter(['lawyer'], ['lawyer', 'police'])).toEqual(['lawyer', 'police'])
  expect(chosenAfter(['lawyer', 'police'], ['police'])).toEqual(['police'])
  expect(new Set([...alone, ...named])).toEqual(new Set(mayTell))
})

// What a worker's word on somebody's yes must rest on, and in which shape. (That the chain asks for it: case-chain.test.ts.)
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { agreedFrom, agreedIn } from './agreed.ts'

const agreed = { how: 'spoken', language: 'uk', text: 'ab'.repeat(32) }

test.each<[what: string, agreed: unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a sentence', 'she said yes'],
  ['a list of languages', { ...agreed, language: ['uk'] }],
  ['no way', { ...agreed, how: undefined }],
  ['a way that is none', { ...agreed, how: 'nodded' }],
  ['her own page, which she signs herself', { ...agreed, how: 'own_page' }],
  ['no language', { how: agreed.how, text: agreed.text }],
  ['a language that is none', { ...agreed, language: 'Ukrainian' }],
  ['no words', { how: agreed.how, language: agreed.language }],
  ['half a hash', { ...agreed, text: agreed.text.slice(2) }],
  ['a hash in capitals', { ...agreed, text: agreed.text.toUpperCase() }],
  ['the hash of a paper that is none', { ...agreed, paper: 'in the drawer' }],
  ['a field that nobody knows', { ...agreed, note: 'x' }],
])('a worker’s word that rests on %s is none', (_what, rest) => {
  expect(() => agreedIn(rest)).toThrow('bad-chain')
})

test('what is said of Olena’s yes is read as it was made, with a paper and without, and its hash is the one that everybody makes', async () => {
  const words = 'Лікар бачить: здоров’я'
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const spoken = await agreedFrom({ how: 'spoken', language: 'uk', words })
  expect(agreedIn(spoken)).toStrictEqual({ how: 'spoken', language: 'uk', text: sha256(words) })
  expect(spoken).not.toHaveProperty('paper')
  const signed = await agreedFrom({ how: 'paper', language: 'zh-Hant-TW', words, paper: sha256('a scan') })
  expect(agreedIn(signed)).toEqual(signed)
  expect(signed.paper).toBe(sha256('a scan'))
})

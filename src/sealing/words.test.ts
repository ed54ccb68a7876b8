// What is written on paper and typed again by a person in a hurry, in another script, on a foreign keyboard.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { same } from './bytes.ts'
import { newSecret } from './keys.ts'
import { blind, evaluate, finalize, newOprfKey } from './oprf.ts'
import { kekFromRecoveryCode, newRecoveryCode, parseRecoveryCode } from './recovery.ts'
import { keysFromWords } from './stretch.ts'
import { fromText, toText } from './text.ts'
import {
  fingerprintWords,
  newCardWords,
  newReceiptDigits,
  newReceiptWords,
  oprfInput,
  parseWords,
} from './words.ts'
import { drawBelow } from './draw.ts'
import { freezeHash, newFreezeNumber } from './freeze-number.ts'

test('a card has six words, a receipt eight words or sixteen digits', () => {
  expect(newCardWords()).toMatch(/^[a-z]+( [a-z]+){5}$/)
  expect(newReceiptWords()).toMatch(/^[a-z]+( [a-z]+){7}$/)
  expect(newReceiptDigits()).toMatch(/^\d{4}( \d{4}){3}$/)
  expect(newCardWords()).not.toBe(newCardWords())
})

test('draws above the last full round are thrown away, so that every digit is equally likely', () => {
  const draws = [65_535, 65_530, 65_529, 12]
  expect(drawBelow(10, () => draws.shift()!)).toBe(9)
  expect(drawBelow(10, () => draws.shift()!)).toBe(2)
})

test('Olena types her words with capitals, hyphens and line breaks', () => {
  expect(parseWords('  Boat-GRUNT\n wrap, fresh  hidden‑device ', 'card')).toBe(
    'boat grunt wrap fresh hidden device',
  )
})

test('Amina types her receipt with Arabic digits, Somchai with Thai ones', () => {
  expect(parseWords('٥٠٨٥ ٥٨٧٦ ٩٦٨٦ ٥٤٠٩', 'receipt')).toBe('5085587696865409')
  expect(parseWords('๕๐๘๕-๕๘๗๖-๙๖๘๖-๕๔๐๙', 'receipt')).toBe('5085587696865409')
  expect(parseWords('۵۰۸۵۵۸۷۶۹۶۸۶۵۴۰۹', 'receipt')).toBe('5085587696865409')
})

test('an unknown word, a missing word and a receipt in place of a card are typing mistakes', () => {
  expect(() => parseWords('boat grunt wrap fresh hidden devise', 'card')).toThrow('bad-words')
  expect(() => parseWords('boat grunt wrap fresh hidden', 'card')).toThrow('bad-words')
  expect(() => parseWords('5085 5876 9686 5409', 'card')).toThrow('bad-words')
  expect(() => parseWords('5085 5876 9686 540', 'receipt')).toThrow('bad-words')
})

test('the recovery code comes back from paper, however it is typed', () => {
  for (let round = 0; round < 50; round += 1) {
    const code = newRecoveryCode()
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{2}[0-9A-HJKMNP-TV-Z*~$=U]$/)
    const bytes = parseRecoveryCode(code)
    expect(parseRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(bytes)
    expect(parseRecoveryCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(bytes)
  }
})

test('one wrong letter or two swapped neighbours in the recovery code are noticed', () => {
  const code = newRecoveryCode().replaceAll('-', '')
  const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  fc.assert(
    fc.property(fc.nat(25), fc.nat(31), (at, symbol) => {
      const wrong = code.slice(0, at) + symbols[symbol]! + code.slice(at + 1)
      if (wrong !== code) expect(() => parseRecoveryCode(wrong)).toThrow('bad-words')
      const swapped = code.slice(0, at) + code[at + 1]! + code[at]! + code.slice(at + 2)
      if (at < 25 && swapped !== code) expect(() => parseRecoveryCode(swapped)).toThrow('bad-words')
    }),
  )
})

test('a code that counts beyond 128 bits was never printed', () => {
  const check = '0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U'[Number((2n ** 130n - 1n) % 37n)]!
  expect(() => parseRecoveryCode('Z'.repeat(26) + check)).toThrow('bad-words')
})

test('another recovery code gives another key', async () => {
  expect(
    same(await kekFromRecoveryCode(newRecoveryCode()), await kekFromRecoveryCode(newRecoveryCode())),
  ).toBe(false)
})

test('the same words, server key and purpose give the same keys; each of the three changes them', async () => {
  const words = newReceiptWords()
  const [server, otherServer] = [newOprfKey(), newOprfKey()]
  const grow = async (typed: string, key: typeof server) => {
    const input = oprfInput(typed, 'receipt')
    const question = blind(input)
    return keysFromWords(typed, finalize(input, question.blind, evaluate(key, question.blinded)), 'receipt')
  }
  const [first, again, elsewhere] = await Promise.all([
    grow(words, server),
    grow(words.toUpperCase(), server),
    grow(words, otherServer),
  ])
  expect(again.locator).toEqual(first.locator)
  expect(again.enc.publicKey).toEqual(first.enc.publicKey)
  expect(again.sig.publicKey).toEqual(first.sig.publicKey)
  expect(elsewhere.locator).not.toEqual(first.locator)
  expect(first.locator).toHaveLength(16)
  expect(oprfInput(newCardWords(), 'card')).not.toEqual(oprfInput(words, 'receipt'))
})

test('cards and receipts of the first release lead to the same keys for ever', async () => {
  const y = new Uint8Array(64).fill(7)
  const card = await keysFromWords('boat grunt wrap fresh hidden device', y, 'card')
  const receipt = await keysFromWords('5085587696865409', y, 'receipt')
  expect(
    [card, receipt].map(({ locator, enc, sig }) => [locator, enc.publicKey, sig.publicKey].map(toText)),
  ).toEqual([
    [
      'lfRqp8M4VT90iVWfovv4wA',
      'zMj6B5HWegrLlYjp0RAdXKLbM0u6mcbVZGLG2l7vymw',
      '0Kpu3oHss7meTzhyiKkTSW-QiT1FxKdi5E8K1HBEvJU',
    ],
    [
      'Nkb8WDigLgtWYIapX4tSpA',
      '5qlfjTitMNf4NBpfDCikWDvPX7j-T_AWT6Go4TxdHQs',
      'tD9WD69bluR-v8R82Gz3xxVwVasoVq_Y3RR1YTH_udA',
    ],
  ])
  expect(new TextDecoder().decode(oprfInput('5085 5876 9686 5409', 'receipt'))).toBe(
    '\0\u000ccontinuum/v1\0\u0007receipt\0\u00105085587696865409',
  )
})

test('the server sees another question each time the same words are typed', () => {
  const input = oprfInput('boat grunt wrap fresh hidden device', 'card')
  expect(blind(input).blinded).not.toEqual(blind(input).blinded)
})

test('a question that is no point on the curve is refused', () => {
  expect(() => evaluate(newOprfKey(), new Uint8Array(32).fill(255))).toThrow('broken')
  expect(() => evaluate(newOprfKey(), new Uint8Array(32))).toThrow('broken')
})

test('a fingerprint is six words and changes with the key', async () => {
  const key = newSecret()
  expect(await fingerprintWords(key)).toMatch(/^[a-z]+( [a-z]+){5}$/)
  expect(await fingerprintWords(key)).not.toBe(await fingerprintWords(newSecret()))
})

test('every byte string has exactly one spelling as text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = toText(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromText(text)).toEqual(bytes)
    }),
  )
  for (const wrong of ['A', 'AB=', 'A B', 'AB', 'AAB', 'AA+A'])
    expect(() => fromText(wrong)).toThrow('broken')
})

test('Amina’s number that freezes a card is the same in any digits and grouping; another one or one digit less is not', async () => {
  const number = newFreezeNumber()
  expect(number).toMatch(/^\d{4}( \d{4}){2}$/)
  const kept = await freezeHash('5085 5876 9686')
  expect(same(await freezeHash('٥٠٨٥-٥٨٧٦٩٦٨٦ '), kept)).toBe(true)
  expect(same(await freezeHash('508558769687'), kept)).toBe(false)
  for (const typed of ['5085 5876 968', '5085 5876 96866', 'boat grunt', ''])
    expect(() => freezeHash(typed)).toThrow('bad-words')
})

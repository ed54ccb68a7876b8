// What the first release derives, to the byte: a changed label, a field left out or another order would make keys that open
// nothing of what was sealed before, and a test that seals and opens with the same changed code would not see it.
import { expect, test } from 'vitest'
import { join, same, utf8 } from './bytes.ts'
import { checkCircle, circleKeys } from './circle.ts'
import { checkCommitment, commitmentOf, previousPlace } from './compartment.ts'
import { aadLabel } from './aad-label.ts'
import { checkSignature, derive, fingerprintOf, keyPairFromSeed, sign, type SigPair } from './keys.ts'
import { invitedPlace } from './org-log.ts'
import { blind, finalize } from './oprf.ts'
import { recordPlace } from './record.ts'
import { kekFromRecoveryCode, parseRecoveryCode, proofPairOf } from './recovery.ts'
import { checkWriter, signAsWriter, writerMark, type WriterAct } from './report.ts'
import { importKey, openBytes, seal, sealBytes } from './seal.ts'
import { fixed, home, key, worker } from './specimen-cast.ts'
import { SealingError, withoutSuite, withSuite } from './suite.ts'
import { toText } from './text.ts'
import { fingerprintWords } from './words.ts'
import { unwrapKey, wrapKey, wrapPlace } from './wrap.ts'

const readable = (place: Uint8Array) => new TextDecoder().decode(place)
const length = (text: string) => `${String.fromCharCode(0, text.length)}${text}`
const place = (...fields: string[]) => ['continuum/v1', ...fields].map(length).join('')

test('a place is the protocol, a label and its fields, each with its length in two bytes', () => {
  expect(readable(previousPlace('case-1', 'health', 2))).toBe(place('previous', 'case-1', 'health', '2'))
  expect(readable(wrapPlace('case-1', 'health', 1, 7))).toBe(place('wrap', 'case-1', 'health', '1', '7'))
  expect(readable(recordPlace(home))).toBe(
    place('rec', 'lumenia', 'case-1', 'health', '1', 'notes', 'row-1', 'text', '1'),
  )
  expect(readable(invitedPlace('lumenia', 7, 'noor'))).toBe(place('invited-keys', 'lumenia', '7', 'noor'))
  expect(aadLabel('x', 'y'.repeat(65_535))).toHaveLength(2 + 12 + 2 + 1 + 2 + 65_535)
  expect(() => aadLabel('x', 'y'.repeat(65_536))).toThrow(/field too long/)
  expect(() => aadLabel('x', 'й'.repeat(32_768))).toThrow(/field too long/)
})

test('a place is its fields one after the other in every script, also where letters of two fields would make one', () => {
  const bytesOf = (field: string) => {
    const bytes = Buffer.from(field, 'utf8')
    return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes])
  }
  for (const fields of [
    ['case-1', '7'],
    ['', ''],
    ['Салма', 'x'],
    ['مريم', '🌙'],
    ['\ud83c', '\udf19'],
    ['e', '\u0301'],
  ])
    expect(Buffer.from(aadLabel('header', ...fields)), fields.join()).toEqual(
      Buffer.concat(['continuum/v1', 'header', ...fields].map(bytesOf)),
    )
})

test('the keys of a circle grow from its seed as they always did', async () => {
  const keys = await circleKeys(fixed(4), 7, 2)
  expect(toText(keys.enc.publicKey)).toBe('ETbGCUwv7ME4tpTYkRtbZXuOu1drPfcoYpJp674MFAY')
  expect(toText(keys.kw)).toBe('eODvGbShBkFG-9WsOyewXNFee-q9kJ36-v61gmDhMfk')
  expect(toText(keys.commit)).toBe('oXf6kwHQ9nrRJCZ_R6pkKxHQD6FDD1oKMkjOIgVJFkM')
  expect(() => checkCircle(keys, fixed(9))).toThrow('wrong-commit')
  expect(() => checkCircle(keys, keys.commit)).not.toThrow()
})

test('a commitment says which key it is', async () => {
  expect(toText(await commitmentOf(fixed(1)))).toBe('UEy_v_fgq86C8LJmSUg4yjCzG0eR9I3wO0iYk62deIo')
  await checkCommitment(key, await commitmentOf(key))
  await expect(checkCommitment(key, await commitmentOf(fixed(2)))).rejects.toThrow('wrong-commit')
})

test('the words for comparing a key by voice are the same for ever, and rest on a digest of their own', async () => {
  expect(await fingerprintWords(fixed(5))).toBe('scare idle consider thunder hero print')
  const digest = await crypto.subtle.digest('SHA-256', join(aadLabel('fingerprint'), fixed(5)))
  expect(await fingerprintOf(fixed(5))).toEqual(new Uint8Array(digest))
})

test('the mark of a report’s writer is a digest of its own, and shows nothing of the key', async () => {
  const digest = await crypto.subtle.digest('SHA-256', join(aadLabel('report-writer'), fixed(5)))
  expect(await writerMark(fixed(5))).toEqual(new Uint8Array(digest))
})

test('a report is taken back, or added to, by whoever wrote it and by nobody else', async () => {
  const [locator, mark] = [fixed(6, 16), await writerMark(worker.publicKey)]
  const other = await keyPairFromSeed('sig', fixed(8))
  const adds = { add: 2, ciphertext: fixed(3) }
  const ask = async (pair: SigPair, act: WriterAct, asked = act, at = locator) =>
    checkWriter(
      mark,
      { publicKey: pair.publicKey, signature: await signAsWriter(pair, at, asked) },
      locator,
      act,
    )
  for (const act of ['leave', adds] as const) {
    await ask(worker, act)
    await expect(ask(other, act), 'with a key of their own').rejects.toThrow('bad-signature')
    await expect(ask(worker, act, act, fixed(7, 16)), 'of another report').rejects.toThrow('bad-signature')
  }
  for (const asked of ['leave', { ...adds, add: 3 }, { ...adds, ciphertext: fixed(4) }] as const)
    await expect(ask(worker, adds, asked), JSON.stringify(asked)).rejects.toThrow('bad-signature')
  await expect(ask(worker, 'leave', adds)).rejects.toThrow('bad-signature')
})

test('a printed code gives the same keys for ever, and what is no code gives none', async () => {
  const code = '0128-HK8H-APCX-W8K6-NBQK-6XXV-R0Q'
  const bytes = [1, 18, 35, 52, 69, 86, 103, 120, 137, 154, 171, 188, 205, 222, 239, 0]
  expect([...parseRecoveryCode(code)]).toEqual(bytes)
  expect(toText(await kekFromRecoveryCode(code))).toBe('IxXKgka0cLF3Dr28SId3NJWJFuZfzmz4mnr2MZIlcJ4')
  const proof = await proofPairOf(code)
  expect(toText(proof.publicKey)).toBe('z_aZ7rlNSjTvq32uMm03oneQtqh3FAZU5bzuzMqk38E')
  const near = ['', 'ABC', code.slice(1), `0${code}`, `${code}Q`, code.slice(0, -1)]
  for (const typed of [...near, code.replace('H', 'U'), code.replace('H', '*'), code.replace('H', '!')])
    expect(() => parseRecoveryCode(typed), typed).toThrow('bad-words')
})

test('an answer that is no point gives no output', () => {
  const { blind: hidden } = blind(fixed(1))
  for (const wrong of [fixed(255), fixed(0), fixed(1, 31)])
    expect(() => finalize(fixed(1), hidden, wrong)).toThrow('broken')
})

test('bytes of other lengths are not the same, whichever is the longer', () => {
  expect(same(fixed(1, 3), fixed(1, 3))).toBe(true)
  expect(same(fixed(1, 3), fixed(1, 2))).toBe(false)
  expect(same(fixed(1, 2), fixed(1, 3))).toBe(false)
  expect(same(fixed(0, 0), fixed(0, 1))).toBe(false)
})

test('a seed of another length makes no pair, and a point that is none gets no wrap', async () => {
  for (const wrong of [0, 31, 33, 64])
    await expect(keyPairFromSeed('enc', fixed(1, wrong))).rejects.toMatchObject({ code: 'broken' })
  for (const wrong of [0, 31, 33])
    await expect(wrapKey(fixed(1, wrong), key, aadLabel('wrap'))).rejects.toMatchObject({ code: 'broken' })
})

test('a signature of another length, or by an author who has no key, is none', async () => {
  const [at, message] = [aadLabel('rec'), fixed(3)]
  const good = await sign(worker, at, message)
  const refused = { code: 'bad-signature', name: 'SealingError' }
  for (const wrong of [good.slice(0, 64), join(good, fixed(0, 1)), fixed(1, 0)])
    await expect(checkSignature(worker.publicKey, at, message, wrong)).rejects.toMatchObject(refused)
  await expect(checkSignature(worker.publicKey, at, message, undefined)).rejects.toMatchObject(refused)
  await expect(checkSignature(fixed(1, 31), at, message, good)).rejects.toMatchObject(refused)
  await checkSignature(worker.publicKey, at, message, good)
  expect(worker.keys.publicKey.usages).toEqual(['verify'])
  expect((await keyPairFromSeed('enc', fixed(3))).keys.publicKey.usages).toEqual([])
})

test('what is too short to be anything is refused before a key is tried', async () => {
  const code = (work: () => unknown) => {
    try {
      work()
    } catch (error) {
      return error instanceof SealingError ? error.code : 'another error'
    }
    return 'taken'
  }
  expect(code(() => withoutSuite(fixed(0, 0), 0))).toBe('broken')
  expect(code(() => withoutSuite(withSuite(fixed(1, 4)), 5))).toBe('broken')
  expect(code(() => withoutSuite(withSuite(fixed(1, 5)), 5))).toBe('taken')
  expect(code(() => withoutSuite(fixed(2, 2), 5))).toBe('unknown-suite')
  const doctor = await keyPairFromSeed('enc', fixed(3))
  for (const short of [1, 12, 28, 79]) {
    await expect(openBytes(key, aadLabel('x'), withSuite(fixed(1, short)))).rejects.toMatchObject({
      code: 'broken',
    })
    await expect(unwrapKey(doctor, withSuite(fixed(1, short)), aadLabel('x'))).rejects.toMatchObject({
      code: 'broken',
    })
  }
})

test('nothing that has no JSON is sealed, and an imported key cannot be taken out again', async () => {
  await expect(seal(key, aadLabel('x'), undefined)).rejects.toThrow('seal: no JSON value')
  await expect(seal(key, aadLabel('x'), () => 1)).rejects.toThrow('seal: no JSON value')
  const imported = await importKey(key)
  expect(imported.extractable).toBe(false)
  const sealed = await sealBytes(imported, aadLabel('x'), utf8('ok'))
  expect(await openBytes(key, aadLabel('x'), sealed)).toEqual(utf8('ok'))
  await expect(derive(key, aadLabel('a'))).resolves.not.toEqual(await derive(key, aadLabel('b')))
})

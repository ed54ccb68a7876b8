// What somebody says about the help that they get, to a reader whom they chose: read by that circle and by themselves, answered
// only by who has read it.
import { beforeEach, expect, test } from 'vitest'
import { fixed } from './specimen-cast.ts'
import { toText } from './text.ts'
import { calledOf, gather, keyOfCircle, turn, type Cast } from './vault-cast.ts'

const locator = toText(fixed(6, 16))
let cast: Cast
beforeEach(async () => {
  cast = await gather()
})

/** Mira says what she thinks to the clinic's circle; what the server then has of it. */
const said = async (words: unknown = 'The nights are cold') =>
  cast.mira.vault.sealToCircle({
    intent: { to: 'desk', circle: 2, shown: calledOf(2) },
    locator,
    value: words,
  })

test('the reader opens it and answers, the writer opens it and reads the answer, and others do not', async () => {
  const { mira, sato, lindiwe } = cast
  const { wrapReader, wrapOwn, ciphertext } = await said()
  const forReader = { locator, circleId: 2, wrap: wrapReader, ciphertext }
  expect(await sato.vault.openReport({ ...forReader, messages: [] })).toEqual({
    report: 'The nights are cold',
    author: { organisation: 1, user: 'mira', intent: 'desk', isKnown: true },
    messages: [],
  })
  const answer = { locator, n: 1, from: 'hotline', message: 'A blanket comes today' } as const
  const sealed = await sato.vault.sealReportMessage(answer)
  const messages = [{ n: 1, from: 'hotline' as const, ...sealed }]
  expect(await mira.vault.openReport({ locator, wrap: wrapOwn, ciphertext, messages })).toEqual({
    report: 'The nights are cold',
    author: { organisation: 1, user: 'mira', intent: 'desk', isKnown: true },
    messages: [{ n: 1, from: 'hotline', message: 'A blanket comes today' }],
  })
  await expect(lindiwe.vault.openReport({ ...forReader, circleId: 3, messages: [] })).rejects.toThrow(
    'broken',
  )
  await expect(lindiwe.vault.openReport({ ...forReader, messages: [] })).rejects.toThrow('no-key')
  await expect(lindiwe.vault.sealReportMessage(answer)).rejects.toThrow('no-key')
  await expect(mira.vault.openReport({ ...forReader, messages: [] })).rejects.toThrow('no-key')
})

test('an older key of the circle still opens what was sealed to it, and a spoilt wrap is not looked for further', async () => {
  const { sato, clinic } = cast
  const { wrapReader: wrap, ciphertext } = await said()
  await turn(sato, clinic, ['sato'])
  const asked = { locator, circleId: 2, wrap, ciphertext, messages: [] }
  expect(await sato.vault.openReport(asked)).toMatchObject({ report: 'The nights are cold' })
  await expect(sato.vault.openReport({ ...asked, wrap: `B${wrap.slice(1)}` })).rejects.toThrow(
    'unknown-suite',
  )
  await expect(sato.vault.openReport({ ...asked, locator: toText(fixed(7, 16)) })).rejects.toThrow('broken')
})

test('who was shown a thread that does not open answers nothing in it', async () => {
  const { sato } = cast
  const { wrapReader, ciphertext } = await said()
  const asked = { locator, circleId: 2, wrap: wrapReader, ciphertext }
  const answer = { locator, n: 1, from: 'hotline', message: 'Yes' } as const
  const spoilt = [{ n: 1, from: 'reporter' as const, ciphertext }]
  await expect(sato.vault.openReport({ ...asked, messages: spoilt })).rejects.toThrow('broken')
  await expect(sato.vault.sealReportMessage(answer)).rejects.toThrow('no-key')
  await sato.vault.openReport({ ...asked, messages: [] })
  const sealed = await sato.vault.sealReportMessage(answer)
  for (const moved of [{ n: 2 }, { from: 'reporter' as const }]) {
    const messages = [{ n: 1, from: 'hotline' as const, ...sealed, ...moved }]
    await expect(sato.vault.openReport({ ...asked, messages })).rejects.toThrow('broken')
  }
})

test('two who read six words to each other have the same key before them', async () => {
  const { mira, sato, shelter, clinic } = cast
  const words = async (who: typeof mira, publicKey: string) =>
    (await who.vault.fingerprint({ publicKey })).words
  const read = await words(mira, keyOfCircle(shelter))
  expect(read.split(' ')).toHaveLength(6)
  expect(await words(sato, keyOfCircle(shelter))).toBe(read)
  expect(await words(sato, keyOfCircle(clinic))).not.toBe(read)
})

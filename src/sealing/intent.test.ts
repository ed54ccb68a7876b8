// The vault seals to somebody outside a case where an intent is proven, and only then: Mira, Dr Sato and Lindiwe, each with an organisation.
import { expect, test } from 'vitest'
import type { CircleIntent } from './intent-shape.ts'
import { INTENTS } from './intent-table.ts'
import { isSigned } from './intent.ts'
import { newSecret } from './keys.ts'
import { toText } from './text.ts'
import { calledOf, gather, openFile } from './vault-cast.ts'

const { mira, sato, shelter, clinic } = await gather()
await openFile(mira, 1, ['identity'])
const shown = calledOf(2)
const place = { row: 'row-1', field: 'note' }

const seal = (intent: CircleIntent) =>
  mira.vault.sealToCircle({ intent, locator: toText(newSecret(16)), value: { words: 'Kept passports' } })

/** Every intent to a circle whose proof is a name, with the circle of the clinic, which is called so. */
const named = (['desk', 'carrier', 'consultation'] as const).map(
  (to) => ({ to, circle: 2, shown, ...(to === 'consultation' && { as: 1 }) }) as CircleIntent,
)

test.each(named)(
  '$to: where the name is the signed one, and not where it is another’s or of another kind',
  async (intent) => {
    await seal(intent)
    const as = (other: object) => seal({ ...intent, ...other })
    for (const wrong of [
      { shown: calledOf(3) },
      { shown: { ...shown, kind: 'police' } },
      { shown: { ...shown, name: 'Organisation 2 ' } },
      { circle: 3 },
      { circle: 99 },
    ])
      await expect(as(wrong), JSON.stringify(wrong)).rejects.toThrow('not-verified')
  },
)

test.each(['oversight', 'council'] as const)(
  '%s: not to an organisation of another kind, whatever it is called',
  async (to) => {
    await expect(seal({ to, circle: 2, shown })).rejects.toThrow('not-verified')
    const kind = to === 'council' ? 'survivor_council' : 'ministry'
    await expect(seal({ to, circle: 2, shown: { ...shown, kind } })).rejects.toThrow('not-verified')
  },
)

test('a reader of a case: to a circle that the chain of a case names, and to no other', async () => {
  await seal({ to: 'case_reader', circle: 1 })
  await expect(seal({ to: 'case_reader', circle: 2 })).rejects.toThrow('not-verified')
})

test('colleagues read the same words by a circle of one’s own, and by nobody else’s', async () => {
  const sealed = await seal({ to: 'carrier', circle: 2, shown, colleagues: 1 })
  expect(sealed.wrapHouse).toBeDefined()
  await expect(seal({ to: 'carrier', circle: 2, shown, colleagues: 3 })).rejects.toThrow('not-verified')
})

test('self: by the vault’s own key, which opens it again and knows its author', async () => {
  const intent = { to: 'self' } as const
  const { to, ...sealed } = await mira.vault.sealToPerson({ intent, ...place, value: { text: 'Mine' } })
  expect(to).toBe('mira')
  const of = { organisation: shelter.organisation, ...place, ...sealed }
  expect(await mira.vault.openBrief({ ...of, by: 'mira' })).toEqual({ value: { text: 'Mine' } })
  await expect(mira.vault.openBrief({ ...of, organisation: 2, by: 'sato' })).rejects.toThrow('bad-signature')
})

test('what Dr Sato reads says that Mira signed it, for which intent; another circle or place is refused', async () => {
  const locator = toText(newSecret(16))
  const desk = { to: 'desk', circle: 2, shown } as const
  const { wrapReader: wrap, ciphertext } = await mira.vault.sealToCircle({
    intent: desk,
    locator,
    value: 'Here',
  })
  const asked = { locator, circleId: 2, wrap, ciphertext, messages: [] }
  expect(await sato.vault.openReport(asked)).toEqual({
    report: 'Here',
    author: { organisation: 1, user: 'mira', intent: 'desk', isKnown: true },
    messages: [],
  })
  await expect(sato.vault.openReport({ ...asked, locator: toText(newSecret(16)) })).rejects.toThrow('broken')
  expect(clinic.organisation).toBe(2)
})

test('advice: sealed by the key of the circle, without a name; another circle did not write it', async () => {
  const locator = toText(newSecret(16))
  const intent = { to: 'consultation', circle: 2, shown, as: 1 } as const
  const { wrapReader: wrap, ciphertext } = await mira.vault.sealToCircle({ intent, locator, value: 'Seven' })
  const asked = { locator, circleId: 2, wrap, ciphertext, messages: [] }
  const by = (circle: number) =>
    sato.vault.openReport({ ...asked, sender: { circle, shown: calledOf(circle) } })
  expect(await by(1)).toEqual({ report: 'Seven', messages: [] })
  await expect(by(3)).rejects.toThrow('bad-signature')
  await expect(sato.vault.openReport(asked)).rejects.toThrow('broken')
  await expect(
    mira.vault.sealToCircle({ intent: { ...intent, as: 3 }, locator, value: 'Seven' }),
  ).rejects.toThrow()
})

test('the table says of each intent to a circle whether its writer signs', () => {
  for (const to of [
    'desk',
    'carrier',
    'shelter',
    'consultation',
    'case_reader',
    'oversight',
    'council',
  ] as const)
    expect(isSigned({ to } as CircleIntent), to).toBe(INTENTS[to].author === 'signature')
})

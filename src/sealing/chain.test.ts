// Chains of any kind: that nothing said in one can be changed, moved, left out or put in; what a reader still knows of a
// statement that is kept from them; and what was seen before is held against what is shown now.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseRules } from './case-chain.ts'
import { NO_CASE, type CaseNow, type People } from './case-shape.ts'
import { checkPin, NO_HEAD, readStatement, replay, state } from './chain.ts'
import { minuteOf } from './minute.ts'
import { STATEMENT_LENGTH, type Checked, type Kept, type Statement } from './chain.ts'
import { newKeyPair, newSecret } from './keys.ts'
import { toText } from './text.ts'

const place = { network: 'lumenia', about: 'case', id: 'case-1' } as const
const mira = { id: 'mira', sig: (await newKeyPair('sig')).pair }
const people: People = {
  keyOf: ({ id }) => (id === 'mira' ? { sig: mira.sig.publicKey } : undefined),
  placeIn: ({ organisation }, circle) => (organisation === circle ? {} : undefined),
  houseHas: ({ organisation }, circle) => organisation === circle,
  sizeOf: () => 2,
  isBound: () => true,
  hashAt: () => '',
}
const rules = caseRules(people)
const fresh: Checked<CaseNow> = { ...NO_HEAD, now: NO_CASE }

const told: Statement[] = []
let head = NO_HEAD
const commits = { health: toText(newSecret()), legal: toText(newSecret()) }
const grant = (name: string, to: number) => {
  const agreed = { how: 'spoken', language: 'uk', text: '0'.repeat(64) }
  const given = { compartments: ['health'], basis: 'consent', purpose: 'care', until: '2026-09-01', agreed }
  return { t: 'grant', grant: name, to, ...given }
}
for (const said of [
  { t: 'open', owner: 1, commits },
  grant('doctor', 2),
  grant('lawyer', 3),
  { t: 'revoke', grant: 'doctor' },
  { t: 'close' },
]) {
  const next = await state(place, head, {
    by: mira,
    said: { at: '2026-03-01T10:00Z', from: 1, log: 1, ...said },
  })
  told.push(next.statement)
  ;({ head } = next)
}
const { hashes } = await replay(place, told, rules, { from: fresh })
const last = told.length - 1
const refusal = /bad-chain|unknown-suite/
const read = (shown: (Statement | Kept)[]) => replay(place, shown, rules, { from: fresh })

test('what was said is read back to the end, at once or bit by bit', async () => {
  const whole = await replay(place, told, rules, { from: fresh })
  expect(head).toMatchObject({ n: whole.n, hash: whole.hash })
  expect([...whole.now.grants.keys()]).toEqual(['lawyer'])
  const half = await replay(place, told.slice(0, 2), rules, { from: fresh })
  expect((await replay(place, told.slice(2), rules, { from: half })).hash).toBe(head.hash)
  await expect(replay(place, told.slice(3), rules, { from: half })).rejects.toThrow('bad-chain')
})

test('it says nothing about another case, in another network, or in an organisation’s log', async () => {
  for (const elsewhere of [{ id: 'case-2' }, { network: 'other' }, { about: 'organisation' as const }])
    await expect(replay({ ...place, ...elsewhere }, told, rules, { from: fresh })).rejects.toThrow(
      'bad-chain',
    )
})

test('whoever speaks knows how far the chain then goes, and a statement has the next number and names the last hash', async () => {
  const says = (after: typeof head) =>
    state(place, after, { by: mira, said: { at: '2026-03-01T10:00Z', from: 1, log: 1, t: 'reopen' } })
  const next = await says(head)
  const { n, hash } = await read([...told, next.statement])
  expect(next.head).toMatchObject({ n, hash })
  for (const other of [
    { ...head, n: head.n + 1 },
    { ...head, n: head.n - 1 },
    { ...head, hash: hashes[0]! },
  ])
    await expect(read([...told, (await says(other)).statement])).rejects.toThrow('bad-chain')
  const kept = { n: head.n + 2, hash: next.head.hash }
  await expect(read([...told, kept]), 'a number left out').rejects.toThrow('bad-chain')
})

test('no statement can be left out, moved or said twice', async () => {
  for (const which of told.keys()) {
    // The last one left out cannot be noticed from the rest: that is what the pin is for.
    if (which < last) await expect(read(told.toSpliced(which, 1))).rejects.toThrow(refusal)
    if (which > 0)
      await expect(read(told.toSpliced(which - 1, 2, told[which]!, told[which - 1]!))).rejects.toThrow(
        refusal,
      )
    await expect(read(told.toSpliced(which, 0, told[which]!))).rejects.toThrow(refusal)
  }
})

/** The text with each of its letters changed in turn. */
const spoilt = (text: string): string[] =>
  fc
    .sample(fc.constantFrom('a', 'A', '7', '"', '}', ' ', '_'), text.length)
    .map((letter, index) => `${text.slice(0, index)}${letter}${text.slice(index + 1)}`)
    .filter((changed) => changed !== text)

test('no letter of a statement or of its signature can be another one', async () => {
  const all = told.flatMap(({ body, signature }, which) => [
    ...spoilt(body).map((changed) => told.with(which, { body: changed, signature })),
    ...spoilt(signature).map((changed) => told.with(which, { body, signature: changed })),
  ])
  expect(all.length).toBeGreaterThan(1000)
  for (const changed of all) await expect(read(changed)).rejects.toThrow(refusal)
})

test('what is no statement is refused before anything is made of it', () => {
  const good = { n: 1, prev: '', by: 'mira', at: '2026-03-01T10:00Z', t: 'open' }
  expect(readStatement({ body: JSON.stringify(good) })).toEqual(good)
  expect(minuteOf(new Date('2026-03-01T10:00:59.999Z'))).toBe(good.at)
  const wrong = [
    { n: '1' },
    { n: 1.5 },
    { prev: null },
    { by: 5 },
    { t: undefined },
    { at: '2026-03-01T10:00:00Z' },
    { at: 'yesterday' },
    { more: 'x'.repeat(STATEMENT_LENGTH) },
  ]
  const spaced = (length: number) => ({ body: JSON.stringify(good).padEnd(length) })
  expect(readStatement(spaced(STATEMENT_LENGTH))).toEqual(good)
  expect(() => readStatement(spaced(STATEMENT_LENGTH + 1))).toThrow('bad-chain')
  for (const body of [...wrong.map((part) => JSON.stringify({ ...good, ...part })), '', '[]', 'null', '{'])
    expect(() => readStatement({ body }), body.slice(0, 100)).toThrow('bad-chain')
})

test('a statement kept from a reader holds the chain together by its hash, and no other hash does', async () => {
  const keep = (which: number): Kept => ({ n: which + 1, hash: hashes[which]! })
  const shown = await replay(place, told.with(2, keep(2) as never), rules, { from: fresh })
  expect(shown.hash).toBe(head.hash)
  expect(shown.hashes).toEqual(hashes)
  expect([...shown.now.grants.keys()], 'the lawyer’s grant is not this reader’s affair').toEqual([])
  for (const lie of [
    { ...keep(2), hash: hashes[1]! },
    { ...keep(2), hash: '' },
    { ...keep(2), n: 4 },
    keep(3),
  ])
    await expect(read(told.with(2, lie as never))).rejects.toThrow(refusal)
  await expect(read(told.toSpliced(2, 0, keep(2) as never))).rejects.toThrow(refusal)
})

test('a pin notices a chain that ends earlier, and one that said something else', () => {
  for (const [which, hash] of hashes.entries()) {
    const pin = { n: which + 1, hash }
    expect(() => checkPin(hashes, pin)).not.toThrow()
    expect(() => checkPin(hashes.slice(0, which), pin)).toThrow('rollback')
    expect(() => checkPin(hashes.with(which, head.hash.toLowerCase()), pin)).toThrow('fork')
  }
  expect(() => checkPin([], NO_HEAD)).not.toThrow()
  expect(() => checkPin([], undefined)).not.toThrow()
})

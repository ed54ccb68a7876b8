// What the browsers of one house remember for each other, in the key worker alone: who counts as a witness, what an older statement is
// found out by, and what nobody vouches for. (Decision 48; before a server that lies: test/malicious-server/memory.test.ts.)
import { describe, expect, it } from 'vitest'
import { newKeyPair, newSecret } from './keys.ts'
import {
  isAnswerOf,
  isWitnessOf,
  makeAnswer,
  makeWitness,
  openWitness,
  readAnswer,
  readWitness,
} from './witness.ts'
import { toText } from './text.ts'

const said = { user: 'noor', circle: 7, epoch: 2, counter: 5, at: '2026-11-27T16:40Z' }
const saw = { heads: [['case 1', 3, 'h3']], seen: [[7, 'amara', 9, 'h9']] } as const

async function noor() {
  const { pair: sig } = await newKeyPair('sig')
  const kw = newSecret()
  const made = await makeWitness({ sig, kw, network: 'lumenia' }, said, saw)
  return { sig, kw, made, key: toText(sig.publicKey) }
}

describe('a statement of what Noor’s browser has seen', () => {
  it('says who, when and how manieth, and opens for her circle', async () => {
    const { kw, made, key } = await noor()
    const read = readWitness(made.statement)
    expect(read).toMatchObject(said)
    expect(await isWitnessOf(key, 'lumenia', 7, made.statement)).toBe(true)
    expect(await openWitness(kw, 'lumenia', read, made.sealed)).toEqual(saw)
  })

  it.each([
    ['another circle', 'lumenia', 8],
    ['another network', 'ostrova', 7],
  ])('is nobody’s in %s', async (_where, network, circle) => {
    const { made, key } = await noor()
    expect(await isWitnessOf(key, network, circle, made.statement)).toBe(false)
  })

  it('is not hers with a counter that she did not sign', async () => {
    const { made, key } = await noor()
    const forged = { ...made.statement, body: made.statement.body.replace('"counter":5', '"counter":6') }
    expect(readWitness(forged).counter).toBe(6)
    expect(await isWitnessOf(key, 'lumenia', 7, forged)).toBe(false)
  })

  it('does not open with what lies beside another one of hers', async () => {
    const { sig, kw, made } = await noor()
    const next = await makeWitness({ sig, kw, network: 'lumenia' }, { ...said, counter: 6 }, saw)
    await expect(openWitness(kw, 'lumenia', readWitness(made.statement), next.sealed)).rejects.toThrow(
      'broken',
    )
  })

  it.each([
    '{',
    '{}',
    '{"user":"noor","circle":7,"epoch":2,"counter":0,"at":"2026-11-27T16:40Z","sealed":"x"}',
  ])('is broken where it is %s', (body) => {
    expect(() => readWitness({ body })).toThrow('broken')
  })
})

describe('an answer of Noor’s browser to Amara’s question', () => {
  const answer = {
    nonce: 'n1',
    asker: 'amara',
    user: 'noor',
    at: said.at,
    seen: [[7, 'amara', 9, 'h9']],
  } as const

  it('is hers, for this number and in this network', async () => {
    const { sig, key } = await noor()
    const made = await makeAnswer(sig, 'lumenia', answer)
    expect(readAnswer(made)).toEqual(answer)
    expect(await isAnswerOf(key, 'lumenia', made)).toBe(true)
    expect(await isAnswerOf(key, 'ostrova', made)).toBe(false)
    const replayed = { ...made, body: made.body.replace('"n1"', '"n2"') }
    expect(await isAnswerOf(key, 'lumenia', replayed)).toBe(false)
  })

  it('is broken where it names no counters', () => {
    expect(() => readAnswer({ body: '{"nonce":"n","asker":"a","user":"n","at":"x","seen":[[7]]}' })).toThrow(
      'broken',
    )
  })
})

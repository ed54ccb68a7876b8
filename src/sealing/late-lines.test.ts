// Any order of honest work, of a dismissed worker who keeps her key, of the ghost whom she lets in, and of a server that brings what it
// likes and keeps back the proofs that it likes: whoever reads was let in by somebody who could, and nobody whom a withdrawal shut out.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amara, CLINIC, commits, ELSEWHERE, kofi, LAWYERS, mira, OLENA, olena, SHELTER } from './case-cast.ts'
import { readersOf } from './case-readers.ts'
import { SealingError } from './suite.ts'
import { begin, chain, dismissAmara, ended, grant, proofs, reads, signs, takesBack } from './replay-cast.ts'

const PARTS = ['identity', 'health', 'legal'] as const
const day = '2026-03-01'

/** What may be said next, by whom; `late` where Amara or her ghost says it after her time. */
const step = fc.constantFrom(
  'mira gives the lawyers health',
  'mira stops the doctor',
  'mira makes a key',
  'olena stops the doctor',
  'amara gives the lawyers identity',
  'amara lets a ghost in',
  'amara hands the case to the ghost',
  'amara makes a key',
  'amara closes',
  'amara erases',
  'amara stops the doctor',
  'the ghost lets the lawyers in',
  'amara is dismissed',
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

let names = 0
const fresh = () => `grant ${(names += 1)}`
const carry = { purpose: 'carrying' }

/** The honest colleagues' tale: who may read at most, and whom a withdrawal has shut out. */
type Tale = { may: Set<string>; shut: boolean }
const key = (circle: number, part: string) => `${circle} ${part}`

async function says(next: Step, tale: Tale): Promise<void> {
  const isOver = ended.has('amara')
  const proved = isOver ? await proofs(...before()) : []
  const doubts = isOver ? (await reads(proved)).doubts.map(({ n }) => n) : []
  // Whoever knows of the dismissal names what nobody can believe.
  const knows = isOver ? { log: 9, ...(doubts.length > 0 && { over: doubts }) } : {}
  const lets = (circle: number, part: string) => isOver || tale.may.add(key(circle, part))
  switch (next) {
    case 'mira gives the lawyers health':
      if (doubts.length > 0) return
      tale.may.add(key(LAWYERS, 'health'))
      return signs(mira, { ...grant(fresh(), LAWYERS, ['health']), ...knows })
    case 'mira stops the doctor':
      tale.shut = true
      return signs(mira, { t: 'revoke', grant: 'doctor', ...knows })
    case 'mira makes a key':
      return signs(mira, { t: 'epoch', commits: commitsNow(), why: 'rotation', ...knows })
    case 'olena stops the doctor':
      tale.shut = true
      return signs(olena, { t: 'revoke', grant: 'doctor' })
    case 'amara gives the lawyers identity':
      lets(LAWYERS, 'identity')
      return signs(amara, grant(fresh(), LAWYERS, ['identity']))
    case 'amara lets a ghost in':
      return isOver ? signs(amara, grant('ghost', ELSEWHERE, [...PARTS], carry)) : undefined
    case 'amara hands the case to the ghost':
      return isOver ? signs(amara, { t: 'transfer', to: ELSEWHERE, grant: 'ghost' }) : undefined
    case 'amara makes a key':
      return isOver ? signs(amara, { t: 'epoch', commits: commitsNow(), why: 'mine' }) : undefined
    case 'amara closes':
    case 'amara erases':
      return isOver ? signs(amara, { t: next === 'amara closes' ? 'close' : 'erase' }) : undefined
    case 'amara stops the doctor':
      tale.shut = true
      return signs(amara, { t: 'revoke', grant: 'doctor' })
    case 'the ghost lets the lawyers in':
      return isOver ? signs(kofi, grant(fresh(), LAWYERS, ['legal'])) : undefined
    case 'amara is dismissed':
      if (isOver) return
      until = chain.length
      return dismissAmara(9)
  }
}
/** The lines that Amara had said when she was dismissed. */
let until = 0
const before = (): number[] =>
  chain.slice(0, until).flatMap(({ body }, at) => (body.includes('"by":"amara"') ? [at + 1] : []))
let keys = 0
const commitsNow = () => {
  keys += 1
  return Object.fromEntries(
    Object.entries(commits('health')).map(([part]) => [part, `${keys}`.padStart(43, 'K')]),
  )
}

async function walk(steps: readonly Step[], kept: readonly boolean[]): Promise<void> {
  await begin(2)
  const all = (circle: number) => PARTS.map((part) => key(circle, part))
  const may = new Set([...all(SHELTER), key(OLENA, 'identity'), key(OLENA, 'health'), key(CLINIC, 'health')])
  const tale: Tale = { may, shut: false }
  for (const next of steps) {
    const length = chain.length
    const told = { may: new Set(tale.may), shut: tale.shut }
    await says(next, tale)
    if (chain.length === length) continue
    try {
      await reads(ended.has('amara') ? await proofs(...before()) : [])
    } catch (refusal) {
      // No rule lets it be said: no server can show it to anybody.
      if (!(refusal instanceof SealingError)) throw refusal
      await takesBack()
      Object.assign(tale, told)
    }
  }
  const mine = before().filter((_, at) => kept[at % kept.length])
  // A server that brings a late line and keeps proofs back may be caught at it: then nothing of the chain is believed.
  const believed = await reads(ended.has('amara') ? await proofs(...mine) : []).catch((refusal: unknown) => {
    if (refusal instanceof SealingError && mine.length < before().length) return undefined
    throw refusal
  })
  if (!believed) return
  const { now } = believed
  expect(now.owner).toBe(SHELTER)
  expect(now.state).toBe('open')
  for (const part of PARTS)
    for (const circle of readersOf(now, part, day)) {
      expect(tale.may, `${circle} reads ${part}`).toContain(key(circle, part))
      expect(tale.shut && circle === CLINIC, 'the doctor was shut out').toBe(false)
    }
}

test(
  'who reads was let in by somebody who could, whatever order a server chooses',
  async () => {
    const kept = fc.array(fc.boolean(), { minLength: 1, maxLength: 4 })
    const runs = Number(process.env['WALKS'] ?? 60)
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), kept, walk), {
      numRuns: runs,
    })
  },
  process.env['WALKS'] ? 1_000_000 : 120_000,
)

// What a server can say of the duties that one country's law alone knows: dropped, invented, put on another process, of another
// law, by other rules. Rosa's client reads the law by its hash, signs what it asks, and finds each. (Decisions 47 and 49.)

import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../../demo/actor.ts'
import { openCase, takeKeys } from '../../demo/case-work.ts'
import { readCase } from '../../src/client/case-keys.ts'
import { lawOf } from '../../src/client/law.ts'
import type { Session } from '../../src/client/session.ts'
import { readMove } from '../../src/sealing/signed-move.ts'
import { stepWordOf, type HeldLine } from '../../src/tracks/step-word.ts'
import { testDatabase } from '../database.ts'
import { machineOf } from '../moving.ts'
import { newNetwork, passphrase } from '../people.ts'
import { endsIn } from './network.ts'
import { MaliciousServer } from './server.ts'

const database = await testDatabase()
const network = await newNetwork(database, { timezone: 'America/New_York', unlimited: true })
const rosa = await network.organisation('Casa Luz', 'ngo', ['caseworker', 'lawyer', 'shelter'], 'us')
const evil = new MaliciousServer(network.staff)
afterEach(() => evil.repents())

type Shown = {
  tracks: { id: string; state: string; version: number }[]
  clocks: { track: string; clock: string; pack: string }[]
}
let id: string
let ident: { id: string; version: number }
let other: { id: string; version: number }
let victim: Session

beforeAll(async () => {
  ;({ id } = await openCase(rosa, { name: 'Ximena Test', language: 'es', ageGroup: 'child' }))
  ident = await rosa.open('identification', { caseId: id })
  other = await rosa.open('status', { caseId: id })
  for (const [move, answers] of [
    ['presume', { origin: 'ngo' }],
    ['refer', {}],
    ['receive', {}],
    ['decide_prelim_positive', { served_on: '2026-01-05' }],
  ] as const)
    ident = await rosa.move('identification', move, ident, answers)
  victim = await newClient()
}, 60_000)

/** Rosa on a device that has read no law so far. */
async function newClient() {
  const client = await signIn(evil.line, rosa.handle, passphrase)
  await takeKeys(client, id)
  return client
}

const tells = (lie: (shown: Shown) => void) =>
  evil.tells(new RegExp(`^/api/cases/${id}$`), (body) => lie(body as never))

async function looks(who = victim, track = ident.id, change = (line: HeldLine): HeldLine => line) {
  const shared = await readCase(who, id)
  const row = shared.tracks.find((one) => one.id === track)!
  const mine = shared.clocks.filter((one) => one.track === track)
  const shown = { ...row, clocks: mine.map(({ clock }) => clock), pack: mine[0]?.pack ?? 'us' }
  const line = change(structuredClone(shared.stepLines[track]!))
  return stepWordOf(machineOf(row.kind), shown, line, who.organisation)
}

it('what Rosa signed of Ximena’s process holds the duty of federal law, by its name and hash', async () => {
  const { steps } = await rosa.api.cases.read({ id })
  const { step } = readMove(steps.find(({ track }) => track === ident.id)!.signed)
  expect(Object.keys(step!.owed)).toContain('law.interim_assistance')
  expect(step!.owed['law.interim_assistance']).toMatchObject({ day: '2026-01-05' })
  expect(step!.law).toEqual({ pack: 'us', hash: (await lawOf(rosa, 'us'))!.hash, age: 'child' })
  expect(await looks()).toMatchObject({ word: 'checked', signed: { by: rosa.id } })
})

const mine = ({ clock }: Shown['clocks'][number]) => clock === 'law.interim_assistance'
const lies: Record<string, [lie: (shown: Shown) => void, told: object]> = {
  'the duty is gone': [
    (shown) => void (shown.clocks = shown.clocks.filter((one) => !mine(one))),
    { because: 'duties', missing: ['law.interim_assistance'] },
  ],
  'another duty of that law is invented': [
    (shown) => void shown.clocks.push({ track: ident.id, clock: 'law.missing_child', pack: 'us' }),
    { because: 'duties', forged: ['law.missing_child'] },
  ],
  'one of another country’s law is invented': [
    (shown) => void shown.clocks.push({ track: ident.id, clock: 'law.support_after_no', pack: 'us' }),
    { because: 'duties', forged: ['law.support_after_no'] },
  ],
  'it is put on another process': [
    (shown) => void (shown.clocks.find(mine)!.track = other.id),
    { because: 'duties', missing: ['law.interim_assistance'] },
  ],
  'it is shown under another law': [
    (shown) => shown.clocks.forEach((one) => void (one.pack = 'eu')),
    { because: 'law' },
  ],
}
it.each(Object.entries(lies))('%s: it is told', async (_title, [lie, told]) => {
  await looks()
  tells(lie)
  expect(await looks()).toMatchObject({ word: 'wrong', ...told })
})

it('the process on which it was put is told as well', async () => {
  tells((shown) => void (shown.clocks.find(mine)!.track = other.id))
  expect(await looks(victim, other.id)).toMatchObject({ word: 'wrong', forged: ['law.interim_assistance'] })
})

describe('a colleague whose program leaves the law aside', () => {
  const signing = (change: (owed: Record<string, { on: string }>) => void) => (line: HeldLine) => {
    change(line.moves!.at(-1)!.step!.owed)
    return line
  }
  it('and signs a step without the duty, which is then not shown: the law itself tells', async () => {
    tells((shown) => void (shown.clocks = shown.clocks.filter((one) => !mine(one))))
    const dropped = signing((owed) => void delete owed['law.interim_assistance'])
    expect(await looks(victim, ident.id, dropped)).toMatchObject({ word: 'wrong', because: 'law' })
  })
  it('or signs a duty that no such process has by that law', async () => {
    tells((shown) => void shown.clocks.push({ track: ident.id, clock: 'law.missing_child', pack: 'us' }))
    const invented = signing((owed) => void (owed['law.missing_child'] = { on: '2026-01-05' }))
    expect(await looks(victim, ident.id, invented)).toMatchObject({ word: 'wrong', because: 'law' })
  })
})

describe('the server gives out other rules than those of the program', () => {
  const withoutDuty = () =>
    evil.tells(/^\/api\/law\/us\/files$/, (body) => {
      const own = (body as { files: { id: string; text: string }[] }).files.at(-1)!
      const pack = JSON.parse(own.text) as { clocks: { id: string }[] }
      own.text = JSON.stringify({ ...pack, clocks: pack.clocks.filter((one) => !one.id.startsWith('law.')) })
    })

  it('then nothing is checked by them, and nothing is red', async () => {
    withoutDuty()
    const fresh = await newClient()
    expect(await looks(fresh)).toMatchObject({ word: 'unread', signed: { by: rosa.id } })
  })

  it('and nothing is signed by them', async () => {
    withoutDuty()
    const fresh = await newClient()
    const move = () => fresh.tracks.makeMove('status', 'prepare', other, { permit: 't_visa' })
    expect(await endsIn(evil, move)).toBe('unfit')
  })

  it('a law of which it has no file at all is not checked either', async () => {
    evil.tells(/^\/api\/law\/us\/files$/, (body) => void ((body as { files: unknown[] }).files.length = 0))
    const fresh = await newClient()
    expect(await looks(fresh)).toMatchObject({ word: 'unread' })
  })
})

it('the server names another law to whoever signs: what is signed then names it, and is refused', async () => {
  const caseId = (await openCase(rosa, { name: 'Luz Test', language: 'es', ageGroup: 'child' })).id
  const luz = await rosa.open('identification', { caseId })
  const presumes = () => victim.tracks.makeMove('identification', 'presume', luz, { origin: 'ngo' })
  const named = (lie: (known: { pack: string }) => void) =>
    evil.tells(/^\/api\/signing/, (body) => lie((body as { case: never }).case))
  named((known) => void (known.pack = 'palermo'))
  await expect(presumes()).rejects.toMatchObject({ detail: { because: 'bad-statement' } })
  evil.repents()
  await expect(presumes()).resolves.toMatchObject({ state: 'presumed' })
  const { steps } = await rosa.api.cases.read({ id: caseId })
  expect(readMove(steps.find(({ track }) => track === luz.id)!.signed).step!.law).toMatchObject({
    pack: 'us',
  })
})

it('the server names another age to whoever signs: what was signed of her age decides, and the child’s duties begin', async () => {
  const caseId = (await openCase(rosa, { name: 'Paz Test', language: 'es', ageGroup: 'child' })).id
  const paz = await rosa.open('identification', { caseId })
  evil.tells(/^\/api\/signing/, (body) => {
    const { case: known } = body as { case: { now: { age: string } } }
    known.now.age = 'adult'
  })
  await victim.tracks.makeMove('identification', 'presume', paz, { origin: 'ngo' })
  evil.repents()
  const { steps } = await rosa.api.cases.read({ id: caseId })
  expect(readMove(steps.find(({ track }) => track === paz.id)!.signed).step!.law).toMatchObject({
    age: 'child',
  })
})

// What a server can say of a case's workflow that nobody said: how dangerous it is, whether a child is a child, by which reference it
// goes. Each fact is told falsely in each way to Amara's client, which must find it; and what is honest must not look like a lie.
// (Decision 47.)

import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signIn } from '../../demo/actor.ts'
import { openCase } from '../../demo/case-work.ts'
import { readCase } from '../../src/client/case-keys.ts'
import { takeCircles } from '../../src/client/circles.ts'
import { refreshHome } from '../../src/client/logs.ts'
import { wordsOn } from '../../src/client/checked-moves.ts'
import { suspendMember } from '../../src/organisations/client/members.ts'
import { hashOf, type Statement } from '../../src/sealing/chain.ts'
import { readMove } from '../../src/sealing/signed-move.ts'
import { nothingHeld } from '../../src/sealing/vault.ts'
import { factNames, type FactName } from '../../src/tracks/case-facts.ts'
import { stepWordOf } from '../../src/tracks/step-word.ts'
import { machineOf } from '../moving.ts'
import { testDatabase } from '../database.ts'
import { passphrase } from '../people.ts'
import { evilHouse, rewritten } from './network.ts'
import { movedOnHead, signedOnHead } from './forge.ts'

const database = await testDatabase()
const { network, amara, bashir, evil, victim } = await evilHouse(database)
const admin = await signIn(network.staff, 'harbour-house-admin', passphrase)
const noor = await network.colleague(admin, 'noor', ['caseworker'])
afterEach(() => evil.repents())

type Shown = { case: Record<string, unknown>; signed: Statement[] }
const nameInCase: Record<FactName, string> = { reference: 'reference', risk: 'risk', age: 'ageGroup' }
/** What a liar would have Amara believe. */
const lies: Record<FactName, string> = { reference: 'C-0000-0000', risk: 'low', age: 'adult' }

/** A case of a child in danger, as Amara said it: assessed low first, then high. */
async function child(name: string) {
  const { id, reference } = await openCase(amara, { name, language: 'ar', ageGroup: 'child' })
  await amara.open('risk', { caseId: id, level: 'low', own_view: 'unsafe', family_considered: true })
  await amara.open('risk', { caseId: id, level: 'high', own_view: 'unsafe', family_considered: true })
  for (const one of [amara, victim]) {
    await refreshHome(one)
    await takeCircles(one)
  }
  return { id, reference }
}
const tells = (id: string, lie: (shown: Shown) => void) =>
  evil.tells(new RegExp(`^/api/cases/${id}$`), (body) => lie(body as never))
const wordOf = async (id: string, name: FactName) => (await readCase(victim, id)).words[name].word

it('what Amara said is checked, by her name and the day, and nothing is red', async () => {
  const { id } = await child('Hana Checked')
  const { words, signed } = await readCase(victim, id)
  expect(signed).toHaveLength(3)
  for (const name of factNames)
    expect(words[name]).toMatchObject({
      word: 'checked',
      signed: { by: amara.id, organisation: amara.organisation },
    })
  expect(words.risk).toMatchObject({ signed: { is: 'high' } })
})

describe.each(factNames)('the server lies about the %s', (name) => {
  let one: { id: string; reference: string }
  let other: { id: string; reference: string }
  beforeAll(async () => {
    one = await child(`Hana ${name}`)
    other = await child(`Salma ${name}`)
  })

  it('changed in the row: it is other than what was signed', async () => {
    tells(one.id, (shown) => void (shown.case[nameInCase[name]] = lies[name]))
    expect(await readCase(victim, one.id)).toMatchObject({
      words: { [name]: { word: 'wrong', because: 'differs' } },
    })
  })

  it('changed in the row and in what was signed: the signature does not hold', async () => {
    tells(one.id, (shown) => {
      shown.case[nameInCase[name]] = lies[name]
      const last = shown.signed.pop()!
      shown.signed.push(
        rewritten(
          last,
          (said) => void ((said['facts'] as Record<string, { is: string }>)[name]!.is = lies[name]),
        ),
      )
    })
    expect(await readCase(victim, one.id)).toMatchObject({
      words: { [name]: { word: 'wrong', because: expect.stringMatching(/^bad-/) } },
    })
  })

  it('what was signed is left out altogether: whoever saw it knows', async () => {
    await readCase(victim, one.id)
    tells(one.id, (shown) => {
      shown.case[nameInCase[name]] = lies[name]
      shown.signed.length = 0
    })
    expect(await readCase(victim, one.id)).toMatchObject({
      words: { [name]: { word: 'wrong', because: 'rollback' } },
    })
  })

  it('an older state of it is played again: whoever saw the newer one knows', async () => {
    await readCase(victim, one.id)
    tells(one.id, (shown) => {
      shown.signed.splice(-1)
      shown.case[nameInCase[name]] = readMove(shown.signed.at(-1)!).facts![name]!.is
    })
    expect(await readCase(victim, one.id)).toMatchObject({
      words: { [name]: { word: 'wrong', because: 'rollback' } },
    })
  })

  it('one is left out in the middle: the line does not hold together', async () => {
    tells(one.id, (shown) => void shown.signed.splice(1, 1))
    expect(await readCase(victim, one.id)).toMatchObject({
      words: { [name]: { word: 'wrong', because: 'bad-chain' } },
    })
  })

  it('two cases are exchanged: what was signed of one says nothing of the other', async () => {
    const { signed, case: theirs } = await amara.api.cases.read({ id: other.id })
    tells(one.id, (shown) => {
      shown.case[nameInCase[name]] = { ...theirs }[nameInCase[name] as 'risk']
      shown.signed.splice(0, shown.signed.length, ...signed)
    })
    expect(await readCase(victim, one.id)).toMatchObject({
      words: { [name]: { word: 'wrong', because: 'bad-chain' } },
    })
  })

  it('somebody of a house that never worked on it signs: it is told', async () => {
    const { statement } = await signedOnHead(network, bashir, one.id, { [name]: lies[name] })
    tells(one.id, (shown) => {
      shown.case[nameInCase[name]] = lies[name]
      shown.signed.push(statement)
    })
    expect(await readCase(victim, one.id)).toMatchObject({
      words: { [name]: { word: 'wrong', because: 'stranger' } },
    })
  })

  it('in a list, where only the last of it is shown, a changed row is found as well', async () => {
    const { signed } = await amara.api.cases.read({ id: one.id })
    const facts = { reference: one.reference, risk: 'high', age: 'child', [name]: lies[name] }
    const [words] = await wordsOn(victim, [{ id: one.id, facts, signed: signed.slice(-1) }])
    expect(words![name]).toMatchObject({ word: 'wrong', because: 'differs' })
  })
})

describe('Noor, who was dismissed', () => {
  it('with her own key and an older log says afterwards that it is safe: nobody can tell when, and it is red', async () => {
    const { id } = await child('Amina Late')
    const late = await signedOnHead(network, noor, id, { risk: 'low' })
    await suspendMember(admin, noor.id)
    await refreshHome(victim)
    tells(id, (shown) => {
      shown.case['risk'] = 'low'
      shown.signed.push(late.statement)
    })
    expect(await readCase(victim, id)).toMatchObject({ words: { risk: { word: 'wrong', because: 'left' } } })
  }, 60_000)

  it('what she had said before she left is proved, and stays checked', async () => {
    const leila = await network.colleague(admin, 'leila', ['caseworker'])
    const { id } = await openCase(leila, { name: 'Amina Before', language: 'ar' })
    await leila.open('risk', { caseId: id, level: 'low', own_view: 'safe', family_considered: true })
    await suspendMember(admin, leila.id)
    await refreshHome(victim)
    await takeCircles(victim)
    expect(await readCase(victim, id)).toMatchObject({
      words: { risk: { word: 'checked', signed: { is: 'low', by: leila.id } }, age: { word: 'checked' } },
    })
  }, 60_000)
})

it('a move that sets what was not signed is refused by the server, and so is one without a signature', async () => {
  const { id } = await child('Hana Refused')
  const ask = (signed?: object) =>
    amara.api.cases
      .signing({ caseId: id })
      .then(() =>
        amara.send('/api/risks', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            id: crypto.randomUUID(),
            caseId: id,
            level: 'low',
            own_view: 'safe',
            family_considered: true,
            ...(signed && { signatures: signed }),
          }),
        }),
      )
      .then(async (answer) => ((await answer.json()) as { because?: string }).because)
  expect(await ask()).toBe('statement-missing')
  const { statement } = await signedOnHead(network, amara, id, { risk: 'medium' })
  expect(await ask({ facts: statement })).toBe('bad-statement')
  expect((await amara.api.cases.read({ id })).case.risk).toBe('high')
})

it('the server calls it more dangerous than was signed: that is its word, and says what was signed', async () => {
  const { id } = await openCase(amara, { name: 'Hana Raised', language: 'ar' })
  await amara.open('risk', { caseId: id, level: 'low', own_view: 'safe', family_considered: true })
  tells(id, (shown) => void (shown.case['risk'] = 'high'))
  expect(await readCase(victim, id)).toMatchObject({
    words: { risk: { word: 'server', signed: { is: 'low' } } },
  })
  expect(await wordOf(id, 'age')).toBe('checked')
})

it('a case of which nobody has signed anything is the server’s word, and no alarm', async () => {
  const { id, reference } = await child('Hana Old')
  const fresh = await signIn(network.staff, amara.handle, passphrase)
  const facts = { reference, risk: 'high', age: 'child' }
  const inside = nothingHeld()
  expect(inside.held).toBeUndefined()
  const [words] = await wordsOn(fresh, [{ id: crypto.randomUUID(), facts, signed: [] }])
  expect(words).toEqual({ reference: { word: 'server' }, risk: { word: 'server' }, age: { word: 'server' } })
  expect(await hashOf((await fresh.api.cases.read({ id })).signed[0]!)).not.toBe('')
})

describe('the server lies about where she sleeps and what is owed to her', () => {
  type Row = { id: string; state: string; version: number }
  type Steps = {
    tracks: Row[]
    clocks: { track: string; clock: string }[]
    steps: { track: string; signed: Statement }[]
  }
  let id: string
  let bed: { id: string; version: number }
  let other: { id: string; version: number }
  beforeAll(async () => {
    ;({ id } = await openCase(amara, { name: 'Hana Bed', language: 'ar' }))
    bed = await amara.open('placement', { caseId: id, urgency: 'now', party: 1 })
    other = await amara.open('placement', { caseId: id, urgency: 'routine', party: 1 })
    bed = await amara.move('placement', 'match', bed, { not_met: ['none_missing'] })
  })
  const tellsSteps = (lie: (shown: Steps) => void) =>
    evil.tells(new RegExp(`^/api/cases/${id}$`), (body) => lie(body as never))
  const rowOf = (shown: Steps, track = bed.id) => shown.tracks.find((one) => one.id === track)!
  const stepOf = (shown: Steps, track = bed.id) => shown.steps.find((one) => one.track === track)!
  const looks = async (track = bed.id) => {
    const shared = await readCase(victim, id)
    const row = shared.tracks.find((one) => one.id === track)!
    const clocks = shared.clocks.filter((one) => one.track === track).map(({ clock }) => clock)
    const line = shared.stepLines[track] ?? { moves: [] }
    return stepWordOf(machineOf(row.kind), { ...row, clocks }, line, victim.organisation)
  }
  const wrong = (because: string) => ({ word: 'wrong', because })

  it('what Amara did is checked, with what is owed after it', async () => {
    expect(await looks()).toMatchObject({ word: 'checked', signed: { is: 'matched', by: amara.id } })
    expect(await looks(other.id)).toMatchObject({ word: 'checked', signed: { is: 'requested' } })
  })

  const changes: Record<string, [lie: (shown: Steps) => void, because: string]> = {
    'the state is another one': [(shown) => void (rowOf(shown).state = 'resident'), 'differs'],
    'the state is a later one that nobody at work made': [
      (shown) => void Object.assign(rowOf(shown), { state: 'resident', version: 9 }),
      'differs',
    ],
    'the process is as it was before': [
      (shown) => void Object.assign(rowOf(shown), { state: 'requested', version: 1 }),
      'differs',
    ],
    'a duty is gone': [
      (shown) => void (shown.clocks = shown.clocks.filter((one) => one.track !== bed.id)),
      'duties',
    ],
    'a duty is forged': [
      (shown) => void shown.clocks.push({ track: bed.id, clock: 'placement.review' }),
      'duties',
    ],
    'nothing of it was signed': [
      (shown) => void (shown.steps = shown.steps.filter((one) => one.track !== bed.id)),
      'rollback',
    ],
    'two processes are exchanged': [
      (shown) => void (stepOf(shown).signed = stepOf(shown, other.id).signed),
      'bad-signature',
    ],
    'a step says something else under the same signature': [
      (shown) => {
        const step = stepOf(shown)
        step.signed = rewritten(
          step.signed,
          (said) => void ((said['step'] as { to: string }).to = 'resident'),
        )
        rowOf(shown).state = 'resident'
      },
      'bad-signature',
    ],
  }
  it.each(Object.entries(changes))('%s: it is told', async (_title, [lie, because]) => {
    await looks()
    tellsSteps(lie)
    expect(await looks()).toMatchObject(wrong(because))
  })

  it('a house that the chain never named signs a step: red, by name', async () => {
    const line = { about: 'track', id: bed.id, caseId: id } as const
    const { statement } = await movedOnHead(network, bashir, line, ({ step }) => ({
      step: { ...step!, move: 'offer', was: step!.to, to: 'offered', v: step!.v + 1 },
    }))
    tellsSteps((shown) => {
      Object.assign(rowOf(shown), { state: 'offered', version: bed.version + 1 })
      stepOf(shown).signed = statement
    })
    expect(await looks()).toMatchObject({ ...wrong('stranger'), signed: { by: bashir.id } })
  })

  it('an answer that was overtaken by a newer one is asked for again, and is no alarm', async () => {
    const owed = await amara.open('placement', { caseId: id, urgency: 'now', party: 1 })
    let old: { signed: Statement; row: Row } | undefined
    tellsSteps((shown) => {
      old = structuredClone({ signed: stepOf(shown, owed.id).signed, row: rowOf(shown, owed.id) })
    })
    await looks(owed.id)
    await amara.move('placement', 'match', owed, { not_met: ['none_missing'] })
    evil.repents()
    await looks(owed.id)
    let times = 0
    tellsSteps((shown) => {
      if ((times += 1) > 1) return
      stepOf(shown, owed.id).signed = old!.signed
      Object.assign(rowOf(shown, owed.id), old!.row)
    })
    expect(await looks(owed.id)).toMatchObject({ word: 'checked', signed: { is: 'matched' } })
    expect(times).toBe(2)
  })

  it('which duty is gone is said, and by whom it was signed', async () => {
    tellsSteps((shown) => void (shown.clocks = []))
    expect(await looks()).toMatchObject({
      because: 'duties',
      missing: ['placement.answer.now', 'placement.bed.now'],
      signed: { by: amara.id },
    })
  })

  it('what the person may do without script, or time by itself, is the server’s word and no alarm', async () => {
    tellsSteps((shown) => void Object.assign(rowOf(shown), { state: 'refused', version: bed.version + 1 }))
    expect(await looks()).toMatchObject({ word: 'server', signed: { is: 'matched' } })
  })

  it('an assessment that has aged by itself is the server’s word', async () => {
    const risk = await amara.open('risk', {
      caseId: id,
      level: 'low',
      own_view: 'safe',
      family_considered: true,
    })
    expect(await looks(risk.id)).toMatchObject({ word: 'checked' })
    tellsSteps((shown) => void Object.assign(rowOf(shown, risk.id), { state: 'review_due', version: 2 }))
    expect(await looks(risk.id)).toMatchObject({ word: 'server' })
  })
})

// Clémence is asked what happened. Whoever asks prepares it with her, she says when, and nobody asks as if for the first time.

import { carrierOf } from '../identification/client/sealed-reasons.ts'
import { describe, expect, it } from 'vitest'
import { addresses } from '../api/addresses.ts'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { learn } from '../../demo/learning.ts'
import { wordsIn, wordsInTables } from '../../test/canaries.ts'
import { testDatabase } from '../../test/database.ts'
import { machineOf, make } from '../../test/moving.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import type { StaffRole } from '../api/roles.ts'
import { speaker } from '../language/say.ts'
import { waysFrom } from '../rights/server/own-tracks.ts'
import { advance, refusalOf } from '../tracks/advance.ts'
import type { Input, Move, Side } from '../tracks/define.ts'
import { interviewCourse } from '../training/codes.ts'
import { giveAskWords, readAskWords } from './client/ask-words.ts'
import { gatesOf } from './gate.ts'
import { interpreterChecks, interviewStages } from './interview.ts'

const prepared = {
  day: '2026-06-01',
  language: 'fr',
  interpreter: 'booked',
  interpreter_checked: interpreterChecks,
  companion: 'chosen',
  adapted: ['breaks', 'child_care'],
  known: 'read',
} as const
const prepare = (input: Input, interviewsBefore = 0, stage?: string) =>
  make('interview', 'planned', 'prepare', { ...prepared, ...input }, { interviewsBefore }, stage)
const moveOf = (name: string) => machineOf('interview').moves[name] as Move

describe('an interview', () => {
  it('does not begin before somebody of her choice was offered to be there', () => {
    expect(prepare({ companion: 'not_offered' })).toBe('offer-a-companion')
    expect(prepare({ companion: 'offered_not_wanted' })).toBe('prepared')
  })

  it('is prepared with what is done otherwise for her: for fear, for the mind, for the body', () => {
    expect(prepare({ adapted: [] })).toBe('say-what-is-adapted')
    for (const need of [
      'food_and_rest',
      'medicine',
      'child_care',
      'breaks',
      'counsellor_near',
      'chosen_gender',
    ])
      expect(prepare({ adapted: [need] }), need).toBe('prepared')
  })

  it('has an interpreter whom she understands, of the gender that she wishes, and who is a stranger to her', () => {
    for (const left of interpreterChecks)
      expect(prepare({ interpreter_checked: interpreterChecks.filter((one) => one !== left) }), left).toBe(
        'check-the-interpreter',
      )
    expect(prepare({ interpreter_checked: undefined })).toBe('check-the-interpreter')
    expect(prepare({ interpreter: 'refused_by_person', interpreter_checked: undefined })).toBe('prepared')
    expect(moveOf('prepare').ask?.['language']).not.toHaveProperty('optional')
  })

  it('does not ask again what she has told already', () => {
    expect(prepare({ known: 'not_read' })).toBe('read-what-is-known')
    expect(prepare({}, 1)).toBe('say-why-again')
    expect(make('interview', 'planned', 'prepare', prepared, {})).toBe('say-why-again')
    expect(prepare({ again: 'new_facts' }, 1)).toBe('prepared')
  })

  it('a fourth time wants the order of a prosecutor or a judge in writing', () => {
    expect(prepare({ again: 'new_facts' }, 2)).toBe('prepared')
    expect(prepare({ again: 'new_facts' }, 3)).toBe('fourth-wants-an-order')
    expect(prepare({ again: 'ordered_in_writing' }, 3)).toBe('prepared')
  })

  it('takes place on the day on which she is ready, and whoever asks the questions is not who says so', () => {
    const mayHold = make('interview', 'prepared', 'hold', { training: 'trained', recorded: true })
    expect(mayHold).toBe('not-in-this-state')
    const says = (sides: Side[], roles: StaffRole[]) => refusalOf(moveOf('say_ready'), { sides, roles })
    expect(says(['other'], ['police'])).toBe('not-your-side')
    expect(says(['holder', 'other'], ['police'])).toBe('not-your-role')
    expect(says(['holder'], ['lawyer'])).toBeUndefined()
    expect(says(['person'], [])).toBeUndefined()
    expect(machineOf('interview').opens.who).not.toContain('police')
  })

  it('can be put off by her at any time until it is held, without a reason', () => {
    for (const state of ['planned', 'prepared', 'ready'])
      expect(make('interview', state, 'postpone', {})).toBe('postponed')
    expect(waysFrom(machineOf('interview'), 'ready')).toEqual(
      expect.arrayContaining(['postpone', 'call_off']),
    )
  })

  it('is held by somebody who is trained for it; danger to a life goes before, and is written down', () => {
    const hold = (training: string, known = 'trained not_trained') =>
      make('interview', 'ready', 'hold', { training, recorded: true }, { training: known })
    expect(hold('not_trained')).toBe('train-first')
    expect(hold('trained')).toBe('held')
    // In the network nobody says of themselves that they are trained.
    expect(hold('trained', 'not_trained')).toBe('not-in-this-law')
    expect(hold('not_trained', 'not_trained')).toBe('train-first')
    expect(hold('trained', 'trained')).toBe('held')
    const atOnce = { danger: 'danger_to_life', training: 'not_trained', recorded: false }
    expect(make('interview', 'planned', 'hold_at_once', atOnce)).toBe('held')
    expect(moveOf('hold_at_once').ask?.['danger']).not.toHaveProperty('optional')
    expect(make('interview', 'postponed', 'hold_at_once', atOnce)).toBe('not-in-this-state')
    expect(refusalOf(moveOf('hold_at_once'), { sides: ['holder'], roles: ['caseworker'] })).toBe(
      'not-your-side',
    )
  })

  it('leaves somebody with the duty to ask how she is, though it is over', () => {
    const machine = machineOf('interview')
    const ready = { id: 't', kind: 'interview', state: 'ready', version: 1 }
    const input = { training: 'trained', recorded: true }
    const result = advance(machine, ready, 'hold', {
      input,
      mover: { sides: ['other'], roles: ['police'] },
      facts: {},
    })
    expect(result.moved && result.starts).toEqual([{ clock: 'interview.after', owner: 'holder' }])
    expect(machine.survivingClocks).toEqual(['interview.after', 'interview.after.now'])
  })

  it('has the same checks while somebody is identified, in the investigation and for the court', () => {
    for (const stage of interviewStages) {
      expect(prepare({ companion: 'not_offered' }, 0, stage)).toBe('offer-a-companion')
      expect(prepare({}, 1, stage)).toBe('say-why-again')
      expect(prepare({}, 0, stage)).toBe('prepared')
    }
  })
})

describe('the gate before an interview', () => {
  const said = (move: string, at: string, facts: object = {}) =>
    ({ move, at, by: 'Ines', side: 'holder', facts: facts as Record<string, unknown> }) as const
  const left = (events: Parameters<typeof gatesOf>[0], training?: string) =>
    gatesOf(events, training).flatMap(({ name, isOpen }) => (isOpen ? [] : [name]))
  const plan = said('prepare', '1', { companion: 'chosen', interpreter: 'booked' })
  const ready = said('say_ready', '2', { readiness: 'ready' })

  it('names what is missing, and who said what is there', () => {
    expect(left([], 'not_trained')).toEqual(['plan', 'companion', 'interpreter', 'readiness', 'training'])
    expect(left([plan], 'trained')).toEqual(['readiness'])
    expect(left([ready, plan], 'trained')).toEqual([])
    expect(gatesOf([plan, ready], 'trained')[3]).toMatchObject({ said: 'ready', by: 'Ines', at: '2' })
  })

  it('closes again when it is put off, and when the plan is another', () => {
    expect(left([plan, ready, said('postpone', '3')], 'trained')).toHaveLength(4)
    expect(left([plan, ready, said('prepare', '3', plan.facts)], 'trained')).toEqual(['readiness'])
  })
})

describe('whoever asks the questions', () => {
  it('never says that she is ready, also where a case was handed on to them, or nobody can say whether it was', () => {
    const say = (facts: object) => make('interview', 'prepared', 'say_ready', {}, facts as never)
    expect(say({ asksToo: true })).toBe('who-asks-does-not-say')
    expect(say({})).toBe('who-asks-does-not-say')
    expect(say({ asksToo: false })).toBe('ready')
  })

  it('has nobody to ask when her case is closed', () => {
    const machine = machineOf('interview')
    expect(machine.endsWithCase).toBe('call_off')
    for (const state of ['planned', 'prepared', 'ready', 'postponed'])
      expect(make('interview', state, 'call_off', {})).toBe('called_off')
  })
})

describe('Petra of the police, who sees nothing of what the authority asked', async () => {
  const database = await testDatabase()
  const network = await newNetwork(database)
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
  const ivo = await network.organisation('Competent Authority', 'competent_authority', ['authority'])
  const petra = await network.organisation('City Police', 'police', ['police'])

  it('learns all the same that Clémence has been interviewed before, and must say why she asks again', async () => {
    const { id: caseId } = await openCase(amara, { name: 'Clémence Again', language: 'fr' })
    const plan = (who: typeof ivo, subkind: string) =>
      amara.open('interview', { caseId, subkind, other: who.circle })
    const first = await plan(ivo, 'stage_identification')
    const ready = await ivo.move('interview', 'prepare', first, prepared)
    await amara.move('interview', 'say_ready', { id: ready.id }, { readiness: 'ready' })
    const hold = () =>
      ivo.move('interview', 'hold', { id: ready.id }, { training: 'trained', recorded: true })
    await expect(hold()).rejects.toMatchObject({ code: 'refused' })
    await learn(ivo, interviewCourse)
    await hold()

    const second = await plan(petra, 'stage_investigation')
    await expect(petra.move('interview', 'prepare', second, prepared)).rejects.toMatchObject({
      detail: { because: 'say-why-again' },
    })
    const again = await petra.move('interview', 'prepare', second, { ...prepared, again: 'other_authority' })
    expect(again.state).toBe('prepared')
  })

  it.each(interviewStages)(
    'without her certificate holds no interview (%s); danger to a life goes before, and is written down',
    async (stage) => {
      const ota = await network.organisation(`Police ${stage}`, 'police', ['police'])
      const { id: caseId } = await openCase(amara, { name: `Clémence ${stage}`, language: 'fr' })
      const begun = await amara.open('interview', { caseId, subkind: stage, other: ota.circle })
      const ready = async () => {
        const plan = await ota.move('interview', 'prepare', begun, prepared)
        return amara.move('interview', 'say_ready', { id: plan.id }, { readiness: 'ready' })
      }
      await ready()
      const hold = (training: string) =>
        ota.move('interview', 'hold', { id: begun.id }, { training, recorded: true })
      await expect(hold('not_trained')).rejects.toMatchObject({ detail: { because: 'train-first' } })
      // Nobody says of themselves that they are trained.
      await expect(hold('trained')).rejects.toMatchObject({ code: 'refused' })
      const urgent = await amara.open('interview', { caseId, subkind: stage, other: ota.circle })
      const atOnce = { danger: 'danger_to_life', training: 'not_trained', recorded: false }
      expect((await ota.move('interview', 'hold_at_once', urgent, atOnce)).state).toBe('held')
      const { events } = await amara.api.work.track({ track: urgent.id })
      expect(events[0]).toMatchObject({
        move: 'hold_at_once',
        facts: { danger: 'danger_to_life', training: 'not_trained' },
      })
      await learn(ota, interviewCourse)
      expect((await hold('trained')).state).toBe('held')
    },
  )

  it('writes what she wants to know, though she holds nothing of the file: whoever stands beside Clémence reads it, and nobody else', async () => {
    const { id: caseId } = await openCase(amara, { name: 'Clémence Asked', language: 'fr' })
    const track = await amara.open('interview', {
      caseId,
      subkind: 'stage_investigation',
      other: petra.circle,
    })
    const text = 'Who paid the driver in March? It stands in no paper.'
    const to = await carrierOf(petra, track.id)
    const id = crypto.randomUUID()
    await giveAskWords(petra, { track: track.id, to }, text, id)
    await giveAskWords(petra, { track: track.id, to }, text, id)
    expect(await readAskWords(amara, track.id)).toMatchObject({ text })
    expect(await readAskWords(petra, track.id)).toMatchObject({ text })
    expect([await wordsInTables(database, [text]), wordsIn(network.logged.join('\n'), [text])]).toEqual([
      [],
      [],
    ])
    await expect(readAskWords(ivo, track.id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(giveAskWords(ivo, { track: track.id, to }, text, crypto.randomUUID())).rejects.toMatchObject(
      {
        code: 'not-found',
      },
    )
  })

  it('hears the recording in place of asking again, where there is one', async () => {
    const { id: caseId } = await openCase(amara, { name: 'Clémence Recorded', language: 'fr' })
    const plan = (subkind: string) => amara.open('interview', { caseId, subkind, other: petra.circle })
    const again = { id: (await plan('stage_investigation')).id }
    await expect(petra.move('interview', 'use_recording', again)).rejects.toMatchObject({
      detail: { because: 'no-recording' },
    })
    const danger = { danger: 'danger_to_life', training: 'not_trained', recorded: true } as const
    await petra.move('interview', 'hold_at_once', await plan('stage_investigation'), danger)
    const { facts } = await petra.api.work.track({ track: again.id })
    expect(facts).toMatchObject({ interviewsBefore: 1, isRecorded: true })
    expect((await petra.move('interview', 'use_recording', again)).state).toBe('recording_used')
  })

  it('begins none herself, whatever role she has there: who asks does not stand on her side', async () => {
    const olga = await network.organisation('Border Police', 'police', ['supervisor', 'caseworker'])
    const { id: caseId } = await openCase(olga, { name: 'Clémence Elsewhere', language: 'fr' })
    await expect(olga.open('interview', { caseId, subkind: 'stage_investigation' })).rejects.toMatchObject({
      detail: { because: 'who-asks-does-not-hold' },
    })
  })

  it('does not change the day that Clémence is told: the one of the interview, not that on which she is asked whether she is ready', async () => {
    const { id: caseId } = await openCase(amara, { name: 'Clémence Day', language: 'en' })
    const { words } = await giveCard(amara, caseId, 'en')
    const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const track = await amara.open('interview', {
      caseId,
      subkind: 'stage_investigation',
      other: petra.circle,
    })
    await petra.move('interview', 'prepare', track, { ...prepared, day: dayIn(40) })
    const phone = telephone(network.public)
    await phone.post(`/en${addresses.enter}`, { words })
    const page = await (await phone.get(`/en${addresses.tracks}`)).text()
    expect(page).toContain(speaker('en').day(dayIn(40)))
    expect(page).not.toContain(speaker('en').day(dayIn(39)))
  })
})

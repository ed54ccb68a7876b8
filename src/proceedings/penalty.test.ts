// Kofi is arrested for what he was made to do: the alarm, the letter that asks for a hold, who may read it, and the day by which an
// old record can be cleared.

import { describe, expect, it } from 'vitest'
import { packs } from '../../jurisdictions/packs.ts'
import { agree, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { make } from '../../test/moving.ts'
import { readCase } from '../client/case-keys.ts'
import type { HoldPart } from '../jurisdiction/penalty-rules.ts'
import { lawOf } from '../law/law-of.ts'
import type { Input } from '../tracks/define.ts'
import { holdText, languagesOf, toldIn } from './hold-letter.ts'
import { readHold } from './client/read-hold.ts'
import { sealHold, sendHold } from './client/send-hold.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const ines = await network.organisation('Legal Aid', 'legal_aid', ['lawyer'])
const dario = await network.organisation('Crown Prosecution', 'prosecution', ['prosecutor'])
const rosa = await network.organisation('Casa Luz', 'ngo', ['caseworker'], 'us')

const said = 'Harvest Lane, kannabis, zqxkofi'
const duties = async (who: typeof amara, track: string) => {
  const { clocks } = await who.api.work.track({ track })
  return Object.fromEntries(clocks.map((clock) => [clock.clock, clock]))
}
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: { code?: string; detail?: { because?: string } }) => error.detail?.because ?? error.code,
  )

async function penalised(subkind: string, who = amara, other?: number) {
  const { id: caseId } = await openCase(who, { name: 'Kofi Test', language: 'en' })
  const track = await who.open('penalty', { caseId, subkind, ...(other === undefined ? {} : { other }) })
  return { caseId, track }
}

describe('an arrest', () => {
  it('rings within the hour; a fine waits two working days', async () => {
    const { track } = await penalised('penalty_arrest')
    const { 'penalty.alarm': alarm } = await duties(amara, track.id)
    expect(alarm).toMatchObject({ urgency: 0, source: 'house' })
    expect(new Date(alarm!.dueAt!).getTime() - Date.now()).toBeLessThan(3_600_001)
    const fine = await penalised('penalty_fine')
    expect(Object.keys(await duties(amara, fine.track.id))).toEqual(['penalty.hold'])
  })

  it('is silent when the letter is out: Ines reads it, Dario has its paper and an answer to give, the server has no word', async () => {
    const { caseId, track } = await penalised('penalty_arrest', amara, dario.circle)
    await agree(
      amara,
      caseId,
      { recipient: ines.circle, compartments: ['legal'], purpose: 'legal_help' },
      new Date(),
    )
    const letter = { caseId, track }
    const sealed = await sealHold(amara, letter, said)
    const now = await sendHold(amara, letter, { sealed, how: 'agreed_spoken' })
    expect(now.state).toBe('hold_asked')
    expect(Object.keys(await duties(dario, track.id))).toEqual(['penalty.answer'])

    expect(await readHold(ines, caseId, track.id)).toBe(said)
    expect(await refusal(readCase(dario, caseId).then(({ records }) => records))).not.toBe('done')
    const told = JSON.stringify(await dario.api.work.track({ track: track.id }))
    expect(told).not.toContain('zqxkofi')
  })

  it('rings again where no hold is given', async () => {
    const { track } = await penalised('penalty_detention')
    await amara.move('penalty', 'send_hold', track, { agreed_how: 'agreed_written' })
    await amara.move('penalty', 'refuse_hold', { id: track.id })
    expect(Object.keys(await duties(amara, track.id))).toEqual(['penalty.alarm'])
  })
})

describe('while it is open whether Kofi is a victim', () => {
  it('Dario imposes nothing; afterwards he may', async () => {
    const open = { identificationOpen: true }
    for (const state of ['told', 'hold_asked', 'on_hold', 'not_held']) {
      const input = { imposed_on: '2026-06-01' }
      expect(make('penalty', state, 'impose', input, open)).toBe('held-for-identification')
      expect(make('penalty', state, 'impose', input, {})).toBe('held-for-identification')
      expect(make('penalty', state, 'impose', input, { identificationOpen: false })).toBe('penalised')
      // What happened all the same is written down by whoever stands beside him, and counted.
      expect(make('penalty', state, 'note_penalty', input, open)).toBe('penalised')
      expect(make('penalty', state, 'spare', { outcome: 'released' }, open)).toBe('spared')
    }
    const { track } = await penalised('penalty_removal', amara, dario.circle)
    const asked = dario.move('penalty', 'impose', { id: track.id }, { imposed_on: '2026-06-01' })
    expect(await refusal(asked)).toBe('held-for-identification')
  })
})

describe('in the United States', () => {
  const clearing = async (asked_on: string, opposed_on: string, way = 'vacatur') => {
    const { track } = await penalised('penalty_charge', rosa)
    const steps: [string, Input][] = [
      ['note_penalty', { imposed_on: '2025-05-02' }],
      ['ask_to_clear', { way, asked_on }],
    ]
    for (const [move, input] of steps) await rosa.move('penalty', move, { id: track.id }, input)
    const first = (await duties(rosa, track.id))['law.relief_opposition']
    await rosa.move('penalty', 'note_opposition', { id: track.id }, { opposed_on, way })
    const second = (await duties(rosa, track.id))['law.relief_hearing']
    await rosa.move('penalty', 'clear', { id: track.id }, { way })
    return [first, second, Object.keys(await duties(rosa, track.id))] as const
  }

  it('the Government has 30 days to oppose a motion to vacate, and the hearing comes within 15 days of that', async () => {
    // 2 March + 30 days; 20 March + 15 days, both counted by hand.
    const [first, second, left] = await clearing('2026-03-02', '2026-03-20')
    expect(first).toMatchObject({ dueOn: '2026-04-01', source: 'RELIEF', hard: false, verified: false })
    expect(second).toMatchObject({ dueOn: '2026-04-04', source: 'RELIEF', hard: false, verified: false })
    expect(left).toEqual([])
  })

  it('a motion in a state’s court begins none of the days of the federation', async () => {
    const [first, second] = await clearing('2026-03-02', '2026-03-20', 'state_vacatur')
    expect([first, second]).toEqual([undefined, undefined])
  })

  it('before the day of that Act no limit is known', async () => {
    const [first] = await clearing('2026-01-22', '2026-01-22')
    expect(first).toMatchObject({ dueOn: null })
  })
})

describe('the letter', () => {
  const everything: Record<HoldPart, string> = {
    name: 'zqname',
    born: 'zqborn',
    reference: 'zqreference',
    happened: 'zqhappened',
    place: 'zqplace',
    offence: 'zqoffence',
    link: 'zqlink',
  }
  const around = {
    from: 'Harbour House',
    to: 'City Police',
    day: '1 June 2026',
  }

  it.each([...packs.keys()])(
    'of %s holds what was agreed and nothing else, in every language that a person can read here',
    (id) => {
      const letter = lawOf(packs.get(id)!).holdLetter
      expect(languagesOf(letter).toSorted()).toEqual(['ar', 'en', 'es', 'fr', 'th', 'uk'])
      for (const language of languagesOf(letter))
        for (const part of letter.holds) {
          const inWords = (words: Record<string, string>) => words[language]!
          const text = holdText(letter, { [part]: everything[part] }, { ...around, inWords })
          const found = Object.values(everything).filter((value) => text.includes(value))
          expect(found).toEqual([everything[part]])
          expect(text).toContain(inWords(letter.basis[0]!.text))
          expect(text).toContain(`${inWords(letter.parts![part]!)}: ${everything[part]}`)
        }
      expect(toldIn(letter, { name: '  ', link: 'x' })).toEqual({
        told: ['link'],
        untold: letter.holds.filter((part) => part !== 'link'),
      })
    },
  )
})

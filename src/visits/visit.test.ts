// Pilar goes where the harvest is, Léonie to a centre, Lucía into the street: what has to be there before they set out, and
// what is kept afterwards.

import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { machineOf, make } from '../../test/moving.ts'
import { newNetwork } from '../../test/people.ts'
import type { Input } from '../tracks/define.ts'
import { countsOf, referredOf, rightsTold } from './aftermath.ts'
import type { MetPerson } from './outcomes.ts'

const all = {
  day: '2026-06-01',
  back_at: '2026-06-01T18:00:00Z',
  team: ['victim_specialist', 'interpreters'],
  language: 'th',
  beds_held: 4,
  rights_cards: true,
  out_of_hearing: true,
  told_to: 'advocate',
} as const
const prepare = (venue: string, input: Input = {}, bedsHeld = 4) =>
  make('visit', 'planned', 'prepare', { ...all, ...input }, { bedsHeld }, venue)

describe('a visit', () => {
  it('begins only with support for whoever may be found, an interpreter, a bed and a card with their rights', () => {
    const at = (input: Input, bedsHeld = 4) => prepare('venue_workplace', input, bedsHeld)
    expect(at({})).toBe('ready')
    expect(at({ team: ['police_officers'] })).toBe('bring-a-specialist')
    expect(at({ beds_held: 0 }, 0)).toBe('hold-beds-first')
    expect(at({ beds_held: 4 }, 3)).toBe('hold-beds-first')
    expect(at({ rights_cards: false })).toBe('bring-rights-cards')
    expect(at({ out_of_hearing: false })).toBe('speak-out-of-hearing')
    expect(machineOf('visit').moves['prepare']?.ask?.['language']).not.toHaveProperty('optional')
  })

  it('to a place of detention reports to a support organisation and never to whoever decides about the people', () => {
    for (const venue of ['venue_immigration', 'venue_custody', 'venue_border']) {
      expect(prepare(venue, { told_to: 'whoever_visits' })).toBe('not-to-who-decides')
      expect(prepare(venue)).toBe('ready')
    }
    expect(prepare('venue_workplace', { told_to: 'whoever_visits' })).toBe('ready')
  })

  it('in the street needs no beds and hands out cards with rights', () => {
    expect(prepare('venue_low_income', { beds_held: 0 }, 0)).toBe('ready')
    expect(prepare('venue_low_income', { rights_cards: false })).toBe('bring-rights-cards')
  })

  it('leaves numbers and no names, and no more people than were met', () => {
    const report = (screened: number, want_help: number) =>
      make('visit', 'back', 'report', { met: 30, rights_told: 'everybody', screened, want_help })
    expect(report(30, 12)).toBe('done')
    expect(report(31, 0)).toBe('more-than-were-met')
    expect(report(3, 31)).toBe('more-than-were-met')
    const kinds = Object.values(machineOf('visit').moves).flatMap(({ ask = {} }) =>
      Object.values(ask).map(({ kind }) => kind),
    )
    expect(kinds).not.toContain('sealed')
  })
})

describe('a process that belongs to no case', async () => {
  const network = await newNetwork(await testDatabase())
  const pilar = await network.organisation('Labour Inspectorate', 'labour_inspectorate', ['inspector'])
  const anton = await network.organisation('Union of Field Workers', 'trade_union', ['advocate'])
  const hana = await network.organisation('Willow Rooms', 'shelter', ['shelter'])
  const outside = async (who: typeof pilar, after?: string) =>
    who.api.work.outside(after === undefined ? {} : { after })

  it('is found by both participants and by nobody else, newest change first, page by page', async () => {
    const made: string[] = []
    for (let n = 0; n < 60; n++)
      made.push((await pilar.open('visit', { subkind: 'venue_low_income', other: anton.circle })).id)
    const backAt = new Date(network.state.now().getTime() + 86_400_000).toISOString()
    await anton.move('visit', 'prepare', { id: made[3] as string }, { ...all, back_at: backAt })
    for (const who of [pilar, anton]) {
      const first = await outside(who)
      expect(first.tracks).toHaveLength(50)
      expect(first.tracks[0]).toMatchObject({ id: made[3], state: 'ready', other: 'Union of Field Workers' })
      const second = await outside(who, first.next ?? '')
      expect(second).toMatchObject({ next: null })
      const seen = [...first.tracks, ...second.tracks].map(({ id }) => id)
      expect(new Set(seen)).toEqual(new Set(made))
      expect(seen).toHaveLength(60)
    }
    expect(await outside(hana)).toEqual({ tracks: [], next: null })
  })

  it('is a rights talk too: counts in one step, and nobody who came', async () => {
    const counts = { people: 30, cards: 22, questions: 6, language: 'th' }
    const { id } = await anton.open('rights_talk', { subkind: 'talk_canteen', ...counts })
    const { track, events } = await anton.api.work.track({ track: id })
    expect([track.state, events[0]?.facts]).toEqual(['held', expect.objectContaining(counts)])
    expect((await anton.move('rights_talk', 'take_back', { id })).state).toBe('taken_back')
    await expect(hana.api.work.track({ track: id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(hana.open('rights_talk', { subkind: 'talk_canteen', ...counts })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})

describe('what is written after a visit', () => {
  const met = (number: number, change: Partial<MetPerson> = {}): MetPerson => ({
    number,
    language: 'th',
    age: 'adult',
    overheard: 'no',
    instrument: 'general',
    answers: { papers: 'yes' },
    outcome: 'indicators_offer_followup',
    wishes: ['nothing'],
    bed: null,
    cardGiven: true,
    minutes: 7,
    isWhole: true,
    ...change,
  })
  const rows = [
    { row: 'c', met: met(3, { wishes: ['rights', 'bed'], bed: 'lost' }) },
    { row: 'a', met: met(1, { wishes: ['bed'], bed: 'given', language: 'lo' }) },
    { row: 'b', met: met(2, { age: 'may_be_child', cardGiven: false, answers: {}, outcome: '' }) },
    { row: 'd', met: undefined },
  ]
  const beds = [
    { id: 'given', state: 'given' },
    { id: 'lost', state: 'not_confirmed' },
  ] as const

  it('is counted from what arrived, and one row that does not open is in no other count', () => {
    const counts = countsOf(rows, beds)
    expect(counts).toMatchObject({ met: 4, asked: 2, children: 1, cards: 2, followUp: 2, wantHelp: 2 })
    expect(counts).toMatchObject({
      bedsGiven: 1,
      bedsNotConfirmed: 1,
      unreadable: 1,
      languages: ['lo', 'th'],
    })
    expect(counts.wishes).toEqual({ bed: 2, caseworker: 0, rights: 1, nothing: 1 })
    expect(rightsTold(counts)).toBe('some')
  })

  it('refers everybody who said yes to something, and says whose bed is not confirmed', () => {
    expect(referredOf(rows, beds).map(({ number, wishes, bed }) => [number, wishes, bed])).toEqual([
      [1, ['bed'], 'given'],
      [3, ['bed', 'rights'], 'not_confirmed'],
    ])
  })
})

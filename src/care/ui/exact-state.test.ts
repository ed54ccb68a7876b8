import { expect, it } from 'vitest'
import { speaker } from '../../language/say.ts'
import { exactState, type Around } from './exact-state.ts'

const t = speaker('en').text as never
const now = new Date('2026-11-27T14:20:00Z')
const around = (more: Partial<Record<keyof Around, unknown[]>>) =>
  ({ tracks: [], clocks: [], events: [], ...more }) as unknown as Around
const line = (more: object) => ({ id: 'row', state: 'proposed', service: 'legal_civil', ...more })
const read = (more: object, there: Around) => exactState(line(more), there, { now, t })

it('Amara reads for how long the law centre has not answered, in hours and then in days', () => {
  const sentAt = (at: string) =>
    around({
      tracks: [{ id: 'r', kind: 'referral', state: 'sent', openedAt: at }],
      events: [
        { track: 'r', kind: 'referral', move: 'opened', at, facts: { service: 'legal_civil' } },
        { track: 'r', kind: 'referral', move: 'send', at, facts: {} },
      ],
    })
  expect(read({}, sentAt('2026-11-26T12:20:00Z')).words).toBe('Sent, no answer for 26 h')
  expect(read({}, sentAt('2026-11-20T12:20:00Z')).words).toBe('Sent, no answer for 7 days')
  expect(read({ service: 'food' }, sentAt('2026-11-20T12:20:00Z')).words).toBe('Proposed')
})

it('Amara’s own line goes before the state, and the person’s answer before everything until it was talked over', () => {
  const words = { text: 'Take the bus', stands: 'Place confirmed' }
  const wish = {
    track: 'row',
    side: 'person',
    move: 'want_other',
    at: '2026-11-26',
    facts: { wish: 'other_place' },
  }
  expect(read({ words }, around({})).words).toBe('Place confirmed')
  const waiting = around({ clocks: [{ track: 'row', clock: 'goal.answer' }], events: [wish] })
  expect(read({ words }, waiting)).toEqual({ words: 'They would like: Another place', isTheirs: true })
  expect(read({ words }, around({ events: [wish] })).isTheirs).toBe(false)
})

it('a no is kept, and says whether somebody may ask again', () => {
  expect(read({ state: 'dropped' }, around({})).words).toBe('Their decision')
  const again = around({ clocks: [{ track: 'row', clock: 'goal.ask_again' }] })
  expect(read({ state: 'dropped' }, again).words).toBe('Ask again then')
})

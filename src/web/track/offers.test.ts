// What is offered on a process's page: nothing that no answer could make possible.

import { describe, expect, it } from 'vitest'
import { machines } from '../../machines.ts'
import { offersOf } from './offers.ts'

const words = (id: string) => id
const offered = (kind: string, state: string, facts: Record<string, string | boolean>, subkind?: string) => {
  const machine = machines.find((one) => one.kind === kind)!
  const track = { id: 'x', kind, state, version: 1, subkind: subkind ?? null, sides: ['carrier', 'holder'] }
  const answer = { track, facts } as unknown as Parameters<typeof offersOf>[1]
  return Object.fromEntries(
    offersOf(machine, answer, ['caseworker', 'supervisor', 'lawyer'], words).map((offer) => [
      offer.name,
      offer.open ? 'open' : offer.because,
    ]),
  )
}

describe('what Amara is offered on an agreement', () => {
  it('to which Mariam said yes, is to stop it, and not to look back at what was opened without one', () => {
    const moves = offered('consent', 'granted', { basis: 'consent', tookPart: false })
    expect(moves).toMatchObject({
      review: 'rests-on-a-yes',
      wait_to_tell: 'rests-on-a-yes',
      withdraw: 'open',
      let_end: 'open',
    })
  })

  it('that somebody else opened without a yes, is to look back at it too', () => {
    expect(offered('consent', 'granted', { basis: 'vital_interest', tookPart: false })).toMatchObject({
      review: 'open',
      wait_to_tell: 'open',
    })
  })
})

it('a matter that is not about Mariam’s own act cannot be put on hold; what depends on answers is offered', () => {
  const moves = offered('proceeding', 'opened', { identificationOpen: false }, 'criminal_against_trafficker')
  expect(moves['hold']).not.toBe('open')
  expect(offered('case', 'active', {})['close']).toBe('open')
})

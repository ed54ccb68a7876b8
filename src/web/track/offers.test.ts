// What is offered on a process's page: nothing that no answer could make possible.

import { describe, expect, it } from 'vitest'
import { machines } from '../../app/machines.ts'
import type { Machine } from '../../tracks/define.ts'
import { offersOf } from './offers.ts'

const words = (id: string) => id
const offered = (
  kind: string,
  state: string,
  facts: Record<string, string | number | boolean>,
  subkind?: string,
  knows: 'all' | 'some' = 'all',
) => {
  const machine = machines.find((one) => one.kind === kind)!
  const track = { id: 'x', kind, state, version: 1, subkind: subkind ?? null, sides: ['carrier', 'holder'] }
  const answer = { track, facts } as unknown as Parameters<typeof offersOf>[1]
  return Object.fromEntries(
    offersOf(machine, answer, { roles: ['caseworker', 'supervisor', 'lawyer'], t: words }, knows).map(
      (offer) => [offer.name, offer.open ? (offer.unsure ? 'unsure' : 'open') : offer.because],
    ),
  )
}

const factsIn = ({ moves }: Machine) => new Set(Object.values(moves).flatMap(({ facts }) => facts ?? []))

describe('what Amara is offered on a consent', () => {
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

describe('the page of a case, which has not looked everything up', () => {
  it('offers no looking back at a yes either: it knows on what a consent rests', () => {
    const moves = offered('consent', 'granted', { basis: 'consent' }, undefined, 'some')
    expect(moves).toMatchObject({
      review: 'rests-on-a-yes',
      tell: 'rests-on-a-yes',
      wait_to_tell: 'rests-on-a-yes',
      let_end: 'open',
    })
  })

  it('leaves to the process’s own page what only that one knows', () => {
    const glass = offered('consent', 'granted', { basis: 'vital_interest' }, undefined, 'some')
    expect(glass).toMatchObject({ tell: 'open', review: 'unsure', replace: 'unsure' })
    expect(offered('consent', 'granted', {}, undefined, 'some')).toMatchObject({ review: 'unsure' })
    expect(offered('case', 'active', {}, undefined, 'some')).toMatchObject({
      transfer: 'unsure',
      close: 'open',
    })
    expect(offered('case', 'active', {})).toMatchObject({ transfer: 'receiver-has-not-accepted' })
  })

  it('names nothing that the process’s own page would not offer, whatever that one finds', () => {
    for (const machine of machines)
      for (const state of machine.states) {
        const named = Object.entries(offered(machine.kind, state, {}, undefined, 'some')).flatMap(
          ([name, offer]) => (offer === 'open' ? [[name, offer]] : []),
        )
        for (const name of factsIn(machine))
          for (const value of [true, false, 0, 400, 'adult', 'consent', 'vital_interest'])
            expect(offered(machine.kind, state, { [name]: value })).toMatchObject(Object.fromEntries(named))
      }
  })
})

// A machine that does not hold together is refused when it is loaded, with a sentence about the fault.

import { describe, expect, it } from 'vitest'
import { machines } from '../app/machines.ts'
import { ask, compartmentOf, defineMachine, type Machine } from './define.ts'

const machineOf = (kind: string) => machines.find((machine) => machine.kind === kind)!

describe('a definition', () => {
  const sound: Machine = {
    kind: 'thing',
    path: 'things',
    lane: 'none',
    compartment: 'open',
    states: ['open', 'done'],
    initial: 'open',
    final: ['done'],
    opens: { who: [], needsCase: false },
    moves: { leave: { from: '*', to: 'done', by: ['person'], exit: true } },
  }
  const leave = sound.moves['leave']!
  const broken: [string, Machine][] = [
    ['initial state', { ...sound, initial: 'nowhere' }],
    ['final state', { ...sound, final: ['nowhere'] }],
    ['has no exit', { ...sound, moves: {} }],
    ['comes from', { ...sound, moves: { leave, go: { from: ['nowhere'], to: 'done', by: [] } } }],
    ['leads to', { ...sound, moves: { leave, go: { from: ['open'], to: 'nowhere', by: [] } } }],
    [
      'which nothing starts',
      { ...sound, moves: { leave, go: { from: ['open'], to: 'done', by: [], stops: ['x'] } } },
    ],
    ['which it never stops', { ...sound, moves: { leave: { ...leave, keepsClockWhen: { x: () => true } } } }],
    ['asks for a reason', { ...sound, moves: { leave: { ...leave, ask: { why: ask.day } } } }],
    [
      'does not say with what',
      { ...sound, moves: { leave, go: { from: ['open'], to: 'done', by: [], guard: () => 'no' } } },
    ],
    [
      'takes its kind from nothing',
      { ...sound, moves: { leave, go: { from: ['open'], to: 'done', by: [], subkindFrom: 'x' } } },
    ],
    [
      'dates a clock',
      { ...sound, opens: { ...sound.opens, starts: [{ clock: 'x', owner: 'holder', from: 'day' }] } },
    ],
    ['can never run out', { ...sound, timeMoves: { x: 'leave' } }],
    [
      'not by the system',
      {
        ...sound,
        opens: { ...sound.opens, starts: [{ clock: 'x', owner: 'holder' }] },
        timeMoves: { x: 'leave' },
      },
    ],
    [
      'does not stop it',
      {
        ...sound,
        moves: { leave: { ...leave, by: [...leave.by, 'system'] } },
        opens: { ...sound.opens, starts: [{ clock: 'x', owner: 'holder' }] },
        timeMoves: { x: 'leave' },
      },
    ],
  ]
  it('that does not hold together says so when it is loaded', () => {
    expect(defineMachine(sound)).toBe(sound)
    for (const [fault, machine] of broken) expect(() => defineMachine(machine)).toThrow(fault)
  })

  it('names a compartment for each track: a goal about health is seen by who holds health', () => {
    const goal = machineOf('goal')
    expect(compartmentOf(goal, 'health')).toBe('health')
    expect(compartmentOf(goal, 'legal_civil')).toBe('legal')
    expect(compartmentOf(goal, 'food')).toBe('narrative')
    expect(compartmentOf(machineOf('placement'))).toBe('contact')
    expect(goal.subkinds).not.toContain('medical_care')
  })
})

// A machine that does not hold together is refused when the server starts, with a sentence about the fault.

import { describe, expect, it } from 'vitest'
import { machines } from '../app/machines.ts'
import { checkMachine } from './check-machine.ts'
import { ask, compartmentOf, type Machine } from './define.ts'
import { joinTracks } from './join.ts'

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
    ['gone is named', { ...sound, need: { metIn: ['gone'] } }],
    ['gone is named', { ...sound, phase: { is: 'justice', only: ['gone'] } }],
    ['x is named, and nothing starts it', { ...sound, clocksShownToPerson: ['x'] }],
    ['comes from', { ...sound, moves: { leave, go: { from: ['nowhere'], to: 'done', by: [] } } }],
    ['leads to', { ...sound, moves: { leave, go: { from: ['open'], to: 'nowhere', by: [] } } }],
    [
      'which nothing starts',
      { ...sound, moves: { leave, go: { from: ['open'], to: 'done', by: [], stops: ['x'] } } },
    ],
    ['which it never stops', { ...sound, moves: { leave: { ...leave, keepsClockWhen: { x: () => true } } } }],
    [
      'signatures, which travels beside answers',
      {
        ...sound,
        moves: { leave, go: { from: ['open'], to: 'done', by: [], ask: { signatures: ask.day } } },
      },
    ],
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
  it('that does not hold together says so when features are joined', () => {
    expect([...joinTracks([{ name: 'things', machines: [sound] }], {}).keys()]).toEqual(['thing'])
    for (const [fault, machine] of broken) {
      expect(() => checkMachine(machine)).toThrow(fault)
      expect(() => joinTracks([{ name: 'things', machines: [machine] }], {})).toThrow(fault)
    }
  })

  it('is added to by the feature that brings it, and by no other', () => {
    const features = [
      { name: 'things', machines: [sound] },
      { name: 'others', tracks: [{ machine: sound }] },
    ]
    expect(() => joinTracks(features, {})).toThrow('others adds to thing')
  })

  it.each(machines.map((machine) => [machine.kind, machine] as const))('%s holds together', (_, machine) => {
    expect(() => checkMachine(machine)).not.toThrow()
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

// Walks all fifteen machines: every state, every move, every side, every profession, every answer that a guard reads.
// What is allowed is worked out here a second time, from the definitions alone, and compared.

import { describe, expect, it } from 'vitest'
import { staffRoles } from '../api/roles.ts'
import { packs } from '../jurisdiction/load.ts'
import { machines } from '../machines.ts'
import { advance, datesOf, refusalOf } from './advance.ts'
import {
  ask,
  clocksOf,
  compartmentOf,
  defineMachine,
  type Facts,
  type Field,
  type Input,
  type Machine,
  type Move,
  type Side,
} from './define.ts'

const sides: readonly Side[] = ['holder', 'other', 'person', 'system']
const machineOf = (kind: string) => machines.find((machine) => machine.kind === kind)!
const movesOf = (machine: Machine): [string, Move][] => Object.entries(machine.moves)
const cameFrom = (machine: Machine, move: Move) =>
  move.from === '*' ? machine.states.filter((state) => !machine.final.includes(state)) : [...move.from]

/** Values worth trying for a fact, by its name. */
const factValues: Record<string, readonly (string | number | boolean | undefined)[]> = {
  ageGroup: ['adult', 'child', 'unsure', undefined],
  daysUntil: [-1, 0, 30, 500, undefined],
  releaseMaxDays: [180, undefined],
  daysSincePositive: [0, 29, 30, 31, undefined],
  notBeforeDays: [30, undefined],
  consentAgeDays: [0, 14, 15, 20, undefined],
}

function answersOf(field: Field): (Input[string] | undefined)[] {
  const none = field.optional ? [undefined] : []
  switch (field.kind) {
    case 'code':
      return [...field.codes, ...none]
    case 'codes':
      return [[], [...field.codes], ...field.codes.map((code) => [code]), ...none]
    case 'yes-no':
      return [true, false, ...none]
    case 'day':
      return ['2026-03-01', '2026-06-01', ...none]
    default:
      return [1]
  }
}

function* combinations<T>(choices: Readonly<Record<string, readonly T[]>>): Generator<Record<string, T>> {
  const [first, ...rest] = Object.entries(choices)
  if (!first) return yield {}
  for (const value of first[1])
    for (const others of combinations(Object.fromEntries(rest))) yield { ...others, [first[0]]: value }
}

interface Situation {
  input: Input
  facts: Facts
  subkind: string | undefined
}

/** Every combination of what a guard may read. Numbers, ids and sealed notes are never read, so one value is enough. */
function* situations(machine: Machine, move: Move): Generator<Situation> {
  const answers = Object.fromEntries(
    Object.entries(move.ask ?? {}).map(([name, field]) => [name, answersOf(field)]),
  )
  const facts = Object.fromEntries(
    (move.facts ?? []).map((name) => [name, factValues[name] ?? [true, false, undefined]]),
  )
  for (const subkind of [...(machine.subkinds ?? []), undefined])
    for (const found of combinations(facts))
      for (const input of combinations(answers)) yield { input: input as Input, facts: found, subkind }
}

const passing = new Map<Move, Situation>()
/** A situation in which no guard objects. */
function situationThatPasses(machine: Machine, name: string, move: Move): Situation {
  const known = passing.get(move)
  if (known) return known
  for (const situation of situations(machine, move)) {
    const track = {
      id: 't',
      kind: machine.kind,
      subkind: situation.subkind,
      state: machine.initial,
      version: 1,
    }
    if (move.guard?.({ ...situation, track }) !== undefined) continue
    passing.set(move, situation)
    return situation
  }
  throw new Error(`${machine.kind}.${name} can never be made`)
}

const at = (machine: Machine, state: string, subkind?: string) => ({
  id: 't',
  kind: machine.kind,
  subkind,
  state,
  version: 1,
})

/** Makes a move as somebody who may, and says where it leads or why not. */
function make(kind: string, state: string, move: string, input: Input, facts: Facts = {}, subkind?: string) {
  const machine = machineOf(kind)
  const mover = { sides, roles: staffRoles }
  const result = advance(machine, at(machine, state, subkind), move, input, { mover, facts })
  return result.moved ? result.to : result.because
}

describe('every machine', () => {
  it('allows each move exactly in the states, on the sides and to the professions that it names', () => {
    const wrong: string[] = []
    let tried = 0
    for (const machine of machines)
      for (const [name, move] of movesOf(machine)) {
        const { input, facts, subkind } = situationThatPasses(machine, name, move)
        const from = cameFrom(machine, move)
        for (const state of machine.states)
          for (const side of sides)
            for (const role of staffRoles) {
              const staff = side === 'holder' || side === 'other'
              const mover = { sides: [side], roles: staff ? [role] : [] }
              const may = move.by.includes(side) && (!staff || !move.who || move.who.includes(role))
              const wanted = may && from.includes(state) ? (move.to === 'same' ? state : move.to) : undefined
              const result = advance(machine, at(machine, state, subkind), name, input, { mover, facts })
              tried += 1
              if ((result.moved ? result.to : undefined) !== wanted)
                wrong.push(`${machine.kind}.${name} from ${state} by ${side} ${role}`)
            }
      }
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(100_000)
  })

  it('refuses whom it is not for before it looks at the case, so that nobody learns from a refusal', () => {
    for (const machine of machines)
      for (const [name] of movesOf(machine)) {
        const result = advance(
          machine,
          at(machine, machine.initial),
          name,
          {},
          { mover: { sides: [], roles: [] }, facts: {} },
        )
        expect(result).toEqual({ moved: false, because: 'not-your-side' })
      }
    const stranger = { mover: { sides: ['holder'] as const, roles: ['teacher'] as const }, facts: {} }
    const placement = machineOf('placement')
    expect(advance(placement, at(placement, 'ended'), 'match', {}, stranger)).toEqual({
      moved: false,
      because: 'not-your-role',
    })
    expect(advance(placement, at(placement, 'ended'), 'constructor', {}, stranger)).toEqual({
      moved: false,
      because: 'no-such-move',
    })
  })

  it('reaches every state from its first one, and from every state a final one', () => {
    for (const machine of machines) {
      const reach = (start: string): Set<string> => {
        const seen = new Set([start])
        for (const state of seen)
          for (const [, move] of movesOf(machine))
            if (cameFrom(machine, move).includes(state) && move.to !== 'same') seen.add(move.to)
        return seen
      }
      expect([machine.kind, [...reach(machine.initial)].sort()]).toEqual([
        machine.kind,
        [...machine.states].sort(),
      ])
      for (const state of machine.states)
        expect([machine.kind, state, machine.final.some((final) => reach(state).has(final))]).toEqual([
          machine.kind,
          state,
          true,
        ])
    }
  })

  it('lets the person leave every state that is not final, without answering anything', () => {
    for (const machine of machines) {
      const side = machine.impersonal ? 'holder' : 'person'
      const roles = machine.impersonal ? staffRoles : []
      for (const state of machine.states.filter((one) => !machine.final.includes(one))) {
        const out = movesOf(machine).filter(([name, move]) => {
          if (!move.exit) return false
          return advance(
            machine,
            at(machine, state),
            name,
            {},
            { mover: { sides: [side], roles }, facts: {} },
          ).moved
        })
        expect([machine.kind, state, out.length]).not.toEqual([machine.kind, state, 0])
      }
    }
  })

  it('has guards that read what they say they read, give every code they name, and no other', () => {
    for (const machine of machines)
      for (const [name, move] of movesOf(machine)) {
        if (!move.guard) continue
        const read = { facts: new Set<string>(), input: new Set<string>() }
        const watch = (values: object, kind: 'facts' | 'input') =>
          new Proxy(values, {
            get: (target, key) => {
              read[kind].add(String(key))
              return Reflect.get(target, key) as unknown
            },
          })
        const seen = new Set<string | undefined>()
        for (const { input, facts, subkind } of situations(machine, move))
          for (const state of cameFrom(machine, move).slice(0, 1)) {
            const context = {
              input: watch(input, 'input') as Input,
              facts: watch(facts, 'facts') as Facts,
              track: at(machine, state, subkind),
            }
            seen.add(move.guard(context))
          }
        const where = `${machine.kind}.${name}`
        expect([where, [...seen].map(String).sort()]).toEqual([
          where,
          [...(move.refuses ?? []), 'undefined'].sort(),
        ])
        expect([where, [...read.facts].sort()]).toEqual([where, [...(move.facts ?? [])].sort()])
        expect([where, [...read.input].filter((key) => !move.ask?.[key])]).toEqual([where, []])
      }
  })

  it('starts only clocks that the baseline knows, and stops all of them when it ends', () => {
    const rules = packs.get('palermo')!.clocks
    for (const machine of machines) {
      expect(clocksOf(machine).filter((clock) => !rules[clock])).toEqual([])
      for (const [name, move] of movesOf(machine)) {
        const [state] = cameFrom(machine, move)
        if (!machine.final.includes(move.to) || move.to === state) continue
        const { input, facts, subkind } = situationThatPasses(machine, name, move)
        const result = advance(machine, at(machine, state!, subkind), name, input, {
          mover: { sides, roles: staffRoles },
          facts,
        })
        expect(result.moved && [...result.stops].sort()).toEqual(clocksOf(machine).sort())
      }
    }
  })

  it('has a move that ends each clock which outlives its track', () => {
    for (const machine of machines) {
      const intoTheEnd = movesOf(machine).filter(([, move]) => machine.final.includes(move.to))
      const outliving = intoTheEnd.flatMap(([, move]) => (move.starts ?? []).map((start) => start.clock))
      const stopped = movesOf(machine).filter(([, move]) =>
        cameFrom(machine, move).some((state) => machine.final.includes(state)),
      )
      const ended = stopped.flatMap(([, move]) => move.stops ?? [])
      expect([machine.kind, outliving.filter((clock) => !ended.includes(clock))]).toEqual([machine.kind, []])
    }
  })

  it('lets time move only what the system may move', () => {
    for (const machine of machines)
      for (const [clock, name] of Object.entries(machine.timeMoves ?? {})) {
        const move = machine.moves[name]!
        const [state] = cameFrom(machine, move)
        const result = advance(
          machine,
          at(machine, state!),
          name,
          {},
          { mover: { sides: ['system'], roles: [] }, facts: {} },
        )
        expect([machine.kind, clock, result.moved]).toEqual([machine.kind, clock, true])
        expect(result.moved && result.stops.includes(clock)).toBe(true)
      }
  })

  it('together they carry each of the fifteen measures', () => {
    const carried = new Set(
      machines.flatMap((machine) => movesOf(machine).flatMap(([, move]) => move.measures ?? [])),
    )
    expect([...carried].sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1))
    expect(new Set(machines.map((machine) => machine.kind)).size).toBe(15)
    expect(new Set(machines.map((machine) => machine.path)).size).toBe(15)
  })
})

describe('help', () => {
  it('never asks whether somebody is identified or cooperates', () => {
    const support = machines.filter((machine) => machine.lane === 'support')
    expect(support.map((machine) => machine.kind).sort()).toEqual(['goal', 'placement', 'referral', 'risk'])
    const names = support.flatMap((machine) =>
      [machine.opens, ...Object.values(machine.moves)].flatMap((step) => [
        ...Object.keys(step.ask ?? {}),
        ...('facts' in step ? (step.facts ?? []) : []),
      ]),
    )
    expect(
      names.filter((name) => /identif|determin|cooperat|testif|testimon|proceeding/i.test(name)),
    ).toEqual([])
  })

  it('keeps police away from where somebody sleeps', () => {
    const placement = machineOf('placement')
    for (const [, move] of movesOf(placement))
      expect(refusalOf(move, { sides: ['holder', 'other'], roles: ['police'] })).toMatch(/^not-your-/)
    expect(placement.opens.who).not.toContain('police')
  })

  it('asks an adult before referring them with consent, and shields a child by duty', () => {
    const send = (basis: string, facts: Facts) =>
      make('referral', 'draft', 'send', { basis, urgency: 'day' }, facts)
    expect(send('consent', { consentValid: false })).toBe('needs-consent')
    expect(send('consent', { consentValid: true })).toBe('sent')
    expect(send('legal_duty', { ageGroup: 'adult' })).toBe('duty-is-for-children')
    expect(send('legal_duty', { ageGroup: 'unsure' })).toBe('sent')
    expect(send('vital_interest', {})).toBe('sent')
  })

  it('does not end because somebody was convicted', () => {
    const close = (reason: string) => make('case', 'active', 'close', { reason, person_told: 'told' })
    expect(close('conviction')).toBe('conviction-alone')
    expect(close('completed')).toBe('closed')
  })
})

describe('identification', () => {
  it('asks Nadia, who is grown up, and does not ask a child', () => {
    const refer = (facts: Facts) =>
      make('identification', 'presumed', 'refer', {}, { firstResponder: true, ...facts })
    expect(refer({ ageGroup: 'adult', consentValid: false })).toBe('needs-consent')
    expect(refer({ ageGroup: 'adult', consentValid: true })).toBe('referred')
    expect(refer({ ageGroup: 'child', consentValid: false })).toBe('referred')
    expect(refer({ ageGroup: 'child', firstResponder: false })).toBe('not-a-first-responder')
  })

  it('is not decided finally on the 29th of thirty days', () => {
    const decide = (daysSincePositive: number, notBeforeDays?: number) =>
      make(
        'identification',
        'prelim_positive',
        'decide_final_positive',
        { served_on: '2026-03-01' },
        { daysSincePositive, notBeforeDays },
      )
    expect(decide(29, 30)).toBe('too-soon-to-decide')
    expect(decide(30, 30)).toBe('identified')
    expect(decide(2)).toBe('identified')
  })

  it('opens a challenge from the day on which a negative decision was served', () => {
    const machine = machineOf('identification')
    const input = { served_on: '2026-05-15', reason: 'threshold_not_met' }
    for (const [state, move] of [
      ['under_determination', 'decide_prelim_negative'],
      ['prelim_positive', 'decide_final_negative'],
      ['challenged', 'uphold'],
      ['identified', 'revoke'],
    ] as const) {
      const result = advance(machine, at(machine, state), move, input, {
        mover: { sides, roles: staffRoles },
        facts: {},
      })
      const start = result.moved && result.starts.find((one) => one.clock === 'identification.challenge')
      expect([move, start && datesOf(start, input)]).toEqual([move, { from: '2026-05-15' }])
    }
    expect(make('identification', 'not_identified', 'challenge', {})).toBe('challenged')
  })

  it('never questions a child', () => {
    const begin = (ageGroup: string, mode: string) =>
      make(
        'screening',
        'offered',
        'begin',
        { explained: true, private_place: true, interpreter: 'vetted', mode },
        { ageGroup },
      )
    expect(begin('child', 'asked')).toBe('never-question-a-child')
    expect(begin('unsure', 'asked')).toBe('never-question-a-child')
    expect(begin('child', 'observed')).toBe('in_progress')
    expect(begin('adult', 'asked')).toBe('in_progress')
  })
})

describe('a prosecution of the person', () => {
  const linked = 'linked_offence_of_person'
  const steps = [
    ['opened', 'investigate', {}],
    ['opened', 'file', {}],
    ['filed', 'prepare', {}],
    ['pretrial', 'set_hearing', { hearing_on: '2026-06-01' }],
    ['pretrial', 'hear', { heard: 'statement' }],
    ['hearing', 'decide', { outcome: 'convicted', served_on: '2026-06-01' }],
    ['held_pending_identification', 'go_on', {}],
  ] as const

  it('is held at every step while identification is open, or nobody can say', () => {
    for (const [state, move, input] of steps) {
      for (const identificationOpen of [true, undefined])
        expect([move, make('proceeding', state, move, input, { identificationOpen }, linked)]).toEqual([
          move,
          'held-for-identification',
        ])
      expect(make('proceeding', state, move, input, { identificationOpen: false }, linked)).not.toBe(
        'held-for-identification',
      )
      expect(make('proceeding', state, move, input, { identificationOpen: true }, 'labour_claim')).not.toBe(
        'held-for-identification',
      )
    }
  })

  it('can be ended in the person’s favour at any time', () => {
    const open = { identificationOpen: true }
    expect(make('proceeding', 'hearing', 'hold', {}, open, linked)).toBe('held_pending_identification')
    expect(
      make(
        'proceeding',
        'held_pending_identification',
        'discontinue',
        { reason: 'non_punishment' },
        open,
        linked,
      ),
    ).toBe('discontinued')
    expect(
      make(
        'proceeding',
        'held_pending_identification',
        'decide',
        { outcome: 'not_prosecuted', served_on: '2026-06-01' },
        open,
        linked,
      ),
    ).toBe('decided')
    expect(make('proceeding', 'closed', 'vacate', {}, open, linked)).toBe('closed')
    expect(make('proceeding', 'opened', 'hold', {}, open, 'labour_claim')).toBe('only-for-a-linked-offence')
  })
})

describe('a return', () => {
  const ready = {
    consentAgeDays: 14,
    riskPositive: true,
    receiverAccepted: true,
    proceedingsConsidered: true,
    ageGroup: 'adult',
  }
  const execute = (facts: Facts, option?: string, input: Input = {}) =>
    make('solution', 'preparing', 'execute', input, facts, option)

  it('needs four things, and says which one is missing', () => {
    expect(execute(ready, 'voluntary_return')).toBe('executed')
    expect(execute({ ...ready, consentAgeDays: 20 }, 'voluntary_return')).toBe('consent-too-old')
    expect(execute({ ...ready, riskPositive: false }, 'voluntary_return')).toBe('return-not-safe')
    expect(execute({ ...ready, receiverAccepted: false }, 'voluntary_return')).toBe(
      'receiver-has-not-accepted',
    )
    expect(execute({ ...ready, proceedingsConsidered: false }, 'voluntary_return')).toBe(
      'proceedings-not-considered',
    )
    expect(execute({}, undefined)).toBe('consent-too-old')
  })

  it('is asked of nobody who stays', () => {
    expect(execute({ ageGroup: 'adult' }, 'local_integration')).toBe('executed')
    expect(execute({ ageGroup: 'child' }, 'local_integration')).toBe('best-interests-first')
    expect(execute({ ageGroup: 'child' }, 'local_integration', { best_interests: true })).toBe('executed')
  })

  it('changes the kind of the track with the choice', () => {
    const machine = machineOf('solution')
    const mover = { sides: ['person'] as const, roles: [] }
    const result = advance(
      machine,
      at(machine, 'counselled', 'voluntary_return'),
      'choose',
      { option: 'local_integration' },
      { mover, facts: {} },
    )
    expect(result).toMatchObject({ moved: true, to: 'preferred', subkind: 'local_integration' })
  })
})

describe('what leaves', () => {
  const release = (input: Input, facts: Facts = {}) =>
    make(
      'disclosure',
      'prepared',
      'release',
      { audience: 'court', scope: ['legal'], told: 'told', ...input },
      facts,
    )

  it('needs a basis, and what is between client and lawyer stays even under an order', () => {
    expect(release({})).toBe('needs-a-basis')
    expect(release({ basis: 'consent' })).toBe('needs-consent')
    expect(release({ basis: 'court_order' })).toBe('released')
    expect(release({ basis: 'court_order', scope: ['privileged'] })).toBe('privileged-stays-closed')
    expect(release({ basis: 'legal_duty', audience: 'media' }, { consentValid: true })).toBe(
      'media-only-by-consent',
    )
    expect(
      release({ basis: 'consent', audience: 'funder', scope: ['identity'] }, { consentValid: true }),
    ).toBe('totals-only')
  })

  it('is agreed for a time that the pack allows, and by a child together with somebody who answers for them', () => {
    const grant = (facts: Facts, input: Input = {}) =>
      make(
        'consent',
        'explained',
        'grant',
        { until: '2026-06-01', ...input },
        { releaseMaxDays: 180, ...facts },
      )
    expect(grant({ daysUntil: 180, ageGroup: 'adult' })).toBe('granted')
    expect(grant({ daysUntil: 181, ageGroup: 'adult' })).toBe('longer-than-allowed')
    expect(grant({ daysUntil: 0, ageGroup: 'adult' })).toBe('ends-in-the-past')
    expect(grant({ daysUntil: 90, ageGroup: 'child' })).toBe('ask-the-child-too')
    expect(grant({ daysUntil: 90, ageGroup: 'child' }, { assent: true })).toBe('guardian-or-best-interests')
    expect(grant({ daysUntil: 90, ageGroup: 'child' }, { assent: true, on_behalf: 'guardian_agreed' })).toBe(
      'granted',
    )
  })
})

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

// Walks all machines: every state, every move, every side, every profession, every answer that a guard reads.
// What is allowed is worked out here a second time, from the definitions alone, and compared.

import { describe, expect, it } from 'vitest'
import { at, machineOf, movesOf } from '../../test/moving.ts'
import { situations, type Situation } from '../../test/situations.ts'
import { staffRoles } from '../api/roles.ts'
import { packs } from '../../jurisdictions/packs.ts'
import { machines } from '../app/machines.ts'
import { advance } from './advance.ts'
import { clocksOf, sides, timeMovesOf, type Facts, type Input, type Machine, type Move } from './define.ts'

const cameFrom = (machine: Machine, move: Move) =>
  move.from === '*' ? machine.states.filter((state) => !machine.final.includes(state)) : [...move.from]

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
              const staff = side !== 'person' && side !== 'system'
              const mover = { sides: [side], roles: staff ? [role] : [] }
              const may = move.by.includes(side) && (!staff || !move.who || move.who.includes(role))
              const wanted = may && from.includes(state) ? (move.to === 'same' ? state : move.to) : undefined
              const result = advance(machine, at(machine, state, subkind), name, { input, mover, facts })
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
        const result = advance(machine, at(machine, machine.initial), name, {
          input: {},
          mover: { sides: [], roles: [] },
          facts: {},
        })
        expect(result).toEqual({ moved: false, because: 'not-your-side' })
      }
    const stranger = { mover: { sides: ['holder'] as const, roles: ['teacher'] as const }, facts: {} }
    const placement = machineOf('placement')
    expect(advance(placement, at(placement, 'ended'), 'match', { input: {}, ...stranger })).toEqual({
      moved: false,
      because: 'not-your-role',
    })
    expect(advance(placement, at(placement, 'ended'), 'constructor', { input: {}, ...stranger })).toEqual({
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
      const side = machine.withoutPerson ? 'holder' : 'person'
      const roles = machine.withoutPerson ? staffRoles : []
      for (const state of machine.states.filter((one) => !machine.final.includes(one))) {
        const out = movesOf(machine).filter(([name, move]) => {
          if (!move.exit) return false
          return advance(machine, at(machine, state), name, {
            input: {},
            mover: { sides: [side], roles },
            facts: {},
          }).moved
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
          for (const state of cameFrom(machine, move)) {
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
        const result = advance(machine, at(machine, state!, subkind), name, {
          input,
          mover: { sides, roles: staffRoles },
          facts,
        })
        // Done is what the move names; whatever else was owed ends undone, but for what outlasts the track.
        const undone = clocksOf(machine).filter(
          (clock) => !move.stops?.includes(clock) && !machine.survivingClocks?.includes(clock),
        )
        expect(result.moved && [[...result.stops], [...result.drops].sort()]).toEqual([
          [...(move.stops ?? [])],
          undone.sort(),
        ])
      }
    }
  })

  it('puts no duty off by asking for it again: only a new day, or a move that ends the old one, begins it anew', () => {
    const [kept, anew] = [new Set<string>(), new Set<string>()]
    const wrong: string[] = []
    for (const machine of machines)
      for (const [name, move] of movesOf(machine)) {
        if (!move.starts) continue
        for (const { input, facts, subkind } of situations(machine, move)) {
          const [state] = cameFrom(machine, move)
          const mover = { sides, roles: staffRoles }
          const result = advance(machine, at(machine, state!, subkind), name, { input, mover, facts })
          if (!result.moved || machine.final.includes(result.to)) continue
          for (const start of result.starts) {
            const ended = [...result.stops, ...result.drops].includes(start.clock)
            const dated = (start.on ?? start.from ?? start.before) !== undefined
            if (ended) anew.add(`${machine.kind}.${name}`)
            else kept.add(`${machine.kind}.${name}`)
            if (!move.stops?.includes(start.clock) && ended !== dated) wrong.push(`${machine.kind}.${name}`)
          }
        }
      }
    expect(wrong).toEqual([])
    for (const move of [
      'contact.write_again',
      'risk.event',
      'case.ask_notice',
      'proceeding.ask_measures',
      'funding.claim',
    ])
      expect([move, kept.has(move), anew.has(move)]).toEqual([move, true, false])
    for (const move of [
      'case.review',
      'placement.hold_longer',
      'identification.extend_recovery',
      'proceeding.set_hearing',
    ])
      expect([move, kept.has(move), anew.has(move)]).toEqual([move, false, true])
  })

  it('has a move that ends each clock which outlives its track', () => {
    for (const machine of machines) {
      const intoTheEnd = movesOf(machine).filter(([, move]) => machine.final.includes(move.to))
      const outliving = [
        ...intoTheEnd.flatMap(([, move]) => (move.starts ?? []).map((start) => start.clock)),
        ...(machine.survivingClocks ?? []),
      ]
      const stopped = movesOf(machine).filter(([, move]) =>
        cameFrom(machine, move).some((state) => machine.final.includes(state)),
      )
      const ended = stopped.flatMap(([, move]) => move.stops ?? [])
      expect([machine.kind, outliving.filter((clock) => !ended.includes(clock))]).toEqual([machine.kind, []])
    }
  })

  it('lets time move only what the system may move', () => {
    for (const machine of machines)
      for (const [clock, name] of timeMovesOf(machine)) {
        const move = machine.moves[name]!
        const [state] = cameFrom(machine, move)
        const result = advance(machine, at(machine, state!), name, {
          input: {},
          mover: { sides: ['system'], roles: [] },
          facts: {},
        })
        expect([machine.kind, clock, result.moved]).toEqual([machine.kind, clock, true])
        expect(result.moved && result.stops.includes(clock)).toBe(true)
      }
  })

  it('together they carry each of the fifteen measures', () => {
    const carried = new Set(
      machines.flatMap((machine) => movesOf(machine).flatMap(([, move]) => move.measures ?? [])),
    )
    expect([...carried].sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1))
    expect(new Set(machines.map((machine) => machine.kind)).size).toBe(machines.length)
    expect(new Set(machines.map((machine) => machine.path)).size).toBe(machines.length)
  })
})

// Whether a machine holds together. Checked when the server starts and in the tests; a browser is spared the rules.

import { clocksOf, exitsFrom, sourcesOf, timeMovesOf, type Machine, type Move } from './define.ts'

/**
 * Throws a sentence about the first fault: states exist, clocks are dated by answers that are asked, every state that is not
 * final has an exit which asks for no reason.
 */
export function checkMachine(machine: Machine): void {
  const fault = faultsOf(machine).next().value
  if (fault) throw new Error(`machine ${machine.kind}: ${fault}`)
}

function* faultsOf(machine: Machine): Generator<string, undefined> {
  const known = new Set(machine.states)
  const clocks = clocksOf(machine)
  if (!known.has(machine.initial)) yield `initial state ${machine.initial} is not a state`
  for (const state of machine.final) if (!known.has(state)) yield `final state ${state} is not a state`
  for (const [name, move] of Object.entries(machine.moves)) {
    for (const state of sourcesOf(machine, move))
      if (!known.has(state)) yield `${name} comes from ${state}, which is not a state`
    if (move.to !== 'same' && !known.has(move.to)) yield `${name} leads to ${move.to}, which is not a state`
    yield* faultsOfStarts(name, move.starts, move.ask)
    yield* faultsOfCounting(name, move)
    for (const clock of move.stops ?? [])
      if (!clocks.includes(clock)) yield `${name} stops ${clock}, which nothing starts`
    for (const clock of Object.keys(move.keepsClockWhen ?? {}))
      if (!move.stops?.includes(clock)) yield `${name} lets ${clock} go on, which it never stops`
    if (move.subkindFrom && !move.ask?.[move.subkindFrom]) yield `${name} takes its kind from nothing it asks`
    if (move.guard ? !move.refuses?.length : move.refuses) yield `${name} does not say with what it refuses`
    if (move.exit && (move.guard || Object.values(move.ask ?? {}).some((field) => !field.optional)))
      yield `the exit ${name} asks for a reason`
  }
  yield* faultsOfNames(machine)
  yield* faultsOfAnswers(machine)
  yield* faultsOfStarts('opening', machine.opens.starts, machine.opens.ask)
  yield* faultsOfCounting('opening', machine.opens)
  const way = machine.withoutPerson ? 'holder' : 'person'
  for (const state of machine.states)
    if (!machine.final.includes(state) && !exitsFrom(machine, state).some((move) => move.by.includes(way)))
      yield `${state} has no exit`
  for (const [clock, name] of timeMovesOf(machine)) {
    if (!clocks.includes(clock)) yield `${clock} can never run out: nothing starts it`
    if (!machine.moves[name]?.by.includes('system')) yield `${name} is made by time but not by the system`
    if (!machine.moves[name]?.stops?.includes(clock))
      yield `${clock} runs out again and again: ${name} does not stop it`
  }
  if (machine.endsWithCase && !machine.moves[machine.endsWithCase]?.by.includes('system'))
    yield `${machine.endsWithCase} is made by the end of the case but not by the system`
}

/** What travels beside the answers of a move: an answer of the same name would be lost. */
const beside = ['id', 'caseId', 'other', 'subkind', 'track', 'statement', 'signatures']

function* faultsOfAnswers({ opens, moves }: Machine): Generator<string, undefined> {
  for (const [name, { ask: asked = {} }] of [['opening', opens] as const, ...Object.entries(moves)])
    for (const answer of Object.keys(asked))
      if (beside.includes(answer)) yield `${name} asks for ${answer}, which travels beside answers`
}

/** Clocks and states that a machine names beside its moves. */
function* faultsOfNames(machine: Machine): Generator<string, undefined> {
  const { phase, presumesVictimIn, need, unansweredIn, shownToPersonIn } = machine
  const named = [phase?.except, phase?.only, presumesVictimIn, need?.metIn, unansweredIn, shownToPersonIn]
  for (const state of named.flatMap((states) => states ?? []))
    if (!machine.states.includes(state)) yield `${state} is named, and is not a state`
  const clocks = clocksOf(machine)
  const told = [
    ...(machine.clocksShownToPerson ?? []),
    ...Object.keys(machine.casePageOfClock ?? {}),
    ...Object.keys(machine.deskOfClock ?? {}),
  ]
  for (const clock of [...told, ...(machine.survivingClocks ?? [])])
    if (!clocks.includes(clock)) yield `${clock} is named, and nothing starts it`
}

function* faultsOfStarts(
  name: string,
  starts: Move['starts'],
  asked: Move['ask'],
): Generator<string, undefined> {
  for (const start of starts ?? [])
    for (const day of [start.on, start.from, start.before])
      if (day && !asked?.[day]) yield `${name} dates a clock by ${day}, which it does not ask`
}

function* faultsOfCounting(
  name: string,
  { ask: asked, counts }: Pick<Move, 'ask' | 'counts'>,
): Generator<string, undefined> {
  const field = counts === undefined ? undefined : asked?.[counts]
  if (counts !== undefined && !(field && ['code', 'codes', 'yes-no'].includes(field.kind)))
    yield `${name} counts by ${counts}, which is no code that it asks`
}

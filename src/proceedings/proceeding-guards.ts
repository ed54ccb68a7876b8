// When a step of a legal matter waits or is refused: a prosecution of the person while it is open whether they are a victim, an award that is
// not paid yet.

import { ask, isOfKind, type GuardContext, type Input } from '../tracks/define.ts'
import { kindsWith } from './proceeding-codes.ts'
import { interpretedFirst, saidHow } from '../tracks/understood.ts'

const isLinkedKind = (kind: string | undefined) => kind === 'linked_offence_of_person'
const isLinked = ({ track }: GuardContext) => isLinkedKind(track.subkind)

/** Steps that go on against the person wait until identification is decided; unknown, or not begun, counts as open. */
export function heldWhileOpen(context: GuardContext): string | undefined {
  return isLinked(context) && context.facts.identificationOpen !== false
    ? 'held-for-identification'
    : undefined
}

/** What goes on against the person, if anything does. */
export const held = {
  facts: ['identificationOpen'],
  guard: heldWhileOpen,
  refuses: ['held-for-identification'],
} as const

/** A day in court and what was decided are said in a language that the person understands. */
export const understood = {
  ask: { language: ask.language, ...saidHow },
  facts: ['wordsIn'],
  guard: interpretedFirst,
  refuses: ['interpreter-first'],
} as const

export function mayBeDecided(context: GuardContext): string | undefined {
  const against = ['convicted', 'penalty_administrative', 'against', 'partly'].includes(
    String(context.input.outcome),
  )
  return against ? heldWhileOpen(context) : undefined
}

/** The other side's appeal goes on against the person; their own goes on for them. */
export const mayBeAppealed = (context: GuardContext) =>
  context.input.appealed_by === 'by_the_person' ? undefined : heldWhileOpen(context)

/** What was awarded is pursued until it is here: whoever ends it before says why. */
export const mayBeClosed = (context: GuardContext) =>
  !isLinked(context) && context.facts.awardUnpaid === true && context.input.unpaid === undefined
    ? 'award-unpaid'
    : undefined

/** Whether the person has to be warned within the hour: it has happened, or nobody says on which day it will. */
export const isNow = (input: Input) => input.release === 'escaped' || input.release_on === undefined

/** Money that is owed to the person, in a kind of matter in which it can be collected. */
export const isAward = (input: Input, subkind: string | undefined) =>
  Number(input.amount ?? 0) > 0 && !isLinkedKind(subkind) && isOfKind({ kinds: kindsWith.money }, subkind)

/** Of a charge that takes up everything no review is asked for. */
export const isLessThanCharged = (input: Input) => input.prosecution !== 'charged'

/** What was discontinued, or charged in part, is looked at again; before anything was decided there is nothing to review. */
export const mayBeReviewed = (context: GuardContext) =>
  context.track.state === 'discontinued' || context.facts.lessWasDecided === true
    ? heldWhileOpen(context)
    : 'nothing-to-review'

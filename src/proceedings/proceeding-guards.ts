// When a step of a legal matter waits or is refused: a prosecution of the person while it is open whether they are a victim, an award that is
// not paid yet, and what belongs to one kind of matter alone.

import type { GuardContext, Input } from '../tracks/define.ts'

const isLinked = ({ track }: GuardContext) => track.subkind === 'linked_offence_of_person'

/** Steps that go on against the person wait until identification is decided; unknown, or not begun, counts as open. */
export function heldWhileOpen(context: GuardContext): string | undefined {
  return isLinked(context) && context.facts.identificationOpen !== false
    ? 'held-for-identification'
    : undefined
}

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

export const onlyAgainstAccused = ({ track }: GuardContext) =>
  track.subkind === 'criminal_against_trafficker' ? undefined : 'only-against-the-accused'

/** Whether the person has to be warned within the hour: it has happened, or nobody says on which day it will. */
export const isNow = (input: Input) => input.release === 'escaped' || input.release_on === undefined

export const onlyLinked = (context: GuardContext) =>
  isLinked(context) ? undefined : 'only-for-a-linked-offence'

/** Of a charge that takes up everything no review is asked for. */
export const isLessThanCharged = (input: Input) => input.prosecution !== 'charged'

/** What was discontinued, or charged in part, is looked at again; before anything was decided there is nothing to review. */
export const mayBeReviewed = (context: GuardContext) =>
  context.track.state === 'discontinued' || context.facts.lessWasDecided === true
    ? heldWhileOpen(context)
    : 'nothing-to-review'

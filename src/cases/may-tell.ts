// Whom somebody allows us to tell that they asked for help, in their own words of a form or of a call. It holds before every telling: a
// yes that is given later, to this very recipient, stands above it. Pure.

import type { OrganisationKind } from '../organisations/kinds.ts'

export const mayTell = ['ask_first', 'lawyer', 'labour', 'police', 'nobody'] as const
export type MayTell = (typeof mayTell)[number]

/** Answers that stand alone: beside another one, nobody could decide what was meant. */
export const alone = ['ask_first', 'nobody'] as const satisfies readonly MayTell[]
const standsAlone = (who: MayTell): boolean => (alone as readonly MayTell[]).includes(who)
/** Those who can be named, one or more. */
export const named = mayTell.filter((who) => !standsAlone(who))

/** What holds of several answers, for what was kept before one alone could be given: the one that shields most, or those who were named. */
export function decided(said: readonly MayTell[]): MayTell[] {
  const shield = (['nobody', 'ask_first'] as const).find((who) => said.includes(who))
  return shield ? [shield] : [...said]
}

/** What is ticked after a press: an answer that stands alone takes the others away, and the first name takes it away. */
export function chosenAfter(before: readonly MayTell[], now: readonly MayTell[]): MayTell[] {
  const pressed = now.find((who) => !before.includes(who))
  if (pressed === undefined) return [...now]
  return standsAlone(pressed) ? [pressed] : now.filter((who) => !standsAlone(who))
}

/** Why somebody may not be told yet: they said nobody, they want to be asked each time, or they named others. */
export type Against = 'nobody' | 'ask_first' | 'not_named'

const called: Partial<Record<OrganisationKind, MayTell>> = {
  legal_aid: 'lawyer',
  labour_inspectorate: 'labour',
  police: 'police',
}

/**
 * What they said against telling an organisation of this kind; nothing where they named it, or where nobody has asked them. The answer that
 * shields most counts, whatever else was ticked beside it.
 */
export function againstTelling(all: readonly MayTell[], kind: string | undefined): Against | undefined {
  const said = decided(all)
  if (said.length === 0) return undefined
  if (said.includes('nobody')) return 'nobody'
  if (said.includes('ask_first')) return 'ask_first'
  const name = called[kind as OrganisationKind]
  return name !== undefined && said.includes(name) ? undefined : 'not_named'
}

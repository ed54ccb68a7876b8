// Whom somebody allows us to tell that they asked for help, in their own words of a form or of a call. It holds before every telling: a
// yes that is given later, to this very recipient, stands above it. Pure.

import type { OrganisationKind } from '../organisations/kinds.ts'

export const mayTell = ['ask_first', 'lawyer', 'labour', 'police', 'nobody'] as const
export type MayTell = (typeof mayTell)[number]

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
export function againstTelling(said: readonly MayTell[], kind: string | undefined): Against | undefined {
  if (said.length === 0) return undefined
  if (said.includes('nobody')) return 'nobody'
  if (said.includes('ask_first')) return 'ask_first'
  const name = called[kind as OrganisationKind]
  return name !== undefined && said.includes(name) ? undefined : 'not_named'
}

// The network's members. Kinds are the professions and bodies that the source page names; a district is a coarse code.

import { z } from 'zod'
import { CircleId, PublicKey } from '../api/words.ts'

export const organisationKinds = [
  'hotline',
  'ngo',
  'shelter',
  'clinic',
  'school',
  'child_welfare',
  'labour_inspectorate',
  'police',
  'immigration',
  'prosecution',
  'legal_aid',
  'competent_authority',
  'coordination',
  'ministry',
  'funder',
  'training',
  'trade_union',
  'embassy',
  'survivor_council',
] as const

export type OrganisationKind = (typeof organisationKinds)[number]

/** A member of the network as every other member sees it. */
export const Organisation = z.object({
  id: z.int(),
  kind: z.enum(organisationKinds),
  name: z.string(),
  district: z.string().nullable(),
  phone: z.string().nullable(),
  /** Its whole circle: what one seals to when one seals to the organisation. */
  circle: CircleId,
  publicKey: PublicKey,
  epoch: z.int(),
})
export type Organisation = z.infer<typeof Organisation>

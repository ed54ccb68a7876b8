// The network's members. Kinds are the professions and bodies that the source page names; a district is a coarse code.

import { z } from 'zod'
import { CircleId, PublicKey } from '../api/words.ts'
import { organisationKinds } from './kinds.ts'

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

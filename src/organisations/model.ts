// The network's members. Kinds are the professions and bodies that the source page names; a district is a coarse code.

import { z } from 'zod'
import { strict } from '../api/endpoint.ts'
import { Bytes, CircleId, Id, PublicKey } from '../api/words.ts'
import { organisationKinds } from './kinds.ts'
import { teamPurposes } from './teams.ts'

/** A circle's first or next key, sealed to its members. */
export const Epoch = strict({
  epoch: z.int().positive(),
  publicKey: PublicKey,
  commit: Bytes(16, 64),
  previous: Bytes(29, 400).optional(),
  seeds: z.array(strict({ memberId: Id, sealedSeed: Bytes(29, 400) })).max(500),
  /** For the key whose shares lie on paper. */
  recoverySeed: Bytes(29, 400).optional(),
})
export type Epoch = z.infer<typeof Epoch>

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
  /** Whom in it one can seal to instead: its teams, by what they are for. */
  teams: z.array(z.object({ circle: CircleId, purpose: z.enum(teamPurposes) })),
  /** The team that takes in what is for the organisation, where it has named one. */
  intake: CircleId.nullable(),
})
export type Organisation = z.infer<typeof Organisation>

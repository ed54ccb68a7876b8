// Packages for places that have no account here. What is in one never comes by here: only that it was made, until when it is answered,
// and the sealed answers.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { referringRoles } from '../api/roles.ts'
import { Bytes, CircleId, Day, Id, Instant, Sealed } from '../api/words.ts'
import { packagePurposes } from './answers.ts'

/** The signature, the wrap and what is padded below them; an answer fills two steps at most. */
export const answerBytes = { min: 65 + 81 + 29, max: 65 + 81 + 29 + 2 * 2048 }
export const SealedAnswer = Bytes(answerBytes.min, answerBytes.max).regex(/^A[Q-Za-f]/)

const SealedNote = strict({ circleEpoch: z.int().positive(), ciphertext: Sealed(8 * 1024) })

export const PackageOut = z.object({
  id: Id,
  track: Id,
  caseId: Id,
  circle: CircleId,
  purpose: z.enum(packagePurposes),
  /** To whom, and what answers are checked with: sealed for the circle that sent it. */
  note: SealedNote,
  madeAt: Instant,
  until: Day,
  /** Answers are refused since then. */
  recalledAt: Instant.nullable(),
  /** Whether an answer would be taken now. */
  isOpen: z.boolean(),
  answers: z.array(
    z.object({
      digest: Bytes(32),
      ciphertext: z.string(),
      came: z.enum(['line', 'hand']),
      cameAt: Instant,
      /** When it was written down what it says. */
      takenAt: Instant.nullable(),
    }),
  ),
})
export type PackageOut = z.infer<typeof PackageOut>

export const packagesApi = {
  make: endpoint({
    method: 'POST',
    path: '/api/tracks/{track}/packages',
    summary:
      'A sealed package was made for a place outside the network: it takes the place of an earlier one of this process',
    who: referringRoles,
    audit: 'package.make',
    input: strict({
      track: Id,
      id: Id,
      until: Day,
      /** SHA-256 of the token that lies inside it. */
      tokenHash: Bytes(32),
      note: SealedNote,
    }),
    output: z.object({ made: z.boolean() }),
    problems: ['not-found', 'refused', 'invalid'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/packages',
    summary: 'The packages that my circles have sent, of one process or of all, with their sealed answers',
    who: referringRoles,
    audit: 'none',
    input: strict({ track: Id.optional() }),
    output: z.object({
      packages: z.array(PackageOut),
      /** The circle that carries the process, where one was named: packages are sent in its name. */
      circle: CircleId.nullable(),
      /** Where answers are sent to: the public host. */
      answerAt: z.string(),
      today: Day,
    }),
    problems: [],
  }),
  recall: endpoint({
    method: 'POST',
    path: '/api/packages/{id}/recall',
    summary: 'Refuse answers to a package from now on; what was given out stays known',
    who: referringRoles,
    audit: 'package.recall',
    input: strict({ id: Id }),
    output: z.object({ recalled: z.boolean() }),
    problems: ['not-found'],
  }),
  bring: endpoint({
    method: 'POST',
    path: '/api/packages/{id}/answers',
    summary: 'Bring an answer that came as a text or a file, where there was no line',
    who: referringRoles,
    audit: 'package.bring',
    input: strict({ id: Id, answer: SealedAnswer }),
    output: z.object({ digest: Bytes(32) }),
    problems: ['not-found', 'refused'],
  }),
  take: endpoint({
    method: 'POST',
    path: '/api/packages/{id}/answers/{digest}/taken',
    summary: 'It was written down what an answer says',
    who: referringRoles,
    audit: 'package.take',
    input: strict({ id: Id, digest: Bytes(32) }),
    output: z.object({ taken: z.boolean() }),
    problems: ['not-found'],
  }),
}

// The way to a house whose address nobody has: whoever brings the person asks the house for it, and the house tells them alone, for that
// journey.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles } from '../api/roles.ts'
import { Bytes, Id, Signature } from '../api/words.ts'
import { journeyStates } from './codes.ts'

const Journey = z.object({
  id: Id,
  state: z.enum(journeyStates),
  /** I am the one who brings them. */
  isMine: z.boolean(),
  escort: Id,
  /** Whose colleague that is. */
  organisation: z.int(),
  organisationName: z.string(),
  askedAt: z.string(),
  toldAt: z.string().nullable(),
  readAt: z.string().nullable(),
  endsAt: z.string().nullable(),
})
export type Journey = z.infer<typeof Journey>

export const journeysApi = {
  ask: endpoint({
    method: 'POST',
    path: '/api/journeys',
    summary: 'Say that I bring the person to the house that keeps a bed for them, and ask it for the way',
    who: caseRoles,
    audit: 'journey.ask',
    input: strict({ id: Id, track: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused'],
  }),
  ofTrack: endpoint({
    method: 'GET',
    path: '/api/journeys/placements/{track}',
    summary: 'Who brings somebody to the house, and how far that is; never where the house is',
    who: caseRoles,
    audit: 'none',
    input: strict({ track: Id }),
    output: z.object({ journeys: z.array(Journey), mayAsk: z.boolean(), mayTell: z.boolean() }),
    problems: [],
  }),
  tell: endpoint({
    method: 'POST',
    path: '/api/journeys/{id}/tell',
    summary:
      'Tell the way to whoever brings them, sealed to that one person; it ends by itself, and on arrival',
    who: caseRoles,
    audit: 'journey.tell',
    input: strict({ id: Id, ciphertext: Bytes(82, 4096), signature: Signature }),
    output: z.object({ endsAt: z.string() }),
    problems: ['not-found'],
  }),
  read: endpoint({
    method: 'POST',
    path: '/api/journeys/{id}/read',
    summary: 'The way, sealed to me, as long as the journey lasts; that I read it is written down',
    who: caseRoles,
    audit: 'journey.read',
    input: strict({ id: Id }),
    output: z.object({
      ciphertext: z.string(),
      signature: z.string(),
      by: Id,
      organisation: z.int(),
      endsAt: z.string(),
    }),
    problems: ['not-found'],
  }),
  end: endpoint({
    method: 'POST',
    path: '/api/journeys/{id}/end',
    summary: 'Take the way back, or say that I do not bring them: what was told is gone',
    who: caseRoles,
    audit: 'journey.end',
    input: strict({ id: Id }),
    output: z.object({ state: z.enum(journeyStates) }),
    problems: ['not-found'],
  }),
} as const

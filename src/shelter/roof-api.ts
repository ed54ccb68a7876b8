// Two people who must not sleep under one roof, where the house sees pages alone: whoever carries a case seals marks to the house, and its
// browser compares them. The server compares nothing.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { caseRoles } from '../api/roles.ts'
import { Bytes, CircleId, Id } from '../api/words.ts'

export const roofApi = {
  ofTrack: endpoint({
    method: 'GET',
    path: '/api/roof-marks/{track}',
    summary:
      'The house that I asked for a bed, and the marks that it was given, as colleagues of mine can open them',
    who: caseRoles,
    audit: 'none',
    input: strict({ track: Id }),
    output: z.object({
      house: CircleId.nullable(),
      kept: z.object({ locator: z.string(), wrapOwn: z.string(), ciphertext: z.string() }).nullable(),
    }),
    problems: [],
  }),
  keep: endpoint({
    method: 'POST',
    path: '/api/roof-marks/{track}',
    summary: 'Give the house marks of whom the person must not meet under its roof, sealed to it',
    who: caseRoles,
    audit: 'roof.mark',
    input: strict({
      track: Id,
      house: CircleId,
      locator: Bytes(16),
      wrapReader: Bytes(81),
      wrapOwn: Bytes(81),
      ciphertext: Bytes(30, 8192),
    }),
    output: z.object({ house: CircleId }),
    problems: ['not-found'],
  }),
  ofHouse: endpoint({
    method: 'GET',
    path: '/api/roof-marks',
    summary: 'The marks of everybody who sleeps in my house, comes, or asks; sealed to it',
    who: ['shelter', 'administrator'],
    audit: 'none',
    input: strict({}),
    output: z.object({
      house: CircleId,
      marks: z.array(z.object({ track: Id, locator: z.string(), wrap: z.string(), ciphertext: z.string() })),
    }),
    problems: [],
  }),
} as const

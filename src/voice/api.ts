// The words that came with a voice, for the one reader to whom they were sealed.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { CircleId, Id } from '../api/words.ts'
import { voiceMachine } from './voice.ts'

export const voicesApi = {
  words: endpoint({
    method: 'GET',
    path: '/api/voices/{track}/words',
    summary: 'What the person said in words, sealed to us; nothing where only choices were made',
    who: voiceMachine.opens.who.filter((role) => role !== 'ministry'),
    audit: 'voice.read',
    input: strict({ track: Id }),
    output: z.object({
      words: z.object({ circle: CircleId, wrap: z.string(), ciphertext: z.string() }).nullable(),
    }),
    problems: [],
  }),
}

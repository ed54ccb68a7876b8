// The words that came with a voice, for the one reader to whom they were sealed.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { CircleId, Day, Id, Sealed } from '../api/words.ts'
import { voiceMachine } from './voice.ts'

/** An answer in words: which line of the thread, and when. */
export const VoiceAnswer = z.object({ n: z.int(), on: Day, ciphertext: z.string() })

/** Who answers in words: whoever may read them. */
const readers = voiceMachine.opens.who.filter((role) => role !== 'ministry')

export const voicesApi = {
  words: endpoint({
    method: 'GET',
    path: '/api/voices/{track}/words',
    summary: 'What the person said in words, sealed to us; nothing where only choices were made',
    who: readers,
    audit: 'voice.read',
    input: strict({ track: Id }),
    output: z.object({
      words: z.object({ circle: CircleId, wrap: z.string(), ciphertext: z.string() }).nullable(),
      answers: z.array(VoiceAnswer),
    }),
    problems: [],
  }),
  reply: endpoint({
    method: 'POST',
    path: '/api/voices/{track}/words',
    summary: 'Answer in words, sealed so that only the person and the reader whom they chose can open them',
    who: readers,
    audit: 'voice.reply',
    perMinute: 20,
    input: strict({ track: Id, n: z.int().min(1).max(50), ciphertext: Sealed(16 * 1024) }),
    output: z.object({ n: z.int() }),
    problems: ['not-found', 'conflict'],
  }),
}

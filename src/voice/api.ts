// The words that came with a voice, for the one reader to whom they were sealed; and the room of the council of survivors: what was said, as
// numbers, what was changed, in words for everybody that it approves, and its opinion on a rule.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { staffRoles } from '../api/roles.ts'
import { CircleId, Code, Day, Id, Language, Sealed } from '../api/words.ts'
import { feedbackQuestions } from './feedback.ts'
import { longestPublic, opinionSubjects, opinions, voiceReaders, voiceTopics } from './voice.ts'

/** An answer in words: which line of the thread, and when. */
export const VoiceAnswer = z.object({ n: z.int(), on: Day, ciphertext: z.string() })

const Total = z.object({
  question: z.enum(feedbackQuestions),
  yes: z.int(),
  partly: z.int(),
  no: z.int(),
})

const Totals = z.object({
  all: z.array(Total),
  services: z.array(z.object({ service: Code, totals: z.array(Total) })),
})

/** What the council says something of, and as which edition or percent. */
const Subject = z.object({
  subject: z.enum(opinionSubjects),
  id: z.string().regex(/^[0-9a-f-]{2,36}$/),
  value: z.int().min(1).max(100_000),
})

export const voicesApi = {
  words: endpoint({
    method: 'GET',
    path: '/api/voices/{track}/words',
    summary: 'What the person said in words, sealed to us; nothing where only choices were made',
    who: voiceReaders,
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
    who: voiceReaders,
    audit: 'voice.reply',
    perMinute: 20,
    input: strict({ track: Id, n: z.int().min(1).max(50), ciphertext: Sealed(16 * 1024) }),
    output: z.object({ n: z.int() }),
    problems: ['not-found', 'conflict'],
  }),
  council: endpoint({
    method: 'GET',
    path: '/api/voices/council',
    summary:
      'What survivors said in the network, as numbers of ten and more, what was said to us, and the words for everybody about what changed',
    who: voiceReaders,
    audit: 'none',
    input: strict({}),
    output: z.object({
      isCouncil: z.boolean(),
      numbers: z.array(
        z.object({
          /** Nothing: all together. */
          topic: Code.nullable(),
          received: z.int().nullable(),
          answered: z.int().nullable(),
          changed: z.int().nullable(),
        }),
      ),
      /** Answers after a help, to ours and in the whole network, together and by the kind of help; nothing where fewer than ten people answered. */
      feedback: z.object({ ours: Totals, network: Totals }),
      ours: z.array(z.object({ track: Id, topic: Code.nullable(), state: Code, on: Day })),
      changes: z.array(
        z.object({
          id: Id,
          language: z.string(),
          topic: Code,
          said: z.string(),
          did: z.string(),
          house: z.string(),
          writtenOn: Day,
          approvedOn: Day.nullable(),
          /** We may take it off the page. */
          isOurs: z.boolean(),
        }),
      ),
    }),
    problems: [],
  }),
  writeChange: endpoint({
    method: 'POST',
    path: '/api/voices/changes',
    summary:
      'Write what was said and what was done, for everybody; it stands nowhere until the council of survivors approves it',
    who: voiceReaders,
    audit: 'voice.write_change',
    perMinute: 20,
    input: strict({
      id: Id,
      language: Language,
      topic: z.enum(voiceTopics),
      said: z.string().trim().min(1).max(longestPublic),
      did: z.string().trim().min(1).max(longestPublic),
    }),
    output: z.object({ id: Id }),
    problems: ['conflict'],
  }),
  approveChange: endpoint({
    method: 'POST',
    path: '/api/voices/changes/{id}/approve',
    summary: 'As the council of survivors: these words may stand before everybody',
    who: ['advocate'],
    audit: 'voice.approve_change',
    input: strict({ id: Id, language: Language }),
    output: z.object({ id: Id }),
    problems: ['not-found'],
  }),
  endChange: endpoint({
    method: 'POST',
    path: '/api/voices/changes/{id}/end',
    summary: 'Take words that we wrote, or as the council any, off the page for everybody',
    who: voiceReaders,
    audit: 'voice.end_change',
    input: strict({ id: Id, language: Language }),
    output: z.object({ id: Id }),
    problems: ['not-found'],
  }),
  rules: endpoint({
    method: 'GET',
    path: '/api/voices/rules',
    summary: 'Changes of rules, newest first, and what the council of survivors thinks of each',
    who: [...voiceReaders, 'lawyer'],
    audit: 'none',
    input: strict({}),
    output: z.object({
      rules: z.array(
        z.object({
          id: Id,
          n: z.int(),
          pack: z.string(),
          over: z.string(),
          since: Day,
          opinions: z.array(
            z.object({ house: z.string(), opinion: z.enum(opinions), words: z.string(), on: Day }),
          ),
        }),
      ),
    }),
    problems: [],
  }),
  opine: endpoint({
    method: 'POST',
    path: '/api/voices/rules/{law}/opinion',
    summary:
      'As the council of survivors: what we think of a change of the rules; said anew it takes the place of what was said',
    who: ['advocate'],
    audit: 'voice.opine',
    perMinute: 20,
    input: strict({ law: Id, opinion: z.enum(opinions), words: z.string().trim().max(500) }),
    output: z.object({ law: Id }),
    problems: ['not-found', 'refused'],
  }),
  subjects: endpoint({
    method: 'GET',
    path: '/api/voices/subjects',
    summary:
      'Policies that the network shares and targets of its scorecard: of what the council of survivors may say what it thinks',
    who: voiceReaders,
    audit: 'none',
    input: strict({}),
    output: z.object({
      policies: z.array(
        z.object({
          id: Id,
          edition: z.int(),
          title: z.string(),
          language: z.string(),
          steps: z.array(z.string()),
        }),
      ),
      targets: z.array(z.object({ id: z.string(), percent: z.int() })),
    }),
    problems: [],
  }),
  opinions: endpoint({
    method: 'GET',
    path: '/api/voices/opinions',
    summary:
      'What the council of survivors thinks of policies and targets, each as it stood when the council said so',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      opinions: z.array(
        Subject.extend({ house: z.string(), opinion: z.enum(opinions), words: z.string(), on: Day }),
      ),
    }),
    problems: [],
  }),
  opineOn: endpoint({
    method: 'POST',
    path: '/api/voices/opinions',
    summary:
      'As the council of survivors: what we think of a policy or a target as it stands; said anew it takes the place of what was said',
    who: ['advocate'],
    audit: 'voice.opine',
    perMinute: 20,
    input: strict({ ...Subject.shape, opinion: z.enum(opinions), words: z.string().trim().max(500) }),
    output: z.object({ id: z.string() }),
    problems: ['not-found', 'refused', 'stale'],
  }),
}

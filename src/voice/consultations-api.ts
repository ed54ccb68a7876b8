// Consultations: a ministry or an organisation asks survivors before it decides; members of their council take a seat, answer sealed, and are paid by the
// hour; what came of it stands before everybody once the council has approved the words.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Bytes, CircleId, Code, Day, Id, Language, Sealed } from '../api/words.ts'
import { consulting, longestFinding, longestQuestion, longestTitle, mostQuestions } from './consultation.ts'
import { voiceReaders, voiceTopics } from './voice.ts'

const readers = [...new Set([...voiceReaders, ...consulting])]

const Seat = z.object({
  n: z.int(),
  hours: z.int().nullable(),
  answeredOn: Day.nullable(),
  paidOn: Day.nullable(),
})

export const consultationsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/consultations',
    summary:
      'What survivors are asked in the network, newest first: who asks, until when, what an hour is paid, and what came of it',
    who: readers,
    audit: 'none',
    input: strict({}),
    output: z.object({
      isCouncil: z.boolean(),
      consultations: z.array(
        z.object({
          id: Id,
          house: z.string(),
          circle: CircleId,
          language: z.string(),
          topic: Code,
          title: z.string(),
          questions: z.array(z.string()),
          seats: z.int(),
          taken: z.int(),
          answered: z.int(),
          hours: z.int(),
          rate: z.int(),
          currency: z.string(),
          until: Day,
          isOpen: z.boolean(),
          /** We asked. */
          isOurs: z.boolean(),
          mine: Seat.nullable(),
          findings: z.object({ said: z.string(), did: z.string(), approvedOn: Day.nullable() }).nullable(),
        }),
      ),
    }),
    problems: [],
  }),
  open: endpoint({
    method: 'POST',
    path: '/api/consultations',
    summary: 'Ask survivors, in words for everybody and about nobody; every hour of theirs is paid',
    who: consulting,
    audit: 'voice.consult',
    perMinute: 20,
    input: strict({
      id: Id,
      language: Language,
      topic: z.enum(voiceTopics),
      title: z.string().trim().min(1).max(longestTitle),
      questions: z.array(z.string().trim().min(1).max(longestQuestion)).min(1).max(mostQuestions),
      seats: z.int().min(1).max(30),
      hours: z.int().min(1).max(40),
      rate: z.int().min(1).max(1000),
      until: Day,
    }),
    output: z.object({ id: Id }),
    problems: ['conflict', 'invalid'],
  }),
  takeSeat: endpoint({
    method: 'POST',
    path: '/api/consultations/{id}/seats',
    summary: 'As a member of the council of survivors: take part. Whoever asks learns a number and no name',
    who: ['advocate'],
    audit: 'voice.take_seat',
    input: strict({ id: Id }),
    output: z.object({ n: z.int() }),
    problems: ['not-found', 'refused'],
  }),
  advise: endpoint({
    method: 'POST',
    path: '/api/consultations/{id}/answer',
    summary: 'Answer the questions, sealed for whoever asked, and say how many hours it took',
    who: ['advocate'],
    audit: 'voice.advise',
    perMinute: 20,
    input: strict({
      id: Id,
      hours: z.int().min(1).max(40),
      locator: Bytes(16),
      wrapReader: Bytes(81),
      wrapOwn: Bytes(81),
      ciphertext: Sealed(64 * 1024),
    }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused', 'invalid'],
  }),
  seats: endpoint({
    method: 'GET',
    path: '/api/consultations/{id}/seats',
    summary:
      'What was answered to us, by the numbers of seats: sealed, with the hours and whether they are paid',
    who: consulting,
    audit: 'voice.read_advice',
    input: strict({ id: Id }),
    output: z.object({
      seats: z.array(
        Seat.extend({
          sealed: z.object({ locator: z.string(), wrap: z.string(), ciphertext: z.string() }).nullable(),
        }),
      ),
    }),
    problems: [],
  }),
  pay: endpoint({
    method: 'POST',
    path: '/api/consultations/{id}/paid',
    summary: 'Say that the hours of a seat were paid',
    who: consulting,
    audit: 'voice.pay_seat',
    input: strict({ id: Id, n: z.int().min(1).max(30) }),
    output: z.object({ n: z.int() }),
    problems: ['not-found'],
  }),
  publish: endpoint({
    method: 'POST',
    path: '/api/consultations/{id}/findings',
    summary:
      'Say what survivors said and what we do, for everybody; it stands nowhere until their council approves it',
    who: consulting,
    audit: 'voice.publish_findings',
    perMinute: 20,
    input: strict({
      id: Id,
      said: z.string().trim().min(1).max(longestFinding),
      did: z.string().trim().min(1).max(longestFinding),
    }),
    output: z.object({ id: Id }),
    problems: ['not-found', 'refused'],
  }),
  approve: endpoint({
    method: 'POST',
    path: '/api/consultations/{id}/approve',
    summary: 'As the council of survivors: this is what was said, and it may stand before everybody',
    who: ['advocate'],
    audit: 'voice.approve_findings',
    input: strict({ id: Id }),
    output: z.object({ id: Id }),
    problems: ['not-found'],
  }),
}

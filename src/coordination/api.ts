// The coordinator's desk: what is late and what waits in the network, by organisation and in counts; and what an organisation is
// reminded of. No case and no person is in any answer, unless the organisation opened the case to whoever reads.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles } from '../api/roles.ts'
import { Code, Day, Id } from '../api/words.ts'
import { figureTables } from '../jurisdiction/report-rules.ts'
import { needReaders, reminderAnswers, reminderTopics } from './codes.ts'
import { nightPlaces, outcomes, type NightPlace } from './needs.ts'

const Organisation = z.int().positive()
const Instant = z.string()

const Reminder = z.object({
  id: Id,
  organisation: Organisation,
  about: z.enum(reminderTopics),
  waiting: z.int(),
  oldestAt: Instant,
  sentAt: Instant,
  answer: z.enum(reminderAnswers).nullable(),
})
export type Reminder = z.infer<typeof Reminder>

/** Figures that the country owes, by its own rules. */
const Report = z.object({
  id: Code,
  to: z.record(z.string(), z.string()),
  what: z.record(z.string(), z.string()),
  from: z.enum(figureTables),
  /** The day that is to be kept next, or that has passed and nothing was sent; none where no day is known. */
  dueOn: Day.nullable(),
  sentOn: Day.nullable(),
  source: z.string(),
})

const Desk = z.object({
  now: Instant,
  today: Day,
  late: z.array(z.object({ organisation: Organisation, clock: Code, n: z.int(), oldest: Instant })),
  /** Late duties of cases that were opened to me, so that I may read their code name. */
  opened: z.array(
    z.object({ organisation: Organisation, clock: Code, dueAt: Instant, caseId: Id, reference: z.string() }),
  ),
  /** `days`: at least so many whole days, of 0, 1, 2 and 4. */
  referrals: z.array(z.object({ organisation: Organisation, days: z.int(), n: z.int(), oldest: Instant })),
  oldestReferral: z
    .object({
      asked: Organisation,
      asking: Organisation.nullable(),
      service: Code,
      urgency: z.enum(['now', 'day', 'routine']),
      sent: Instant,
      due: Instant.nullable(),
    })
    .nullable(),
  beds: z.array(
    z.object({
      organisation: Organisation.nullable(),
      people: z.int().nullable(),
      urgency: z.enum(['now', 'day', 'routine']).nullable(),
      since: Instant,
      /** How many houses were asked. */
      houses: z.int(),
    }),
  ),
  places: z.array(z.object({ organisation: Organisation, places: z.enum(['yes', 'few']) })),
  conferences: z.array(
    z.object({
      day: Day,
      organisation: Organisation,
      asked: z.int(),
      come: z.int(),
      silent: z.int(),
    }),
  ),
  agreements: z.array(z.object({ organisation: Organisation, signedOn: Day, reviewOn: Day })),
  reports: z.array(Report),
  /** Of the last fortnight, the newest first. */
  reminders: z.array(Reminder),
})
export type Desk = z.infer<typeof Desk>

const Few = z.int().nullable()

const fromPlaces = <Value>(value: Value) =>
  Object.fromEntries(nightPlaces.map((place) => [place, value])) as Record<NightPlace, Value>

const NeedMap = z.object({
  /** The first of the whole months that are counted; the running one is not. */
  from: Day,
  /** Of fewer people, or nights, than this no number is told. */
  fewest: z.int(),
  needs: z.array(
    z.object({
      service: Code,
      district: z.string(),
      from: Day,
      to: Day,
      asked: z.int(),
      by: z.record(z.enum(outcomes), Few),
      middleDays: Few,
      notAsked: Few,
      isOffered: z.boolean(),
    }),
  ),
  nights: z.array(z.object({ district: z.string(), hotel: Few, unpaid: Few, ...fromPlaces(Few) })),
})
export type NeedMap = z.infer<typeof NeedMap>

export const coordinationApi = {
  desk: endpoint({
    method: 'GET',
    path: '/api/coordination',
    summary:
      'What is late and what waits in the network, by organisation and in counts; a code name only of a case that was opened to me',
    who: ['coordinator'],
    audit: 'none',
    input: strict({}),
    output: Desk,
    problems: [],
  }),
  needs: endpoint({
    method: 'GET',
    path: '/api/coordination/needs',
    summary:
      'Where which help was asked for and not found, by kind and district: counts of ten and more, from which no smaller one can be worked out',
    who: needReaders,
    audit: 'none',
    input: strict({}),
    output: NeedMap,
    problems: [],
  }),
  remind: endpoint({
    method: 'POST',
    path: '/api/coordination/reminders',
    summary: 'Remind an organisation of what waits there, once a day; no person in it is named',
    who: ['coordinator'],
    audit: 'organisation.remind',
    input: strict({ id: Id, organisation: Organisation, about: z.enum(reminderTopics) }),
    output: z.object({ isSent: z.boolean() }),
    problems: ['refused'],
  }),
  noteAgreement: endpoint({
    method: 'PUT',
    path: '/api/coordination/agreements',
    summary:
      'Note since when an organisation works under the agreement of the network, and when both look at it again',
    who: ['coordinator'],
    audit: 'organisation.agreement',
    input: strict({ organisation: Organisation, signedOn: Day, reviewOn: Day }),
    output: z.object({ isNoted: z.boolean() }),
    problems: ['not-found', 'invalid'],
  }),
  noteReport: endpoint({
    method: 'POST',
    path: '/api/coordination/reports',
    summary: 'Note that figures which the country owes were sent, today',
    who: ['coordinator'],
    audit: 'organisation.report_sent',
    input: strict({ report: Code }),
    output: z.object({ isNoted: z.boolean() }),
    problems: ['not-found'],
  }),
  reminded: endpoint({
    method: 'GET',
    path: '/api/coordination/reminded',
    summary: 'What my organisation was reminded of within the last fortnight and has not answered',
    who: networkRoles,
    audit: 'none',
    oneTrip: true,
    input: strict({}),
    output: z.object({ reminders: z.array(Reminder) }),
    problems: [],
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/coordination/reminders/{id}/answer',
    summary: 'Answer a reminder for my organisation',
    who: networkRoles,
    audit: 'organisation.answer_reminder',
    input: strict({ id: Id, answer: z.enum(reminderAnswers) }),
    output: z.object({ isAnswered: z.boolean() }),
    problems: ['not-found'],
  }),
}

// What today's list says of appointments, sealed; and a calendar of their days under a secret address, for whoever works on cases.

import { z } from 'zod'
import { endpoint, onPublicHost, strict } from '../api/endpoint.ts'
import { Bytes, Id, Language, Raw } from '../api/words.ts'
import { RecordOut } from '../cases/model.ts'
import { caseReaders } from '../cases/readers.ts'

export const calendarApi = {
  read: endpoint({
    method: 'GET',
    path: '/api/calendar/{secret}',
    summary:
      'Days of appointments, and days on which something is due, as a calendar reads them; says nothing else of either',
    who: 'anyone',
    audit: 'none',
    gives: 'calendar',
    perMinute: 20,
    input: strict({ secret: Bytes(32) }),
    output: Raw,
    problems: ['not-found'],
  }),
  own: endpoint({
    method: 'GET',
    path: '/api/calendar',
    summary: 'Whether I have such an address',
    who: caseReaders,
    audit: 'none',
    input: strict({}),
    output: z.object({ isOn: z.boolean() }),
    problems: [],
  }),
  begin: endpoint({
    method: 'PUT',
    path: '/api/calendar',
    summary:
      'Make an address of my own, in the place of the one before: its secret is made in the browser, and comes here as a hash',
    who: caseReaders,
    audit: 'calendar.begin',
    stepUp: true,
    input: strict({ secretHash: Bytes(32), language: Language }),
    output: z.object({ isOn: z.boolean() }),
    problems: [],
  }),
  stop: endpoint({
    method: 'DELETE',
    path: '/api/calendar',
    summary: 'Stop it: the address answers nobody any more',
    who: caseReaders,
    audit: 'calendar.stop',
    input: strict({}),
    output: z.object({ isOn: z.boolean() }),
    problems: [],
  }),
}

export const appointmentsApi = {
  today: endpoint({
    method: 'GET',
    path: '/api/appointments-today',
    summary: 'The sealed words of today’s appointments of my circles: nobody has looked at a case by this',
    who: caseReaders,
    audit: 'none',
    input: strict({}),
    output: z.object({ meetings: z.array(z.object({ caseId: Id, track: Id, record: RecordOut })) }),
    problems: [],
  }),
}

/** What a person's own calendar reads: on the public host, under an address that says nothing. */
export const ownCalendarApi = onPublicHost({
  days: endpoint({
    method: 'GET',
    path: '/api/days/{secret}',
    summary: 'Days of one’s own appointments as a calendar reads them; says nothing but that there is one',
    who: 'anyone',
    audit: 'none',
    gives: 'calendar',
    perMinute: 20,
    input: strict({ secret: Bytes(32) }),
    output: Raw,
    problems: ['not-found'],
  }),
})

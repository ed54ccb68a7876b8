// A calendar of appointments under a secret address, for whoever works on cases.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Bytes, Language, Raw } from '../api/words.ts'
import { caseReaders } from '../cases/readers.ts'

export const calendarApi = {
  read: endpoint({
    method: 'GET',
    path: '/api/calendar/{secret}',
    summary: 'Days of appointments as a calendar reads them; says nothing but that there is one',
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

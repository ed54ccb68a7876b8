// What a desk's browser asks about its open threads: who calls again, by a word that stays in it, and whether the other side is here.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Day, Id } from '../api/words.ts'
import { contactMachine } from './contact.ts'

const deskRoles = contactMachine.opens.who

/** Part of `reports`; before what is read by a track, whose address would take these for one. */
export const openThreadsApi = {
  sealed: endpoint({
    method: 'GET',
    path: '/api/reports/sealed',
    summary:
      'What was sealed to our desk in its open contacts, newest first: for a browser that looks who calls again, by a word that stays in it',
    who: deskRoles,
    audit: 'report.find-caller',
    input: strict({}),
    output: z.object({
      reports: z.array(
        z.object({
          track: Id,
          day: Day,
          locator: z.string(),
          circle: z.int(),
          wrapHotline: z.string(),
          ciphertext: z.string(),
        }),
      ),
    }),
    problems: [],
  }),
  attend: endpoint({
    method: 'POST',
    path: '/api/reports/{track}/attend',
    summary: 'I have this thread open now; whether whoever wrote it has it open too',
    who: deskRoles,
    audit: 'none', // said again every few seconds while it is open; reading it is the look that is recorded
    untraced: true,
    perMinute: 60,
    input: strict({ track: Id }),
    output: z.object({ here: z.boolean() }),
    problems: ['not-found'],
  }),
} as const

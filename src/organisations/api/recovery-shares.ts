// The sheets on paper of one's own organisation: named in the log after they were made, sealed to, tried once a year. The sheets
// themselves are never sent anywhere.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { staffRoles } from '../../api/roles.ts'
import { Bytes, CircleId, Instant, Statement } from '../../api/words.ts'

const Sealed = Bytes(29, 400)

/** A circle's epoch as whoever holds two sheets opens it. */
export const CircleOnPaper = z.object({
  circleId: CircleId,
  epoch: z.int(),
  commit: z.string(),
  previous: z.string().optional(),
  recoverySeed: z.string().optional(),
})

export const recoverySharesApi = {
  read: endpoint({
    method: 'GET',
    path: '/api/organisations/recovery-shares',
    summary:
      'How my organisation stands with its sheets: the last drill, when the first is owed, and which circles they open',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({
      /** The statement that names the sheets which count now. */
      named: z.int().nullable(),
      drilledAt: Instant.nullable(),
      /** Until when the first drill has to be; from then on no new case is opened but one that cannot wait. Nothing where it was. */
      firstDrillBy: Instant.nullable(),
      circles: z.array(z.object({ circle: CircleId, epoch: z.int(), sealed: z.boolean() })),
    }),
    problems: [],
  }),
  name: endpoint({
    method: 'POST',
    path: '/api/organisations/recovery-shares',
    summary: 'Name three sheets in the log; they replace the ones before',
    who: ['administrator'],
    audit: 'sheets.name',
    stepUp: true,
    input: strict({ locator: Bytes(16), statement: Statement }),
    /** From three administrators on, they count when a second one agrees. */
    output: z.object({ waits: z.boolean() }),
    problems: ['stale', 'refused'],
  }),
  seal: endpoint({
    method: 'POST',
    path: '/api/organisations/recovery-shares/seeds',
    summary: 'Seal the present keys of my circles to the sheets that the log names',
    who: staffRoles,
    audit: 'sheets.seal',
    input: strict({
      named: z.int().positive(),
      seeds: z
        .array(strict({ circle: CircleId, epoch: z.int().positive(), recoverySeed: Sealed }))
        .min(1)
        .max(300),
    }),
    output: z.object({ sealed: z.int() }),
    problems: ['stale'],
  }),
  circles: endpoint({
    method: 'POST',
    path: '/api/organisations/recovery-shares/circles',
    summary: 'What a drill opens with two sheets: the circles’ keys, sealed to them',
    who: ['administrator'],
    audit: 'sheets.circles',
    onlyReads: true,
    input: strict({}),
    output: z.object({ circles: z.array(CircleOnPaper) }),
    problems: [],
  }),
  recordDrill: endpoint({
    method: 'POST',
    path: '/api/organisations/recovery-shares/drills',
    summary: 'Two sheets were tried, and they fit',
    who: ['administrator'],
    audit: 'sheets.drill',
    input: strict({ named: z.int().positive() }),
    output: z.object({ drilledAt: Instant }),
    problems: ['stale'],
  }),
}

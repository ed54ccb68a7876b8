// Who reads what comes from the public page, and by which process: the night line what somebody asks or worries about, the labour
// inspectorate a complaint about pay or hours.

import { Problem } from '../../api/problem.ts'
import { base64url, sql, type Tx } from '../../database/sql.ts'
import type { TrackFeature } from '../../tracks/execute.ts'
import { contactMachine } from '../contact.ts'
import { labourComplaintMachine } from '../labour-complaint.ts'
import type { RequestKind } from '../request-kinds.ts'

export const contactFeature: TrackFeature = {
  machine: contactMachine,
  facts: {
    // By whoever wrote or by whoever sorted it, at any time: nobody is taken out of danger by a later word.
    inDanger: (ctx, track) =>
      ctx.tx.holds(
        sql`exists (select from track_events where track = ${track.id} and facts ->> 'urgency' = 'now')`,
      ),
  },
}

export const labourComplaintFeature: TrackFeature = { machine: labourComplaintMachine }

/** What each process that a request opens means on the server. */
export const requestFeatures: Readonly<Record<RequestKind, TrackFeature>> = {
  contact: contactFeature,
  labour_complaint: labourComplaintFeature,
}

const houses: Readonly<Record<RequestKind, string>> = {
  contact: 'hotline',
  labour_complaint: 'labour_inspectorate',
}

/** Which process a request went into. */
export const requestKind = async (tx: Tx, track: string): Promise<RequestKind> =>
  (await tx.one<{ kind: RequestKind }>(sql`select kind from tracks where id = ${track}`)).kind

/** The circle that answers requests, with its public key; nothing where the network has no such house yet, or one without a key. */
export async function deskIn(
  tx: Tx,
  kind: RequestKind = 'contact',
): Promise<{ circle: number; publicKey: string } | undefined> {
  const row = await tx.maybe<{ id: number; public_key: Buffer }>(sql`select c.id, c.public_key from circles c
    join organisations o on o.id = c.organisation where o.kind = ${houses[kind]} and o.state = 'active' and c.kind = 'organisation'
    and c.public_key is not null order by c.id limit 1`)
  return row ? { circle: row.id, publicKey: base64url(row.public_key) } : undefined
}

/** The same, where there must be one. */
export async function deskFor(
  tx: Tx,
  kind: RequestKind = 'contact',
): Promise<{ circle: number; publicKey: string }> {
  const desk = await deskIn(tx, kind)
  if (!desk) throw new Problem('not-found')
  return desk
}

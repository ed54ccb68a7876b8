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

export interface RequestDesk {
  circle: number
  publicKey: string
  /** As the house says it of itself; nothing where it is there for the whole country. */
  district: string | null
  name: string
}

/** The circles that answer requests, with their public keys; none where the network has no such house yet, or none with a key. */
export async function desksIn(tx: Tx, kind: RequestKind = 'contact'): Promise<RequestDesk[]> {
  const rows = await tx.rows<{ id: number; public_key: Buffer; district: string | null; name: string }>(
    sql`select c.id, c.public_key, o.district, o.name from circles c join organisations o on o.id = c.organisation
      where o.kind = ${houses[kind]} and o.state = 'active' and c.kind = 'organisation' and c.public_key is not null
      order by c.id limit 100`,
  )
  return rows.map(({ id, public_key, ...house }) => ({
    circle: id,
    publicKey: base64url(public_key),
    ...house,
  }))
}

/** The one that was chosen, or that answers where nobody has chosen. */
export async function deskIn(
  tx: Tx,
  kind: RequestKind = 'contact',
  chosen?: number,
): Promise<RequestDesk | undefined> {
  const desks = await desksIn(tx, kind)
  return chosen === undefined ? desks[0] : desks.find(({ circle }) => circle === chosen)
}

/** The same, where there must be one. */
export async function deskFor(tx: Tx, kind: RequestKind = 'contact', chosen?: number): Promise<RequestDesk> {
  const desk = await deskIn(tx, kind, chosen)
  if (!desk) throw new Problem('not-found')
  return desk
}

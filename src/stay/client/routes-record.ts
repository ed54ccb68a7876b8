// What a lawyer and the person answered about the routes: one sealed record of the case, of which the newest counts.
import type { SharedCase } from '../../client/case-keys.ts'
import { openLatest, writeRecord } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import type { RouteAnswers } from '../../jurisdiction/routes.ts'

type Read = Pick<SharedCase, 'case' | 'records'>

/** Nothing where nobody has asked yet. */
export const readRoutes = (session: Session, shared: Read): Promise<RouteAnswers | undefined> =>
  openLatest<RouteAnswers>(session, shared, 'routes')

/** Seals and sends them; answers with the record's id. */
export const writeRoutes = (
  session: Session,
  shared: Read,
  value: RouteAnswers & { text: string },
): Promise<string> =>
  writeRecord(session, shared.case.id, {
    compartment: 'immigration',
    kind: 'routes',
    value,
    replaces: latestOf(shared.records, 'routes'),
  })

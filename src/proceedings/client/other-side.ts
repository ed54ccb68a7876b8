// Whom a case's claims are against, kept in the header by which my circle finds the case: sealed for this circle alone. Whether other cases
// of the circle name the same is looked for among those headers on this machine; no case is opened for it, and no server learns of it.
import { keepOwnHeader } from '../../cases/client/case-header.ts'
import { readHeaders } from '../../cases/client/header-list.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import type { Session } from '../../client/session.ts'
import { sameNames } from '../other-side.ts'

export interface Conflict {
  caseId: string
  reference: string
  /** As it stands in the other case. */
  names: readonly string[]
}

type Head = Pick<SharedCase, 'case' | 'header'>

const openedHeader = async ({ vault }: Session, { case: { id: caseId }, header }: Head) =>
  header ? (await vault.openHeaders({ headers: [{ caseId, ...header }] })).opened[0]?.header : undefined

/** Whom it is against; nothing where nobody has said. */
export const readOtherSide = async (session: Session, shared: Head): Promise<readonly string[]> =>
  (await openedHeader(session, shared))?.against ?? []

/** Keeps the names. Answers whether it could: without the part that holds the person's name a circle has no header. */
export async function keepOtherSide(
  session: Session,
  shared: SharedCase,
  names: readonly string[],
): Promise<boolean> {
  const caseId = shared.case.id
  if (!shared.header) await keepOwnHeader(session, shared, session.circle)
  const now = shared.header ? shared : await readCase(session, caseId)
  const header = await openedHeader(session, now)
  if (!header || !now.header) return false
  const { vault, api } = session
  const circles = [now.header.circleId]
  const [sealed] = await vault.sealHeader({ caseId, header: { ...header, against: [...names] }, circles })
  if (sealed) await api.cases.header({ caseId, header: sealed })
  return sealed !== undefined
}

/** The other cases of my circles that name one of these. */
export async function conflictsWith(
  session: Session,
  caseId: string,
  names: readonly string[],
): Promise<Conflict[]> {
  const headers = [...(await readHeaders(session))]
  const { opened } = await session.vault.openHeaders({ headers })
  return opened.flatMap((one) => {
    const same = sameNames(names, one.header.against ?? [])
    if (one.caseId === caseId || same.length === 0) return []
    const reference = headers.find((header) => header.caseId === one.caseId)?.reference ?? ''
    return [{ caseId: one.caseId, reference, names: same }]
  })
}

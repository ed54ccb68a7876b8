// Pages that were given to us, opened: each held against the signed grant that names it. What is missing, or is not what was given, is
// said; nobody is asked to believe the server.
import type { CompartmentEpoch } from '../../sealing/vault-shape.ts'
import { checked } from '../../client/logs.ts'
import { keepPinsSoon } from '../../client/pins.ts'
import type { Api, Session } from '../../client/session.ts'
import { minute, today } from '../../client/time.ts'
import { pageText, type PageText } from './page-shape.ts'

type Shown = Awaited<ReturnType<Api['consent']['pages']>>

export interface GivenPages {
  reference: string
  carrier: string | null
  /** By which yes, with their pages in the order in which they were named. */
  grants: {
    id: string
    from: number | undefined
    purpose: string
    until: string
    basis: string
    pages: ({ page: string } & ({ text: PageText } | { refused: string }))[]
  }[]
}

/** What the server shows of them now, taken and opened. */
async function openShown(session: Session, caseId: string) {
  const { vault, api } = session
  const shown: Shown = await api.consent.pages({ caseId })
  await minute(session)
  const { statements, wraps, logs, pages } = shown
  const epochs = shown.epochs as CompartmentEpoch[]
  const receive = (more: Pick<Parameters<typeof vault.receiveKeys>[0], 'proofs'> = {}) =>
    checked(session, logs, () => vault.receiveKeys({ caseId, statements, epochs, wraps, ...more }))
  const received = await receive()
  if (received.doubts.length > 0) await receive(await api.cases.proofs({ caseId }))
  keepPinsSoon(session)
  const day = await today(session)
  const { opened } = await vault.openPages({ caseId, day, pages })
  const { grants } = await vault.viewCase({ caseId, day })
  return { shown, opened, grants, day }
}

/** Reads the pages of a case that were given to circles of this session. */
export async function readPages(session: Session, caseId: string): Promise<GivenPages> {
  // In the case's turn, from the question on: an answer that is older than what was taken meanwhile would look like a chain cut short.
  const { shown, opened, grants, day } = await session.exclusive(`case ${caseId}`, () =>
    openShown(session, caseId),
  )
  const mine = shown.consents.filter(({ state }) => state === 'granted').map(({ track }) => track)
  const shownOf = (page: string) => {
    const found = opened.find((one) => one.page === page)
    if (!found) return { page, refused: 'missing' }
    const text = found.refused === undefined ? pageText(found.value) : undefined
    return text ? { page, text } : { page, refused: found.refused ?? 'broken' }
  }
  return {
    reference: shown.reference,
    carrier: shown.carrier,
    grants: grants
      .filter(({ id, pages: named, until }) => named && until >= day && mine.includes(id))
      .map(({ id, from, purpose, until, basis, pages: named = [] }) => {
        return { id, from, purpose, until, basis, pages: named.map(({ page }) => shownOf(page)) }
      }),
  }
}

// A page shows the newest of a file; whoever takes it away gets all of it. The rest is asked for page by page, and opened here.

import { everyPage } from '../../client/all-pages.ts'
import { believeAuthors, type OpenCase, type OpenFile } from './open-file.ts'
import { openMessages, openRecords } from './open-rows.ts'
import type { PortalSession } from './portal-session.ts'

/** The file with everything that was ever written in it. */
export async function withOlder(session: PortalSession, file: OpenFile): Promise<OpenFile> {
  const { vault } = session
  const { portal } = session.api
  const cases: OpenCase[] = []
  for (const one of file.cases) {
    const on = (after: string | undefined) => ({ caseId: one.id, ...(after ? { after } : {}) })
    const { olderMessages, moreWritten } = one.shown
    const letters = olderMessages ? await everyPage((after) => portal.messages(on(after)), olderMessages) : []
    const written = moreWritten ? await everyPage((after) => portal.written(on(after))) : []
    await believeAuthors(
      session,
      file.home,
      [...letters, ...written].flatMap(({ logs }) => logs),
    )
    const here = new Set(one.records.map(({ id }) => id))
    const older = written.flatMap(({ records }) => records).filter(({ id }) => !here.has(id))
    const opening = { vault, nameOf: file.nameOf, caseId: one.id }
    const earlier = letters.flatMap(({ messages }) => messages)
    cases.push({
      ...one,
      records: [...one.records, ...(await openRecords(opening, older))],
      messages: [...one.messages, ...(await openMessages(opening, earlier))],
    })
  }
  return { ...file, cases }
}

// A page shows the newest of a file; whoever takes it away gets all of it. The rest is asked for page by page, and opened here.

import type { OutputOf } from '../../api/endpoint.ts'
import type { ClientVault } from '../../sealing/vault-client.ts'
import { everyPage } from '../../client/all-pages.ts'
import { ask } from '../../web/island/island.ts'
import type { ownApi } from '../api.ts'
import { believeAuthors, type OpenCase, type OpenFile } from './open-file.ts'
import { openMessages, openRecords } from './open-rows.ts'

type Messages = OutputOf<typeof ownApi.messages>
type Written = OutputOf<typeof ownApi.written>

/** Reads one page of a list after another. */
const reader =
  <Page>(path: string) =>
  (after: string | undefined): Promise<Page> =>
    ask<Page>(after ? `${path}?after=${encodeURIComponent(after)}` : path)

/** The file with everything that was ever written in it. */
export async function withOlder(vault: ClientVault, file: OpenFile): Promise<OpenFile> {
  const cases: OpenCase[] = []
  for (const one of file.cases) {
    const path = `/api/own/cases/${one.id}`
    const { olderMessages, moreWritten } = one.shown
    const letters = olderMessages ? await everyPage(reader<Messages>(`${path}/messages`), olderMessages) : []
    const written = moreWritten ? await everyPage(reader<Written>(`${path}/written`)) : []
    await believeAuthors(
      vault,
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

// A page shows the newest of a file; whoever takes it away gets all of it. The rest is asked for page by page, and opened here.

import type { OutputOf } from '../../../api/endpoint.ts'
import type { ClientVault } from '../../../sealing/vault-client.ts'
import { ask } from '../../../web/island.ts'
import type { ownApi } from '../../own/api.ts'
import { believeAuthors, openMessages, openRecords, type OpenCase, type OpenFile } from './opened.ts'

type Messages = OutputOf<typeof ownApi.messages>
type Written = OutputOf<typeof ownApi.written>

/** Every page after the one that ended with `from`. */
async function pages<Page extends { next: string | null }>(path: string, from: string | null) {
  const found: Page[] = []
  for (let after = from; after !== null;) {
    const page: Page = await ask<Page>(after ? `${path}?after=${encodeURIComponent(after)}` : path)
    found.push(page)
    after = page.next
  }
  return found
}

/** The file with everything that was ever written in it. */
export async function withOlder(vault: ClientVault, file: OpenFile): Promise<OpenFile> {
  const cases: OpenCase[] = []
  for (const one of file.cases) {
    const path = `/api/own/cases/${one.id}`
    const letters = await pages<Messages>(`${path}/messages`, one.shown.olderMessages)
    const written = one.shown.moreWritten ? await pages<Written>(`${path}/written`, '') : []
    await believeAuthors(
      vault,
      file.home,
      [...letters, ...written].flatMap(({ logs }) => logs),
    )
    const here = new Set(one.records.map(({ id }) => id))
    const older = written.flatMap(({ records }) => records).filter(({ id }) => !here.has(id))
    cases.push({
      ...one,
      records: [...one.records, ...(await openRecords(vault, file.nameOf, one.id, older))],
      messages: [
        ...one.messages,
        ...(await openMessages(
          vault,
          file.nameOf,
          one.id,
          letters.flatMap(({ messages }) => messages),
        )),
      ],
    })
  }
  return { ...file, cases }
}

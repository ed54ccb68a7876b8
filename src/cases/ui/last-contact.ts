// When somebody was reached last, for a list of one's own people: read out of the newest notes of the house, opened here. Of their words
// nothing is kept, and nobody has looked at the case by it.
import { takeKeys } from '../../client/case-keys.ts'
import { openDated } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import { contacts, lastContact } from './notes.ts'

/** Nothing where no note says. */
export async function lastContactOn(session: Session, caseId: string): ReturnType<typeof read> {
  await takeKeys(session, caseId)
  return read(session, caseId)
}

async function read(session: Session, caseId: string) {
  const { records } = await session.api.cases.contacts({ caseId })
  const opened = await Promise.all(
    records.map(async (row) => {
      const note = await openDated<{ contact?: unknown }>(session, caseId, row).catch(() => undefined)
      const contact = contacts.find((one) => one === note?.value.contact)
      return { id: row.id, on: (note?.on ?? row.madeAt).slice(0, 10), ...(contact && { contact }) }
    }),
  )
  return lastContact(opened) ?? null
}

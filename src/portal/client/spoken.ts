// What an interpreter said to somebody, heard again on their own page: fetched and opened here, and kept nowhere.

import { openPieces } from '../../papers/client/pieces.ts'
import { FILE_TABLE, type AboutFile } from '../../sealing/file-shape.ts'
import type { RecordToOpen } from '../../sealing/vault-shape.ts'
import { answeredBy, shownAs } from '../../client/sealed-record.ts'
import type { NameOf } from '../../client/session.ts'
import type { PortalSession } from './portal-session.ts'

export interface Spoken {
  track: string
  record: RecordToOpen
  mime: string
  on: string
}

/** Those that open, the newest first; `nameOf` says which place an author signs for. */
export async function readSpoken({ api, vault }: PortalSession, nameOf: NameOf): Promise<Spoken[]> {
  const { papers } = await api.portal.spoken({})
  const records = papers.map(({ id, caseId, compartment, epoch, ciphertext, ...row }) => ({
    caseId,
    compartment,
    table: FILE_TABLE,
    row: id,
    field: 'file',
    version: 1,
    epoch,
    ciphertext,
    ...answeredBy(row),
  }))
  const opened = await vault.openRecords({ records })
  return papers.flatMap(({ track, by, on }, at): Spoken[] => {
    const shown = shownAs(opened[at], { fromPerson: false, by, on, track }, nameOf)
    const about = shown.value as AboutFile | undefined
    const record = records[at]
    return about?.mime.startsWith('audio/') && record
      ? [{ track, record, mime: about.mime, on: shown.on }]
      : []
  })
}

/** The voice itself. */
export async function hearSpoken({ api, vault }: PortalSession, { record, mime }: Spoken): Promise<Blob> {
  const parts: Blob[] = []
  for await (const piece of openPieces(vault, record, (at) =>
    api.portal.piece({ id: record.row, piece: at }),
  ))
    parts.push(new Blob([piece]))
  return new Blob(parts, { type: mime })
}

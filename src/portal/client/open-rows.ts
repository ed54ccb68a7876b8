// Sealed rows of a case, opened one after the other: records, and messages.

import type { OutputOf } from '../../api/endpoint.ts'
import { answeredBy, shownAs, type Label } from '../../client/sealed-record.ts'
import { messageLabel } from '../../messages/message-label.ts'
import type { RecordToOpen, Vault } from '../../sealing/vault-shape.ts'
import type { portalApi } from '../api.ts'

type FileCase = OutputOf<typeof portalApi.file>['cases'][number]

/** What an organisation is called, by its number. */
export type NameOf = (organisation: number) => string | undefined

/** Of which case rows are opened, with what, and who their writers are called. */
interface Reader {
  vault: Vault
  nameOf: NameOf
  caseId: string
}

/**
 * What was written, or nothing where it could not be opened, its author's signature is not true, or the server names another
 * writer than who signed it (`isUnfit`). `on` is the day that its writer said, where they did (`isSaid`).
 */
export type Opened<Row> = Row & {
  value: Record<string, unknown> | undefined
  isUnfit: boolean
  isSaid: boolean
}

/** Opens records of a case; of `newest` nothing older than what was seen before is believed. */
export const openRecords = (
  reader: Reader,
  rows: FileCase['records'],
  newest?: FileCase['records'][number],
) =>
  openAll(reader, rows, (row) => ({
    caseId: reader.caseId,
    compartment: row.compartment,
    table: 'records',
    row: row.id,
    field: row.kind,
    version: row.version,
    ...(row === newest ? { newest: true } : {}),
  }))

export const openMessages = (reader: Reader, rows: FileCase['messages']) =>
  openAll(reader, rows, (row) => messageLabel(reader.caseId, row.id))

type Sealed = Label & {
  on: string
  epoch: number
  ciphertext: string
  signature: string | null
  author: string | null
}
type Place = Omit<RecordToOpen, 'epoch' | 'ciphertext' | 'signature' | 'author'>

/** Opens rows in order. A row without a signature or an author is not believed. */
async function openAll<Row extends Sealed>(
  { vault, nameOf }: Reader,
  rows: readonly Row[],
  placeOf: (row: Row) => Place,
): Promise<Opened<Row>[]> {
  const opened = await vault.openRecords({
    records: rows.map((row) => ({
      ...placeOf(row),
      epoch: row.epoch,
      ciphertext: row.ciphertext,
      ...answeredBy(row),
    })),
  })
  return rows.map((row, at) => {
    const { value, ...shown } = shownAs(opened[at], row, nameOf)
    return { ...row, ...shown, value: value as Record<string, unknown> | undefined }
  })
}

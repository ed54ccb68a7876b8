// The person's file, opened in this browser and nowhere else: what came sealed to the card, as plain values in memory.

import type { OutputOf } from '../../../api/endpoint.ts'
import type { ClientVault } from '../../../sealing/vault-client.ts'
import type { CompartmentEpoch, RecordToOpen } from '../../../sealing/vault-shape.ts'
import { learn, learnHome, type ChainLine } from '../../../web/chain-reader.ts'
import { ask } from '../../../web/island.ts'
import { answeredBy } from '../../../web/sealed-row.ts'
import type { ownApi } from '../../own/api.ts'
import { messagePlace } from '../../place.ts'

type File = OutputOf<typeof ownApi.file>
type FileCase = File['cases'][number]

/** What was written, or nothing where it could not be opened or its author's signature is not true. */
export type Opened<Row> = Row & { value: Record<string, unknown> | undefined }

export interface OpenCase {
  id: string
  /** Compartments whose newest key is here. */
  held: readonly string[]
  records: Opened<FileCase['records'][number]>[]
  messages: Opened<FileCase['messages'][number]>[]
}

/** Reads the file and opens what the words open. Throws Refusal where the session has ended. */
export async function openFile(vault: ClientVault): Promise<OpenCase[]> {
  const file = await ask<File>('/api/own/file')
  await vault.standFor({ circleId: file.circle })
  if (file.home !== null) {
    await learnHome(lineOf(vault), file.home)
    await learn(lineOf(vault), file.home, file.logs, { again: true })
  }
  return Promise.all(file.cases.map((one) => openCase(vault, one)))
}

/** How logs come to this window: the vault checks each before it believes it. */
export const lineOf = (vault: ClientVault): ChainLine => ({
  logs: (input) => ask('/api/organisations/logs', input),
  vault,
})

async function openCase(
  vault: ClientVault,
  { id, statements, epochs, wraps, records, messages }: FileCase,
): Promise<OpenCase> {
  const { held } = await vault
    .receiveKeys({ caseId: id, statements, epochs: epochs as CompartmentEpoch[], wraps })
    .catch(() => ({ held: [] }))
  const newest = (compartment: string) =>
    Math.max(...epochs.filter((one) => one.compartment === compartment).map((one) => one.epoch))
  const openedRecords = await openAll(vault, records, (row) => ({
    caseId: id,
    compartment: row.compartment,
    table: 'records',
    row: row.id,
    field: row.kind,
    version: row.version,
  }))
  const openedMessages = await openAll(vault, messages, (row) => messagePlace(id, row.id))
  return {
    id,
    held: held
      .filter((one) => one.epochs.includes(newest(one.compartment)))
      .map((one) => one.compartment as string),
    records: openedRecords,
    messages: openedMessages,
  }
}

type Sealed = { epoch: number; ciphertext: string; signature: string | null; author: string | null }
type Place = Omit<RecordToOpen, 'epoch' | 'ciphertext' | 'signature' | 'author'>

/** Opens rows in order. A row without a signature or an author is not believed. */
async function openAll<Row extends Sealed>(
  vault: ClientVault,
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
  return rows.map((row, at) => ({ ...row, value: opened[at]?.value as Record<string, unknown> | undefined }))
}

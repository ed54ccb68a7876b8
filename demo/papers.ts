// Papers as the screens bring and read them: begun with a sealed record, sent piece by piece, opened piece by piece.

import { v7 as newId } from 'uuid'
import type { Compartment } from '../src/cases/model.ts'
import { openPieces } from '../src/papers/pieces.ts'
import { FILE_TABLE, type AboutFile } from '../src/sealing/file-shape.ts'
import type { Colleague } from './actor.ts'

export interface NewPaper {
  compartment: Compartment
  name: string
  mime?: string
  kept?: AboutFile['kept']
  content: Blob
  /** How many pieces are sent; all of them without it. With fewer it stays unfinished. */
  pieces?: number
}

/** Brings a paper into a case whose keys are held. Answers with its id. */
export async function bringPaper(who: Colleague, caseId: string, paper: NewPaper): Promise<string> {
  const { compartment, name, content, mime = 'application/pdf', kept = 'original' } = paper
  const id = newId()
  const where = { caseId, compartment, row: id }
  const { record, about, padded } = await who.vault.beginFile({ ...where, name, mime, kept, content })
  await who.api.papers.begin({ caseId, paper: { id, compartment, padded, ...record } })
  const sent = paper.pieces ?? about.pieces
  for (let piece = 0; piece < sent; piece += 1) {
    const body = await who.vault.sealPiece({ file: id, index: piece })
    await who.api.papers.send({ id, piece, body })
  }
  if (sent === about.pieces) await who.api.papers.finish({ id })
  return id
}

export type PaperRow = Awaited<ReturnType<Colleague['api']['papers']['list']>>['papers'][number]

/** The sealed record of a paper, as the vault opens it. */
export function recordOf(caseId: string, row: PaperRow) {
  const { id, compartment, epoch, ciphertext, signature, author } = row
  const place = { caseId, compartment, table: FILE_TABLE, row: id, field: 'file', version: 1, epoch }
  return { ...place, ciphertext, signature, ...(author ? { author } : {}) }
}

/** Reads a whole paper back. */
export async function readPaper(
  who: Colleague,
  caseId: string,
  id: string,
): Promise<{ about: AboutFile; content: Buffer }> {
  const { papers } = await who.api.papers.list({ caseId })
  const row = papers.find((one) => one.id === id)
  if (!row) throw new Error('not there')
  const record = recordOf(caseId, row)
  const about = await who.vault.openFile({ record })
  const parts: Uint8Array[] = []
  for await (const part of openPieces(who.vault, record, (piece) => who.api.papers.piece({ id, piece })))
    parts.push(part)
  return { about, content: Buffer.concat(parts) }
}

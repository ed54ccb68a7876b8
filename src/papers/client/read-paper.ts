// Papers read back: their records opened, and the bytes of one of them, piece by piece. Nothing of it is kept but what the caller
// keeps.
import { checked } from '../../client/logs.ts'
import type { Api, Session } from '../../client/session.ts'
import { answeredBy, shownAs } from '../../client/sealed-record.ts'
import { FILE_TABLE, type AboutFile } from '../../sealing/file-shape.ts'
import type { RecordToOpen } from '../../sealing/vault-shape.ts'
import { openPieces } from './pieces.ts'

export type PaperRow = Awaited<ReturnType<Api['papers']['list']>>['papers'][number]
export interface Paper {
  row: PaperRow
  record: RecordToOpen
  /** Undefined where the record cannot be opened: another key, or not by whom it says. */
  about: AboutFile | undefined
  /** The server names another writer than who signed it, or another process. */
  isUnfit: boolean
}

/** The papers of a case with their records opened. */
export async function readPapers(session: Session, caseId: string): Promise<Paper[]> {
  const { papers, logs } = await session.api.papers.list({ caseId })
  const records = papers.map(({ id, compartment, epoch, ciphertext, ...row }) => ({
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
  const [opened, nameOf] = await Promise.all([
    checked(session, logs, () => session.vault.openRecords({ records })),
    session.names(),
  ])
  return papers.map((row, at) => {
    const label = { ...row, fromPerson: false, on: row.madeAt }
    const { value, on, isUnfit } = shownAs(opened[at], label, nameOf)
    const about = value as AboutFile | undefined
    return { row: { ...row, madeAt: on }, record: records[at] as RecordToOpen, about, isUnfit }
  })
}

/** The bytes of a paper, piece by piece. */
export const piecesOf = ({ api, vault }: Session, { row: { id }, record }: Paper) =>
  openPieces(vault, record, (piece) => api.papers.piece({ id, piece }))

/** A whole paper as a Blob of a kind. A browser may put a large one on its own disk until the page is closed. */
export async function wholeOf(
  session: Session,
  paper: Paper,
  mime: string,
  onPiece: (done: number) => void = () => undefined,
): Promise<Blob> {
  const parts: Blob[] = []
  for await (const bytes of piecesOf(session, paper)) {
    // Each piece leaves this page's memory as soon as it is opened.
    parts.push(new Blob([bytes]))
    onPiece(parts.length)
  }
  return new Blob(parts, { type: mime })
}

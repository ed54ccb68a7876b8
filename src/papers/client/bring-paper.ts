// A paper on its way to the server: begun with its sealed record, sealed and sent piece by piece, said to be whole. Whatever stops
// it leaves it where it is, and the next try sends only what is missing.
import { newId } from '../../api/new-id.ts'
import { failedForGood, isProblem } from '../../api/problem.ts'
import type { Session } from '../../client/session.ts'
import { today } from '../../client/time.ts'
import { FILE_TABLE, type AboutFile } from '../../sealing/file-shape.ts'
import type { Compartment, RecordToOpen, Said } from '../../sealing/vault-shape.ts'

/** What is kept of a file: its bytes, what it is called, and what kind it is. The same file gives the same bytes each time. */
export interface PaperContent {
  content: Blob
  name: string
  mime: string
}

export interface NewPaper {
  compartment: Compartment
  kept: AboutFile['kept']
  /** The process that it belongs to. */
  about?: Omit<Said, 'on'> | undefined
  /** Asked for anew at each try: between them nothing holds the bytes. */
  read: () => Promise<PaperContent>
}

/** A paper that is being brought, and how far it has come: whoever tries again hands the same one over. */
export interface Bringing extends NewPaper {
  readonly id: string
  readonly caseId: string
  /** Its sealed record, once the server has it. */
  record?: RecordToOpen | undefined
  /** Sealed once: where its beginning was not answered, the same bytes are sent again. */
  begun?: Awaited<ReturnType<Session['vault']['beginFile']>> | undefined
  /** Set by whoever wants it to stop; what is on its way still arrives. */
  stop: boolean
}

/** A paper that nobody has begun. */
export const newBringing = (caseId: string, paper: NewPaper): Bringing => ({
  ...paper,
  caseId,
  id: newId(),
  stop: false,
})

/** One that was begun in another window or before a reload, by the record that the server has. */
export const begunBringing = (record: RecordToOpen, paper: Omit<NewPaper, 'compartment'>): Bringing => ({
  ...paper,
  compartment: record.compartment,
  caseId: record.caseId,
  id: record.row,
  record,
  stop: false,
})

interface Carrying {
  /** Told how far it is, as each piece has arrived. */
  told?: (sent: number, pieces: number) => void
  /** How often and how long (ms) a broken line is waited for. */
  patience?: readonly number[]
}

/** Pieces on their way at the same time. */
const abreast = 4
const wait = (ms: number) =>
  new Promise<void>((done) => {
    setTimeout(done, ms)
  })

/** Seals what it is and tells the server that it comes. */
async function begin(session: Session, paper: Bringing): Promise<RecordToOpen> {
  const { api, vault } = session
  const { id, caseId, compartment, kept, about } = paper
  const where = { caseId, compartment, row: id }
  const content = await paper.read()
  paper.begun ??= await vault.beginFile({
    ...where,
    ...content,
    kept,
    said: { on: await today(session), ...about },
  })
  const { record, padded } = paper.begun
  try {
    await api.papers.begin(
      { caseId, paper: { id, compartment, padded, ...(about?.track && { track: about.track }), ...record } },
      { key: id },
    )
  } catch (error) {
    if (failedForGood(error)) paper.begun = undefined
    throw error
  }
  return { ...where, table: FILE_TABLE, field: 'file', version: 1, ...record }
}

/** Begins it, or takes it up again with the same file; SealingError `other-file` where it is another one. Answers with what is there. */
async function takeUp(session: Session, paper: Bringing): Promise<readonly number[]> {
  const { id, record } = paper
  if (!record) {
    paper.record = await begin(session, paper)
    return []
  }
  const { content } = await paper.read()
  await session.vault.continueFile({ record, content })
  return (await session.api.papers.resume({ id })).there
}

async function sendPiece(
  { api, vault }: Session,
  paper: Bringing,
  piece: number,
  patience: readonly number[],
): Promise<void> {
  const { id } = paper
  for (let attempt = 0; ; attempt += 1) {
    try {
      const body = await vault.sealPiece({ file: id, index: piece })
      await api.papers.send({ id, piece, body })
      return
    } catch (error) {
      const isLine = isProblem(error) && ['unavailable', 'too-many'].includes(error.code)
      const rest = patience[attempt]
      if (!isLine || rest === undefined || paper.stop) throw error
      await wait(rest)
    }
  }
}

/** Sends what is missing, a few pieces side by side. */
async function sendMissing(
  session: Session,
  paper: Bringing,
  missing: number[],
  { arrived, patience }: { arrived: () => void; patience: readonly number[] },
): Promise<void> {
  const line = async () => {
    for (let piece = missing.shift(); piece !== undefined && !paper.stop; piece = missing.shift()) {
      await sendPiece(session, paper, piece, patience)
      arrived()
    }
  }
  const lines = await Promise.allSettled(
    Array.from({ length: abreast }, () =>
      line().catch((error: unknown) => {
        // One that cannot go on stops the others.
        missing.length = 0
        throw error
      }),
    ),
  )
  const broken = lines.find((one) => one.status === 'rejected')
  if (broken) throw broken.reason
}

/** Carries a paper as far as it goes: true when it is whole, false when it was stopped. */
export async function carryPaper(
  session: Session,
  paper: Bringing,
  { told = () => undefined, patience = [1000, 3000, 9000] }: Carrying = {},
): Promise<boolean> {
  const { api, vault } = session
  const { id } = paper
  paper.stop = false
  const there = await takeUp(session, paper)
  const { value } = await vault.openRecord(paper.record as RecordToOpen)
  const { pieces } = value as AboutFile
  const missing = Array.from({ length: pieces }, (_, piece) => piece).filter((one) => !there.includes(one))
  let sent = there.length
  told(sent, pieces)
  await sendMissing(session, paper, missing, { arrived: () => told((sent += 1), pieces), patience })
  if (paper.stop) return false
  await api.papers.finish({ id })
  await vault.forgetFile({ file: id }).catch(() => undefined)
  return true
}

/** Brings a paper into a case whose keys are held. Answers with its id. */
export async function bringPaper(session: Session, caseId: string, paper: NewPaper): Promise<string> {
  const bringing = newBringing(caseId, paper)
  await carryPaper(session, bringing)
  return bringing.id
}

/** Takes one that is not whole away, here and on the server. */
export async function giveUpPaper({ api, vault }: Session, id: string): Promise<void> {
  await vault.forgetFile({ file: id }).catch(() => undefined)
  // One that another window began, or whose beginning was not answered, may be there as well.
  await api.papers.remove({ id }).catch((error: unknown) => {
    if (!(isProblem(error) && error.code === 'not-found')) throw error
  })
}

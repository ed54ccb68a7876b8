// Sealed records of a case: sealed, sent, opened. Every act that opens or writes something sealed on a case goes through here,
// and in the same form.
import { newId } from '../api/new-id.ts'
import { isProblem } from '../api/problem.ts'
import { SealingError } from '../sealing/suite.ts'
import type { Author, Compartment, Said } from '../sealing/vault-shape.ts'
import { readCase, takeKeys, type SharedCase } from './case-keys.ts'
import { keepPinsSoon } from './pins.ts'
import { codeOf } from './refusal.ts'
import { latestOf, shownAs, toOpen, writtenAt, writtenOrder } from './sealed-record.ts'
import type { Session } from './session.ts'
import { minute } from './time.ts'

export type SealedRow = SharedCase['records'][number]
/** How to reach somebody: here an older one can kill. */
const CONTACT = 'safe_contact'
/** Kinds of sealed record that staff write. */
export type RecordKind =
  | 'profile'
  | 'statistics'
  | 'circumstances'
  | 'safe_contact'
  | 'note'
  | 'statement'
  | 'reason'
  | 'answers'
  | 'words'
  | 'agreed'
  | 'letter'
  | 'imported'
  | 'description'
  | 'routes'
  | 'first_days'
  | 'wellbeing'
  | 'given'
  | 'ways'
  | 'ways_said'
  | 'plan_yes'
  | 'reasoning'
  | 'household'
  | 'household_proposal'
  | 'service'
  | 'safety_plan'
  | 'assessment'
  | 'incident'
  | 'losses'
  | 'hours'
  | 'guardian_named'
  | 'kept_back'
  | 'worker_name'

/** What is to be sealed, and where it belongs. */
export interface NewRecord {
  compartment: Compartment
  kind: RecordKind
  value: object
  /** The one whose place it takes. */
  replaces?: Pick<SealedRow, 'version'> | undefined
  /** The process that it belongs to. */
  about?: Omit<Said, 'on' | 'at'> | undefined
  /** The id under which it was tried before; a new one is made where there is none. Its own id is its place. */
  id?: string | undefined
}

/** Seals one record of a case; the day and the minute of its writing are sealed along, since the server keeps the day alone after a month. */
export async function sealRecord(session: Session, caseId: string, record: NewRecord) {
  const { compartment, kind, value, replaces, about, id = newId() } = record
  const version = (replaces?.version ?? 0) + 1
  const label = { caseId, compartment, table: 'records', row: id, field: kind, version }
  const at = await minute(session)
  const said = { on: at.slice(0, 10), at, ...about }
  return { id, compartment, kind, version, ...(await session.vault.sealRecord({ ...label, value, said })) }
}

/**
 * Seals a record and sends it; answers with its id. Where its key was rotated meanwhile, the new one is taken and it is sealed
 * again. With an `id` it can be tried again after a broken line: what has arrived under that id is done, and not written twice.
 */
export async function writeRecord(session: Session, caseId: string, record: NewRecord): Promise<string> {
  const id = record.id ?? newId()
  const send = async () => {
    const sealed = await sealRecord(session, caseId, { ...record, id })
    const track = record.about?.track
    await session.api.cases.seal({ caseId, record: { ...sealed, ...(track && { track }) } })
  }
  try {
    await send()
  } catch (error) {
    const isTaken = isProblem(error) && ['stale', 'conflict'].includes(error.code)
    if (isTaken && (await hasArrived(session, caseId, id))) return id
    // Whoever has just said again who they are has a new vault, which may not have been given the keys of the case yet.
    const isAnew =
      error instanceof SealingError ? error.code === 'no-key' : isProblem(error) && error.code === 'stale'
    if (!isAnew) throw error
    await takeKeys(session, caseId)
    await send()
  }
  return id
}

const hasArrived = async (session: Session, caseId: string, id: string): Promise<boolean> =>
  (await readCase(session, caseId)).records.some((one) => one.id === id)

/**
 * Opens one record. Fails with `no-key` where its compartment is not held, `bad-signature` where its author is not who it says,
 * `unfit` where the server names another writer than who signed it, or another process.
 */
export async function openRecord<Value>(session: Session, caseId: string, row: SealedRow): Promise<Value> {
  return (await openDated<Value>(session, caseId, row)).value
}

/** A record that was opened, with what its writer said of it: the day, the minute (else what the server keeps), where it stands among others. */
export interface Dated<Value> {
  value: Value
  on: string
  at: string
  order: string
  isSaid: boolean
  author: Author | undefined
}

/** The same, with the day on which it was written, and by whom; `order` is where it stands among others. */
export async function openDated<Value>(
  session: Session,
  caseId: string,
  row: SealedRow,
): Promise<Dated<Value>> {
  const [opened, nameOf] = await Promise.all([session.vault.openRecord(toOpen(caseId, row)), session.names()])
  const label = { ...row, fromPerson: row.by === null, on: row.madeAt }
  const { value, on, isSaid, isUnfit } = shownAs(opened, label, nameOf)
  if (isUnfit) throw new SealingError('unfit')
  const at = writtenAt(opened, row)
  return { value: value as Value, on, at, order: writtenOrder(at, row), isSaid, author: opened.author }
}

/** What counts now of a kind, and when it was written: the minute that its writer said. */
export async function openLatestDated<Value>(
  session: Session,
  { case: { id }, records }: Pick<SharedCase, 'case' | 'records'>,
  kind: RecordKind,
): Promise<{ value: Value; at: string } | undefined> {
  const row = latestOf(records, kind)
  if (!row) return undefined
  // Loaded with the first one, since nobody needs it at the door.
  if (kind === CONTACT) await (await import('./registers.ts')).takenRegisters(session)
  const open = async (one: SealedRow) => {
    const opened = await session.vault.openRecord({ ...toOpen(id, one), newest: true })
    return { value: opened.value as Value, at: writtenAt(opened, one) }
  }
  const opened = await open(row).catch(async (refusal: unknown) => {
    if (kind !== CONTACT || codeOf(refusal) !== 'outdated') throw refusal
    // A colleague may have written it since this page was read.
    const now = latestOf((await readCase(session, id)).records, kind)
    if (!now || now.id === row.id) throw refusal
    return open(now)
  })
  keepPinsSoon(session)
  return opened
}

/**
 * Opens what counts now of a kind: how to reach the person, their name. Nothing where there is none. Fails with `outdated` where
 * the server shows an older one than was seen here or by a colleague's browser, else as `openRecord`.
 */
export const openLatest = async <Value>(
  session: Session,
  shared: Pick<SharedCase, 'case' | 'records'>,
  kind: RecordKind,
): Promise<Value | undefined> => (await openLatestDated<Value>(session, shared, kind))?.value

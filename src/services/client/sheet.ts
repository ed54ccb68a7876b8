// The sheet of a service: sealed in the part of the file in which its process lies, judged before it is kept, put anew on top of what
// stood there. What a rule refuses is not sealed and not sent.
import { newId } from '../../api/new-id.ts'
import { codeOf } from '../../api/code-of.ts'
import { Problem } from '../../api/problem.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated, writeRecord, type SealedRow } from '../../client/records.ts'
import { compareWritten, writtenOrder } from '../../client/sealed-record.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import type { Compartment } from '../../sealing/shapes.ts'
import { partOfWords, type Machine } from '../../tracks/define.ts'
import { keptOf, refusalOf, type Around, type ServiceForm, type Sheet, type Values } from '../form.ts'
import { formOf } from '../forms.ts'

const kind = 'service'

export interface Served {
  caseId: string
  machine: Machine
  track: { id: string; subkind: string | null }
}

/** The part in which a sheet with these answers lies. */
export const partOfSheet = ({ machine, track }: Omit<Served, 'caseId'>, form: ServiceForm, values: Values) =>
  form.part?.(values) ?? (partOfWords(machine, track.subkind ?? undefined) as Compartment)

export interface OpenedSheet {
  row: SealedRow
  on: string
  /** Where it stands among others. */
  order: string
  sheet?: Sheet
  /** Why it is not shown: its code. */
  trouble?: string
}

type Read = Pick<SharedCase, 'case' | 'records' | 'held'>

/** The newest sheet of each service on a process, as far as its part of the file is held here; the newest first. */
export async function readSheets(session: Session, shared: Read, track: string): Promise<OpenedSheet[]> {
  const rows = rowsOf(shared, track).filter(({ compartment }) => shared.held.includes(compartment))
  const opened = await openSheets(session, shared.case.id, rows)
  const services = new Set<string | undefined>()
  return opened.filter(({ sheet }) => {
    const isNewest = !services.has(sheet?.service)
    services.add(sheet?.service)
    return isNewest
  })
}

/** What stood on the sheet of a service before, the newest first. */
export async function readEarlierSheets(
  session: Session,
  shared: Read,
  track: string,
  { service, row: now }: { service: string; row: Pick<SealedRow, 'id'> },
): Promise<OpenedSheet[]> {
  const rows = rowsOf(shared, track).filter(
    ({ id, compartment }) => id !== now.id && shared.held.includes(compartment),
  )
  const opened = await openSheets(session, shared.case.id, rows)
  return opened.filter(({ sheet }) => sheet === undefined || sheet.service === service)
}

/** Every row of a process's sheets. */
export const rowsOf = ({ records }: Pick<SharedCase, 'records'>, track: string): SealedRow[] =>
  records.filter((row) => row.kind === kind && row.track === track)

/** The newest first, as their writers said: of what was put right in another part of the file the numbers begin anew. */
const openSheets = async (session: Session, caseId: string, rows: readonly SealedRow[]) =>
  (await Promise.all(rows.map((row) => openSheet(session, caseId, row)))).toSorted((one, other) =>
    compareWritten(other, one),
  )

async function openSheet(session: Session, caseId: string, row: SealedRow): Promise<OpenedSheet> {
  try {
    const { value, on, order } = await openDated<Sheet>(session, caseId, row)
    return { row, on: on.slice(0, 10), order, sheet: value }
  } catch (error) {
    return {
      row,
      on: row.madeAt.slice(0, 10),
      order: writtenOrder(row.madeAt, row),
      trouble: codeOf(error) ?? 'broken',
    }
  }
}

/** Employers to whom the person must never go back: as she named them on any sheet of the case that is held here. */
export async function formerEmployersOn(session: Session, shared: SharedCase): Promise<string[]> {
  const goals = shared.tracks.filter(({ subkind }) => subkind === 'job_placement')
  const sheets = await Promise.all(goals.map(({ id }) => readSheets(session, shared, id)))
  return sheets.flat().flatMap(({ sheet }) => {
    const named = sheet?.values['never_again']
    return typeof named === 'string'
      ? named
          .split(/[\n,;]+/u)
          .map((one) => one.trim())
          .filter(Boolean)
      : []
  })
}

export interface Keeping {
  sheet: Sheet
  around: Around
  /** Every row that stands there, of whatever part. */
  rows: readonly Pick<SealedRow, 'version' | 'compartment'>[]
  id?: string
}

/** Keeps a sheet. Problem `refused` with the rule that it breaks, `stale` where somebody was quicker. */
export async function keepSheet(session: Session, served: Served, keeping: Keeping): Promise<string> {
  const { sheet, around, rows, id = newId() } = keeping
  const form = formOf(sheet.service)
  if (!form) throw new Problem('not-found')
  const because = refusalOf(form, sheet.values, { ...around, outcome: sheet.outcome ?? around.outcome })
  if (because) throw new Problem('refused', { because })
  const values = keptOf(form, sheet.values)
  const compartment = partOfSheet(served, form, values)
  return writeRecord(session, served.caseId, {
    compartment,
    kind,
    value: {
      service: sheet.service,
      values,
      ...(sheet.outcome && { outcome: sheet.outcome }),
      ...(sheet.text && { text: sheet.text }),
    },
    about: { track: served.track.id, about: served.machine.kind },
    replaces: {
      version: Math.max(0, ...rows.flatMap((row) => (row.compartment === compartment ? row.version : []))),
    },
    id,
  })
}

/** Keeps it with how it ended, and says that the goal was reached: the sheet first, so that no goal ends without one. */
export async function finishService(
  session: Session,
  served: Served & { track: { id: string; subkind: string | null; version: number } },
  keeping: Keeping & { sheet: Sheet & { outcome: string } },
): Promise<TrackNow> {
  await keepSheet(session, served, keeping)
  return session.tracks.makeMove(served.machine.kind, 'achieve', served.track, {}, keeping.id)
}

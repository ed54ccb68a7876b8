// Something is given to somebody: sealed in the part about money, who got what; counted in codes, without who.
import { newId } from '../../api/new-id.ts'
import { codeOf } from '../../api/code-of.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated, writeRecord } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import { today } from '../../client/time.ts'
import { stillGiven, type Given, type GivenKind } from '../given.ts'

const kind = 'given'
type Dated = { on: string; value: Given }

/** What was given in this case and not taken back, newest first. */
export async function readGiven(
  session: Session,
  { case: { id }, records, held }: Pick<SharedCase, 'case' | 'records' | 'held'>,
): Promise<Dated[]> {
  const rows = records.filter(
    (row) => row.kind === kind && row.compartment === 'finance' && held.includes(row.compartment),
  )
  const opened = await Promise.all(
    rows.map((row) =>
      openDated<Given>(session, id, row).catch((error: unknown) => ({ trouble: codeOf(error) })),
    ),
  )
  return stillGiven(
    opened.flatMap((one) => ('value' in one ? [{ on: one.on.slice(0, 10), value: one.value }] : [])),
  )
}

interface ToGive {
  kind: GivenKind
  units: number
  costCode: string
  text: string
  /** Names the write and the count, so that a second try is the same one. */
  id: string
}

/** Gives it. The same mark stands for the person all through a month, so that people are counted once, and is another one in the next. */
export async function give(
  session: Session,
  caseId: string,
  { before, id, ...what }: ToGive & { before: readonly Dated[] },
): Promise<Given> {
  const month = (await today(session)).slice(0, 7)
  const person = before.find(({ on }) => on.startsWith(month))?.value.person ?? crypto.randomUUID()
  const value: Given = { ...what, count: id, person }
  await writeRecord(session, caseId, { compartment: 'finance', kind, value, id })
  const { kind: code, units, costCode } = what
  await session.api.care.count({ caseId, id, person, kind: code, units, costCode })
  return value
}

/** It was a slip: that stands in the case, and it is counted no more. */
export async function takeBack(session: Session, caseId: string, value: Given): Promise<void> {
  await session.api.care.uncount({ caseId, id: value.count })
  const undone: Given = { ...value, units: 0, undoes: value.count, text: '' }
  await writeRecord(session, caseId, { compartment: 'finance', kind, value: undone, id: newId() })
}

// How somebody says they are: each time that they are asked is a sealed record of its own, in the part about health.
import { codeOf } from '../../api/code-of.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated, writeRecord } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import { instrument, type Answers } from '../wellbeing.ts'

const kind = 'wellbeing'

/** Every time that they answered and that can be opened here. `unread`: how many could not be. */
export async function readWellbeing(
  session: Session,
  { case: { id }, records, held }: Pick<SharedCase, 'case' | 'records' | 'held'>,
): Promise<{ asked: { on: string; value: Answers }[]; unread: number }> {
  const rows = records.filter(
    (row) => row.kind === kind && row.compartment === 'health' && held.includes(row.compartment),
  )
  const opened = await Promise.all(
    rows.map((row) =>
      openDated<Answers>(session, id, row).catch((error: unknown) => ({ trouble: codeOf(error) })),
    ),
  )
  const asked = opened.flatMap((one) =>
    'value' in one ? [{ on: one.on.slice(0, 10), value: one.value }] : [],
  )
  return { asked, unread: rows.length - asked.length }
}

/** Keeps what they answered; `id` names the write. */
export const keepWellbeing = (
  session: Session,
  caseId: string,
  { value, id }: { value: Omit<Answers, 'instrument' | 'version'>; id: string },
): Promise<string> =>
  writeRecord(session, caseId, {
    compartment: 'health',
    kind,
    value: { instrument: instrument.id, version: instrument.version, ...value },
    id,
  })

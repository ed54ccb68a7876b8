// An assessment of danger on a case: the level is the signed process that it always was, what it rests on is sealed beside it. Tried again
// after a broken line, what has arrived is not done twice.
import { isProblem } from '../../api/problem.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated, writeRecord, type SealedRow } from '../../client/records.ts'
import { hasArrived } from '../../client/refusal.ts'
import type { Session } from '../../client/session.ts'
import { standingOf } from '../../client/track-standing.ts'
import type { Author } from '../../sealing/vault-shape.ts'
import type { Assessment, Level, SecondLook } from '../assessment.ts'
import { riskMachine } from '../risk.ts'
import { standing } from './safety-plan.ts'

const compartment = 'contact'
const kind = 'assessment'
const { kind: about } = riskMachine

export interface ToAssess {
  /** Of the process, and of the record: whoever tries again says the same. */
  track: string
  record: string
  level: Level
  ownView: string
  assessment: Assessment
}

/** Whether the family was looked at: it was asked about, or somebody of it is named. */
export const isFamilyConsidered = ({ answers, family }: Assessment): boolean =>
  family.length > 0 || (answers.family_home?.answer ?? 'not_known') !== 'not_known'

/**
 * Assesses anew. `refused` where the house lets a supervisor say that there is less danger. The assessment before gives way to it where
 * its duties allow.
 */
export async function assess(
  session: Session,
  shared: Pick<SharedCase, 'case' | 'tracks'>,
  { track, record, level, ownView, assessment }: ToAssess,
): Promise<void> {
  const caseId = shared.case.id
  const said = { level, own_view: ownView, family_considered: isFamilyConsidered(assessment) }
  await session.tracks
    .openTrack('risk', { id: track, caseId, ...said }, record)
    .catch(async (fault: unknown) => {
      if (!hasArrived(fault) || !(await standingOf(session, track))) throw fault
    })
  await writeRecord(session, caseId, {
    compartment,
    kind,
    value: assessment,
    about: { track, about },
    id: record,
  })
  for (const before of standing(shared))
    if (before.id !== track) await session.tracks.makeMove('risk', 'reassess', before, {}).catch(butStands)
}

/** What it still owes keeps it standing, and so does whoever moved it meanwhile. */
function butStands(fault: unknown): void {
  if (!(isProblem(fault) && ['refused', 'stale'].includes(fault.code))) throw fault
}

/** A colleague looks at an assessment and says whether they agree, beside it. */
export const lookAgain = (
  session: Session,
  caseId: string,
  { track, look, id }: { track: string; look: SecondLook; id: string },
): Promise<string> =>
  writeRecord(session, caseId, { compartment, kind, value: { look }, about: { track, about }, id })

/** One assessment of a case: its level and day from the process, and what was sealed beside it, where somebody did. */
export interface Assessed {
  track: string
  level: Level
  at: string
  state: string
  /** What it said before it was put right, the first first. */
  before: { level: Level; correctedAt: string; by: string | null }[]
  value?: Assessment
  on: string
  by?: Author | undefined
  looks: { look: SecondLook; on: string; by: Author | undefined }[]
  /** Something beside it could not be opened. */
  isUnread: boolean
}

/** All of them, newest first. */
export async function readAssessments(
  session: Session,
  { case: { id }, records, tracks, events }: Pick<SharedCase, 'case' | 'records' | 'tracks' | 'events'>,
): Promise<Assessed[]> {
  const open = (row: SealedRow) =>
    openDated<Assessment | { look: SecondLook }>(session, id, row).catch(() => undefined)
  const all = tracks
    .filter((one) => one.kind === riskMachine.kind)
    .toSorted((one, other) => (one.openedAt < other.openedAt ? 1 : -1))
  return Promise.all(
    all.map(async ({ id: track, openedAt, state }): Promise<Assessed> => {
      const said = events
        .filter((one) => one.track === track && ['opened', 'correct'].includes(one.move))
        .toSorted((one, other) => one.at.localeCompare(other.at))
      const levels = said.map(({ facts }) => facts['level'] as Level)
      const rows = records.filter((row) => row.kind === kind && row.track === track)
      const opened = await Promise.all(rows.map(open))
      const read = opened.filter((one) => one !== undefined)
      const looks = read.flatMap(({ value, on, author }) =>
        'look' in value ? [{ look: value.look, on, by: author }] : [],
      )
      const own = read.find(({ value }) => !('look' in value))
      return {
        track,
        level: levels.at(-1) ?? 'high',
        before: levels.slice(0, -1).map((level, nth) => {
          const { at, by } = said[nth + 1]!
          return { level, correctedAt: at, by }
        }),
        at: openedAt,
        state,
        on: own?.on ?? openedAt.slice(0, 10),
        ...(own && { value: own.value as Assessment, by: own.author }),
        looks,
        isUnread: read.length < opened.length,
      }
    }),
  )
}

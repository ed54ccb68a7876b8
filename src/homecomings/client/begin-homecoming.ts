// Begins a file for somebody who comes home to us: with what they agreed to carry over, in the parts that it was copied from, and the process
// that answers whoever sent them. Tried again after a broken line, it is the same file and the same process.
import { isOpenAlready, sealCase, type Plan, type SealedCase } from '../../cases/client/open-case.ts'
import { openedCompartments } from '../../cases/codes.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { writeRecord, type NewRecord } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import { readTrackNotes } from '../../client/track-notes.ts'
import type { ToldSection } from '../../packages/told.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import type { cameBy } from '../homecoming.ts'
import type { AnswerBy } from './open-received.ts'

/** What is asked of whoever begins it. */
export interface Coming {
  name: string
  language: string
  ageGroup: 'adult' | 'child' | 'unsure'
  cameBy: (typeof cameBy)[number]
  /** The day on which they are expected, where one is known. */
  comesOn: string | null
  /** Who sends them. */
  from: string
  /** What they agreed to, as it was told to us; and how whoever sends them is reached where there is no sealed way back. */
  agreed: string
  reachedBy: string
}

/** What lies sealed beside the process. */
export interface Sender {
  from: string
  agreed: string
  reachedBy: string
  by: AnswerBy | null
}

export interface ComingPlan {
  plan: Plan
  track: string
  /** The id of what is sealed beside it. */
  note: string
}

/** One section in words, as a note of the file. */
export const wordsOfSection = ({ title, about, facts = [], text }: ToldSection): string =>
  [title, ...(about ? [about] : []), ...facts.map(([term, value]) => `${term}: ${value}`), text ?? '']
    .filter(Boolean)
    .join('\n')

const partOf = ({ part }: ToldSection): Compartment =>
  openedCompartments.find((one) => one === part) ?? 'narrative'

/** Seals the file: who it is, and a note for each thing that was told. */
export function sealComing(
  session: Session,
  { plan }: ComingPlan,
  { name, language, ageGroup, cameBy: by }: Coming,
  { circle, sections }: { circle: number; sections: readonly ToldSection[] },
): Promise<SealedCase> {
  const records: NewRecord[] = [
    { compartment: 'identity', kind: 'profile', value: { name: name.trim() } },
    ...sections.map((section): NewRecord => ({
      compartment: partOf(section),
      kind: 'note',
      value: { text: wordsOfSection(section) },
    })),
  ]
  return sealCase(session, plan, {
    circle,
    header: { name: name.trim() },
    records,
    facts: { language, ageGroup, origin: by === 'official_channel' ? 'embassy' : 'ngo', urgency: 'day' },
  })
}

export async function beginHomecoming(
  session: Session,
  { plan, track, note }: ComingPlan,
  sealed: SealedCase,
  { coming, by }: { coming: Coming; by: AnswerBy | null },
): Promise<void> {
  try {
    await session.api.cases.open(sealed, { key: plan.key })
  } catch (error) {
    if (!(await isOpenAlready(session, plan.id, error))) throw error
  }
  const { cameBy: came_by, comesOn, from, agreed, reachedBy } = coming
  const about = { id: track, caseId: plan.id, came_by, ...(comesOn && { comes_on: comesOn }) }
  await session.tracks.openTrack('homecoming', about, `${plan.key}-home`)
  await readCase(session, plan.id)
  await writeSender(session, { caseId: plan.id, track, note }, { from, agreed, reachedBy, by })
}

/** Who sent somebody, and how they are answered from now on: a yes ends, and with the next one comes another package. Once under the same `note`. */
export async function writeSender(
  session: Session,
  { caseId, track, note }: { caseId: string; track: string; note: string },
  sender: Sender,
): Promise<void> {
  const text = [sender.from, sender.agreed, sender.reachedBy].filter(Boolean).join('\n')
  await writeRecord(session, caseId, {
    compartment: 'narrative',
    kind: 'note',
    value: { text, move: 'opened', seen: sender },
    about: { track, about: 'homecoming' },
    id: note,
  })
}

/** As it was written last; nothing where that part is not held here. */
export async function readSender(
  session: Session,
  shared: Pick<SharedCase, 'case' | 'records' | 'held'>,
  track: string,
): Promise<Sender | undefined> {
  const notes = await readTrackNotes<{ move?: string; seen?: Sender }>(session, shared, track)
  return notes.findLast(({ value }) => value.move === 'opened')?.value.seen
}

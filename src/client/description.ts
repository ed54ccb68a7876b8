// What a process is about, in words: sealed when it is opened, and put anew by whoever helps when it has become something else. What
// stood before stays. Whoever sees the process can read them, and nobody else.
import { newId } from '../api/new-id.ts'
import { codeOf } from '../api/code-of.ts'
import { partOfWords, type Machine } from '../tracks/define.ts'
import type { Compartment } from '../sealing/vault-shape.ts'
import type { SharedCase } from './case-keys.ts'
import { openDated, sealRecord, writeRecord, type SealedRow } from './records.ts'
import type { Session } from './session.ts'

/** `text` in the person's own words where they said it; the others are shortLines lines, and left out where nobody said them. */
export interface Description {
  text: string
  goal?: string
  /** Which place or person outside the network helps. */
  with?: string
  /** Which colleague takes it on, by their handle. */
  who?: string
  why?: string
  /** How far it is, more exactly than its state. */
  stands?: string
  /** How urgent it is, as the person says. */
  urgency?: Urgency
  /** When there was last contact about it, YYYY-MM-DD. */
  contact?: string
  /** The same in their language, for the paper that they take along; `checked`: somebody who speaks it has read it. */
  theirs?: { language: string; text: string; checked: boolean }
  /** Of a bed that is kept: how they meet whoever brings them there. */
  met?: string
}

export const urgencies = ['now', 'soon', 'later'] as const
export type Urgency = (typeof urgencies)[number]

/** The shortLines lines of it that are typed. */
export const shortLines = ['goal', 'with', 'why', 'stands'] as const

/** What was said, without empty lines; nothing where nobody said what it is about. */
export function saidOf(value: Description): Description | undefined {
  const text = value.text.trim()
  if (text === '') return undefined
  const lines = shortLines.flatMap((name) => {
    const line = value[name]?.trim()
    return line ? [[name, line] as const] : []
  })
  const { who, urgency, contact, theirs, met } = value
  return {
    ...(who && { who }),
    ...(urgency && { urgency }),
    ...(contact && { contact }),
    ...(theirs && { theirs }),
    ...(met && { met }),
    text,
    ...Object.fromEntries(lines),
  }
}

const kind = 'description'

/** Which process; its machine says in which part of the file its words lie. */
export interface Described {
  caseId: string
  track: string
  machine: Machine
  subkind?: string | undefined
}

/** Seals it for a process that is about to be opened, and goes with the opening as `description`. `id` names it: a second try is the same one. */
export async function sealDescription(
  session: Session,
  { caseId, track, machine, subkind }: Described,
  value: Description,
  id = newId(),
) {
  const compartment = partOfWords(machine, subkind) as Compartment
  const about = { track, about: machine.kind }
  const sealed = await sealRecord(session, caseId, { compartment, kind, value, about, id })
  const { kind: _kind, version: _version, ...place } = sealed
  return place
}

/** Puts it anew, on top of what stands there. Fails with `stale` where somebody was quicker. */
export function rewriteDescription(
  session: Session,
  { caseId, track, machine, subkind }: Described,
  { value, before, id }: { value: Description; before: SealedRow | undefined; id: string },
): Promise<string> {
  return writeRecord(session, caseId, {
    compartment: partOfWords(machine, subkind) as Compartment,
    kind,
    value,
    about: { track, about: machine.kind },
    replaces: before,
    id,
  })
}

/** Rows of what one process is about, newest first. */
export const descriptionsOf = ({ records }: Pick<SharedCase, 'records'>, track: string): SealedRow[] =>
  records
    .filter((row) => row.kind === kind && row.track === track)
    .toSorted((one, other) => other.version - one.version)

/** As it was opened: its words, the day its writer said, and the row that a newer one takes the place of. */
export interface OpenedDescription {
  row: SealedRow
  on: string
  value?: Description
  /** Why it is not shown: its code (`unfit`, `no-key`, …). */
  trouble?: string
}

/** What each process of a case is about now, by the track's id; those of parts that are not held here are left out. */
export async function readDescriptions(
  session: Session,
  shared: Pick<SharedCase, 'case' | 'records' | 'tracks' | 'held'>,
): Promise<Map<string, OpenedDescription>> {
  const newest = shared.tracks.flatMap(({ id }) => descriptionsOf(shared, id).slice(0, 1))
  const rows = newest.filter(({ compartment }) => shared.held.includes(compartment))
  const opened = await Promise.all(rows.map((row) => openDescription(session, shared.case.id, row)))
  return new Map(opened.map((one) => [one.row.track as string, one]))
}

/** One of them; says why where it cannot be opened. */
export async function openDescription(
  session: Session,
  caseId: string,
  row: SealedRow,
): Promise<OpenedDescription> {
  try {
    const { value, on } = await openDated<Description>(session, caseId, row)
    return { row, on: on.slice(0, 10), value }
  } catch (error) {
    return { row, on: row.madeAt.slice(0, 10), trouble: codeOf(error) ?? 'broken' }
  }
}

// What can be copied onto pages: the notes, facts and papers that this user reads, newest first, opened here. Of facts only the newest is
// there to choose; what passes between a person and their lawyer, and messages, are not copied on a list.
import { hex } from '../../sealing/bytes.ts'
import { sha256 } from '../../sealing/keys.ts'
import { fromText } from '../../sealing/text.ts'
import { isCopied } from '../../sealing/shapes.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated, type SealedRow } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import { corrected, type Correctable } from '../../cases/corrected.ts'
import { isCopyable } from '../../papers/client/copy-paper.ts'
import { readPapers, type Paper } from '../../papers/client/read-paper.ts'
import { v5 as nameFrom } from 'uuid'
import type { Purpose } from '../terms.ts'
import { PAPER, type Choice, type ChosenPage } from './page-shape.ts'

const written = ['note', 'statement']
const facts = ['profile', 'safe_contact']

const titleLength = 60
/** The first words of a note, by which whoever chooses and whoever reads know it again. */
export function titleOf(text: string): string {
  const line = text.trim().split('\n')[0] ?? ''
  if (line.length <= titleLength) return line
  const cut = line.slice(0, titleLength)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), titleLength / 2))}…`
}

/** The records of a case that could be copied by who holds these parts. */
function copyable({ records, held }: Pick<SharedCase, 'records' | 'held'>): SealedRow[] {
  const newest = facts.map((kind) => latestOf(records, kind)).filter((row) => row !== undefined)
  const notes = records.filter(({ kind }) => written.includes(kind))
  return [...newest, ...notes].filter(
    ({ compartment }) => held.includes(compartment) && isCopied(compartment),
  )
}

/** The papers that could be copied: whole, opened, and not too large. */
async function paperChoices(
  session: Session,
  { case: { id }, held }: Pick<SharedCase, 'held' | 'case'>,
): Promise<Choice[]> {
  const papers = await readPapers(session, id)
  const whole = papers.filter(
    ({ row, about }: Paper) =>
      about !== undefined &&
      isCopyable(about) &&
      row.state === 'kept' &&
      held.includes(row.compartment) &&
      isCopied(row.compartment),
  )
  return Promise.all(
    whole.map(async ({ row, about, record }): Promise<Choice> => {
      const hash = hex(await sha256(fromText(record.ciphertext)))
      const entry = { part: row.compartment, on: row.madeAt.slice(0, 10), by: row.by, hash }
      const value = { ...about }
      return { id: row.id, title: about?.name ?? '', entry: { kind: PAPER, value, ...entry } }
    }),
  )
}

/** A record that was opened, and the choice that it makes. */
interface Opened extends Correctable {
  choice: Choice
}

/** Opens what can be chosen. The word by which the person knows that it is us, whether they were reached that day, and whom they must not meet are on no page. What cannot be opened, or is not by whom the server says, is not there to choose. */
export async function openChoices(
  session: Session,
  shared: Pick<SharedCase, 'records' | 'held' | 'case'>,
): Promise<Choice[]> {
  const opened = copyable(shared).map(async (row): Promise<Opened[]> => {
    const found = await openDated<Record<string, unknown>>(session, shared.case.id, row).catch(
      () => undefined,
    )
    if (!found) return []
    const { on, order } = found
    const {
      word: _staysWithUs,
      contact: _ofOurWork,
      hours: _ofOurClock,
      notInterpreters: _ofOurHouse,
      apart: _ofOthers,
      corrects,
      why: _ofTheCorrection,
      ...value
    } = found.value
    // A fact is called by what it is, in the language of whoever reads.
    const text = value['text']
    const hash = hex(await sha256(fromText(row.ciphertext)))
    const entry = { kind: row.kind, part: row.compartment, on: on.slice(0, 10), by: row.by, value, hash }
    const choice = { id: row.id, title: typeof text === 'string' ? titleOf(text) : '', entry }
    return [
      {
        id: row.id,
        order,
        row,
        choice,
        ...(typeof text === 'string' && { text }),
        ...(typeof corrects === 'string' && { corrects }),
      },
    ]
  })
  const [written, papers] = await Promise.all([Promise.all(opened), paperChoices(session, shared)])
  // Of a note that was put right, the newest words are there to choose: nobody copies what is known to be wrong.
  const newest = corrected(written.flat()).map((one) => (one.corrections?.at(-1) ?? one).choice)
  return [...newest, ...papers]
}
/** What a purpose needs for certain, and is chosen before anybody presses; everything else is chosen by hand. */
const needed: Readonly<Partial<Record<Purpose, readonly string[]>>> = {
  shelter: ['safe_contact'],
  safety: ['safe_contact'],
  identification: ['profile'],
  immigration: ['profile'],
  legal_help: ['profile', 'safe_contact'],
  health_care: ['safe_contact'],
  return: ['profile', 'safe_contact'],
}

/** The choices with which a purpose begins. */
export const neededFor = (purpose: Purpose, choices: readonly Choice[]): string[] =>
  choices.filter(({ entry }) => needed[purpose]?.includes(entry.kind)).map(({ id }) => id)

/** The pages that records make. A page has its name from its consent and its record: pressed again, it is the same page. */
export const pagesFrom = (
  track: string,
  choices: readonly Choice[],
  chosen: readonly string[],
): ChosenPage[] =>
  choices
    .filter(({ id }) => chosen.includes(id))
    .map(({ id, title, entry }) => ({
      page: nameFrom(id, track),
      title,
      entries: [entry],
      ...(entry.kind === PAPER && { paper: id }),
    }))

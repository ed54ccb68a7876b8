// One's whole file, to keep: opened here and put together here as one archive. Nothing of it is stored; whoever saves it has been
// told that the saved file is not locked.

import type { OutputOf } from '../../api/endpoint.ts'
import { dayIn } from '../../language/day.ts'
import { takeAway, type PaperToTake } from '../../papers/taken-away.ts'
import { openPieces } from '../../papers/client/pieces.ts'
import type { Writer } from '../../papers/whole-file.ts'
import { FILE_TABLE, type AboutFile } from '../../sealing/file-shape.ts'
import { answeredBy, shownAs } from '../../client/sealed-record.ts'
import type { portalApi } from '../api.ts'
import { today } from './days.ts'
import { withOlder } from './older-messages.ts'
import type { OpenFile } from './open-file.ts'
import type { PortalSession } from './portal-session.ts'

type Whole = OutputOf<typeof portalApi.whole>

const writer = ({ fromPerson, by }: { fromPerson: boolean; by: string | null }): Writer =>
  fromPerson ? { person: true } : { person: false, place: by }

/** Puts the file together. `onPiece` is told as it goes on; `unopened` names papers that do not open. */
export async function gatherWhole(
  session: PortalSession,
  shown: OpenFile,
  language: string,
  onPiece: () => void,
) {
  const file = await withOlder(session, shown)
  const whole = await session.api.portal.whole({ language })
  const { papers, unopened } = await papersIn(session, whole, file.nameOf, onPiece)
  const { archive, failed } = takeAway(contentOf(file, whole, unopened), papers, {
    language,
    direction: whole.direction,
    text: (id) => whole.words[id] ?? '',
    day: (day) => dayIn(language, day),
  })
  return { archive, failed, unopened }
}

/** What stands in the archive, in clear. */
const contentOf = (file: OpenFile, whole: Whole, unopened: readonly string[]) => ({
  madeOn: today(file),
  madeBy: null,
  written: file.cases.flatMap(({ records }) =>
    records.flatMap((row) =>
      row.value
        ? [{ part: row.compartment, kind: row.kind, on: row.on, by: writer(row), value: row.value }]
        : [],
    ),
  ),
  messages: file.cases.flatMap(({ messages }) =>
    messages.flatMap((row) =>
      typeof row.value?.['text'] === 'string'
        ? [{ on: row.on, by: writer(row), text: row.value['text'] }]
        : [],
    ),
  ),
  consents: file.cases.flatMap(({ shown }) =>
    shown.consents
      .filter((one) => one.state === 'granted')
      .map((one) => ({
        place: one.recipientName,
        parts: one.compartments,
        purpose: one.purpose,
        until: one.until,
      })),
  ),
  steps: whole.steps,
  looks: whole.looks,
  missing: {
    parts: file.cases.flatMap(({ shown, held }) => [
      ...new Set(shown.epochs.map((one) => one.compartment).filter((part) => !held.includes(part))),
    ]),
    rows: file.cases.reduce(
      (sum, { records, messages }) => sum + [...records, ...messages].filter((row) => !row.value).length,
      0,
    ),
    papers: unopened,
  },
})

/** Papers whose record opens, and the days of those whose record does not. */
async function papersIn(
  { api, vault }: PortalSession,
  { papers }: Whole,
  nameOf: OpenFile['nameOf'],
  onPiece: () => void,
): Promise<{ papers: PaperToTake[]; unopened: string[] }> {
  const records = papers.map((row) => ({
    caseId: row.caseId,
    compartment: row.compartment,
    table: FILE_TABLE,
    row: row.id,
    field: 'file',
    version: 1,
    epoch: row.epoch,
    ciphertext: row.ciphertext,
    ...answeredBy(row),
  }))
  const opened = await vault.openRecords({ records })
  const unopened: string[] = []
  const found = papers.flatMap((row, at): PaperToTake[] => {
    const { value, on } = shownAs(opened[at], { fromPerson: false, by: row.by, on: row.on }, nameOf)
    const about = value as AboutFile | undefined
    const record = records[at]
    if (!about || !record) {
      unopened.push(row.on)
      return []
    }
    const fetched = async (piece: number) => {
      onPiece()
      return api.portal.piece({ id: row.id, piece })
    }
    const content = () => openPieces(vault, record, fetched)
    return [
      {
        name: about.name,
        part: row.compartment,
        on,
        by: writer({ fromPerson: false, by: row.by }),
        content,
      },
    ]
  })
  return { papers: found, unopened }
}

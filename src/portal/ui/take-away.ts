// One's whole file, to keep: opened here, put together here, and handed to the browser as one archive. Nothing of it is stored
// by this page; whoever saves it has been told that the saved file is not locked.

import type { OutputOf } from '../../api/endpoint.ts'
import { dayIn } from '../../language/day.ts'
import { takeAway, type PaperToTake } from '../../papers/taken-away.ts'
import { openPieces } from '../../papers/client/pieces.ts'
import type { Writer } from '../../papers/whole-file.ts'
import { FILE_TABLE, type AboutFile } from '../../sealing/file-shape.ts'
import type { ClientVault } from '../../sealing/vault-client.ts'
import { ask, askBytes } from '../../web/island/island.ts'
import { answeredBy, shownAs } from '../../client/sealed-record.ts'
import type { portalApi } from '../api.ts'
import { today } from './days.ts'
import { withOlder } from './older-messages.ts'
import type { OpenFile } from './open-file.ts'

type Whole = OutputOf<typeof portalApi.whole>

/** The name says nothing: it stands in the list of downloads. */
const fileName = 'document.zip'

const writer = ({ fromPerson, by }: { fromPerson: boolean; by: string | null }): Writer =>
  fromPerson ? { person: true } : { person: false, place: by }

/** Puts the file together. `onPiece` is told as it goes on; `unopened` names papers that do not open. */
export async function gatherWhole(
  vault: ClientVault,
  shown: OpenFile,
  language: string,
  onPiece: () => void,
) {
  const file = await withOlder(vault, shown)
  const whole = await ask<Whole>(`/api/portal/whole?language=${language}`)
  const { papers, unopened } = await papersIn(vault, whole, file.nameOf, onPiece)
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

/** Saves the whole file. Answers with the names of papers that did not open. */
export async function saveWhole(
  vault: ClientVault,
  file: OpenFile,
  onPiece: () => void,
): Promise<readonly string[]> {
  const language = document.documentElement.lang
  const { archive, failed, unopened } = await gatherWhole(vault, file, language, onPiece)
  const url = URL.createObjectURL(await new Response(archive).blob())
  const link = document.createElement('a')
  Object.assign(link, { href: url, download: fileName })
  link.click()
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 20_000)
  return [...unopened, ...failed]
}

/** Papers whose record opens, and the days of those whose record does not. */
async function papersIn(
  vault: ClientVault,
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
      return askBytes(`/api/portal/papers/${row.id}/pieces/${piece}`)
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

// Everything of a case that can be opened here, gathered for the page and the archive that leave with the person. Opened in
// this browser alone; what does not open is counted and named, never left out in silence.
import { saveFile } from '../../web/actions/save-file.ts'
import { messages } from '../../language/messages.ts'
import { openMessages } from '../../messages/client/open-messages.ts'
import { takeAway, type FileToTake, type PaperToTake } from '../../papers/taken-away.ts'
import type { Writer } from '../../papers/whole-file.ts'
import { piecesOf, readPapers, type Paper } from '../../papers/client/read-paper.ts'
import type { AboutFile } from '../../sealing/file-shape.ts'
import type { RecordToOpen } from '../../sealing/vault-shape.ts'
import { machineOf } from '../../web/track/machines.ts'
import { api } from '../../web/session/api.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { type SealedRow } from '../../client/records.ts'
import { everyPage } from '../../client/all-pages.ts'
import { checked } from '../../client/logs.ts'
import { namesInNetwork } from '../../web/session/organisations.ts'
import { shownAs, toOpen } from '../../client/sealed-record.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { vault } from '../../web/session/vault.ts'
import { session } from '../../web/session/window-session.ts'

const catalogs = import.meta.glob<Record<string, string>>('../../../locales/*.json', {
  query: '?person',
  import: 'default',
})

/** The words of the page in a language that the person understands; English where we have none of it. */
async function wordsFor(tag: string) {
  const base = tag.split('-')[0] as string
  const own = catalogs[`../../../locales/${base}.json`] ? base : 'en'
  return messages(own, await catalogs[`../../../locales/${own}.json`]!())
}

type Page = { logs: number[] }
const logsOf = (pages: readonly Page[]): number[] => [...new Set(pages.flatMap((page) => page.logs))]
const on = (after: string | undefined) => (after ? { after } : {})

/** All records that are shared with me. */
async function allRecords(caseId: string): Promise<{ records: SealedRow[]; logs: number[] }> {
  const pages = await everyPage((after) => api.cases.written({ caseId, ...on(after) }))
  return { records: pages.flatMap((page) => page.records), logs: logsOf(pages) }
}

/** All messages. */
async function allMessages(caseId: string) {
  const pages = await everyPage((after) => api.messages.list({ caseId, ...on(after) }))
  return { messages: pages.flatMap((page) => page.messages), logs: logsOf(pages) }
}

/** A row that nobody answers for is not opened, and counts as not opened; so does an old one in the place of the newest. */
const orderFor = (caseId: string, row: SealedRow): RecordToOpen | undefined => {
  try {
    return { ...toOpen(caseId, row), ...(onlyNewest.includes(row.kind) ? { newest: true } : {}) }
  } catch {
    return undefined
  }
}

const onlyNewest = ['safe_contact', 'profile']

async function writtenOn({ case: head, held }: SharedCase) {
  const { records, logs } = await allRecords(head.id)
  // Of what only the newest counts, the older ones are in no file: they would mislead whoever reads it.
  const contact = latestOf(records, 'safe_contact')
  const profile = latestOf(records, 'profile')
  const mine = records.filter(
    (row) =>
      held.includes(row.compartment) &&
      (!onlyNewest.includes(row.kind) || row === contact || row === profile),
  )
  const orders = mine.map((row) => orderFor(head.id, row))
  const whole = orders.filter((one) => one !== undefined)
  const [opened, nameOf] = await Promise.all([
    checked(session, logs, () => vault.openRecords({ records: whole })),
    namesInNetwork(),
  ])
  const answers = orders.map((order, at) => {
    const answer = order && opened[whole.indexOf(order)]
    const row = mine[at] as SealedRow
    return shownAs(answer, { ...row, fromPerson: row.by === null, on: row.madeAt.slice(0, 10) }, nameOf)
  })
  const by = (row: SealedRow): Writer =>
    row.by === null ? { person: true } : { person: false, place: row.by }
  return {
    written: mine.flatMap((row, at) =>
      answers[at]?.value === undefined
        ? []
        : [
            {
              part: row.compartment,
              kind: row.kind,
              on: answers[at].on,
              by: by(row),
              value: answers[at].value as Record<string, unknown>,
            },
          ],
    ),
    unopened: answers.filter(({ value }) => value === undefined).length,
  }
}

async function messagesOn({ case: { id }, held }: SharedCase) {
  if (!held.includes('messages')) return { messages: [], unopened: 0 }
  const { messages: rows, logs } = await allMessages(id)
  const opened = await checked(session, logs, () => openMessages(session, id, rows))
  return {
    messages: opened.flatMap(({ on, fromPerson, by: place, text }) =>
      text === undefined
        ? []
        : [{ on, by: fromPerson ? ({ person: true } as const) : { person: false as const, place }, text }],
    ),
    unopened: opened.filter(({ text }) => text === undefined).length,
  }
}

const paperToTake = (paper: Paper & { about: AboutFile }): PaperToTake => ({
  name: paper.about.name,
  part: paper.row.compartment,
  on: paper.row.madeAt.slice(0, 10),
  by: { person: false, place: paper.row.by },
  content: () => piecesOf(session, paper),
})

export interface Taken {
  archive: ReadableStream<Uint8Array>
  /** Names of papers that failed on the way; whole when the archive has ended. */
  failed: readonly string[]
}

/** Opens everything and begins the archive. */
export async function takeFile(caseId: string, language: string, organisation: string): Promise<Taken> {
  const shared = await readCase(session, caseId)
  const [words, records, letters, access, papers] = await Promise.all([
    wordsFor(language),
    writtenOn(shared),
    messagesOn(shared),
    api.consent.list({ caseId }),
    readPapers(session, caseId),
  ])
  const kept = papers.filter(({ row }) => row.state === 'kept')
  const readable = kept.filter((one): one is Paper & { about: AboutFile } => one.about !== undefined)
  const file: FileToTake = {
    madeOn: (await session.clock.now()).toISOString().slice(0, 10),
    madeBy: organisation,
    written: records.written,
    messages: letters.messages,
    consents: access.consents
      .filter(({ state }) => state === 'granted')
      .map(({ recipientName, compartments, purpose, until }) => ({
        place: recipientName,
        parts: compartments,
        purpose,
        until,
      })),
    steps: shared.tracks.map(({ kind, state, updatedAt, other }) => ({
      kind,
      state,
      on: updatedAt.slice(0, 10),
      // A place to stay is named in no paper.
      place: machineOf(kind).secretPlace ? null : other,
    })),
    looks: access.looks.map(({ organisation: place, day }) => ({ place, on: day })),
    missing: {
      parts: access.readers
        .map(({ compartment }) => compartment)
        .filter((part) => !(shared.held as string[]).includes(part)),
      rows: records.unopened + letters.unopened,
      papers: kept.filter(({ about }) => !about).map(() => '…'),
    },
  }
  return takeAway(file, readable.map(paperToTake), words)
}

type Writable = { createWritable: () => Promise<WritableStream<Uint8Array>> }
type Picker = (options: { suggestedName: string }) => Promise<Writable>

/**
 * Writes an archive to this machine: straight into a file where the browser can, so that papers need not fit in memory; gathered
 * by the browser elsewhere. `place` is asked for first, while the press of the button still counts.
 */
export async function placeFor(name: string): Promise<((taken: Taken) => Promise<void>) | undefined> {
  const picker = (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker
  if (picker) {
    const place = await picker({ suggestedName: name }).catch((error: unknown) => {
      if ((error as { name?: string }).name === 'AbortError') return null
      // No press of a button any more, or not allowed here: the browser gathers it.
      return undefined
    })
    if (place === null) return undefined
    if (place) return async ({ archive }) => archive.pipeTo(await place.createWritable())
  }
  return async ({ archive }) => {
    const whole = await new Response(archive as ReadableStream<Uint8Array<ArrayBuffer>>).blob()
    saveFile(whole, name)
  }
}

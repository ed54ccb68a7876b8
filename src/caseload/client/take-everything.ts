// Everything of an organisation that opens here, as one archive in documented formats (docs/export.md): each case with all that is held of
// it and its papers, both tables of the cases, what the organisation lists of itself, and who works there. Cases are opened one after
// the other while the archive is written; what does not open is counted.

import { makeZip } from 'client-zip'
import { everyPage } from '../../client/all-pages.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { checked } from '../../client/logs.ts'
import { openDated, type SealedRow } from '../../client/records.ts'
import { compareWritten } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import { dayOn } from '../../language/day.ts'
import { openMessages } from '../../messages/client/open-messages.ts'
import { piecesOf, readPapers, type Paper } from '../../papers/client/read-paper.ts'
import { safeName } from '../../papers/safe-name.ts'
import type { AboutFile } from '../../sealing/file-shape.ts'
import { fileOf } from '../file-of.ts'
import { patiently } from './bring.ts'
import {
  heldRecords,
  isOpenHere,
  opening,
  openWritten,
  sayTaken,
  takenOf,
  type TakenCase,
} from './take-away.ts'

const listers: readonly string[] = ['shelter', 'administrator']

/** How far it is. */
export interface TakingEverything {
  done: number
  total: number
  /** Records, messages and papers that could not be opened. */
  unopened: number
}

interface Entry {
  name: string
  lastModified: Date
  input: string | AsyncIterable<Uint8Array<ArrayBuffer>>
}

/** Records of a case, opened, in the order in which they were written. */
async function recordsOf(
  session: Session,
  caseId: string,
  rows: readonly SealedRow[],
  taking: TakingEverything,
) {
  const records: { order: string; told: object }[] = []
  for (const row of rows) {
    const opened = await opening(
      () => openDated<unknown>(session, caseId, row),
      () => (taking.unopened += 1),
    )
    if (!opened) continue
    const { id, compartment: part, kind, version, by, madeAt } = row
    const on = dayOn(new Date(madeAt), session.timezone)
    const { order, value } = opened
    records.push({ order, told: { id, part, kind, version, by, on, value } })
  }
  return records.toSorted(compareWritten).map(({ told }) => told)
}

async function messagesOf(session: Session, { case: { id }, held }: SharedCase, taking: TakingEverything) {
  if (!(held as string[]).includes('messages')) return []
  const pages = await everyPage((after) => session.api.messages.list({ caseId: id, ...(after && { after }) }))
  const logs = [...new Set(pages.flatMap((page) => page.logs))]
  const rows = pages.flatMap((page) => page.messages)
  const opened = await checked(session, logs, () => openMessages(session, id, rows))
  taking.unopened += opened.filter(({ text }) => text === undefined).length
  return opened.flatMap(({ on, fromPerson, by, text }) =>
    text === undefined ? [] : [{ on, fromPerson, by, text }],
  )
}

type Readable = Paper & { about: AboutFile }

/** What one case says, in one object; its papers lie beside it. */
async function caseOf(
  session: Session,
  shared: SharedCase,
  { rows, papers }: { rows: SealedRow[]; papers: readonly { path: string; row: Paper['row'] }[] },
  taking: TakingEverything,
) {
  const { reference, language, ageGroup, origin, state } = shared.case
  const { consents, looks } = await session.api.consent.list({ caseId: shared.case.id })
  return {
    id: shared.case.id,
    reference,
    language,
    ageGroup,
    origin,
    state,
    parts: shared.held,
    records: await recordsOf(session, shared.case.id, rows, taking),
    messages: await messagesOf(session, shared, taking),
    processes: shared.tracks.map(({ id, kind, subkind, state: at, updatedAt }) => ({
      id,
      kind,
      subkind,
      state: at,
      on: dayOn(new Date(updatedAt), session.timezone),
    })),
    // The newest come first from the server, and the first were done first.
    steps: shared.events.toReversed().map(({ track, move, at, facts }) => ({
      process: track,
      step: move,
      on: dayOn(new Date(at), session.timezone),
      facts,
    })),
    consents: consents.map(({ track, recipientName, compartments, purpose, until, state: given }) => ({
      id: track,
      recipient: recipientName,
      parts: compartments,
      purpose,
      until,
      state: given,
    })),
    looks: looks.map(({ organisation, day }) => ({ organisation, on: day })),
    papers: papers.map(({ path, row: { compartment, by, madeAt } }) => ({
      file: path,
      part: compartment,
      by,
      on: dayOn(new Date(madeAt), session.timezone),
    })),
  }
}

const about = (madeOn: string, organisation: string) => ({
  format: 'continuum-export/1',
  madeOn,
  organisation,
  documentation: 'docs/export.md in the source of Continuum',
})
const asText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`

/**
 * The archive, to be read once; `taking` says how far it is while that is done. The server is told before anything is opened, and may ask
 * who sits there.
 */
export async function takeEverything(
  session: Session,
  ids: readonly string[],
  { madeOn, onStep }: { madeOn: string; onStep?: (taking: TakingEverything) => void },
): Promise<{ archive: ReadableStream<Uint8Array>; taking: TakingEverything }> {
  const said = await sayTaken(session, ids, 'whole')
  const taking: TakingEverything = { done: 0, total: said.length, unopened: 0 }
  const lastModified = new Date(`${madeOn}T00:00:00Z`)
  const entry = (name: string, input: Entry['input']): Entry => ({ name, lastModified, input })

  async function* entries(): AsyncGenerator<Entry> {
    const { organisation, roles } = await session.api.accounts.me({})
    yield entry('about.json', asText(about(madeOn, organisation.name)))
    const { people } = await session.api.organisations.people({})
    yield entry(
      'colleagues.json',
      asText(people.map(({ handle, roles, state, endsOn }) => ({ handle, roles, state, endsOn }))),
    )
    // Who keeps what the house lists takes it along.
    if (roles.some((role) => listers.includes(role)))
      yield entry('services.json', asText((await session.api.directory.own({})).services))
    const table: TakenCase[] = []
    for (const { id, worker } of said) {
      const isOpen = await isOpenHere(session, id)
      const shared = await patiently(() => readCase(session, id))
      const rows = await patiently(() => heldRecords(session, shared))
      const { unopened: _, ...written } = await patiently(() => openWritten(session, shared, rows))
      table.push(takenOf(shared, worker, written))
      const kept = (await readPapers(session, id)).filter(({ row }) => row.state === 'kept')
      const readable = kept.filter((one): one is Readable => one.about !== undefined)
      taking.unopened += kept.length - readable.length
      const papers = readable.map((one, at) => ({
        ...one,
        path: `papers/${at + 1} ${safeName(one.about.name)}`,
      }))
      const folder = `cases/${shared.case.reference}`
      yield entry(`${folder}/case.json`, asText(await caseOf(session, shared, { rows, papers }, taking)))
      for (const { path, ...paper } of papers) yield entry(`${folder}/${path}`, piecesOf(session, paper))
      if (!isOpen) await session.vault.forgetCase({ caseId: id }).catch(() => undefined)
      taking.done += 1
      onStep?.({ ...taking })
    }
    yield entry('cases.csv', fileOf('csv', table))
    yield entry('cases.htcds.json', fileOf('htcds_json', table))
  }

  return { archive: makeZip(entries()), taking }
}

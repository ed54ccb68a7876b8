// Everything that one person can open, as plain JSON, read with today's client. What commit 0fe7ee2 read in the same way
// (made-by/0fe7ee2/reading.ts.txt) lies beside the data.

import { createHash } from 'node:crypto'
import { messageLabel } from '../../src/messages/message-label.ts'
import { teamNameLabel } from '../../src/organisations/client/give-name.ts'
import { nameLabel } from '../../src/client/name-label.ts'
import { answeredBy, toOpen, type ShownRow } from '../../src/client/sealed-record.ts'
import { locatorOf } from '../../src/voice/client/locator.ts'
import type { Colleague } from '../../demo/actor.ts'
import { takeKeys } from '../../demo/case-work.ts'
import { readPaper } from '../../demo/papers.ts'
import type { OwnPhone } from '../own-phone.ts'

const states = ['active', 'follow_up', 'closed', 'closed_referred', 'erasing', 'erased']
/** Not what changes with every look of an auditor. */
const draftPlaces = ['case.new', 'note.narrative']

type Vault = Colleague['vault']
type Answer = Awaited<ReturnType<Vault['openRecords']>>[number]
const plain = (answer: Answer | undefined) =>
  answer === undefined || answer.refused !== undefined
    ? { refused: answer?.refused ?? 'nothing' }
    : { value: answer.value, author: answer.author ?? null, said: answer.said ?? null }
const sorted = <T>(entries: (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Rows of a case, opened as the screens open them. */
async function openRows(vault: Vault, caseId: string, rows: readonly ShownRow[]) {
  const answers = await vault.openRecords({ records: rows.map((row) => toOpen(caseId, row)) })
  return sorted(
    rows.map(({ id, kind, compartment, version }, at) => [
      id,
      { kind, compartment, version, ...plain(answers[at]) },
    ]),
  )
}

type MessageRow = { id: string; epoch: number; ciphertext: string; signature: string; author: string | null }
async function openMessages(vault: Vault, caseId: string, rows: readonly MessageRow[]) {
  const answers = await vault.openRecords({
    records: rows.map(({ id, epoch, ciphertext, signature, author }) => ({
      ...messageLabel(caseId, id),
      epoch,
      ciphertext,
      ...answeredBy({ signature, author }),
    })),
  })
  return sorted(rows.map(({ id }, at) => [id, plain(answers[at])]))
}

async function readCase(who: Colleague, caseId: string) {
  const taken = await takeKeys(who, caseId).catch((error: { code?: string }) => error.code ?? 'failed')
  if (typeof taken === 'string') return { refused: taken }
  const { shared } = taken
  const { held } = await who.vault.heldKeys({ caseId })
  const { records } = await who.api.cases.written({ caseId })
  const { messages } = await who.api.messages.list({ caseId }).catch(() => ({ messages: [] }))
  const { papers } = await who.api.papers.list({ caseId })
  const files: [string, object][] = []
  for (const { id, state } of papers) {
    if (state !== 'kept') continue
    const { about, content } = await readPaper(who, caseId, id)
    files.push([
      id,
      { name: about.name, mime: about.mime, sha256: createHash('sha256').update(content).digest('hex') },
    ])
  }
  const header = shared.header
    ? await who.vault.openHeaders({ headers: [{ caseId, ...shared.header }] })
    : undefined
  return {
    state: shared.case.state,
    held: held
      .map(({ compartment, epochs }) => `${compartment} ${epochs.toSorted((a, b) => a - b).join(' ')}`)
      .toSorted(),
    records: await openRows(who.vault, caseId, records),
    messages: await openMessages(who.vault, caseId, messages),
    papers: sorted(files),
    header: header?.opened[0]?.header ?? null,
  }
}

/** All that a member of staff sees behind their keys. */
export async function readAll(who: Colleague, voices: readonly string[]) {
  const { api, vault } = who
  const cases: [string, object][] = []
  for (const state of states) {
    const { cases: listed } = await api.cases.list({ state }).catch(() => ({ cases: [] }))
    for (const { id } of listed) cases.push([id, await readCase(who, id)])
  }
  const open = (place: Parameters<Vault['openForCircle']>[0]) =>
    vault.openForCircle(place).then((one) => one.value)
  const { epoch } = (await vault.status().then((s) => (s.state === 'unlocked' ? s.circles : []))).find(
    ({ circleId }) => circleId === who.circle,
  ) ?? { epoch: 0 }
  const tryEpochs = async (place: object, ciphertext: string) => {
    for (let circleEpoch = epoch; circleEpoch > 0; circleEpoch -= 1) {
      const value = await open({ ...place, circleEpoch, ciphertext } as never).catch(() => undefined)
      if (value !== undefined) return value
    }
    return null
  }
  const { people } = await api.organisations.people({})
  const names = await Promise.all(
    people.flatMap(({ id, sealedName }) =>
      sealedName
        ? [tryEpochs(nameLabel(who.circle, id), sealedName).then((name) => [id, name] as const)]
        : [],
    ),
  )
  const { teams } = await api.teams.list({})
  const called = await Promise.all(
    teams.map(
      async ({ circle, sealedName }) =>
        [String(circle), await tryEpochs(teamNameLabel(who.circle, circle), sealedName)] as const,
    ),
  )
  const drafts: [string, unknown][] = []
  for (const place of draftPlaces) {
    const { draft } = await api.accounts.readDraft({ place })
    if (draft) drafts.push([place, (await vault.openDraft({ name: place, ciphertext: draft })).value])
  }
  const unlockers = (await api.accounts.me({})).unlockers
  for (const { credential, sealedName } of unlockers)
    if (credential && sealedName)
      drafts.push([
        `passkey.${credential}`,
        (await vault.openDraft({ name: `passkey.${credential}`, ciphertext: sealedName })).value,
      ])
  const reports: [string, object][] = []
  for (const closed of ['no', 'yes'] as const) {
    const desk = await api.reports.list({ closed }).catch(() => ({ reports: [] }))
    for (const { track } of desk.reports) {
      const { locator, circle, wrapHotline, ciphertext, messages } = await api.reports.read({ track })
      const lines = messages.map((line, at) => ({
        n: at + 1,
        from: line.from === 'person' ? ('reporter' as const) : line.from,
        ciphertext: line.ciphertext,
      }))
      const opened = await vault.openReport({
        locator,
        circleId: circle,
        wrap: wrapHotline,
        ciphertext,
        messages: lines,
      })
      reports.push([track, opened])
    }
  }
  for (const track of voices) {
    const { words } = await api.voices.words({ track }).catch(() => ({ words: null }))
    if (!words) continue
    const { circle, wrap, ciphertext } = words
    reports.push([
      track,
      await vault.openReport({ locator: locatorOf(track), circleId: circle, wrap, ciphertext, messages: [] }),
    ])
  }
  return {
    cases: sorted(cases),
    names: sorted(names),
    teams: sorted(called),
    drafts: sorted(drafts),
    reports: sorted(reports),
  }
}

/** All that a card opens on a telephone. */
export async function readOwn(phone: OwnPhone) {
  const file = await phone.read()
  const cases: [string, object][] = []
  for (const { id, records, messages } of file.cases) {
    const opened = await openRows(phone.vault, id, records)
    cases.push([id, { records: opened, messages: await openMessages(phone.vault, id, messages) }])
  }
  return { cases: sorted(cases) }
}

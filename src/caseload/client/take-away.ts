// Cases on their way out: said to the server first (who, how many), then opened one after the other in this browser, as far as this
// worker holds their parts. What is not held, by profession or because no consent gives it, stays empty.
import { everyPage } from '../../client/all-pages.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { openDated, openLatest, type SealedRow } from '../../client/records.ts'
import { compareWritten } from '../../client/sealed-record.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { SafeContact } from '../../cases/safe-contact.ts'
import type { Session } from '../../client/session.ts'
import { isIcTip, mostAsked, type ExportFormat } from '../codes.ts'
import { nameParts } from '../read-person.ts'
import { patiently } from './bring.ts'
import { valuesOf } from './person-records.ts'
import { presumedIn } from '../../identification/presumed.ts'
import type { Circumstances } from '../circumstances.ts'
import { countedAs, leavingAs, type InStandard } from '../htcds/counted-as.ts'
import { observe, type Observation, type ObservedCase } from '../ictip/observe.ts'
import { dayOn } from '../../language/day.ts'

/** By field (or `x:` and a heading), what one case says. */
export type TakenCase = Record<string, string>

export interface Taking {
  done: number
  total: number
  /** Records that could not be opened. */
  unopened: number
  /** What each says by field, where a table was asked for. */
  cases: TakenCase[]
  /** What each says by the units of IC-TIP, where that was. */
  observed: Observation[][]
}

/** The cases of these states: those that my circles carry, or those that others share with us as well. */
export async function casesToTake(
  session: Session,
  states: readonly string[],
  isSharedToo: boolean,
): Promise<string[]> {
  const ids = new Set<string>()
  for (const state of states) {
    const pages = await everyPage((after) => session.api.cases.list({ state, ...(after && { after }) }))
    for (const { id, mine } of pages.flatMap(({ cases }) => cases)) if (mine || isSharedToo) ids.add(id)
  }
  return [...ids]
}

const states: Readonly<Record<string, string>> = {
  active: 'Active',
  follow_up: 'FollowUp',
  closed: 'Closed',
  closed_referred: 'ClosedReferred',
}

/** How far the identification has come, as the standard says it; nothing where none was begun. */
const identified: Readonly<Record<string, string>> = {
  ...Object.fromEntries(presumedIn.map((state) => [state, 'PossibleVictimOfTrafficking'])),
  identified: 'ActualVictimOfTrafficking',
  not_identified: 'NotAVictimOfTrafficking',
}
const statusOf = (tracks: SharedCase['tracks']): TakenCase => {
  const last = tracks.findLast(({ kind, state }) => kind === 'identification' && state in identified)
  return last ? { vic_TraffickingStatus: identified[last.state]! } : {}
}

/** How a name is written in the parts of the standard: as it was brought, unless it was corrected since. */
function namesOf(name: string | undefined, imported: TakenCase): TakenCase {
  const parts = nameParts.flatMap((part) => (imported[part] ? [[part, imported[part]] as const] : []))
  const isSame = parts.map(([, text]) => text).join(' ') === name
  return isSame ? Object.fromEntries(parts) : { prs_FirstName: name ?? '' }
}

interface Written {
  profile?: { name?: string; birth?: string } | undefined
  contact?: SafeContact | undefined
  counted?: Record<string, string> | undefined
  circumstances?: Circumstances | undefined
  notes: string[]
  imported: TakenCase
}

/** What is said of one case, by field. */
export function takenOf(
  { case: head, tracks }: SharedCase,
  worker: string | null,
  written: Written,
): TakenCase {
  const { profile, contact, notes, imported } = written
  const { gender = '', exploitation = '' } = written.counted ?? {}
  const others = Object.fromEntries(
    Object.entries(imported).filter(([id]) => !(nameParts as readonly string[]).includes(id)),
  )
  const { sector = '', control = [] } = written.circumstances ?? {}
  const answered = (name: InStandard, answers: readonly string[]): TakenCase => {
    const { field } = countedAs[name]
    return { [field]: leavingAs(name, answers, imported[field]) }
  }
  return {
    ctm_Reference: head.reference,
    ctm_AgeGroup: head.ageGroup,
    ctm_Origin: head.origin,
    ...others,
    ...answered('gender', [gender]),
    ...answered('exploitation', [exploitation]),
    ...answered('sector', [sector]),
    ...answered('control', control),
    ...statusOf(tracks),
    ...namesOf(profile?.name, imported),
    prs_Birthdate: profile?.birth ?? imported['prs_Birthdate'] ?? '',
    prs_PrimaryLanguage: head.language,
    cas_Status: states[head.state] ?? '',
    cas_CaseOwner: worker ?? '',
    cco_CaseComment: notes.join('\n\n'),
    ctm_SafeContactHow: contact?.how ?? '',
    ctm_SafeContactWhen: contact?.when ?? '',
    ctm_SafeContactWord: contact?.word ?? '',
    ctm_SafeContactNever: contact?.never ?? '',
  }
}

/** The same case as a list of codes: what was counted of its person, and what the log of its processes says. */
function observedOf({ timezone }: Session, shared: SharedCase, written: Written): ObservedCase {
  const { origin, ageGroup, openedAt } = shared.case
  const monthOf = (at: string) => dayOn(new Date(at), timezone).slice(0, 7)
  const steps = shared.events.map(({ kind, subkind, to, at, facts }) => ({
    kind,
    subkind,
    to,
    outcome: facts['outcome'],
    month: monthOf(at),
  }))
  // Where a process stands is known, also where the step is no more among the last two hundred.
  const standing = shared.tracks.map(({ kind, subkind, state, updatedAt }) => ({
    kind,
    subkind: subkind ?? null,
    to: state,
    month: monthOf(updatedAt),
  }))
  return {
    origin,
    ageGroup,
    openedIn: monthOf(openedAt),
    counted: written.counted ?? {},
    circumstances: written.circumstances ?? {},
    imported: written.imported,
    // The newest come first from the server.
    steps: [...steps.toReversed(), ...standing],
  }
}

/** Every record of a case that is held; a page of a case shows the newest of them alone. */
export async function heldRecords(
  { api }: Session,
  { case: { id }, records, held }: SharedCase,
): Promise<SealedRow[]> {
  const pages =
    records.length < 200
      ? [{ records }]
      : await everyPage((after) => api.cases.written({ caseId: id, ...(after && { after }) }))
  return pages
    .flatMap((page) => page.records)
    .filter(({ compartment }) => (held as string[]).includes(compartment))
}

/** What opens; what does not is told, and passed over. */
export async function opening<Value>(
  work: () => Promise<Value>,
  unopened: () => void,
): Promise<Value | undefined> {
  try {
    return await work()
  } catch (fault) {
    if (!(fault instanceof SealingError)) throw fault
    unopened()
    return undefined
  }
}

/** Opens what is held of a case, out of its records. */
export async function openWritten(
  session: Session,
  shared: SharedCase,
  rows: SealedRow[],
): Promise<Written & { unopened: number }> {
  const caseId = shared.case.id
  let unopened = 0
  const open = <Value>(work: () => Promise<Value>) => opening(work, () => (unopened += 1))
  const latest = <Value>(kind: 'profile' | 'safe_contact' | 'statistics' | 'circumstances') =>
    open(() => openLatest<Value>(session, { case: shared.case, records: rows }, kind))
  const several = async <Value>(which: (row: SealedRow) => boolean) => {
    const opened = await Promise.all(
      rows.filter(which).map((row) => open(() => openDated<Value>(session, caseId, row))),
    )
    return opened
      .filter((one) => one !== undefined)
      .toSorted(compareWritten)
      .map(({ value }) => value)
  }
  const imported = await several<Record<string, unknown>>(({ kind }) => kind === 'imported')
  // A worker's own notes and a lawyer's are in no file.
  const notes = await several<{ text?: string }>(
    ({ kind, compartment }) => kind === 'note' && compartment === 'narrative',
  )
  return {
    profile: await latest('profile'),
    contact: await latest('safe_contact'),
    counted: await latest('statistics'),
    circumstances: await latest('circumstances'),
    notes: notes.flatMap(({ text }) => text || []),
    imported: Object.assign({}, ...imported.map(valuesOf)) as TakenCase,
    unopened,
  }
}

/** Says to the server that these cases leave, before any is opened; it may ask who sits there. Answers with those that I can see. */
export async function sayTaken(
  session: Session,
  ids: readonly string[],
  format: ExportFormat,
): Promise<{ id: string; worker: string | null }[]> {
  const said: { id: string; worker: string | null }[] = []
  for (let at = 0; at < ids.length; at += mostAsked) {
    const cases = ids.slice(at, at + mostAsked)
    said.push(...(await session.api.caseload.takeAway({ id: crypto.randomUUID(), format, cases })).cases)
  }
  const order = new Map(ids.map((id, at) => [id, at]))
  return said.toSorted((a, b) => order.get(a.id)! - order.get(b.id)!)
}

/** Whether its keys are here already: another window of this person may have it on screen, and goes on with them. */
export const isOpenHere = async ({ vault }: Session, caseId: string): Promise<boolean> =>
  (await vault.heldKeys({ caseId })).held.length > 0

/** Takes cases away, and says after each how far it is. The first step may ask who sits there. */
export async function* takeAway(
  session: Session,
  ids: readonly string[],
  format: ExportFormat,
): AsyncGenerator<Taking> {
  const said = await sayTaken(session, ids, format)
  const taking: Taking = { done: 0, total: said.length, unopened: 0, cases: [], observed: [] }
  yield taking
  for (const { id, worker } of said) {
    const isOpen = await isOpenHere(session, id)
    const shared = await patiently(() => readCase(session, id))
    const { unopened, ...written } = await patiently(async () =>
      openWritten(session, shared, await heldRecords(session, shared)),
    )
    if (!isOpen) await session.vault.forgetCase({ caseId: id }).catch(() => undefined)
    if (isIcTip(format)) taking.observed.push(observe(observedOf(session, shared, written)))
    else taking.cases.push(takenOf(shared, worker, written))
    taking.unopened += unopened
    taking.done += 1
    yield taking
  }
}

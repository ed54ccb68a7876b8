// What a file knows that a form asks for, opened in this browser with the keys that are held here; what is not held stays a gap.
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated, openLatest } from '../../client/records.ts'
import { compareWritten } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'

/** As it is written in the file: codes are put into words by the screen. */
export interface OpenedFacts {
  name?: string
  born?: string
  reach?: string
  gender?: string
  exploitation?: string
  abroad?: string
}

export async function openFacts(session: Session, shared: SharedCase): Promise<OpenedFacts> {
  const open = async (part: 'identity' | 'contact', kind: 'profile' | 'safe_contact' | 'statistics') =>
    shared.held.includes(part)
      ? openLatest<Record<string, string>>(session, shared, kind)
      : Promise.resolve(undefined)
  const [profile, contact, counted] = await Promise.all([
    open('identity', 'profile'),
    open('contact', 'safe_contact'),
    open('identity', 'statistics'),
  ])
  const reach = [contact?.['how'], contact?.['when']].filter(Boolean).join(' · ')
  const found = {
    name: profile?.['name'],
    born: profile?.['birth'],
    reach: reach || undefined,
    gender: counted?.['gender'],
    exploitation: counted?.['exploitation'],
    abroad: counted?.['abroad'],
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value)) as OpenedFacts
}

/** What was told last, or noted where nothing was told; opened only when somebody asks for it. */
export async function openTold(session: Session, shared: SharedCase): Promise<string | undefined> {
  if (!shared.held.includes('narrative')) return undefined
  const newest = async (kind: string) => {
    const rows = shared.records.filter((row) => row.kind === kind && row.compartment === 'narrative')
    // The server keeps the day alone after a month: those of its last day say themselves which was the last.
    const days = rows.map(({ madeAt }) => madeAt.slice(0, 10))
    const last = days.toSorted().at(-1)
    const opened = await Promise.all(
      rows
        .filter((_, at) => days[at] === last)
        .map((row) => openDated<{ text?: string }>(session, shared.case.id, row)),
    )
    return opened.toSorted(compareWritten).at(-1)?.value
  }
  return ((await newest('statement')) ?? (await newest('note')))?.text
}

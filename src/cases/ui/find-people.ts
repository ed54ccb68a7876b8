// What the search box finds: people by name, telephone or birth among the headers that this machine can open, a case by its code
// name, and by its reference. Only what can be nothing but a reference is asked of the server; there is no index of names there, and
// code names are made here. All of it is fetched when somebody searches.
import type { Session } from '../../client/session.ts'
import { aliasOf, referenceBeginning } from '../alias.ts'
import { byAlias } from '../by-alias.ts'
import { readHeaders } from '../client/header-list.ts'
import type { Opened } from './opened-headers.ts'
import type { Text } from '../../web/language/language.tsx'
import type { Found } from '../../web/shell/search.tsx'

const staleMs = 15_000
const shown = 8
/** Pages of the list that are fetched for cases whose header this machine does not hold: what was shared with us has none. */
const listed = 4

/** What was shared with me and has no header of its own here. */
async function listShared({ api }: Session, opened: Opened): Promise<void> {
  if (opened.isListed) return
  opened.isListed = true
  let after: string | null = null
  for (let page = 0; page < listed; page += 1) {
    const { cases, next }: Awaited<ReturnType<typeof api.cases.list>> = await api.cases.list({
      ...(after !== null && { after }),
    })
    for (const { id, reference } of cases) opened.references.set(id, reference)
    if (next === null) return
    after = next
  }
}

/** Opens the headers that came or were changed since the last time. */
export async function openNew(session: Session, opened: Opened): Promise<void> {
  if (Date.now() - opened.at < staleMs) return
  const begun = Date.now()
  const rows = new Set(await readHeaders(session))
  const headers = [...rows].filter((row) => !opened.rows.has(row))
  if (headers.length > 0) await session.vault.openHeaders({ headers })
  const there = new Set([...rows].map(({ caseId }) => caseId))
  for (const { caseId } of opened.rows) if (!there.has(caseId)) opened.gone.add(caseId)
  for (const caseId of opened.gone) opened.references.delete(caseId)
  for (const { caseId, reference } of rows) {
    opened.references.set(caseId, reference)
    opened.gone.delete(caseId)
  }
  opened.rows = rows
  await listShared(session, opened).catch(() => undefined)
  // Only now: where the line broke, the next letter asks again instead of finding nobody.
  opened.at = begun
}

/** Those whose reference begins with four letters or more that were typed, dashes and the first letter left out or not. */
function byLetters(references: Map<string, string>, query: string): [id: string, reference: string][] {
  const typed = query.toUpperCase().replaceAll('-', '')
  if (typed.length < 4) return []
  const begins = ([, reference]: [string, string]) => {
    const letters = reference.replaceAll('-', '')
    return letters.startsWith(typed) || letters.slice(1).startsWith(typed)
  }
  return [...references].filter(begins).slice(0, shown)
}

/** The first eight of what fits `query` (two letters and more) among the headers held and the references on the server. */
export async function findPeople(
  { api, vault, organisation }: Session,
  { references: held, gone }: Opened,
  query: string,
  t: Text,
): Promise<Found[]> {
  const line = (id: string, reference: string, name?: string): Found => {
    const alias = aliasOf(reference, t, organisation)
    const detail = name ? t('frame.search.about', { alias, reference }) : reference
    return { id, label: name ?? alias, detail, icon: 'person', href: `/cases/${id}` }
  }
  const [people, cases] = await Promise.all([
    vault.search({ query, limit: shown }).catch(() => []),
    referenceBeginning.test(query.toUpperCase())
      ? api.cases.find({ reference: query.toUpperCase() }).then(
          (answer) => answer.cases,
          () => [],
        )
      : [],
  ])
  const found = [
    ...cases.map((one) => line(one.id, one.reference)),
    ...people
      .filter(({ caseId }) => !gone.has(caseId))
      .map((one) => line(one.caseId, held.get(one.caseId) ?? '', one.header.name)),
    ...byAlias(held, query, t, organisation)
      .slice(0, shown)
      .map(([id, reference]) => line(id, reference)),
    ...byLetters(held, query).map(([id, reference]) => line(id, reference)),
  ]
  const isFirst = ({ id }: Found, at: number) => found.findIndex((one) => one.id === id) === at
  return found.filter(isFirst).slice(0, shown)
}

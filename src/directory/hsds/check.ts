// Asks an API of HSDS 3.x all that the standard lets one ask, and says what in its answers is not of the standard: the eleven
// addresses, whether pages fit together, and whether what one answer names is found by another. Values are never repeated.

import { z } from 'zod'
import * as hsds from './objects.ts'

/** What is wrong at one address; `at` is the way to a field, `…[]` for any member of a list. */
export interface Finding {
  path: string
  at?: string
  wrong: string
  /** How many answers or entries say so. */
  times: number
}

export interface CheckReport {
  address: string
  version: string | null
  /** Answers that were read, by address of the standard. */
  read: Record<string, number>
  findings: Finding[]
}

/** An answer to a GET: its status, and its body where that is JSON. */
export type Ask = (address: string) => Promise<{ status: number; body: unknown }>

const lists = {
  services: { page: hsds.ListedService, one: hsds.Service },
  organizations: { page: hsds.BasicOrganization, one: hsds.Organization },
  service_at_locations: { page: hsds.ListedServiceAtLocation, one: hsds.ServiceAtLocation },
  taxonomies: { page: hsds.Taxonomy, one: hsds.Taxonomy },
  taxonomy_terms: { page: hsds.TaxonomyTerm, one: hsds.TaxonomyTerm },
} as const

const nobodys = '00000000-0000-4000-8000-000000000000'
/** So many entries of each list are asked for one by one where not all of it is. */
const some = 5
const perPage = 50

interface Work {
  base: string
  ask: Ask
  all: boolean
  read: Record<string, number>
  find: (path: string, wrong: string, at?: string) => void
}

/** Checks the API at an address. `all`: every page and every entry, not the first of each list. */
export async function checkApi(address: string, ask: Ask, { all = false } = {}): Promise<CheckReport> {
  const found = new Map<string, Finding>()
  const work: Work = {
    base: address.replace(/\/+$/, ''),
    ask,
    all,
    read: {},
    find: (path, wrong, at) => {
      const key = [path, at, wrong].join('\0')
      const known = found.get(key)
      if (known) known.times += 1
      else found.set(key, { path, ...(at === undefined ? {} : { at }), wrong, times: 1 })
    },
  }
  const about = await answerOf(work, '/', '', hsds.About)
  const version = z.object({ version: z.string() }).safeParse(about).data?.version ?? null
  if (version !== null && !version.startsWith('3.')) work.find('/', 'is not of version 3', 'version')
  for (const list of Object.keys(lists)) await checkList(work, list as keyof typeof lists)
  return { address: work.base, version, read: work.read, findings: [...found.values()] }
}

/** The way to a field, without the numbers of members: what is wrong with many is told once. */
const wayTo = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? '[]' : String(part)))
    .join('.')
    .replaceAll('.[]', '[]')

/** What stands at a path, where it is what the standard says; what is not is a finding. */
async function answerOf(work: Work, path: string, asked: string, shape: z.ZodType): Promise<unknown> {
  const { status, body } = await work.ask(`${work.base}${asked || '/'}`)
  work.read[path] = (work.read[path] ?? 0) + 1
  if (status !== 200) {
    work.find(path, `answered ${status}`)
    return undefined
  }
  const parsed = shape.safeParse(body)
  if (parsed.success) return parsed.data
  for (const { path: way, code } of parsed.error.issues)
    work.find(path, code.replaceAll('_', ' '), wayTo(way))
  return body
}

const Contents = z.object({ contents: z.array(z.unknown()), total_pages: z.number().optional() })

async function checkList(work: Work, list: keyof typeof lists): Promise<void> {
  const { page: Item, one: One } = lists[list]
  const path = `/${list}`
  let pages = 1
  const ids = new Set<string>()
  for (let page = 1; page <= pages; page += 1) {
    const answer = await answerOf(work, path, `${path}?page=${page}&per_page=${perPage}`, hsds.pageOf(Item))
    const read = Contents.safeParse(answer)
    if (!read.success) break
    checkPage(work, path, page, answer)
    for (const item of read.data.contents) {
      const { data } = z.object({ id: z.string() }).safeParse(item)
      if (!data) continue
      if (ids.has(data.id)) work.find(path, 'is on two pages, or twice on one', 'contents[].id')
      ids.add(data.id)
    }
    if (work.all) pages = Math.max(1, Math.floor(read.data.total_pages ?? 1))
  }
  const wanted = work.all ? [...ids] : [...ids].slice(0, some)
  for (const id of wanted) {
    const answer = await answerOf(work, `${path}/{id}`, `${path}/${encodeURIComponent(id)}`, One)
    const { data } = z.object({ id: z.string() }).safeParse(answer)
    if (data && data.id !== id) work.find(`${path}/{id}`, 'is another one than was asked for', 'id')
    await checkNamed(work, `${path}/{id}`, answer)
  }
  // Asked for what is not there.
  const { status } = await work.ask(`${work.base}${path}/${nobodys}`)
  if (status !== 404) work.find(`${path}/{id}`, `answered ${status} for what is not there, not 404`)
}

/** Whether a page says of itself what it is. */
function checkPage(work: Work, path: string, asked: number, answer: unknown): void {
  const page = hsds.pageOf(z.unknown()).safeParse(answer).data
  if (!page) return
  const rules: [string, boolean][] = [
    ['page_number', page.page_number === asked],
    ['size', page.size === page.contents.length],
    ['first_page', page.first_page === (asked === 1)],
    ['last_page', page.last_page === asked >= page.total_pages],
    ['empty', page.empty === (page.contents.length === 0)],
    ['contents', page.contents.length <= perPage],
    ['total_items', page.total_items >= page.contents.length],
  ]
  for (const [at, holds] of rules) if (!holds) work.find(path, 'does not fit the page', at)
}

/** Whether the organisation that a service names is found. */
async function checkNamed(work: Work, path: string, answer: unknown): Promise<void> {
  const { data } = z.object({ organization_id: z.string() }).safeParse(answer)
  if (!data) return
  const { status } = await work.ask(`${work.base}/organizations/${encodeURIComponent(data.organization_id)}`)
  if (status !== 200) work.find(path, 'names an organisation that is not found', 'organization_id')
}

// From the rows of an HSDS package to our providers and services. Pure: the day is passed in, nothing is written.
// What a row does not say stays null; what cannot be kept leaves a remark with its line.

import { directoryId } from '../identity.ts'
import { isConfidential, serviceCodesOf } from './crosswalk.ts'
import { attach } from './attach.ts'
import { providerOf, unnamedProvider, type Gathered, type ServiceRecord, type Work } from './records.ts'
import type { Cause } from './report.ts'
import { needNotSaid, notSaid, servesTerm } from './standard.ts'
import type { Line, Package } from './tables.ts'
import { Day } from '../../api/words.ts'
import { servedGroups } from '../codes.ts'
import { serviceCodes } from '../kinds.ts'
import { ageOf, emailOf, linkOf, plainText } from './words.ts'

/** Reads providers and services out of a package; remarks are added to the package's own. */
export function gather(read: Package, { feed, today }: { feed: string; today: string }): Gathered {
  const work: Work = {
    feed,
    today,
    providers: new Map(),
    services: new Map(),
    areas: new Map(),
    points: new Map(),
    counts: { places: 0, schedules: 0, phones: 0 },
    remark: (kind, { file, line }, cause, column) =>
      void read.remarks.push({ kind, file, line, cause, ...(column === undefined ? {} : { column }) }),
  }
  for (const line of read.lines('organizations')) addProvider(work, line)
  const terms = termsByService(read)
  const seen = new Set<string>()
  for (const line of read.lines('services')) addService(work, line, terms, seen)
  attach(work, read)
  return work
}

/** A cell as plain text, cut to `most` characters with a remark. */
function textOf(work: Work, line: Line, column: string, most: number): string | null {
  const cell = line.cells[column]
  if (cell === undefined || cell === notSaid) return null
  const text = plainText(cell)
  if (text.length > most) work.remark('dropped', line, 'shortened', column)
  return text.slice(0, most) || null
}

function checked(
  work: Work,
  line: Line,
  column: string,
  { cause, read }: { cause: Cause; read: (text: string) => string | undefined },
): string | null {
  const cell = line.cells[column]
  if (cell === undefined) return null
  const value = read(cell)
  if (value === undefined) work.remark('dropped', line, cause, column)
  return value ?? null
}

function addProvider(work: Work, line: Line): void {
  const { id } = line.cells
  if (!id) return work.remark('refused', line, 'no-id', 'id')
  if (work.providers.has(id)) return work.remark('refused', line, 'twice', 'id')
  // Its services say that nobody named it.
  if (line.cells['name'] === notSaid) return void work.providers.set(id, unnamedProvider(work, id))
  const name = textOf(work, line, 'name', 300)
  if (!name) return work.remark('refused', line, 'no-name', 'name')
  work.providers.set(id, {
    ...unnamedProvider(work, id),
    name,
    description: textOf(work, line, 'description', 8000),
    url: checked(work, line, 'url' in line.cells ? 'url' : 'website', { cause: 'not-a-link', read: linkOf }),
    email: checked(work, line, 'email', { cause: 'not-an-email', read: emailOf }),
  })
}

function addService(work: Work, line: Line, terms: ReadonlyMap<string, string[]>, seen: Set<string>): void {
  const { id } = line.cells
  if (!id) return work.remark('refused', line, 'no-id', 'id')
  if (seen.has(id)) return work.remark('refused', line, 'twice', 'id')
  seen.add(id)
  const name = textOf(work, line, 'name', 300)
  if (!name) return work.remark('refused', line, 'no-name', 'name')
  const { status } = line.cells
  if (status !== undefined && status.toLowerCase() !== 'active')
    return work.remark('refused', line, 'not-offered', 'status')
  const provider = providerOf(work, line)
  if (!provider) return work.remark('refused', line, 'no-provider', 'organization_id')
  const description = textOf(work, line, 'description', 8000)
  const said = terms.get(id) ?? []
  const serves = servedGroups.filter((group) => said.includes(`${servesTerm}${group}`))
  const codes = serviceCodesOf({
    name,
    terms: [line.cells['alternate_name'] ?? '', ...said.filter((term) => !term.startsWith(servesTerm))],
    description: description ?? '',
  })
  const confidential = isConfidential(codes, [name, description, provider.name].join(' '))
  // Whatever leads to a confidential service is left out, and each cell of it is named in the report.
  const hide = (column: string, value: string | null) => {
    if (!confidential || value === null) return value
    work.remark('dropped', line, 'confidential-place', column)
    return null
  }
  const age = (column: string) => {
    const cell = line.cells[column]
    const read = cell === undefined ? undefined : ageOf(cell)
    if (cell !== undefined && read === undefined) work.remark('dropped', line, 'not-a-number', column)
    return read ?? null
  }
  work.services.set(id, {
    id: directoryId(`${work.feed}:service:${id}`),
    sourceId: id,
    provider: provider.id,
    name,
    description: hide('description', description),
    codes,
    languages: null,
    serves: serves.length > 0 ? serves : null,
    areas: null,
    minAge: age('minimum_age'),
    maxAge: age('maximum_age'),
    eligibility: textOf(work, line, 'eligibility_description', 4000),
    how: hide('application_process', textOf(work, line, 'application_process', 4000)),
    fees: textOf(work, line, 'fees_description' in line.cells ? 'fees_description' : 'fees', 2000),
    interpretation: textOf(work, line, 'interpretation_services', 500),
    phone: null,
    url: hide('url', checked(work, line, 'url', { cause: 'not-a-link', read: linkOf })),
    email: hide('email', checked(work, line, 'email', { cause: 'not-an-email', read: emailOf })),
    hours: null,
    places: null,
    confidential,
    ...assuredOn(work, line),
  })
}

/** The day on which the directory itself looked at a service last. */
function assuredOn(work: Work, line: Line): Pick<ServiceRecord, 'assuredOn'> {
  const day = line.cells['assured_date']
  if (day === undefined) return {}
  if (Day.safeParse(day).success && day <= work.today) return { assuredOn: day }
  work.remark('dropped', line, 'not-a-day', 'assured_date')
  return {}
}

/** Names of the taxonomy terms of each service, in the three ways in which versions link them. */
function termsByService(read: Package): Map<string, string[]> {
  // A term with a code of ours is what that says, whatever it is called.
  const isOurs = (code: string) =>
    serviceCodes.includes(code) || code === needNotSaid || code.startsWith(servesTerm)
  const names = new Map(
    read
      .lines('taxonomy_terms')
      .map(({ cells: { id = '', name = '', code = '' } }) => [id, isOurs(code) ? code : name]),
  )
  const links = [
    ...read
      .lines('services')
      .flatMap(({ cells }) =>
        (cells['taxonomy_ids'] ?? '').split(/[,;]/).map((term) => [cells['id'], term.trim()]),
      ),
    ...read.lines('services_taxonomy').map(({ cells }) => [cells['service_id'], cells['taxonomy_id']]),
    ...read
      .lines('attributes')
      .filter(({ cells }) => cells['link_entity'] === 'service')
      .map(({ cells }) => [cells['link_id'], cells['taxonomy_term_id']]),
  ]
  const terms = new Map<string, string[]>()
  for (const [service, term] of links) {
    const name = names.get(term ?? '')
    if (service && name) terms.set(service, [...(terms.get(service) ?? []), name])
  }
  return terms
}

// What hangs on services and organisations in HSDS: places, addresses, numbers, hours, languages, areas. Each row goes to
// the nearest thing that it names: a service, else a place, else an organisation. Nothing is guessed: where a directory
// does not link places to services, they stay with the organisation.

import type { Hours, Place, Point } from '../model.ts'
import { providerOf, type ProviderRecord, type ServiceRecord, type Work } from './records.ts'
import { daysOf, gatherHours, timeOf } from './hours.ts'
import type { Line, Package } from './tables.ts'
import { Code } from '../../api/words.ts'
import { areaOf } from '../area.ts'
import { areaUri, notSaid } from './standard.ts'
import { languageOf, phoneOf } from './words.ts'

interface Spot {
  line: Line
  place: Place & { hours: Hours[] }
  provider: ProviderRecord | undefined
  services: ServiceRecord[]
  /** It is, or may be, the door of a confidential service. */
  hidden: boolean
}

/** Attaches all dependent rows to what `work` has gathered. */
export function attach(work: Work, read: Package): void {
  const spots = new Map<string, Spot>()
  for (const line of read.lines('locations')) addSpot(work, spots, line)
  const { links, placed } = linkServices(work, read, spots)
  const secretive = new Set(
    [...work.services.values()].filter(({ confidential }) => confidential).map(({ provider }) => provider),
  )
  for (const spot of spots.values()) {
    spot.hidden =
      spot.services.length > 0
        ? spot.services.some(({ confidential }) => confidential)
        : secretive.has(spot.provider?.id ?? '')
  }
  const target = targetOf(work, spots, links)
  for (const line of read.lines('addresses')) addAddress(work, spots, secretive, line)
  for (const line of read.lines('phones')) addPhone(work, target(line), line)
  for (const line of read.lines('schedules')) addSchedule(work, target(line), line)
  for (const line of read.lines('languages')) addLanguage(work, target(line), line)
  for (const line of read.lines('service_areas')) addArea(work, target(line), line)
  for (const line of read.lines('eligibility')) addEligibility(work, target(line), line)
  settle(work, spots, placed)
}

function addSpot(work: Work, spots: Map<string, Spot>, line: Line): void {
  const { id, name } = line.cells
  if (!id) return work.remark('refused', line, 'no-id', 'id')
  if (spots.has(id)) return work.remark('refused', line, 'twice', 'id')
  spots.set(id, {
    line,
    place: {
      name: name?.slice(0, 300) ?? null,
      address: null,
      phone: null,
      hours: [],
      ...pointOf(work, line),
    },
    provider: providerOf(work, line),
    services: [],
    hidden: false,
  })
}

/** Where it lies, where the row says so in degrees; nothing where it does not. */
function pointOf(work: Work, line: Line): { at?: Point } {
  const { latitude, longitude } = line.cells
  if (latitude === undefined || longitude === undefined) return {}
  const [north, east] = [Number(latitude), Number(longitude)]
  // Many programs write zeros where they know nothing.
  const isPoint = Math.abs(north) <= 90 && Math.abs(east) <= 180 && (north !== 0 || east !== 0)
  if (isPoint) return { at: [north, east] }
  work.remark('dropped', line, 'not-a-number', 'latitude')
  return {}
}

interface Target {
  service?: ServiceRecord | undefined
  spot?: Spot | undefined
  provider?: ProviderRecord | undefined
}

/** The places of each service, in the order in which the directory links them. */
type Placed = Map<ServiceRecord, Spot[]>

/** Links services and places; answers what each link's own id stands for. */
function linkServices(
  work: Work,
  read: Package,
  spots: ReadonlyMap<string, Spot>,
): { links: Map<string, Target>; placed: Placed } {
  const links = new Map<string, Target>()
  const placed: Placed = new Map()
  for (const line of read.lines('service_at_location')) {
    const { id, service_id, location_id } = line.cells
    const service = work.services.get(service_id ?? '')
    const spot = spots.get(location_id ?? '')
    if (!service) work.remark('dropped', line, 'not-linked', 'service_id')
    else if (!spot) work.remark('dropped', line, 'not-linked', 'location_id')
    else {
      spot.services.push(service)
      placed.set(service, [...(placed.get(service) ?? []), spot])
      if (id) links.set(id, { service, spot })
    }
  }
  return { links, placed }
}

const targetOf =
  (work: Work, spots: ReadonlyMap<string, Spot>, links: ReadonlyMap<string, Target>) =>
  ({ cells }: Line): Target => {
    const link = links.get(cells['service_at_location_id'] ?? '')
    return {
      service: work.services.get(cells['service_id'] ?? '') ?? link?.service,
      spot: spots.get(cells['location_id'] ?? '') ?? link?.spot,
      provider: work.providers.get(cells['organization_id'] ?? ''),
    }
  }

function addAddress(
  work: Work,
  spots: ReadonlyMap<string, Spot>,
  secretive: ReadonlySet<string>,
  line: Line,
): void {
  const { cells } = line
  const address = [
    'address_1',
    'address_2',
    'address_3',
    'address_4',
    'city',
    'state_province',
    'postal_code',
  ]
    .map((column) => cells[column])
    .filter((part) => part !== undefined && part !== notSaid)
    .join(', ')
    .slice(0, 500)
  const spot = spots.get(cells['location_id'] ?? '')
  const provider = work.providers.get(cells['organization_id'] ?? '')
  if (!spot && !provider) return work.remark('dropped', line, 'not-linked', 'location_id')
  if (spot ? spot.hidden : secretive.has(provider?.id ?? ''))
    return work.remark('dropped', line, 'confidential-place', 'address_1')
  if (spot) {
    spot.place.address ??= address
    const state = cells['state_province']
    const area = state && state !== notSaid ? areaOf(state, cells['country'] ?? 'us') : undefined
    for (const service of area ? spot.services : []) nameArea(work, service, area)
  } else if (provider) {
    provider.places.push({ name: null, address, phone: null, hours: [] })
    work.counts.places += 1
  }
}

function addPhone(work: Work, { service, spot, provider }: Target, line: Line): void {
  if (!line.cells['number']) return work.remark('dropped', line, 'no-number', 'number')
  const number = phoneOf(line.cells['number'], line.cells['extension'])
  if (!number) return work.remark('dropped', line, 'no-number', 'number')
  const owner = service ?? spot?.place ?? provider
  if (!owner) return work.remark('dropped', line, 'not-linked')
  if (service ? service.confidential : spot?.hidden)
    return work.remark('dropped', line, 'confidential-place', 'number')
  if (owner.phone !== null) return work.remark('dropped', line, 'second-number', 'number')
  owner.phone = number
  work.counts.phones += 1
}

function addSchedule(work: Work, { service, spot }: Target, line: Line): void {
  const { cells } = line
  if (!service && !spot) return work.remark('dropped', line, 'not-linked')
  if (service ? service.confidential : spot?.hidden)
    return work.remark('dropped', line, 'confidential-place', 'opens_at')
  if (cells['valid_to'] !== undefined && cells['valid_to'] < work.today)
    return work.remark('dropped', line, 'over', 'valid_to')
  const column = 'weekday' in cells ? 'weekday' : 'byday'
  const days = daysOf(cells[column] ?? '')
  if (!days) return work.remark('dropped', line, 'not-a-time', column)
  for (const time of ['opens_at', 'closes_at']) {
    if (cells[time] !== undefined && timeOf(cells[time]) === undefined)
      return work.remark('dropped', line, 'not-a-time', time)
  }
  const note = cells['description']?.slice(0, 1000)
  const hours: Hours = {
    days,
    opens: timeOf(cells['opens_at'] ?? '') ?? null,
    closes: timeOf(cells['closes_at'] ?? '') ?? null,
    ...(note ? { note } : {}),
  }
  if (service) service.hours = [...(service.hours ?? []), hours]
  else spot?.place.hours.push(hours)
  work.counts.schedules += 1
}

function addLanguage(work: Work, { service, spot }: Target, line: Line): void {
  const { cells } = line
  const named = [cells['code'], cells['language'], cells['name']].filter((text) => text !== undefined)
  const language = named.map(languageOf).find((tag) => tag !== undefined)
  if (!language)
    return work.remark(
      'dropped',
      line,
      'no-such-language',
      'code' in cells ? 'code' : 'language' in cells ? 'language' : 'name',
    )
  const speakers = service ? [service] : (spot?.services ?? [])
  if (speakers.length === 0) return work.remark('dropped', line, 'not-linked')
  for (const speaker of speakers) speaker.languages = [...new Set([...(speaker.languages ?? []), language])]
}

function addArea(work: Work, { service }: Target, line: Line): void {
  const column = 'service_area' in line.cells ? 'service_area' : 'name'
  if (!service) return work.remark('dropped', line, 'not-linked', 'service_id')
  const name = line.cells[column] ?? ''
  const own = line.cells['uri']?.startsWith(areaUri) ? line.cells['uri'].slice(areaUri.length) : ''
  // An area that was told by us, or by a network like ours, is the same area.
  const area =
    Code.safeParse(own).success && name.length <= 80 ? { code: own, name: name || own } : areaOf(name)
  if (!area) return work.remark('dropped', line, 'not-coarse', column)
  nameArea(work, service, area)
}

function nameArea(
  work: Work,
  service: ServiceRecord,
  area: { code: string; name: string } | undefined,
): void {
  if (!area) return
  if (!work.areas.has(area.code)) work.areas.set(area.code, area.name)
  service.areas = [...new Set([...(service.areas ?? []), area.code])]
}

function addEligibility(work: Work, { service }: Target, line: Line): void {
  if (!service) return work.remark('dropped', line, 'not-linked', 'service_id')
  service.eligibility =
    [service.eligibility, line.cells['eligibility']].filter(Boolean).join('\n').slice(0, 4000) || null
}

/** Gives each place to its services, or to its organisation where it has none, and gathers hours. */
function settle(work: Work, spots: ReadonlyMap<string, Spot>, placed: Placed): void {
  for (const { line, place, provider, services, hidden } of spots.values()) {
    // What hides a place hides that it exists.
    if (hidden) {
      work.remark('dropped', line, 'confidential-place')
      continue
    }
    place.hours = gatherHours(place.hours)
    if (services.length === 0) provider?.places.push(place)
    if (services.length > 0 || provider) work.counts.places += 1
    if (place.at) addMiddles(work, services, place.at)
  }
  for (const [service, at] of placed) {
    const open = at.filter(({ hidden }) => !hidden).map(({ place }) => place)
    if (open.length > 0) service.places = open
  }
  for (const service of work.services.values()) if (service.hours) service.hours = gatherHours(service.hours)
}

/** A place counts towards the middle of each area in which its services say that they are. */
function addMiddles(work: Work, services: readonly ServiceRecord[], at: Point): void {
  for (const area of new Set(services.flatMap((service) => service.areas ?? [])))
    work.points.set(area, [...(work.points.get(area) ?? []), at])
}

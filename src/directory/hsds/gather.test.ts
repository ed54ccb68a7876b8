// From a directory's rows to services: what is said is kept, what is not said stays open, what leads to a hidden house
// is left out, and each cell that is left behind has its line in the report.
import { expect, test } from 'vitest'
import { isConfidential, serviceCodesOf } from './crosswalk.ts'
import { gather } from './gather.ts'
import { daysOf, gatherHours, timeOf } from './hours.ts'
import { brokenOf } from './report.ts'
import { readPackage } from './tables.ts'
import { areaOf } from '../area.ts'
import { languageOf, linkOf, phoneOf, plainText } from './words.ts'

async function read(files: Record<string, string>) {
  async function* bytes(name: string) {
    yield Buffer.from(files[name] ?? '')
  }
  const found = await readPackage({ names: Object.keys(files), open: bytes })
  const gathered = gather(found, { feed: 'test', today: '2026-03-01' })
  const remarks = found.remarks.map(({ kind, file, line, column, cause }) =>
    [kind, `${file}:${line}`, column, cause].filter(Boolean).join(' '),
  )
  return { ...gathered, version: found.version, remarks, service: (id: string) => gathered.services.get(id) }
}

const organizations = 'id,name\no1,Harbour House\n'

test('what the directory does not say stays open', async () => {
  const { service } = await read({
    'organizations.csv': organizations,
    'services.csv': 'id,organization_id,name\ns1,o1,Something\n',
  })
  expect(service('s1')).toMatchObject({
    codes: [],
    languages: null,
    areas: null,
    minAge: null,
    phone: null,
    hours: null,
    confidential: false,
  })
})

test('rows without id, name or provider, and a second row with an id, are refused by line', async () => {
  const { services, remarks } = await read({
    'organizations.csv': organizations,
    'services.csv':
      'id,organization_id,name\n,o1,Meals\ns1,o1,\ns2,,Meals\ns3,o1,"Meals\nand more"\ns3,o1,Beds\n',
  })
  expect([...services.keys()]).toEqual(['s3'])
  expect(remarks).toEqual([
    'refused services.csv:2 id no-id',
    'refused services.csv:3 name no-name',
    'refused services.csv:4 organization_id no-provider',
    'refused services.csv:7 id twice',
  ])
})

test('a service of an organisation that the files do not describe is kept, its provider without a name', async () => {
  const { providers, remarks } = await read({
    'organizations.csv': organizations,
    'services.csv': 'id,organization_id,name\ns1,o9,Meals\n',
  })
  expect(providers.get('o9')).toMatchObject({ name: null })
  expect(remarks).toEqual(['kept services.csv:2 organization_id unnamed-provider'])
})

test('columns and files that the standard does not know are named, even when they are empty', async () => {
  const { remarks } = await read({
    'organizations.csv': 'id,name,mood\no1,Harbour House,\n',
    'services.csv': 'id,organization_id,name,wait_time\ns1,o1,Meals,two weeks\n',
    'cats.csv': 'id\nc1\n',
    'contacts.csv': 'id,name\nc1,Ann\n',
  })
  expect(remarks.toSorted()).toEqual([
    'dropped cats.csv:2 not-in-standard',
    'dropped contacts.csv:2 person-named',
    'dropped organizations.csv:1 mood not-in-standard',
    'dropped services.csv:2 wait_time no-place',
  ])
})

test('HSDS 1.1 is read by its own names', async () => {
  const { version, service, counts } = await read({
    'organizations.csv': organizations,
    'services.csv': 'id,organization_id,name\ns1,o1,Legal aid\n',
    'locations.csv': 'id,organization_id,name\nl1,o1,Main office\n',
    'services_at_location.csv': 'id,service_id,location_id\nx1,s1,l1\n',
    'physical_addresses.csv':
      'id,location_id,address_1,city,state_province,country\na1,l1,1 Main Street,Springfield,IL,US\n',
    'regular_schedules.csv':
      'id,location_id,weekday,opens_at,closes_at\n1,l1,Monday,9:00,17:00\n2,l1,Tuesday,9:00,17:00\n3,l1,Sunday,,\n',
    'languages.csv': 'id,service_id,language\n1,s1,Spanish\n2,s1,Klingonese\n',
  })
  expect(version).toBe('1.1')
  expect(counts).toEqual({ places: 1, schedules: 3, phones: 0 })
  expect(service('s1')).toMatchObject({ codes: ['legal_civil'], areas: ['us-il'], languages: ['es'] })
  expect(service('s1')?.places).toEqual([
    {
      name: 'Main office',
      address: '1 Main Street, Springfield, IL',
      phone: null,
      hours: [
        { days: ['MO', 'TU'], opens: '09:00', closes: '17:00' },
        { days: ['SU'], opens: null, closes: null },
      ],
    },
  ])
})

test('HSDS 3.0 is read by its own names, and what is over is left out', async () => {
  const { version, service, remarks } = await read({
    'organizations.csv': 'id,name,website\no1,Harbour House,example.org\n',
    'services.csv':
      'id,organization_id,name,status,minimum_age\ns1,o1,Food bank,active,16\ns2,o1,Beds,inactive,\n',
    'schedules.csv':
      'id,service_id,byday,opens_at,closes_at,valid_to\n1,s1,"TH,FR",10:00:00,18:00:00,\n2,s1,MO,10:00,18:00,2020-01-01\n3,s1,XX,10:00,18:00,\n',
    'service_areas.csv':
      'id,service_id,name\n1,s1,North\n2,s1,All of the people who live somewhere near the river\n',
    'phones.csv': 'id,service_id,number,extension\n1,s1,555 0100,7\n2,s1,555 0101,\n3,s9,555 0102,\n4,s1,,\n',
  })
  expect(version).toBe('3.0')
  expect(service('s1')).toMatchObject({
    codes: ['food'],
    minAge: 16,
    areas: ['north'],
    phone: '555 0100 ext. 7',
    hours: [{ days: ['TH', 'FR'], opens: '10:00', closes: '18:00' }],
  })
  expect(remarks).toEqual([
    'refused services.csv:3 status not-offered',
    'dropped phones.csv:3 number second-number',
    'dropped phones.csv:4 not-linked',
    'dropped phones.csv:5 number no-number',
    'dropped schedules.csv:3 valid_to over',
    'dropped schedules.csv:4 byday not-a-time',
    'dropped service_areas.csv:3 name not-coarse',
  ])
})

test('a house that hides women keeps its name and nothing that leads to it; the report names each cell', async () => {
  const { service, providers, remarks } = await read({
    'organizations.csv': organizations,
    'services.csv':
      'id,organization_id,name,description,url,email,application_process\ns1,o1,Emergency shelter,For women who flee domestic violence. 12 Hill Road.,https://example.org,a@example.org,Ring at the blue door\n',
    'locations.csv': 'id,organization_id,name\nl1,o1,Blue door\nl2,o1,Other door\n',
    'service_at_location.csv': 'id,service_id,location_id\nx1,s1,l1\n',
    'addresses.csv':
      'id,location_id,address_1,state_province,country\na1,l1,12 Hill Road,IL,US\na2,l2,14 Hill Road,IL,US\n',
    'phones.csv': 'id,service_id,number\np1,s1,555 0100\n',
    'schedules.csv': 'id,location_id,byday,opens_at,closes_at\n1,l1,MO,09:00,17:00\n',
  })
  expect(service('s1')).toMatchObject({
    name: 'Emergency shelter',
    confidential: true,
    description: null,
    how: null,
    url: null,
    email: null,
    phone: null,
    hours: null,
    places: null,
    areas: null,
  })
  expect(JSON.stringify([...providers.values()])).not.toMatch(/door|Hill/)
  expect(remarks.filter((remark) => remark.endsWith('confidential-place'))).toEqual([
    'dropped services.csv:2 description confidential-place',
    'dropped services.csv:2 application_process confidential-place',
    'dropped services.csv:2 url confidential-place',
    'dropped services.csv:2 email confidential-place',
    'dropped addresses.csv:2 address_1 confidential-place',
    'dropped addresses.csv:3 address_1 confidential-place',
    'dropped phones.csv:2 number confidential-place',
    'dropped schedules.csv:2 opens_at confidential-place',
    'dropped locations.csv:2 confidential-place',
    'dropped locations.csv:3 confidential-place',
  ])
})

test('taxonomy terms say what a service is, however they are linked', async () => {
  const { service } = await read({
    'organizations.csv': organizations,
    'services.csv': 'id,organization_id,name,taxonomy_ids\ns1,o1,Anchor,t1\ns2,o1,Rope,\n',
    'taxonomy_terms.csv': 'id,name\nt1,Food bank\nt2,Asylum\n',
    'attributes.csv': 'id,link_id,link_entity,taxonomy_term_id\n1,s2,service,t2\n2,o1,organization,t1\n',
  })
  expect([service('s1')?.codes, service('s2')?.codes]).toEqual([['food'], ['legal_immigration']])
})

test("a provider's own spreadsheet is not HSDS and says which column is missing", async () => {
  const attempt = read({
    'organizations.csv': 'organization_uuid\n1\n',
    'services.csv': 'service_uuid,service_name\n1,Meals\n',
  })
  expect(await attempt.catch(brokenOf)).toEqual({
    file: 'organizations.csv',
    line: 1,
    column: 'id',
    broken: 'the header has no such column, so the file is not HSDS',
  })
})

test('words lead to codes, the name before the description, and none is better than a wrong one', () => {
  expect(
    serviceCodesOf({ name: 'Food bank', terms: [], description: 'Behind the legal aid office' }),
  ).toEqual(['food'])
  expect(serviceCodesOf({ name: 'Anchor', terms: [], description: 'Legal aid for tenants' })).toEqual([
    'legal_civil',
  ])
  expect(serviceCodesOf({ name: 'Summer camp', terms: [], description: 'Swimming' })).toEqual([])
  expect(isConfidential(['legal_civil'], 'Legal help against domestic violence')).toBe(false)
  expect(isConfidential(['emergency_housing'], 'For people who were trafficked')).toBe(true)
})

test('days, times, languages, links, numbers and areas are read in the forms in which directories write them', () => {
  expect([daysOf('TH,FR'), daysOf('Monday'), daysOf('7'), daysOf('someday'), daysOf('')]).toEqual([
    ['TH', 'FR'],
    ['MO'],
    ['SU'],
    undefined,
    undefined,
  ])
  expect(['9:00', '09:00:00', '5:30 pm', '12:00 am', '24:00', '25:00', '9'].map(timeOf)).toEqual([
    '09:00',
    '09:00',
    '17:30',
    '00:00',
    '24:00',
    undefined,
    undefined,
  ])
  expect(['ur', 'eng', 'pt-BR', 'Ukrainian', 'xx', 'Klingonese'].map(languageOf)).toEqual([
    'ur',
    'en',
    'pt',
    'uk',
    undefined,
    undefined,
  ])
  expect(
    ['www.example.org', 'http://WWW.EXAMPLE.ORG/A', 'javascript:alert(1)', 'nowhere'].map(linkOf),
  ).toEqual(['https://www.example.org/', 'http://www.example.org/A', undefined, undefined])
  expect([phoneOf('"+44 1234 234567"', '100'), phoneOf('x')]).toEqual(['+44 1234 234567 ext. 100', undefined])
  expect([
    areaOf('IL', 'US'),
    areaOf('Île-de-France'),
    areaOf('all who live in the six towns by the sea'),
    areaOf('12 High Street'),
  ]).toEqual([
    { code: 'us-il', name: 'IL' },
    { code: 'ile-de-france', name: 'Île-de-France' },
    undefined,
    undefined,
  ])
  // A name in another script has a code of its own, the same for whoever writes it.
  expect(areaOf('الميناء القديم')?.code).toMatch(/^area-[0-9a-f]{8}$/)
  expect(areaOf('الميناء القديم')?.code).not.toBe(areaOf('الميناء')?.code)
  expect(plainText('One<ul>\n <li>Two</li></ul> &amp; three < four')).toBe('One\nTwo\n\n& three < four')
})

test('hours that are the same stand together, in the order of the week', () => {
  const at = (day: 'MO' | 'TU' | 'SA', opens: string) => ({ days: [day], opens, closes: '17:00' })
  expect(gatherHours([at('SA', '10:00'), at('TU', '09:00'), at('MO', '09:00'), at('MO', '09:00')])).toEqual([
    { days: ['MO', 'TU'], opens: '09:00', closes: '17:00' },
    { days: ['SA'], opens: '10:00', closes: '17:00' },
  ])
})

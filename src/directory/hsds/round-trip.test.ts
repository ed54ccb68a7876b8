// What is written as HSDS is read back as it was: whole directories, invented at random, with their places, hours and numbers.
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weekdays, servedGroups } from '../codes.ts'
import { directoryId } from '../identity.ts'
import { serviceCodes } from '../kinds.ts'
import type { Hours, Place } from '../model.ts'
import { packageOf } from './export.ts'
import { gather } from './gather.ts'
import { gatherHours } from './hours.ts'
import type { ListedDirectory, ListedProvider, ListedService } from './listed.ts'
import type { Gathered } from './records.ts'
import { readPackage } from './tables.ts'
import { linkOf, phoneOf, plainText } from './words.ts'

const today = '2026-03-01'

/** Text as this directory keeps it: blanks made one, no mark-up, and nothing by which a house would be taken for one that hides people. */
const text = (most: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: most }),
      fc.constantFrom(
        '=SUM(A1)',
        "'-2",
        '+not a number',
        'R&D',
        'a < b',
        '<b>bold</b>',
        '&lt;',
        'one\n\ntwo',
        'a;b|c,"d"',
      ),
    )
    .map((said) => plainText(said.replaceAll(/[^\P{C}\n\t]/gu, '')))
    .filter((said) => said.trim() === said && said.length > 0 && said !== 'Not said' && said.isWellFormed())
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const phone = fc
  .tuple(
    fc.constantFrom('020 7946 0958', '+44 (0)20 7946', '999', '+380 44 000 00 01'),
    fc.constantFrom(undefined, '7', '007', '12a'),
  )
  .map(([number, extension]) => phoneOf(number, extension) as string)
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const hours: fc.Arbitrary<Hours[]> = fc
  .array(
    fc.record(
      {
        days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 }),
        opens: maybe(fc.oneof(time, fc.constant('24:00'))),
        closes: maybe(time),
        note: text(40),
      },
      { requiredKeys: ['days', 'opens', 'closes'] },
    ),
    { maxLength: 4 },
  )
  .map(gatherHours)
const degree = (most: number) => fc.double({ min: 0.5, max: most, noNaN: true })
const place: fc.Arbitrary<Place> = fc.record(
  {
    name: maybe(text(60)),
    address: maybe(text(80).filter((said) => said.length <= 500)),
    phone: maybe(phone),
    hours,
    at: fc.tuple(degree(90), degree(180)),
  },
  { requiredKeys: ['name', 'address', 'phone', 'hours'] },
)
const link = fc
  .constantFrom('https://a.example', 'http://b.example/x?y=1', 'https://xn--bcher-kva.example/')
  .map((said) => linkOf(said) as string)
const mail = fc.constantFrom('a@example.org', "o'neil@b.example")

const directory: fc.Arbitrary<ListedDirectory> = fc
  .array(
    fc.record({
      provider: fc.record({
        name: maybe(text(60)),
        description: maybe(text(200)),
        phone: maybe(phone),
        url: maybe(link),
        email: maybe(mail),
        places: fc.array(place, { maxLength: 2 }),
      }),
      services: fc.array(
        fc.record({
          name: text(60),
          description: maybe(text(200)),
          codes: fc.uniqueArray(
            fc.constantFrom(...serviceCodes.filter((code) => !code.includes('housing'))),
            { maxLength: 3 },
          ),
          languages: maybe(
            fc.uniqueArray(fc.constantFrom('en', 'uk', 'ar', 'prs'), { minLength: 1, maxLength: 3 }),
          ),
          serves: maybe(
            fc
              .subarray([...servedGroups], { minLength: 1 })
              .map((some) => servedGroups.filter((one) => some.includes(one))),
          ),
          areas: maybe(
            fc.uniqueArray(fc.constantFrom('us-il', 'north', 'area-0a1b2c3d'), {
              minLength: 1,
              maxLength: 3,
            }),
          ),
          minAge: maybe(fc.integer({ min: 0, max: 120 })),
          maxAge: maybe(fc.integer({ min: 0, max: 120 })),
          eligibility: maybe(text(80)),
          how: maybe(text(80)),
          fees: maybe(text(80)),
          interpretation: maybe(text(80)),
          phone: maybe(phone),
          url: maybe(link),
          email: maybe(mail),
          hours: maybe(hours.filter((some) => some.length > 0)),
          places: maybe(fc.array(place, { minLength: 1, maxLength: 3 })),
          checkedOn: fc.constantFrom('2026-02-28', '2025-12-01', today),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((groups) => {
    const providers: ListedProvider[] = []
    const services: ListedService[] = []
    for (const [at, group] of groups.entries()) {
      const id = directoryId(`test provider ${at}`)
      // Of an organisation that nobody named nothing is said but its numbers and doors.
      const { name } = group.provider
      providers.push({
        id,
        ...group.provider,
        ...(name === null ? { description: null, url: null, email: null } : {}),
      })
      for (const [n, one] of group.services.entries())
        services.push({ id: directoryId(`test service ${at} ${n}`), provider: id, ...one })
    }
    return {
      providers,
      services,
      areas: new Map([
        ['us-il', 'Illinois'],
        ['north', 'North'],
      ]),
    }
  })

/** Reads files back as an import does. */
async function readBack(files: Record<string, string>): Promise<Gathered & { remarks: string[] }> {
  async function* bytes(name: string) {
    yield Buffer.from(files[name] ?? '')
  }
  const read = await readPackage({ names: Object.keys(files), open: bytes })
  const gathered = gather(read, { feed: 'test', today })
  const remarks = read.remarks.map(
    ({ kind, file, cause, column = '' }) => `${kind} ${file} ${column} ${cause}`,
  )
  return { ...gathered, remarks: [...new Set(remarks)].toSorted() }
}

test('a directory that is exported and imported again is the same directory', async () => {
  await fc.assert(
    fc.asyncProperty(directory, async (listed) => {
      const back = await readBack(packageOf(listed))
      const sourceOf = new Map([...back.providers.values()].map(({ id, sourceId }) => [id, sourceId]))
      const providers = [...back.providers.values()].map(({ sourceId, id: _id, ...rest }) => ({
        id: sourceId,
        ...rest,
      }))
      const services = [...back.services.values()].map(
        ({ sourceId, id: _id, provider, confidential, assuredOn, ...rest }) => {
          expect(confidential).toBe(false)
          return { id: sourceId, provider: sourceOf.get(provider), checkedOn: assuredOn, ...rest }
        },
      )
      expect(providers).toEqual(listed.providers)
      expect(services).toEqual(listed.services)
      for (const code of listed.services.flatMap(({ areas }) => areas ?? []))
        expect(back.areas.get(code)).toBe(listed.areas.get(code) ?? code)
      // What is said of it is that nobody named an organisation, and that our words for needs bring their descriptions.
      for (const remark of back.remarks)
        expect(remark).toMatch(
          /^dropped taxonom(ies|y_terms)\.csv|^kept (services|locations)\.csv organization_id unnamed-provider$/,
        )
    }),
    { numRuns: 300 },
  )
})

test('what reads like a house that hides people stays hidden, whoever passes it on', async () => {
  const shelter: ListedDirectory = {
    providers: [
      {
        id: directoryId('p'),
        name: 'Harbour House',
        description: null,
        phone: '999',
        url: null,
        email: null,
        places: [],
      },
    ],
    services: [
      {
        id: directoryId('s'),
        provider: directoryId('p'),
        name: 'Women’s shelter',
        description: 'A refuge for trafficked women',
        codes: ['emergency_housing'],
        languages: null,
        serves: null,
        areas: null,
        minAge: null,
        maxAge: null,
        eligibility: null,
        how: null,
        fees: null,
        interpretation: null,
        phone: '020 7946 0958',
        url: null,
        email: null,
        hours: null,
        places: [{ name: null, address: '12 Quiet Road', phone: null, hours: [] }],
        checkedOn: today,
      },
    ],
    areas: new Map(),
  }
  const back = await readBack(packageOf(shelter))
  expect([...back.services.values()][0]).toMatchObject({ confidential: true, phone: null, places: null })
})

const real = join(import.meta.dirname, '../../../../shared/data/hsds')

test.skipIf(!existsSync(real)).each(['ilao', 'sample', 'examples-3.0/csv'])(
  'the real directory %s comes back whole: places, hours and numbers',
  async (name) => {
    const folder = join(real, name)
    const names = readdirSync(folder)
    const read = await readPackage({ names, open: (file) => createReadStream(join(folder, file)) })
    const first = gather(read, { feed: 'test', today })
    // As the public part is passed on: nothing of what is confidential, and of whoever offers that no number and no door.
    const open = [...first.services.values()].filter(({ confidential }) => !confidential)
    const offering = new Set(open.map(({ provider }) => provider))
    const listed: ListedDirectory = {
      providers: [...first.providers.values()].filter(({ id }) => offering.has(id)),
      services: open.map(({ assuredOn, ...one }) => ({ ...one, checkedOn: assuredOn ?? today })),
      areas: first.areas,
    }
    const back = await readBack(packageOf(listed))
    const told = (all: Iterable<object>) =>
      [...all].map((one) => ({ ...one, id: '', provider: '', sourceId: '' }))
    expect(told(back.providers.values())).toEqual(told(listed.providers))
    expect(told(back.services.values()).map((one) => ({ ...one, confidential: false }))).toEqual(
      told(
        listed.services.map(({ checkedOn, ...one }) => ({
          ...one,
          confidential: false,
          assuredOn: checkedOn,
        })),
      ),
    )
    const counted = (some: Pick<Gathered, 'providers' | 'services'>) => {
      const owners = [...some.providers.values(), ...some.services.values()]
      const places = owners.flatMap(({ places: own }) => own ?? [])
      return {
        places: places.length,
        hours: [...places, ...some.services.values()].flatMap(({ hours: own }) => own ?? []).length,
        phones: [...owners, ...places].filter(({ phone: number }) => number !== null).length,
      }
    }
    const kept = {
      providers: new Map(listed.providers.map((one) => [one.id, { ...one, sourceId: '' }])),
      services: new Map(open.map((one) => [one.id, one])),
    }
    expect(counted(back)).toEqual(counted(kept))
    expect(counted(back).places).toBeGreaterThan(0)
  },
)

// Nonsense for everything that reads what came from outside: envelopes, codes, inputs, forms, page marks, directories. Whatever
// is no typed refusal is a fault of ours. Five seconds of it here, a minute in `npm run soak -- fuzz`.

import fc from 'fast-check'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { addresses, exitAddresses } from '../src/api/addresses.ts'
import type { Endpoint } from '../src/api/endpoint.ts'
import { afterInstant, readCursor } from '../src/api/cursor.ts'
import { isProblem } from '../src/api/problem.ts'
import { everything } from '../src/app/endpoints.ts'
import { gather } from '../src/directory/hsds/gather.ts'
import { brokenOf } from '../src/directory/hsds/report.ts'
import { readPackage } from '../src/directory/hsds/tables.ts'
import { startHosts } from '../src/app/hosts.ts'
import { caseRules } from '../src/sealing/case-chain.ts'
import { NO_CASE } from '../src/sealing/case-shape.ts'
import { readStatement, type Statement } from '../src/sealing/chain.ts'
import { organisationRules } from '../src/sealing/org-log.ts'
import { NO_ORGANISATION } from '../src/sealing/org-shape.ts'
import { colleague, found, network as aNetwork, openFile, takeIn } from '../src/sealing/vault-cast.ts'
import { parseRecoveryCode } from '../src/sealing/recovery.ts'
import { specimens } from '../src/sealing/specimens.ts'
import { SealingError } from '../src/sealing/suite.ts'
import { fromText, toText } from '../src/sealing/text.ts'
import { vaultSpecimens } from '../src/sealing/vault-specimens.ts'
import { newCardWords, newReceiptWords, parseWords } from '../src/sealing/words.ts'
import { newRecoveryCode } from '../src/sealing/recovery.ts'
import { openCase } from '../demo/case-work.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { inputsOf, patience, spoilt, spoiltBytes, throwAt } from './mutate-input.ts'
import { standIns } from './role-sessions.ts'

/** Runs what may refuse in its own way; anything else that is thrown goes on. */
async function refusing(work: () => unknown, known: (error: unknown) => boolean): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!known(error)) throw error
  }
}
const sealing = (error: unknown): boolean => error instanceof SealingError

describe('malformed input', () => {
  it(
    'as a damaged or mixed sealed object is refused with its code',
    async () => {
      const kinds = [...(await specimens()), ...(await vaultSpecimens())]
      const cases = fc.tuple(fc.nat(kinds.length - 1), spoiltBytes(kinds.map(({ sealed }) => sealed)))
      const ran = await throwAt('envelopes', 0.15, cases, async ([at, bytes]) => {
        const { open, beside = {}, name, opensToo } = kinds[at]!
        const belongs = kinds.filter((one) => one.name === name || one.name === opensToo)
        if (belongs.some(({ sealed }) => toText(bytes) === toText(sealed))) return
        let opened = true
        await refusing(
          () =>
            open(bytes, beside).catch((error: unknown) => {
              opened = false
              throw error
            }),
          sealing,
        )
        expect(opened).toBe(false)
      })
      expect(ran).toBeGreaterThan(0)
    },
    patience(0.15),
  )

  it(
    'as words, digits, codes or base64url is read or refused with its code',
    async () => {
      const typed = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc
          .constantFrom(newCardWords(), newReceiptWords(), newRecoveryCode(), '1234 5678 9012 3456')
          .chain((text) =>
            fc
              .tuple(fc.nat(text.length), fc.nat(3), fc.string({ unit: 'binary', maxLength: 3 }))
              .map(([at, cut, more]) => text.slice(0, at) + more + text.slice(at + cut)),
          ),
        fc
          .array(fc.constantFrom('٣', '๓', '３', ' ', '-', 'abandon', 'zoo', 'O', 'I', '\u200F'), {
            maxLength: 40,
          })
          .map((some) => some.join('')),
      )
      const ran = await throwAt('words and codes', 0.1, typed, async (text) => {
        await refusing(() => expect(parseWords(text, 'card').split(' ')).toHaveLength(6), sealing)
        await refusing(
          () => expect(parseWords(text, 'receipt')).toMatch(/^(\d{16}|[a-z]+( [a-z]+){7})$/),
          sealing,
        )
        await refusing(() => expect(parseRecoveryCode(text)).toHaveLength(16), sealing)
        await refusing(() => expect(toText(fromText(text))).toBe(text), sealing)
        await refusing(() => readCursor(text, afterInstant), isProblem)
      })
      expect(ran).toBeGreaterThan(0)
    },
    patience(0.1),
  )

  it(
    'as a statement of a log or a case is accepted or refused with its code, whatever it holds',
    async () => {
      const amara = await colleague('amara')
      const house = await found(amara, 1)
      await takeIn(amara, house, 'leyla', ['caseworker'])
      const file = await openFile(amara, 1, ['identity', 'health'])
      const chains = [
        { rules: organisationRules(aNetwork, 1), none: NO_ORGANISATION as never, log: house.log },
        {
          rules: caseRules({
            keyOf: () => undefined,
            placeIn: () => ({}),
            houseHas: () => true,
            sizeOf: () => 2,
            isBound: () => true,
            hashAt: () => '',
          }),
          none: NO_CASE as never,
          log: file.statements as Statement[],
        },
      ]
      const made = chains.flatMap(({ log }, chain) => log.map(({ body }) => ({ chain, body })))
      const cases = fc.constantFrom(...made).chain(({ chain, body }) =>
        spoilt(fc.constant(JSON.parse(body) as unknown)).map((said) => ({
          chain,
          body: JSON.stringify(said),
        })),
      )
      const ran = await throwAt('statements', 0.07, cases, async ({ chain, body }) => {
        const { rules, none, log } = chains[chain]!
        await refusing(async () => {
          const said = readStatement({ body })
          let now: never = none
          // As far as the true log goes before this statement; what is spoilt comes last.
          for (const one of log.slice(0, Math.max(0, said.n - 1)))
            now = rules.apply(now, readStatement(one)) as never
          await rules.signer(now, said)
          rules.apply(now, said)
        }, sealing)
      })
      expect(ran).toBeGreaterThan(0)
    },
    patience(0.07),
  )

  it(
    'is answered by the schema of every endpoint, which lets no unnamed key through',
    async () => {
      const endpoints = Object.entries(everything).flatMap(([group, all]) =>
        Object.entries(all).map(([name, endpoint]) => ({
          name: `${group}.${name}`,
          endpoint,
        })),
      )
      const cases = fc
        .constantFrom(...endpoints)
        .chain(({ name, endpoint }) =>
          spoilt(inputsOf(endpoint.input)).map((input) => ({ name, endpoint, input })),
        )
      const ran = await throwAt('schemas', 0.15, cases, ({ endpoint, input }) => {
        const parsed = endpoint.input.safeParse(input)
        if (parsed.success && typeof parsed.data === 'object' && parsed.data !== null)
          for (const name of ['__proto__', 'constructor', 'toJSON', 'x'])
            expect(Object.keys(parsed.data)).not.toContain(name)
      })
      expect(ran).toBeGreaterThan(0)
    },
    patience(0.15),
  )

  it(
    'as broken directory files is read or refused with the place of the error',
    async () => {
      const good = {
        'organizations.csv': 'id,name,description\no1,Harbour House,"Open, ""always"""\n',
        'services.csv':
          'id,organization_id,name,status,url\ns1,o1,Beds,active,https://example.org\ns2,o1,Law,,\n',
        'schedules.csv':
          'id,service_id,byday,opens_at,closes_at,valid_from\nx,s1,"MO,TU",09:00,5:00 pm,2026-01-01\n',
        'languages.csv': 'id,service_id,code,name\nl,s1,ar,Arabic\n',
        'phones.csv': 'id,service_id,number,extension\np,s1,+44 7700 900123,\n',
        'service_areas.csv': 'id,service_id,name,extent\na,s1,North,\n',
        'required_documents.csv': 'id,service_id,document\nd,s1,none\n',
        'addresses.csv': 'id,location_id,address_1,city\na,x1,Quay 4,Port\n',
        'locations.csv': 'id,organization_id,name,latitude,longitude\nx1,o1,Main,1.5,NaN\n',
        'service_at_locations.csv': 'id,service_id,location_id\nz,s1,x1\n',
        'datapackage.json': '{"profile":"tabular-data-package"}',
      }
      const originals = Object.values(good).map((text) => new TextEncoder().encode(text))
      const cases = fc.tuple(fc.constantFrom(...Object.keys(good)), spoiltBytes(originals), fc.nat(50))
      const ran = await throwAt('directories', 0.1, cases, async ([name, bytes, cut]) => {
        async function* open(file: string) {
          if (file !== name) {
            yield new TextEncoder().encode(good[file as keyof typeof good])
            return
          }
          yield bytes.subarray(0, cut)
          yield bytes.subarray(cut)
        }
        await refusing(
          async () =>
            gather(await readPackage({ names: Object.keys(good), open }), {
              feed: 'test',
              today: '2026-03-01',
            }),
          (error) => brokenOf(error) !== undefined,
        )
      })
      expect(ran).toBeGreaterThan(0)
    },
    patience(0.1),
  )
})

/** Names of fields in the forms of the public host. */
const fieldNames = 'id story again receipt words contact urgent message who __proto__ track'.split(' ')

describe('the running hosts', async () => {
  const database = await testDatabase()
  const network = await newNetwork(database)
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer'])
  const mariam = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'A story.' })
  const people = [...(await standIns(database)).values()]
  const faults: string[] = []
  const hosts = startHosts({
    database,
    secrets: network.secrets,
    network: network.state,
    settings: {
      url: 'http://localhost:4600',
      publicUrl: 'http://127.0.0.1:4601',
      exitUrl: 'https://example.org',
      data: network.data,
    },
    logger: pino({ level: 'silent' }),
    unlimited: true,
    onFault: (endpoint, error) => void faults.push(`${endpoint}: ${String(error)}`),
  })
  /** Asks, and fails where the answer is a fault of ours. */
  async function ask(host: typeof hosts.staff, path: string, init: RequestInit): Promise<void> {
    faults.length = 0
    const response = await host.request(path, init)
    await response.arrayBuffer()
    expect(
      faults,
      `${init.method} ${path} ${typeof init.body === 'string' ? init.body.slice(0, 2000) : ''}`,
    ).toEqual([])
    expect(response.status).not.toBe(500)
  }

  it(
    'answer malformed input on every endpoint with a refusal or a result',
    async () => {
      // Not those that end the very sessions that are used here.
      const endpoints = Object.entries(everything)
        .filter(([group]) => group !== 'setup')
        .flatMap(([, all]) =>
          (Object.values(all) as Endpoint[]).map((endpoint) => ({
            ...endpoint,
            isPublic: endpoint.host === 'public',
          })),
        )
        .filter(({ path }) => !/sign-out|freeze/.test(path))
      const ids = fc.constantFrom(
        mariam.id,
        mariam.track,
        'x',
        '%00',
        '..%2f',
        '0190d5a4-0000-7000-8000-000000000000',
      )
      const cases = fc.constantFrom(...endpoints).chain((endpoint) =>
        fc.record({
          endpoint: fc.constant(endpoint),
          input: spoilt(inputsOf(endpoint.input)),
          id: ids,
          who: fc.constantFrom(
            ...people.filter(({ role }) => endpoint.who === 'anyone' || endpoint.who.includes(role as never)),
          ),
          headers: fc.record(
            {
              'if-match': fc.constantFrom('"1"', '"2"', '*', 'x', '"-1"', '"99999999999"'),
              'idempotency-key': fc.constantFrom('12345678', 'short', 'é', 'x'.repeat(65)),
              'accept-language': fc.constantFrom('ar', 'xx', '*', ';;;,', '__proto__'),
            },
            { requiredKeys: [] },
          ),
        }),
      )
      const ran = await throwAt('endpoints', 0.28, cases, async ({ endpoint, input, id, who, headers }) => {
        const given = { ...(input as Record<string, unknown>) }
        let path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
          const own = given[name]
          delete given[name]
          return typeof own === 'string' && id === 'x' ? encodeURIComponent(own.toWellFormed()) : id
        })
        const send: Record<string, string> = {
          // The two hosts name it differently.
          cookie: endpoint.isPublic ? who.cookie.replace('s=', 'p=') : who.cookie,
          'content-type': endpoint.takes ? 'application/octet-stream' : 'application/json',
          ...headers,
        }
        if (endpoint.method === 'GET') {
          const query = new URLSearchParams()
          for (const [name, value] of Object.entries(given))
            query.append(name, typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value))
          path += `?${query}`
        }
        if (send['idempotency-key'] === 'é') delete send['idempotency-key']
        await ask(endpoint.isPublic ? hosts.public : hosts.staff, path, {
          method: endpoint.method,
          headers: send,
          ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(input === null ? null : given) }),
        })
      })
      expect(ran).toBeGreaterThan(0)
    },
    patience(0.28),
  )

  it(
    'answer any address, form and body',
    async () => {
      const paths = fc.oneof(
        fc.constantFrom(
          '/',
          `/en${addresses.help}`,
          `/ar${addresses.concern}`,
          `/th${addresses.receipt}`,
          `/en${addresses.portal}`,
          `/en${addresses.freeze}`,
          `/en${addresses.close}`,
          exitAddresses.leave,
          '/health',
          '/api/help/desk',
          '/islands/x.js',
          '/workers/..%2fx',
        ),
        fc.webPath(),
        fc
          .string({ unit: 'grapheme', maxLength: 30 })
          .map((text) => `/${encodeURIComponent(text.toWellFormed())}`),
      )
      const names = fc.constantFrom(...fieldNames)
      const form = fc
        .array(
          fc.tuple(
            names,
            fc.oneof(
              fc.string({ unit: 'binary', maxLength: 200 }),
              fc.constantFrom('1', 'words', 'yes', mariam.track, 'x'.repeat(5000)),
            ),
          ),
          { maxLength: 8 },
        )
        .map((fields) =>
          new URLSearchParams(fields.map(([name, value]) => [name, value.toWellFormed()])).toString(),
        )
      const person = people.find(({ role }) => role === 'person')!.cookie.replace('s=', 'p=')
      const cases = fc.record({
        path: paths,
        method: fc.constantFrom('GET', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'),
        body: fc.oneof(
          form,
          fc.json(),
          fc.string({ unit: 'binary', maxLength: 100 }).map((text) => text.toWellFormed()),
        ),
        type: fc.constantFrom(
          'application/x-www-form-urlencoded',
          'application/json',
          'text/plain',
          'multipart/form-data',
        ),
        cookie: fc.constantFrom('', person, 'p=x', 's=%ff; p=;;=', `p=${'x'.repeat(3000)}`),
        onStaff: fc.boolean(),
      })
      const ran = await throwAt(
        'pages and forms',
        0.15,
        cases,
        ({ path, method, body, type, cookie, onStaff }) =>
          ask(onStaff ? hosts.staff : hosts.public, path, {
            method,
            headers: { 'content-type': type, cookie, 'sec-fetch-site': 'same-origin' },
            ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
          }),
      )
      expect(ran).toBeGreaterThan(0)
    },
    patience(0.15),
  )
})

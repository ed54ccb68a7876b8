// The directory as other programs read it: Nadia, who keeps a country's list of services, asks the public host for all of it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { checkHsds } from '../../bin/hsds-check.ts'
import { importHsds } from '../../bin/hsds.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { newId } from '../api/new-id.ts'
import { asOwner } from '../database/open.ts'
import { checkApi, type Ask } from './hsds/check.ts'

const official = join(import.meta.dirname, '../../../shared/data/hsds')
const database = await testDatabase()
const network = await newNetwork(database)
const silent = {
  out: { write: () => true },
  err: { write: () => true },
  now: new Date('2026-03-01T09:00:00Z'),
}

/** Asks the public host. */
const ask: Ask = async (address) => {
  const response = await network.public.request(address)
  return { status: response.status, body: await response.json().catch(() => undefined) }
}
const base = '/api/hsds'
interface Listed {
  total_items: number
  total_pages: number
  last_page: boolean
  contents: { id: string; name: string; organization_id?: string }[]
}
const list = async (path: string) => (await ask(base + path)).body as Listed
const one = async (path: string) => (await ask(base + path)).body as Record<string, never>

await importHsds(
  database,
  {
    folder: join(import.meta.dirname, '../../e2e/fixtures/river-directory'),
    feed: 'river',
    dryRun: false,
    json: false,
  },
  silent,
)
const harbour = await network.organisation('Harbour House', 'ngo', ['caseworker', 'administrator'])
const food = newId()
await harbour.api.directory.publish({
  id: food,
  name: 'Food bank of the harbour',
  codes: ['food'],
  languages: ['uk'],
  serves: ['women', 'families'],
  phone: '020 7946 0958 ext. 7',
  url: 'https://harbour.example/food',
  hours: [{ days: ['MO', 'TU'], opens: '09:00', closes: '17:00' }],
})
const refuge = await network.organisation('Quiet House', 'shelter', ['shelter', 'administrator'])
const hidden = newId()
await refuge.api.directory.publish({ id: hidden, name: 'A bed', codes: ['emergency_housing'] })

describe('the API of HSDS on the public host', () => {
  it('is what the standard says, asked by our own check, every page and every entry', async () => {
    const report = await checkApi(base, ask, { all: true })
    expect(report.findings).toEqual([])
    expect(report.version).toBe('3.0')
    expect(Object.keys(report.read)).toHaveLength(11)
    for (const path of ['/services/{id}', '/organizations/{id}', '/service_at_locations/{id}'])
      expect(report.read[path], path).toBeGreaterThan(0)
  })

  it('gives the food bank with its number, hours, language and whom it is for', async () => {
    expect(await one(`/services/${food}`)).toMatchObject({
      name: 'Food bank of the harbour',
      status: 'active',
      organization: { name: 'Harbour House' },
      phones: [{ number: '020 7946 0958', extension: 7 }],
      schedules: [{ freq: 'WEEKLY', byday: 'MO,TU', opens_at: '09:00', closes_at: '17:00' }],
      languages: [{ code: 'uk' }],
      attributes: ['food', 'serves_women', 'serves_families'].map((code) => ({ taxonomy_term: { code } })),
    })
  })

  it('never tells of a confidential service, of who offers nothing else, nor of their numbers', async () => {
    for (const path of [`/services/${hidden}`, '/services/not-an-id'])
      expect([404, 422]).toContain((await ask(base + path)).status)
    const text = JSON.stringify([
      await list('/services?per_page=100&full=true'),
      await list('/organizations?per_page=100&full_service=true'),
      await list('/service_at_locations?per_page=100&full=true'),
    ])
    expect(text).toContain('Food bank of the harbour')
    for (const word of ['Quiet House', 'A bed', hidden]) expect(text).not.toContain(word)
  })

  it('passes on no door and no number of an organisation that has a house which nobody may find', async () => {
    const { contents } = await list('/service_at_locations')
    const [link] = contents as unknown as { service: { organization_id: string } }[]
    const provider = link!.service.organization_id
    await asOwner(database, (client) =>
      client.query(
        `update providers set description = 'Behind the old mill', phone = '999 111', email = 'door@river.example', places = '[{"name": null, "address": "7 Own Street", "phone": null, "hours": []}]' where id = $1`,
        [provider],
      ),
    )
    const byWords = async () => (await list('/organizations?search=old%20mill')).contents.map(({ id }) => id)
    expect(await byWords()).toEqual([provider])
    expect(await one(`/organizations/${provider}`)).toMatchObject({
      description: 'Behind the old mill',
      phones: [{ number: '999 111' }],
      locations: [{ addresses: [{ address_1: '7 Own Street' }] }],
    })
    await asOwner(database, (client) =>
      client.query(
        `insert into services (id, provider, name, confidential, source, feed, checked_on, gone_on) values ($1, $2, 'Beds', true, 'hsds', 'river', '2026-03-01', '2026-03-02')`,
        [newId(), provider],
      ),
    )
    const after = JSON.stringify([await one(`/organizations/${provider}`), await list('/services?full=true')])
    for (const word of ['999 111', 'door@river.example', '7 Own Street', 'old mill'])
      expect(after).not.toContain(word)
    expect(await byWords()).toEqual([])
  })

  it('is read page by page, each service once, and can be asked for a need, an organisation and words', async () => {
    const first = await list('/services?per_page=2')
    const all: string[] = []
    for (let page = 1; page <= first.total_pages; page += 1)
      all.push(...(await list(`/services?per_page=2&page=${page}`)).contents.map(({ id }) => id))
    expect(all).toHaveLength(first.total_items)
    expect(new Set(all).size).toBe(first.total_items)
    const { contents: terms } = await list('/taxonomy_terms?search=food')
    const found = await list(`/services?taxonomy_term_id=${terms[0]!.id}`)
    expect(found.contents.map(({ id }) => id)).toContain(food)
    expect(found.total_items).toBeLessThan(first.total_items)
    const { organization_id: provider } = found.contents.find(({ id }) => id === food)!
    expect((await list(`/services?organization_id=${provider}`)).contents.map(({ id }) => id)).toEqual([food])
    expect((await list('/services?search=HARBOUR')).contents.map(({ id }) => id)).toContain(food)
    expect(await list('/services?page=999')).toMatchObject({ contents: [], empty: true, last_page: true })
    for (const asked of ['page=0', 'per_page=1000', 'format=xml', 'modified_after=2026-01-01', 'colour=blue'])
      expect((await ask(`${base}/services?${asked}`)).status, asked).toBe(422)
  })

  it.skipIf(!existsSync(join(official, 'schema-3.0')))(
    'answers nothing that the official schemas refuse',
    async () => {
      const ajv = new Ajv2020({ strict: false, validateFormats: false })
      const schema = (name: string) =>
        ajv.compile(JSON.parse(readFileSync(join(official, 'schema-3.0', `${name}.json`), 'utf8')) as object)
      const validators = {
        services: [schema('service_list'), schema('service')],
        organizations: [schema('organization_list'), schema('organization')],
        service_at_locations: [schema('service_at_location_list'), undefined],
      } as const
      for (const [path, [listed, whole]] of Object.entries(validators)) {
        const { contents } = await list(`/${path}?per_page=100`)
        expect(contents.length, path).toBeGreaterThan(0)
        for (const item of contents) {
          expect(listed(item), `${path} ${ajv.errorsText(listed.errors)}`).toBe(true)
          const full = await one(`/${path}/${item.id}`)
          if (whole) expect(whole(full), `${path} ${ajv.errorsText(whole.errors)}`).toBe(true)
        }
      }
    },
  )
})

describe('continuum hsds check', () => {
  async function run(answer: Ask, json = true) {
    let out = ''
    let err = ''
    const terminal = {
      out: { write: (text: string) => (out += text) },
      err: { write: (text: string) => (err += text) },
    }
    const code = await checkHsds({ address: 'https://d.example/api/', all: false, json }, terminal, answer)
    return { code, out, err }
  }
  const throughOurs: Ask = (address) => ask(address.replace('https://d.example/api', base))

  it('finds nothing wrong with ours', async () => {
    expect(await run(throughOurs, false)).toMatchObject({
      code: 0,
      err: expect.stringContaining('Nothing is wrong'),
    })
  })

  it('names what is wrong by address and field, and repeats no value', async () => {
    const spoilt: Ask = async (address) => {
      const answer = await throughOurs(address)
      const body = structuredClone(answer.body) as { contents?: { status?: string }[]; size?: number }
      if (/services\?/.test(address)) {
        for (const item of body.contents ?? []) item.status = 'secret words'
        body.size = 999
      }
      if (/\/taxonomies\/00000000/.test(address)) return { status: 200, body: {} }
      return { status: answer.status, body }
    }
    const { code, out } = await run(spoilt)
    expect(code).toBe(1)
    expect(out).not.toContain('secret words')
    const { findings } = JSON.parse(out) as { findings: { path: string; at?: string; wrong: string }[] }
    expect(findings.map(({ path, at, wrong }) => [path, at, wrong].filter(Boolean).join(' '))).toEqual([
      '/services contents[].status invalid value',
      '/services size does not fit the page',
      '/taxonomies/{id} answered 200 for what is not there, not 404',
    ])
  })

  it('says of a host that does not answer that nothing is known about it', async () => {
    expect(
      await run(async () => {
        throw new Error('ECONNREFUSED')
      }),
    ).toMatchObject({ code: 1, out: '', err: expect.stringContaining('does not answer') })
  })

  it.skipIf(!existsSync(official))('takes the official examples of 3.0 for what they are', async () => {
    const example = (name: string) =>
      JSON.parse(readFileSync(join(official, 'examples-3.0', `${name}.json`), 'utf8')) as unknown
    const examples: Ask = async (address) => {
      const [, kind = '', id] = /api\/(\w*)(?:\/([^?]+))?/.exec(address) ?? []
      if (id?.startsWith('00000000')) return { status: 404, body: {} }
      const singular = {
        services: 'service',
        organizations: 'organization',
        service_at_locations: 'service_at_location',
        taxonomies: 'taxonomy',
        taxonomy_terms: 'taxonomy_term',
      }[kind]
      if (!singular) return { status: 200, body: example('base') }
      const isTerm = singular.startsWith('taxonomy')
      return {
        status: 200,
        body: example(id ? (isTerm ? singular : `${singular}_full`) : `${singular}_list`),
      }
    }
    const { out } = await run(examples)
    const { findings } = JSON.parse(out) as { findings: { path: string; at?: string; wrong: string }[] }
    // The examples contradict their own pages; nothing is wrong with their entries.
    expect(
      findings.filter(({ wrong }) => !/fit the page|another one|not found|two pages/.test(wrong)),
    ).toEqual([])
  })
})

// The command as an operator meets it: the real directory of Illinois where it is at hand, invented ones everywhere.
import { exports } from '../../app/exports.ts'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCommand } from '../../../bin/command-line.ts'
import { exportVerbs } from '../../../bin/export-verbs.ts'
import { hsdsVerbs } from '../../../bin/hsds-verbs.ts'
import { testDatabase } from '../../../test/database.ts'
import { as } from '../../database/as.ts'
import { asOwner } from '../../database/open.ts'
import { findServices } from '../server/find.ts'
import type { Report } from './report.ts'

const real = join(import.meta.dirname, '../../../../shared/data/hsds')
const database = await testDatabase()
const work = await mkdtemp(join(tmpdir(), 'continuum-import-'))
afterAll(() => rm(work, { recursive: true }))

/** Runs `hsds …` as on a pipe; `on` is the day. */
async function run(args: string[], { on = '2026-03-01', tty = false } = {}) {
  let out = ''
  let err = ''
  const terminal = {
    out: { write: (text: string) => (out += text) },
    err: { write: (text: string) => (err += text), isTTY: tty },
    now: new Date(`${on}T09:00:00Z`),
  }
  const code = await runCommand(['hsds', ...args], {
    verbs: [
      ...hsdsVerbs((work) => work(database), terminal),
      ...exportVerbs(exports, (work) => work(database), terminal),
    ],
    version: '',
    out: terminal.out.write,
    err: terminal.err.write,
  })
  return { code, out, err, report: () => JSON.parse(out) as Report }
}

const everything = async () =>
  (
    await asOwner(database, (client) =>
      client.query(`select (select jsonb_agg(s order by s.id) from services s) services, (select jsonb_agg(p order by p.id) from providers p) providers,
        (select count(*) from service_index) index`),
    )
  ).rows[0] as unknown
const match = (code: string) => as(database, { kind: 'public' }, (tx) => findServices(tx, { code }))

async function folder(files: Record<string, string>) {
  const path = await mkdtemp(join(work, 'dir-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text)
  return path
}
const small = {
  'organizations.csv': 'id,name\no1,Harbour House\n',
  'services.csv':
    'id,organization_id,name,email\ns1,o1,Food bank,a@example.org\ns2,o1,Asylum advice,\n,o1,,\n',
}

test('a preview says what would happen, and nothing does', async () => {
  const path = await folder(small)
  const before = await everything()
  const { code, report } = await run(['import', path, '--as', 'preview', '--dry-run', '--json'])
  expect([code, report().services]).toEqual([0, { added: 2, changed: 0, unchanged: 0, gone: 0 }])
  expect(await everything()).toEqual(before)
})

test('a second import tells new, changed, same and gone apart, and what is gone is found no more', async () => {
  const path = await folder(small)
  await run(['import', path, '--as', 'turns'])
  expect((await run(['import', path, '--as', 'turns', '--json'])).report().services).toEqual({
    added: 0,
    changed: 0,
    unchanged: 2,
    gone: 0,
  })
  await writeFile(join(path, 'services.csv'), 'id,organization_id,name\ns1,o1,Food bank\ns3,o1,Childcare\n')
  expect((await run(['import', path, '--as', 'turns', '--json'])).report().services).toEqual({
    added: 1,
    changed: 1,
    unchanged: 0,
    gone: 1,
  })
  expect((await match('legal_immigration')).services).toEqual([])
  await writeFile(join(path, 'services.csv'), small['services.csv'])
  expect((await run(['import', path, '--as', 'turns', '--json'])).report().services).toEqual({
    added: 0,
    changed: 2,
    unchanged: 0,
    gone: 1,
  })
  expect((await match('legal_immigration')).services.map(({ name }) => name)).toEqual(['Asylum advice'])
})

test('two directories do not take each other’s services away', async () => {
  const path = await folder(small)
  await run(['import', path, '--as', 'first'])
  expect((await run(['import', path, '--as', 'second', '--json'])).report().services).toMatchObject({
    added: 2,
    gone: 0,
  })
  expect((await run(['import', path, '--as', 'first', '--json'])).report().services).toMatchObject({
    unchanged: 2,
  })
})

test('a row that the database refuses takes everything with it', async () => {
  const path = await folder(small)
  await asOwner(database, (client) =>
    client.query(
      `alter table services add constraint no_advice check (feed <> 'whole' or name <> 'Asylum advice')`,
    ),
  )
  const before = await everything()
  await expect(run(['import', path, '--as', 'whole'])).rejects.toThrow()
  expect(await everything()).toEqual(before)
})

test('people read a report with files, lines and columns on standard error; programs get one object', async () => {
  const path = await folder(small)
  const { code, out, err } = await run(['import', path, '--as', 'words'])
  expect([code, out]).toEqual([0, ''])
  expect(err).toContain('services.csv:4 id has no id')
  expect(err).not.toContain('\u001b')
  const piped = await run(['import', path, '--as', 'words', '--json'])
  expect(piped.err).toBe('')
  expect(piped.report().rows).toEqual({ 'organizations.csv': 1, 'services.csv': 3 })
})

test('Ines reads which services stand without a named organisation, and that they were kept', async () => {
  const path = await folder({
    'organizations.csv': 'id,name\no1,Harbour House\n',
    'services.csv': 'id,organization_id,name\ns1,o1,Food bank\ns2,o8,Childcare\ns3,o9,Asylum advice\n',
  })
  const { err } = await run(['import', path, '--as', 'unnamed'])
  expect(err).toContain('1 organisations (and 2 that no row describes, without a name), 3 services')
  expect(err).toContain('organisation 2, need')
  expect(err).toContain(
    'kept\n  services.csv:3-4 organization_id names an organisation that the files do not hold',
  )
  expect(err).not.toContain('dropped')
})

test('while it reads, a terminal shows one line that is written over, and a pipe a line for each file', async () => {
  const path = await folder(small)
  const { err } = await run(['import', path, '--as', 'terminal'], { tty: true })
  const [progress, report] = err.split('terminal: HSDS 1.1')
  expect(progress).toBe(
    '\r\u001b[Korganizations.csv: 0 rows read\r\u001b[Kservices.csv: 0 rows read\r\u001b[K',
  )
  expect(report).toContain('services      2 new')
  const piped = await run(['import', path, '--as', 'pipe'])
  expect(piped.err).toMatch(/^organizations\.csv: 1 row read\nservices\.csv: 3 rows read\npipe: HSDS 1\.1/)
})

test('a folder that is not there, or no directory, is exit 1; an order that is not understood is exit 2', async () => {
  expect(await run(['import', join(work, 'nowhere')])).toMatchObject({
    code: 1,
    err: expect.stringContaining('Nothing was changed'),
  })
  expect(await run(['import', await folder({ 'services.csv': 'id,name,organization_id\n' })])).toMatchObject({
    code: 1,
    err: expect.stringContaining('organizations.csv'),
  })
  for (const [asked, said] of [
    ['', 'hsds import <folder>'],
    ['import', '<folder> is missing.'],
    ['eat x', 'hsds import <folder>'],
    ['import x --as network', '--as network: this is not the name of the directory'],
    ['import x --loud', 'There is no option --loud here.'],
  ] as const) {
    const args = asked.split(' ').filter(Boolean)
    expect(await run(args)).toMatchObject({ code: 2, err: expect.stringContaining(said) })
  }
})

test('what is exported is imported again, without anything confidential', async () => {
  const secret = await folder({
    ...small,
    'services.csv':
      'id,organization_id,name,description\ns1,o1,Emergency shelter,for trafficked women\ns2,o1,Food bank,Bread\n',
  })
  await run(['import', secret, '--as', 'secret'])
  const path = join(work, 'exported')
  expect((await run(['export', path])).code).toBe(0)
  const services = await readFile(join(path, 'services.csv'), 'utf8')
  expect(services).toContain('Food bank')
  expect(services).not.toContain('Emergency shelter')
  const { code, report } = await run(['import', path, '--as', 'again', '--dry-run', '--json'])
  expect([code, report().version, report().remarks.filter(({ kind }) => kind === 'refused')]).toEqual([
    0,
    '3.0',
    [],
  ])
})

const ilao = join(real, 'ilao')

test.skipIf(!existsSync(ilao))(
  'the directory of Illinois: 430 rows, one of them empty, 429 services and 2,492 schedules',
  async () => {
    const { code, report } = await run(['import', ilao, '--json'])
    expect(code).toBe(0)
    expect(report()).toMatchObject({
      feed: 'ilao',
      version: '1.1',
      rows: {
        'services.csv': 430,
        'organizations.csv': 33,
        'locations.csv': 520,
        'regular_schedules.csv': 2492,
      },
      mapped: { services: 429, schedules: 2492 },
      services: { added: 429, changed: 0, gone: 0 },
    })
    expect(report().remarks.filter(({ kind }) => kind === 'refused')).toEqual([
      { kind: 'refused', file: 'services.csv', column: 'id', cause: 'no-id', lines: [651] },
    ])
  },
)

test.skipIf(!existsSync(ilao))(
  'a second run, even on a later day, changes no service of Illinois',
  async () => {
    const before = await everything()
    expect((await run(['import', ilao, '--json'])).report().services).toEqual({
      added: 0,
      changed: 0,
      unchanged: 429,
      gone: 0,
    })
    expect(await everything()).toEqual(before)
    expect((await run(['import', ilao, '--json'], { on: '2026-04-01' })).report().services).toEqual({
      added: 0,
      changed: 0,
      unchanged: 429,
      gone: 0,
    })
  },
)

test.skipIf(!existsSync(ilao))(
  'services of Illinois are found at once; language and area are unknown, not no',
  async () => {
    const all = await as(database, { kind: 'public' }, (tx) =>
      findServices(tx, { code: 'legal_immigration', language: 'uk', area: 'north' }),
    )
    expect(all.services.map(({ name }) => name)).toContain('Help for asylum seekers')
    expect(all.services.every(({ languages, areas }) => languages === null && areas === null)).toBe(true)
  },
)

test.skipIf(!existsSync(ilao))(
  'Illinois with one quote taken out changes nothing and says where',
  async () => {
    const path = join(work, 'ilao')
    await cp(ilao, path, { recursive: true })
    const file = join(path, 'services.csv')
    // The data of others may be read-only, and so is its copy.
    const text = await readFile(file, 'utf8')
    await rm(file, { force: true })
    await writeFile(file, text.replace('"Telephone', '"Telephone"x'))
    const before = await everything()
    const { code, out, err } = await run(['import', path, '--json'])
    expect([code, JSON.parse(out)]).toEqual([
      1,
      {
        broken: {
          file: 'services.csv',
          line: 3,
          column: 'application_process',
          broken: 'a quote is closed, but the value goes on after it',
        },
      },
    ])
    expect(err).toContain('services.csv, line 3, column application_process')
    expect(await everything()).toEqual(before)
  },
)

const official = join(real, 'examples-3.0/csv')

test.skipIf(!existsSync(official))(
  'the official examples of 3.0 are imported, their Urdu and their age with them',
  async () => {
    const { report } = await run(['import', official, '--as', 'official', '--json'])
    expect(report()).toMatchObject({ version: '3.0', mapped: { services: 1 } })
    const { services } = await match('mental_health_counselling')
    expect(services[0]).toMatchObject({
      name: 'Community Counselling',
      languages: ['ur'],
      minAge: 12,
      maxAge: 100,
    })
  },
)

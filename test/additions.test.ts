// Adding a pack, a process or an export is one file and one line, and its words. Each is added to a copy of the source and then
// used there, over the real database; and whoever forgets the line or the words is told which.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { copyOfTree } from './copy-of-tree.ts'
import { testDatabase } from './database.ts'
import { unregistered } from './registers.ts'

const database = await testDatabase()
const copy = copyOfTree([
  'bin',
  'demo',
  'jurisdictions',
  'locales',
  'migrations',
  'scripts',
  'src',
  'test',
  'package.json',
])

const languages = ['en', 'ar'] as const

/** What the checks of the copy say that its processes lack, by language. */
const unsaid = () =>
  copy.say<Record<(typeof languages)[number], string[]>>(`
    const { machines } = await import('./src/app/machines.ts')
    const { wordsForPerson, wordsOfMachine } = await import('./test/registers.ts')
    const { messagesOf } = await import('./scripts/locale-files.ts')
    const needed = [...machines.flatMap((one) => [...wordsOfMachine(one), ...wordsForPerson(one)])]
    const lacking = (language) => {
      const known = messagesOf(language)
      return needed.filter((key) => !(key in known))
    }
    console.log(JSON.stringify({ en: lacking('en'), ar: lacking('ar') }))`)

/** Puts words into a language of the copy. */
function say(language: string, words: Readonly<Record<string, string>>): void {
  const path = `locales/${language}.json`
  copy.write(path, JSON.stringify({ ...(JSON.parse(copy.read(path)) as object), ...words }))
}

beforeAll(() => {
  copy.edit(
    'jurisdictions/uk/pack.json',
    { '"id": "uk"': '"id": "nordia"' },
    'jurisdictions/nordia/pack.json',
  )
  copy.edit(
    'src/care/goal.ts',
    {
      goalMachine: 'wishMachine',
      "kind: 'goal'": "kind: 'wish'",
      "path: 'goals'": "path: 'wishes'",
      'laneRank: 3,': '',
    },
    'src/care/wish.ts',
  )
  copy.edit(
    'src/directory/server/hsds-export.ts',
    { hsdsExport: 'listExport', "name: 'hsds'": "name: 'list'" },
    'src/directory/server/list-export.ts',
  )
})

it('whoever adds a pack, a process and an export and registers none of them is told which and where', () => {
  expect(unregistered(copy.files()).toSorted()).toEqual([
    'jurisdictions/nordia/pack.json defines a pack, and jurisdictions/packs.ts does not hold it',
    'src/care/wish.ts defines a process, and src/care/machines.ts does not hold it',
    'src/directory/server/list-export.ts defines an export, and src/app/exports.ts does not hold it',
  ])
})

it('whoever registers each with one line, and says nothing of them, is told which words are missing', () => {
  copy.edit('jurisdictions/packs.ts', {
    '[palermo, coe, eu, uk, us]': '[palermo, coe, eu, uk, us, nordia]',
    'import uk from': "import nordia from './nordia/pack.json' with { type: 'json' }\nimport uk from",
  })
  copy.run(['scripts/packs.ts'])
  copy.edit('src/care/machines.ts', {
    '[goalMachine]': '[goalMachine, wishMachine]',
    "import { goalMachine } from './goal.ts'":
      "import { goalMachine } from './goal.ts'\nimport { wishMachine } from './wish.ts'",
  })
  copy.edit('src/app/exports.ts', {
    '[hsdsExport]': '[hsdsExport, listExport]',
    'import { hsdsExport }':
      "import { listExport } from '../directory/server/list-export.ts'\nimport { hsdsExport }",
  })
  expect(unregistered(copy.files())).toEqual([])
  const missing = unsaid()
  expect(missing.en).toEqual(
    expect.arrayContaining([
      'wish.name',
      'wish.move.achieve',
      'track.about.wish',
      'person.about.wish',
      'person.wish.achieved',
    ]),
  )
  expect(missing.en.filter((key) => !/\bwish\b/.test(key))).toEqual([])
  for (const language of languages)
    say(language, Object.fromEntries(missing[language].map((key) => [key, 'Words'])))
  expect(unsaid()).toEqual({ en: [], ar: [] })
})

it('a network is set up by the added pack, and a person’s added process is begun, moved and ended by its rules', () => {
  const used = copy.say<{
    offered: boolean
    pack: string
    clocks: string[]
    states: string[]
    refused: string
    moves: string[]
  }>(
    `
    import { mkdtempSync } from 'node:fs'
    import { tmpdir } from 'node:os'
    import { join } from 'node:path'
    import { pino } from 'pino'
    const { login, openPool } = await import('./src/database/open.ts')
    const { openNetwork, openSecrets } = await import('./src/app/boot.ts')
    const { startHosts } = await import('./src/app/hosts.ts')
    const { beginNetwork } = await import('./demo/founding.ts')
    const { openCase } = await import('./demo/case-work.ts')
    const { packIds } = await import('./src/organisations/network-facts.ts')
    const owner = JSON.parse(process.env.OWNER)
    const pool = openPool({ ...owner, user: login })
    const database = { owner, pool, close: () => pool.end() }
    const data = mkdtempSync(join(process.env.FOLDER, 'data-'))
    const { staff } = startHosts({
      database,
      secrets: await openSecrets(join(data, 'secrets')),
      network: await openNetwork(database),
      settings: { url: 'http://localhost:1', publicUrl: 'http://127.0.0.1:1', exitUrl: 'http://127.0.0.1:1', data },
      logger: pino({ level: 'silent' }),
      onFault: (endpoint, error) => console.error(endpoint, error),
    })
    const founder = await beginNetwork(
      { staff, database, passphrase: 'correct horse battery staple lantern river' },
      { network: 'Nordia', country: 'XX', timezone: 'Europe/London', emergency: '112', hotline: '', currency: 'EUR', pack: 'nordia', organisation: 'Coordination', kind: 'coordination', handle: 'mina' },
    )
    const { id } = await openCase(founder, { name: 'Selam', language: 'en' })
    const opened = await founder.open('wish', { caseId: id, subkind: 'food' })
    const refused = await founder.move('wish', 'start', opened).then(() => '', ({ detail }) => detail.because)
    const states = [opened.state]
    for (const move of ['agree', 'start', 'achieve']) states.push((await founder.move('wish', move, { id: opened.id })).state)
    const { case: head, clocks } = await founder.api.cases.read({ id })
    const { track } = await founder.api.work.track({ track: opened.id })
    const { everything } = await import('./src/app/endpoints.ts')
    await pool.end()
    console.log(JSON.stringify({
      offered: packIds.includes('nordia'), pack: head.pack, clocks: [...new Set(clocks.map(({ pack }) => pack))],
      states, refused, kind: track.kind, moves: Object.keys(everything['track.wish'] ?? {}),
    }))
    process.exit(0)`,
    { OWNER: JSON.stringify(database.owner), FOLDER: copy.folder },
  )
  expect(used).toMatchObject({
    offered: true,
    pack: 'nordia',
    clocks: ['nordia'],
    states: ['proposed', 'agreed', 'in_progress', 'achieved'],
    refused: 'not-in-this-state',
    kind: 'wish',
  })
  expect(used.moves).toEqual(expect.arrayContaining(['new', 'agree', 'achieve']))
})

it('the added export is a command with help of its own, and writes its files', () => {
  const { host, port, user, database: name } = database.owner
  const url = `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host ?? '')}`
  expect(copy.run(['bin/continuum.ts', '--help'])).toContain('list export')
  const folder = join(copy.folder, 'taken')
  const said = copy.run(['bin/continuum.ts', 'list', 'export', folder, '--json'], { DATABASE_URL: url })
  const { files } = JSON.parse(said) as { files: string[] }
  expect(files).toContain('services.csv')
  for (const file of files) expect(existsSync(join(folder, file)), file).toBe(true)
  expect(readFileSync(join(folder, 'services.csv'), 'utf8')).toMatch(/^id,/)
})

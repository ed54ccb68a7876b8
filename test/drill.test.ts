// A drill on a copy: it loses nothing without saying so, it reaches no living network, and what it did is written so that somebody can keep it. The
// whole of it takes minutes and is gone through in `npm run soak -- drill`, with the executable and a network in which people work.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { encrypterTo, writeArchive, type Part } from '../bin/backup-archive.ts'
import { rememberRestore } from '../bin/backup-record.ts'
import { makeBackup, makeBackupKey } from '../bin/backup.ts'
import { settingsOf, type Copy } from '../bin/drill-copy.ts'
import { reportOf, verdictOf, type Drill, type Outcome } from '../bin/drill-report.ts'
import { steps } from '../bin/drill-steps.ts'
import { prepareWrites, startWrites } from '../bin/drill-writes.ts'
import { openCase, writeNote } from '../demo/case-work.ts'
import { bringPaper } from '../demo/papers.ts'
import { asOwner } from '../src/database/open.ts'
import { checkpointKey } from '../src/oversight/server/checkpoints.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { continuum } from './program.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'shelter', ['caseworker'])
const { id: caseId } = await openCase(amara, { name: 'Mariam Test', language: 'ar' })
await writeNote(amara, caseId, 'narrative', 'Seen today.')
const folder = mkdtempSync(join(tmpdir(), 'continuum-tried-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)

/** A copy of which only its database is there. */
const copy = {
  asOwner: (work) => asOwner(database, work),
  interrupted: new AbortController().signal,
} as Copy

it('knows no address and no secret of the living network', () => {
  const before = { ...process.env }
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://continuum@harbour/continuum',
    CREDENTIALS_DIRECTORY: '/etc/continuum/secrets',
    CONTINUUM_PAPERS: 's3:https://store.example/papers',
    CONTINUUM_WEBHOOK_HOSTS: '3=https://hooks.example.org',
  })
  try {
    const given = settingsOf('/tmp/copy', [1, 2, 3, 4])
    expect(
      Object.keys(given).filter((name) => /DATABASE|CREDENTIALS|PAPERS|HOSTS|ISSUERS|URL/.test(name)),
    ).toEqual([])
    expect(given.CONTINUUM_DATA).toBe('/tmp/copy')
  } finally {
    process.env = before
  }
})

it('counts every row that was acknowledged and is not there', async () => {
  await prepareWrites(copy)
  const writes = await startWrites(copy)
  while (writes.acknowledged() < 5) await sleep(10)
  await writes.end()
  expect(await writes.lost()).toBe(0)
  await copy.asOwner((client) =>
    client.query('delete from drill.writes where number in (select number from drill.writes limit 2)'),
  )
  expect(await writes.lost()).toBe(2)
  await copy.asOwner((client) => client.query('drop schema drill cascade'))
})

it('sees a trail that no longer follows from line to line', async () => {
  const trails = steps.at(-1)!
  expect(await trails.run(copy)).toMatch(/^[1-9]\d* trails hold\.$/)
  const [change, back] = ['case.opened-otherwise', 'case.open'].map(
    (action) => (chain: number, seq: number) =>
      copy.asOwner(async (client) => {
        await client.query('set session_replication_role = replica')
        await client.query('update audit.entries set action = $1 where chain = $2 and seq = $3', [
          action,
          chain,
          seq,
        ])
      }),
  )
  const { chain, seq } = await copy.asOwner(async (client) => {
    const { rows } = await client.query<{ chain: number; seq: number }>(
      `select chain, seq from audit.entries where action = 'case.open' limit 1`,
    )
    return rows[0]!
  })
  await change!(chain, seq)
  await expect(trails.run(copy)).rejects.toThrow('trails are broken')
  await back!(chain, seq)
  expect(await trails.run(copy)).toContain('hold')
})

const outcome = (verdict: Outcome['verdict'], found: string): Outcome => ({
  act: 'The database is killed.',
  expected: 'The server starts it again.',
  found,
  verdict,
  seconds: 2.34,
})

it('writes what failed and what could not be tried as plainly as what held', () => {
  const drill: Drill = {
    network: 'uk',
    program: '1.2.3',
    backup: '2026-12-03T02:30:00.000Z',
    rows: 12,
    papers: 1,
    began: new Date('2026-12-03T05:06:07Z'),
    node: '24.0.0',
    database: 'PostgreSQL 17.0',
    machine: 'Linux',
    outcomes: [
      outcome('held', 'Ready.'),
      outcome('failed', '3 of 9 | lost'),
      outcome('not tried', 'No root.'),
    ],
  }
  expect(verdictOf(drill.outcomes)).toBe('1 of 3 went as they should, 1 did not, 1 could not be tried here.')
  const text = reportOf(drill)
  expect(text).toContain('# Drill of 2026-12-03 05:06 UTC')
  expect(text).toContain(
    '| The database is killed. | The server starts it again. | 3 of 9 \\| lost | 2.3 | **not as it should** |',
  )
  expect(text).toContain('| No root. | 2.3 | not tried |')
  expect(text.split('\n').filter((line) => line.startsWith('| The'))).toHaveLength(3)
})

const canMount = (): boolean => {
  try {
    const [small, none] = [at('small'), { stdio: 'ignore' as const }]
    execFileSync('mkdir', [small])
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'continuum-drill', small], none)
    execFileSync('umount', [small])
    return true
  } catch {
    return false
  }
}

/** The secrets as `backup --secrets` writes them. */
async function* secretParts(): AsyncGenerator<Part> {
  const { oprf, checkpoint, opaque } = network.secrets
  for (const [name, text] of [
    ['oprf-key', Buffer.from(oprf).toString('base64url')],
    ['opaque-setup', opaque],
    ['checkpoint-key', Buffer.from(checkpoint).toString('base64url')],
  ] as const)
    yield { name: `secrets/${name}`, bytes: Buffer.from(text) }
}

const inSoak = process.env['DRILL'] ? ['is killed, filled, frozen and skewed'] : []
it.each(inSoak)(
  'a copy of a network in which people work %s, and its receipt is taken at home',
  async () => {
    await bringPaper(amara, caseId, { compartment: 'legal', name: 'a.pdf', content: new Blob(['A page.']) })
    for (const who of ['hana', 'odile']) await makeBackupKey(at(`${who}.key`))
    const keys = ['hana', 'odile'].map((who) => /age1\w+/.exec(readFileSync(at(`${who}.key`), 'utf8'))![0])
    writeFileSync(at('recipients'), keys.join('\n'))
    await makeBackup(network, at('network.backup'), at('recipients'))
    await writeArchive(at('secrets.backup'), await encrypterTo(at('recipients')), secretParts())
    const site = { data: at('nowhere'), port: 1, publicPort: 2, viewerPort: 3 }
    const run = continuum(
      site,
      'drill',
      at('network.backup'),
      '--identity',
      at('odile.key'),
      '--secrets',
      at('secrets.backup'),
      '--report',
      at('report.md'),
      '--receipt',
      at('receipt'),
    )
    const code = await run.ended
    const report = readFileSync(at('report.md'), 'utf8')
    expect([code, report]).toEqual([0, expect.stringContaining(', 0 did not, ')])
    const held = canMount() ? steps.length + 1 : steps.length
    expect(report).toContain(`${held} of ${steps.length + 1} went as they should`)
    expect(report).toContain('1 papers, signed by the key of the network')
    expect(report.match(/[1-9]\d* rows acknowledged, 0 lost/g)!.length).toBe(held - 6)
    for (const told of ['Harbour', 'Mariam', amara.handle, caseId]) expect(report).not.toContain(told)
    const key = await checkpointKey(network.secrets)
    const receipt = readFileSync(at('receipt'), 'utf8')
    expect((await rememberRestore(database, receipt, { key, now: new Date() })).of).toMatch(/^20/)
    expect(execFileSync('mount', { encoding: 'utf8' })).not.toContain('continuum-drill')
  },
  900_000,
)

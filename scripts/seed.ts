// Plays the story of the invented country, and keeps what came of it as the seed from which it starts: a backup of it, what is printed
// about it, and its shape. Takes minutes; made anew for a release (docs/seed.md).
//
//   npm run seed [-- FOLDER] [--ends=2026-11-30T09:00Z] [--cases=200]
//   npm run seed -- --compare
//
// Without a folder it takes the place of demo/seed. The story ends at nine on the last working day before the commit, where nothing else is
// said. `--compare` plays the story to the day of the seed that is there, and fails where its shape is another one.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { makeBackup, makeBackupKey } from '../bin/backup.ts'
import { prepareDemo, type Size } from '../demo/country.ts'
import { form, readKept } from '../demo/folder.ts'
import {
  readSecrets,
  readSeed,
  seedFiles,
  seedFolder,
  writeSecrets,
  type Seed,
  type SecretTexts,
} from '../demo/seed.ts'
import { shapeOf, type Shape } from '../demo/shape.ts'
import { dayMs } from '../demo/stage.ts'
import { bringUpToDate, openNetwork, openSecrets, type NetworkState } from '../src/app/boot.ts'
import { objectsIn } from '../src/papers/server/object-store.ts'
import { folderStore } from '../src/store/folder-store.ts'
import { jobsOf } from '../src/app/jobs.ts'
import { fingerprintsOf, secretNames, secretsOf } from '../src/app/secrets.ts'
import { lockedMark } from '../src/database/locked.ts'
import { lockRows } from '../src/database/lock-rows.ts'
import { onEveryRow } from '../src/database/migrate.ts'
import { asOwner, lockOf, openDatabase, type Database } from '../src/database/open.ts'
import { version } from '../src/http/about.ts'
import { argumentsOf } from './arguments.ts'
import { sizeOf } from './archive.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** Nine in the morning of the last working day before a moment. */
export function lastMorning(before: number): Date {
  const day = new Date(Math.floor(before / dayMs) * dayMs - dayMs + 9 * 3_600_000)
  while ([0, 6].includes(day.getUTCDay())) day.setTime(day.getTime() - dayMs)
  return day
}

/** What a night does: its jobs are those of one hour of the day. */
async function spendNight(database: Database, state: NetworkState, data: string): Promise<void> {
  const secrets = await openSecrets(join(data, 'secrets'))
  for (const job of jobsOf({ database, secrets, state, store: folderStore(objectsIn(data)) }))
    if (/^\d+ \d+ \* \* \*$/.test(job.cron)) await job.run()
}

/** Locked values that weigh most, and do not get any smaller. They are locked again at the first start, by the same secrets. */
const unlocked: Readonly<Record<string, readonly string[]>> = { signed_moves: ['body', 'signature'] }

async function unlock({ owner }: Database): Promise<void> {
  await asOwner({ owner }, (client) =>
    onEveryRow(client, async () => {
      for (const [table, columns] of Object.entries(unlocked)) {
        await client.query(`alter table ${table} disable trigger user`)
        for (const column of columns) {
          const { rows } = await client.query<{ at: string; value: string }>(
            `select ctid::text as at, ${column} as value from ${table} where ${column} like '${lockedMark}%'`,
          )
          await client.query(
            `update ${table} t set ${column} = l.value from unnest($1::tid[], $2::text[]) as l (at, value) where t.ctid = l.at`,
            [rows.map(({ at }) => at), rows.map(({ value }) => value)],
          )
        }
        await client.query(`alter table ${table} enable trigger user`)
        await client.query(`update settings set value = value - $1 where key = 'locked'`, [table])
      }
      // Keys of repeated requests live for an hour; all of the story's are of this hour.
      await client.query('delete from idempotency')
    }),
  )
}

interface Wanted extends Size {
  ends: Date
  secrets: SecretTexts | undefined
}

/** Plays the story in a folder of its own, and hands on what came of it. */
async function playStory<T>(
  { ends, secrets: texts, ...size }: Wanted,
  then: (country: { database: Database; data: string }) => Promise<T>,
): Promise<T> {
  const data = makeTemporaryFolder()
  const database = await openDatabase({ embedded: data })
  try {
    await bringUpToDate(database)
    if (texts) writeSecrets(data, texts)
    const secrets = await secretsOf(database, join(data, 'secrets'), { forStory: true })
    lockOf(database.owner).use(secrets.oprf)
    await lockRows(database)
    const network: NetworkState = { ...(await openNetwork(database)), now: () => ends }
    const url = 'http://localhost:4600'
    const settings = { data, url, publicUrl: 'http://127.0.0.1:4601', exitUrl: 'https://example.org' }
    await prepareDemo({ database, secrets, network, settings, say }, size)
    await spendNight(database, network, data)
    return await then({ database, data })
  } finally {
    await database.close()
    rmSync(data, { recursive: true, force: true })
  }
}

/** The key that opens the backup, and the file that names it; a backup is made to two, and the other one is thrown away. */
async function recipients(key: string, work: string): Promise<string> {
  if (!existsSync(key)) await makeBackupKey(key)
  const other = join(work, 'other')
  await makeBackupKey(other)
  const file = join(work, 'recipients')
  writeFileSync(file, [key, other].map((one) => /age1\w+/.exec(readFileSync(one, 'utf8'))![0]).join('\n'))
  return file
}

/** Makes a seed in a folder: what lies there of an earlier one is replaced, but for its secrets and its key. */
export async function makeSeed(folder: string, size: Size & { ends: Date }): Promise<Seed> {
  const files = seedFiles(folder)
  const secrets = existsSync(files.secrets) ? readSecrets(folder) : undefined
  mkdirSync(folder, { recursive: true })
  return playStory({ ...size, secrets }, async ({ database, data }) => {
    const shape = await asOwner(database, shapeOf)
    await unlock(database)
    const work = makeTemporaryFolder()
    const unfinished = join(work, 'country.backup')
    try {
      const own = await openSecrets(join(data, 'secrets'))
      await makeBackup({ database, data, secrets: own }, unfinished, await recipients(files.key, work))
      const made = `${files.backup}.new`
      writeFileSync(made, readFileSync(unfinished))
      renameSync(made, files.backup)
    } finally {
      rmSync(work, { recursive: true, force: true })
    }
    const { cards, receipts } = readKept(data)!
    const seed: Seed = { form, program: version, ends: size.ends.toISOString(), cards, receipts, shape }
    writeFileSync(files.about, `${JSON.stringify(seed, null, 2)}\n`)
    if (!secrets) {
      const read = (name: string) => readFileSync(join(data, 'secrets', name), 'utf8')
      const texts = Object.fromEntries(secretNames.map((name) => [name, read(name)]))
      writeFileSync(files.secrets, `${JSON.stringify(texts, null, 2)}\n`)
    }
    say(JSON.stringify(await fingerprintsOf(await openSecrets(join(data, 'secrets'))), null, 2))
    return seed
  })
}

/** What is in one and not in the other, as sentences. */
export function differences(kept: Shape, played: Shape): string[] {
  const apart = (what: string, one: readonly string[], other: readonly string[]) => [
    ...one.filter((line) => !other.includes(line)).map((line) => `${what} of the seed alone: ${line}`),
    ...other.filter((line) => !one.includes(line)).map((line) => `${what} of the story alone: ${line}`),
  ]
  const numbers = (counted: Readonly<Record<string, number>>) =>
    Object.entries(counted).map(([name, n]) => `${name} ${n}`)
  return [
    ...apart('people', kept.people, played.people),
    ...apart('cases', kept.cases, played.cases),
    ...apart('tracks', numbers(kept.tracks), numbers(played.tracks)),
    ...apart('rows', numbers(kept.rows), numbers(played.rows)),
  ]
}

/** Plays the story to the day of the seed that is there. */
async function compare(folder: string): Promise<void> {
  const seed = readSeed(folder)
  if (!seed) throw new Error(`There is no seed in ${folder}.`)
  const size = { ends: new Date(seed.ends), secrets: readSecrets(folder) }
  const played = await playStory(size, ({ database }) => asOwner(database, shapeOf))
  const found = differences(seed.shape, played)
  for (const line of found) say(line)
  if (found.length > 0) throw new Error('The seed is not what the story gives: npm run seed')
  say('The seed is what the story gives.')
}

if (import.meta.main) {
  const asked = argumentsOf({ flags: ['compare'], values: ['ends', 'cases'], words: 1 })
  const folder = resolve(asked.words[0] ?? seedFolder)
  const committed = () =>
    Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: dirname(import.meta.dirname) })) * 1000
  if (asked.has('compare')) await compare(folder)
  else {
    const given = asked.value('ends')
    const ends = given ? new Date(given) : lastMorning(committed())
    const started = performance.now()
    await makeSeed(folder, { ends, cases: Number(asked.value('cases') ?? 200) })
    const { backup } = seedFiles(folder)
    say(
      `${backup}: ${sizeOf(backup)}, in ${((performance.now() - started) / 1000).toFixed(0)} s. Its story ends ${ends.toISOString()}.`,
    )
  }
}

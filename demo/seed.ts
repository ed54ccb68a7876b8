// The seed: the invented country as its story left it, in the program's own form of a backup, so that a start takes seconds. Its secrets
// lie beside it and are nobody's: everybody's passphrase is printed anyway. It lives on its own day, the one on which its story ends.

import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { opened, putBack } from '../bin/restore.ts'
import { openNetwork, secretsIn } from '../src/app/boot.ts'
import { secretNames } from '../src/app/secrets.ts'
import { asOwner, lockOf, type Database } from '../src/database/open.ts'
import { checkpointKey } from '../src/oversight/server/checkpoints.ts'
import { objectsIn, openShelf } from '../src/papers/server/object-store.ts'
import { form, readKept, writeKept, type Kept } from './folder.ts'
import { progressOn } from './progress.ts'
import type { Shape } from './shape.ts'
import type { Keepsakes } from './stage.ts'

export type SecretTexts = Record<(typeof secretNames)[number], string>

/** What stands beside the backup. */
export interface Seed extends Keepsakes {
  form: number
  /** The version of the program whose story it is. */
  program: string
  /** The moment at which its story ends. */
  ends: string
  shape: Shape
}

/** The files of a seed in its folder; `secrets.json` and `key` stay the same from one seed to the next. */
export const seedFiles = (folder: string) => ({
  about: join(folder, 'seed.json'),
  backup: join(folder, 'country.backup'),
  /** What opens the backup. */
  key: join(folder, 'key'),
  secrets: join(folder, 'secrets.json'),
})

export const seedFolder = join(import.meta.dirname, 'seed')

/** Undefined where there is no whole one. */
export function readSeed(folder: string): Seed | undefined {
  const files = seedFiles(folder)
  if (Object.values(files).some((file) => !existsSync(file))) return undefined
  return JSON.parse(readFileSync(files.about, 'utf8')) as Seed
}

export const readSecrets = (folder: string): SecretTexts =>
  JSON.parse(readFileSync(seedFiles(folder).secrets, 'utf8')) as SecretTexts

/** Secrets as files of a data folder, which others cannot read. */
export function writeSecrets(data: string, texts: SecretTexts): void {
  mkdirSync(join(data, 'secrets'), { recursive: true, mode: 0o700 })
  for (const name of secretNames) writeFileSync(join(data, 'secrets', name), texts[name], { mode: 0o600 })
}

interface Place {
  data: string
  say: (text: string) => void
  /** Somebody wants the story itself, up to today. */
  story?: boolean
  /** The folder of the seed. */
  from?: string
}

/**
 * Restores the seed into a folder in which nothing is yet, or in which an invented country was not finished. The rest finds the country
 * there; where nothing was restored it plays the story.
 */
export async function restoreSeed(
  database: Database,
  { data, say, story = false, from = seedFolder }: Place,
): Promise<void> {
  const kept = readKept(data)
  if (story && kept?.state === 'ready' && kept.seed)
    throw new Error(
      'The invented country here comes from its seed. Its story is played from the beginning: demo --reset --story. Nothing was changed.',
    )
  if (story || kept?.state === 'ready' || (!kept && !(await isNew(database, data)))) return
  const seed = readSeed(from)
  const because = whyNot(seed)
  if (!seed || because) return say(`${because} Its story is played, which takes minutes.`)
  const started = performance.now()
  const progress = progressOn(say)
  progress.show('The invented country: put back from its seed')
  const making: Kept = { state: 'making', form, cards: [], receipts: [] }
  writeKept(data, making)
  for (const left of ['secrets', 'objects']) rmSync(join(data, left), { recursive: true, force: true })
  await asOwner(database, (client) =>
    client.query('drop schema if exists app, audit, jobs, public cascade; create schema public'),
  )
  const texts = readSecrets(from)
  const secrets = secretsIn(texts)
  const { backup, key } = seedFiles(from)
  await putBack(database, await opened(backup, key), {
    shelf: openShelf(objectsIn(data)),
    key: await checkpointKey(secrets),
    settled: () => Promise.resolve(writeSecrets(data, texts)),
  })
  lockOf(database.owner).use(secrets.oprf)
  const network = await openNetwork(database)
  await network.standAt(new Date(seed.ends))
  const { cards, receipts, ends } = seed
  writeKept(data, { ...making, state: 'ready', cards, receipts, seed: ends, country: randomUUID() })
  progress.done(
    `The invented country: put back from its seed in ${((performance.now() - started) / 1000).toFixed(1)} s.`,
  )
}

/** Why there is nothing that could be put back. */
const whyNot = (seed: Seed | undefined): string | undefined =>
  seed === undefined
    ? 'There is no seed of the invented country here (demo/seed).'
    : seed.form === form
      ? undefined
      : 'What is sealed in the seed of the invented country (demo/seed) was made by an earlier version and cannot be opened any more.'

/** Whether nothing of anybody is in the folder: no secrets, and no tables. */
const isNew = (database: Database, data: string): Promise<boolean> =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ made: boolean }>(
      `select to_regclass('public.settings') is not null as made`,
    )
    return !rows[0]?.made && !existsSync(join(data, 'secrets'))
  })

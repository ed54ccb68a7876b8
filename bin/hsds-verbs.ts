// The commands for directories of services, for the table of commands. Where they find the database and where they write is
// handed in, so that a test runs them as an operator does.

import type { Database } from '../src/database/open.ts'
import type { Ask } from '../src/directory/hsds/check.ts'
import { verb, type Verb } from './command-line.ts'
import type { Terminal } from './hsds.ts'

export type WithDatabase = (work: (database: Database) => Promise<number>) => Promise<number>

const json = { type: 'boolean', about: 'one JSON object on standard output' } as const

const importing = (withDatabase: WithDatabase, terminal?: Terminal): Verb =>
  verb({
    name: 'hsds import',
    summary: 'import a service directory (HSDS 1.1 or 3.0, CSV)',
    more: 'All or nothing; a second run changes only what is new.',
    arguments: [{ name: 'folder', about: 'a folder of HSDS CSV files' }],
    options: {
      'dry-run': { type: 'boolean', about: 'say what an import would do, and do nothing' },
      as: {
        type: 'string',
        value: 'name',
        about:
          'the name of the directory (small letters, digits, `_.-`; not `network`); without it the folder’s. Another name is another directory',
        accepts: (name) => /^[a-z0-9][a-z0-9_.-]{0,39}$/.test(name) && name !== 'network',
      },
      json,
    },
    run: async ({ arguments: [folder = ''], options }) => {
      const asked = { folder, feed: options.as, dryRun: options['dry-run'], json: options.json }
      const { importHsds } = await import('./hsds.ts')
      return withDatabase((database) => importHsds(database, asked, terminal))
    },
  })

const checking = (terminal?: Terminal, ask?: Ask): Verb =>
  verb({
    name: 'hsds check',
    summary: 'say what an API of HSDS 3.x answers that is not of the standard',
    more: `Asks the eleven addresses of the standard, and of each list its first page and some of its entries. Values are never repeated. No
database is needed. Exit code 1 where anything is wrong.`,
    arguments: [
      {
        name: 'address',
        about:
          'the address under which /services and /organizations are (https://directory.example.org/api/hsds)',
        accepts: (address) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol),
      },
    ],
    options: {
      all: { type: 'boolean', about: 'every page and every entry' },
      json,
    },
    run: async ({ arguments: [address = ''], options }) =>
      (await import('./hsds-check.ts')).checkHsds({ address, ...options }, terminal, ask),
  })

/** `hsds import` and `hsds check`; `hsds export` is a registered export (export-verbs.ts). */
export const hsdsVerbs = (withDatabase: WithDatabase, terminal?: Terminal, ask?: Ask): Verb[] => [
  importing(withDatabase, terminal),
  checking(terminal, ask),
]

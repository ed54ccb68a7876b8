// Every command of the executable, in one table: its help is printed from here, and a command is added here. What a command
// needs is loaded when it runs, so that asking for help is quick and opens nothing.

import { backupVerbs } from './backup-verbs.ts'
import { verb, type Verb } from './command-line.ts'
import { courseVerbs } from './course-verbs.ts'
import { exports } from '../src/app/exports.ts'
import { demoVerbs } from './demo-verbs.ts'
import { exportVerbs } from './export-verbs.ts'
import { referVerbs } from './refer-verbs.ts'
import { hsdsVerbs, type WithDatabase } from './hsds-verbs.ts'
import { instrumentVerbs } from './instrument-verbs.ts'
import { packVerbs } from './pack-verbs.ts'
import { version } from '../src/http/about.ts'

const serve = verb({
  name: 'serve',
  summary: 'serve the network of real people in the database that DATABASE_URL names',
  more: `Without DATABASE_URL it refuses to serve real people from the embedded database: that one is for trying things out and
for development. It is a third party's build without the newest corrections, and nothing here makes a backup of it.`,
  arguments: [],
  options: {
    'embedded-database': {
      type: 'boolean',
      about: 'serve real people from the embedded database all the same',
    },
  },
  run: async ({ options }) =>
    (await import('./serve.ts')).serve({ demo: false, embeddedDatabase: options['embedded-database'] }),
})

const send = verb({
  name: 'send',
  summary: 'let notices out by mail and text message, as a process of its own beside `serve`',
  more: `A notice says that there is something, and nothing else. This process alone has the key to where notices go (sender-key, in the folder
sender of CONTINUUM_DATA or among the credentials of its service): run it as another user than serve. By mail where there is a file
smtp-url beside that key, and CONTINUUM_MAIL_FROM; by text message where there is a file sms-url (and sms-token).
CONTINUUM_SEND_TO_CONSOLE=yes lets nothing out and says so in a line.`,
  arguments: [],
  options: {
    once: { type: 'boolean', about: 'let out what may leave now, and stop' },
    every: { type: 'string', value: 'seconds', about: 'how often it looks; 5 where nothing is said' },
  },
  run: async ({ options }) =>
    (await import('./send.ts')).send({ once: options.once, everySeconds: Number(options.every ?? 5) }),
})

const webhooks = verb({
  name: 'webhooks',
  summary: "call the web hooks of organisations' own programs, as a process of its own beside `serve`",
  more: `A call says that there is something to look at, and nothing else; at most one a minute for each program. CONTINUUM_WEBHOOK_HOSTS names the
hosts: 3=https://hooks.example.org lets programs of organisation 3 be called there, several with a blank between them. This process alone has
the key to their addresses (webhook-key, in the folder webhooks of CONTINUUM_DATA or among the credentials of its service): run it as another
user than serve and send.`,
  arguments: [],
  options: {},
  run: async () => (await import('./webhooks.ts')).callWebhooks(),
})

const bounced = verb({
  name: 'bounced',
  summary: 'read a report of a mail that came back from standard input, as a mail server pipes it',
  more: `The mail that came back is known by its Message-ID; whoever said the address reads that the last notice could not be sent. A report that
something is only late, and a mail that somebody wrote, change nothing. Nothing of it is kept or said. Run it as the user of send.`,
  arguments: [],
  options: {},
  run: async () => (await import('./bounced.ts')).bounced(),
})

const migrate = verb({
  name: 'migrate',
  summary: 'bring the database up to date and stop',
  more: `All of it in one transaction: what fails leaves the database as it was. Where there are real people it wants a backup of the last 24 hours.`,
  arguments: [],
  options: {
    plan: { type: 'boolean', about: 'only say what would run' },
    check: { type: 'boolean', about: 'run it on what is there, and undo it' },
    'without-backup': { type: 'boolean', about: 'although there is no backup of the last 24 hours' },
  },
  run: async ({ options }) =>
    (await import('./migrate.ts')).migrateCommand({
      only: options.plan ? 'plan' : options.check ? 'check' : undefined,
      withoutBackup: options['without-backup'],
    }),
})

const doctor = verb({
  name: 'doctor',
  summary: 'say whether everything is well here, and what to do where it is not',
  more: 'Exit code 1 where anything is not. Each answer has an entry in docs/runbook.md.',
  arguments: [],
  options: { json: { type: 'boolean', about: 'one JSON object on standard output' } },
  run: async ({ options }) => (await import('./doctor.ts')).doctor(options.json),
})

const clock = verb({
  name: 'clock',
  summary: 'move a demonstration’s clock',
  arguments: [
    {
      name: 'days',
      about: 'how many days ahead of the country’s own day (+31d), or 0 for that day',
      accepts: (days) => /^(\+\d{1,3}d|0)$/.test(days),
    },
  ],
  options: {},
  run: async ({ arguments: [days = '0'] }) =>
    (await import('./clock.ts')).moveClock(days === '0' ? 0 : Number(days.slice(1, -1))),
})

const auditVerify = verb({
  name: 'audit verify',
  summary: 'check every audit trail in the database, or exported files without one',
  arguments: [
    { name: 'file', count: 'any', about: 'an exported trail; without one the database is checked' },
  ],
  options: {},
  run: async ({ arguments: files }) => {
    const { verifyDatabase, verifyFiles } = await import('./audit.ts')
    return files.length > 0 ? verifyFiles(files) : verifyDatabase()
  },
})

const auditExport = verb({
  name: 'audit export',
  summary: 'write one audit trail, with what proves it',
  arguments: [
    {
      name: 'trail',
      about: 'the number of a trail: an organisation’s, or 0',
      accepts: (trail) => /^\d+$/.test(trail),
    },
  ],
  options: {},
  run: async ({ arguments: [trail] }) => (await import('./audit.ts')).exportTrail(Number(trail)),
})

const verifyRelease = verb({
  name: 'verify-release',
  summary: 'compare what a server sends, or a folder of built files, with this release',
  arguments: [{ name: 'where', about: 'the address of a running server (https://…), or a folder' }],
  options: {
    manifest: {
      type: 'string',
      value: 'file',
      about: 'the list to compare with; without it dist/release.json of this source',
    },
    beside: {
      type: 'string',
      value: 'address',
      about: 'the viewer host where the staff host is asked, the staff host where the viewer host is',
    },
  },
  run: async ({ arguments: [where = ''], options }) =>
    (await import('./release.ts')).verifyRelease(where, options.manifest, options.beside),
})

const webcat = verb({
  name: 'webcat',
  summary: 'print webcat.config.json for a staff host, from the built files',
  arguments: [
    {
      name: 'address',
      about: 'the address of a staff host (https://staff.example.org)',
      accepts: (address) => URL.canParse(address) && new URL(address).protocol === 'https:',
    },
  ],
  options: {
    viewer: {
      type: 'string',
      value: 'address',
      about: 'the address of its viewer host, where it has one',
    },
  },
  run: async ({ arguments: [address = ''], options: { viewer } }) =>
    (await import('./release.ts')).printWebcat(address, { viewer }),
})

const secrets = verb({
  name: 'secrets',
  summary: 'make the secrets of a new installation, in files',
  more: 'Files that exist stay as they are.',
  arguments: [{ name: 'folder', about: 'where the files go (/etc/continuum/secrets)' }],
  options: {},
  run: async ({ arguments: [folder = ''] }) => (await import('./release.ts')).makeSecrets(folder),
})

const openapi = verb({
  name: 'openapi',
  summary: 'print the OpenAPI document',
  arguments: [],
  options: {},
  run: async () => {
    const [{ openapi: documentOf }, { everything }] = await Promise.all([
      import('../src/api/openapi.ts'),
      import('../src/app/endpoints.ts'),
    ])
    process.stdout.write(`${JSON.stringify(documentOf(everything, version), null, 2)}\n`)
    return 0
  },
})

/** Against the migrated database, also while a server is running on it. */
const besideServer: WithDatabase = async (work) =>
  (await import('./serve.ts')).withDatabase(work, { beside: true })

/** In the order of the overview. */
export const verbs: readonly Verb[] = [
  serve,
  ...demoVerbs(),
  send,
  webhooks,
  bounced,
  migrate,
  doctor,
  ...backupVerbs,
  ...packVerbs(besideServer),
  ...instrumentVerbs,
  ...courseVerbs,
  ...hsdsVerbs(besideServer),
  ...exportVerbs(exports, besideServer),
  ...referVerbs(),
  clock,
  auditVerify,
  auditExport,
  verifyRelease,
  webcat,
  secrets,
  openapi,
]

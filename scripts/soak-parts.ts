// The parts of the soak: what takes too long for every `npm test`, by name, with the files that each one judges. Which of them
// were not run since such a file changed is known by a hash over these files, so that neither the clock nor git decides it.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Part {
  name: string
  /** What it does, for the table. */
  what: string
  command: string[]
  /** What makes it longer than its seed in `npm test`. */
  env?: Record<string, string>
  /** Where a change makes it due again. */
  covers: string[]
}

export interface Run {
  name: string
  /** `passed`, or what went wrong. */
  result: string
  minutes: string
  date: string
  commit: string
  /** Hash over the files that it covers, as they were. */
  files: string
}

const screens = ['src/web/**', 'src/**/ui/**', 'src/**/pages/**', 'src/**/pages.ts', 'locales/*.json']

/** Whole files, as some tests go on with what those before them left. */
const journeysOf = (files: string): string[] => [
  'playwright',
  'test',
  ...globSync(`e2e/${files}.spec.ts`, { cwd: join(import.meta.dirname, '..') }),
]

export const parts: readonly Part[] = [
  {
    name: 'endurance',
    what: 'A server is killed fifty times in the middle of its work, and its database is away for ten seconds',
    command: ['vitest', 'run', 'test/endurance.test.ts'],
    env: { KILLS: '50', SECONDS_AWAY: '10' },
    covers: ['src/database/**', 'src/http/**', 'src/tracks/**', 'src/app/boot.ts', 'test/endurance.test.ts'],
  },
  {
    name: 'fuzz',
    what: 'A minute of nonsense for everything that reads what came from outside, and every byte of every sealed thing changed',
    command: ['vitest', 'run', 'test/fuzz.test.ts', 'src/sealing/objects.test.ts'],
    env: { FUZZ_SECONDS: '60', BYTES: 'all' },
    covers: [
      'src/api/**',
      'src/**/api.ts',
      'src/**/model.ts',
      'src/http/**',
      'src/sealing/**',
      'src/directory/hsds/**',
      'test/{fuzz.test,mutate-input}.ts',
    ],
  },
  {
    name: 'screens',
    what: 'Every screen of the staff in every shape: three widths, both directions, light and dark, large letters',
    command: ['playwright', 'test', 'e2e/screens.spec.ts'],
    env: { SCREENS: 'all' },
    covers: [...screens, 'e2e/screens.spec.ts'],
  },
  {
    name: 'every_room',
    what: 'Everybody of the invented country, as its seed is, wherever their menu leads: something stands there, or how to begin',
    command: ['playwright', 'test', 'e2e/every-room.spec.ts'],
    env: { ROOMS: 'all' },
    covers: [...screens, 'demo/**', 'e2e/every-room.spec.ts'],
  },
  {
    name: 'faults',
    what: 'Journeys of bad days: lost answers, sessions that end, ways in that are lost, a case that goes to others or ends',
    command: journeysOf(
      '{faults,pressed-again,keys,second-window,sending,hand-over,ends,recovery,corrections,guardians,alarm,audit,broken-glass,malicious-server,canary}',
    ),
    covers: [...screens, 'src/**/client/**', 'src/sealing/**'],
  },
  {
    name: 'journeys',
    what: 'Journeys through the rooms of which `npm test` does one each',
    command: journeysOf(
      '{nothing-forgotten,silent-voice,idle,pdf,consent,papers,people,first-hour,rights,restored,honest-server,portal,portal-choices,portal-undo,profile,law,form-editions,two-ways,pages,exit,slow-line,old-browser,public-pages}',
    ),
    covers: [...screens, 'src/**/client/**', 'src/sealing/**'],
  },
  {
    name: 'rooms',
    what: 'Journeys through the rooms of the staff whose rules are held in Node: teams, nights, rotas, visits, referrals, permits',
    command: journeysOf(
      '{unanswered,case-workers,consent-interpreted,reasons-sealed,night,visit,rota,stay,instruments,training,imported,outside,teams,team-cases,house-of-two,second-yes}',
    ),
    covers: [...screens, 'src/**/client/**', 'src/sealing/**'],
  },
  {
    name: 'demo',
    what: 'The invented country with its two hundred files, as its story makes it',
    command: ['vitest', 'run', 'test/demo.test.ts'],
    env: { DEMO: 'whole' },
    covers: ['demo/**', 'src/app/**', 'test/demo.test.ts'],
  },
  {
    name: 'seed',
    what: 'The seed from which the invented country starts, held against its story, played to the same day: people, files, tracks in their states, rows of every table',
    command: ['node', 'scripts/seed.ts', '--compare'],
    covers: ['demo/**', 'scripts/seed.ts', 'bin/{backup,restore}.ts'],
  },
  {
    name: 'ladder',
    what: 'Installations that earlier versions made, each with its own program: opened and restored by this one, everybody signed in, every sealed value read',
    command: ['node', 'scripts/ladder.ts'],
    covers: [
      'src/**/client/**',
      'src/sealing/**',
      'migrations/**',
      'bin/{backup,restore}*.ts',
      'test/ladder.json',
    ],
  },
  {
    name: 'walks',
    what: 'Four hundred random lives of members, teams, grants and of a dismissed worker who keeps her key, each held against a model',
    command: [
      'vitest',
      'run',
      'src/sealing/grants.test.ts',
      'src/sealing/members.test.ts',
      'src/sealing/team-members.test.ts',
      'src/sealing/late-lines.test.ts',
    ],
    env: { WALKS: '400' },
    covers: ['src/sealing/**'],
  },
  {
    name: 'rules',
    what: 'Every single leaf of every pack changed, a thousand rotas, and each right in each country, kind of work and language',
    command: [
      'vitest',
      'run',
      'src/app/pack-leaves.test.ts',
      'src/rota/shifts.test.ts',
      'src/rights/pages/work.test.ts',
    ],
    env: { LEAVES: 'all', ROTAS: '1000', RIGHTS: 'all' },
    covers: ['jurisdictions/**', 'src/jurisdiction/**', 'src/law/**', 'src/rota/**', 'src/rights/**'],
  },
  {
    name: 'model',
    what: 'The rules of case chains as a model, searched by spin beside a server that lies; rules 1 are convicted. Installs spin and gcc',
    command: ['node', 'scripts/model.ts'],
    covers: ['model/*.pml', 'scripts/model.ts', 'src/sealing/case-{judge,replay,chain,readers}.ts'],
  },
  {
    name: 'timing',
    what: 'What the clock tells of receipts and cards that do not exist, in forty rounds',
    command: ['vitest', 'run', 'src/identification/receipt-time.test.ts'],
    env: { CLOCK_ROUNDS: '40' },
    covers: ['src/identification/**', 'src/http/**', 'src/sealing/**'],
  },
  {
    name: 'flood',
    what: 'Ten thousand requests for help in a minute, from one address and from many: twenty people among them get in, and how long they wait',
    command: ['vitest', 'run', 'test/flood.test.ts'],
    env: { FLOOD: '10000', FLOOD_SECONDS: '60' },
    covers: ['src/http/**', 'src/identification/**', 'src/database/**', 'test/flood.test.ts'],
  },
  {
    name: 'reservers',
    what: 'Sixty-four reserve in one house for a minute: no bed is two people’s, and each hold ends once; a withdrawal beside other work',
    command: [
      'vitest',
      'run',
      'src/shelter/reservers.test.ts',
      'src/shelter/beds.test.ts',
      'src/consent/at-once.test.ts',
    ],
    env: { RESERVERS: '64', RESERVE_SECONDS: '60', ROUNDS: '15' },
    covers: ['src/shelter/**', 'src/consent/**', 'src/tracks/**', 'src/database/**'],
  },
  ...(['first', 'second'] as const).map((which, n) => ({
    name: `jobs_${which}`,
    what: `The ${which} half of the jobs of a working day, with the pauses of whoever does them; writes docs/jobs.md`,
    command: ['node', 'scripts/jobs.ts', '--shard', [n + 1, 2].join('/')],
    covers: [...screens, 'src/**/client/**', 'e2e/jobs/**'],
  })),
  {
    name: 'sender',
    what: 'The process that sends, killed a hundred times',
    command: ['vitest', 'run', 'test/sender.test.ts'],
    env: { SENDER_KILLS: '100' },
    covers: ['src/outbox/**', 'bin/send.ts', 'test/{sender.test,mailbox}.ts'],
  },
  {
    name: 'sender_second',
    what: 'The process that sends, killed another hundred times at other moments',
    command: ['vitest', 'run', 'test/sender.test.ts'],
    env: { SENDER_KILLS: '100', SENDER_FROM: '0.4' },
    covers: ['src/outbox/**', 'bin/send.ts', 'test/{sender.test,mailbox}.ts'],
  },
  {
    name: 'mails',
    what: 'A hundred thousand schedules, and a thousand mails in each of six languages with none of two hundred words',
    command: ['vitest', 'run', 'test/betraying.test.ts', 'src/outbox/quiet.test.ts'],
    env: { SCHEDULES: '100000', MAILS: '1000' },
    covers: ['src/outbox/**', 'test/{betraying.test,mailbox}.ts', 'test/betraying-words.json'],
  },
  {
    name: 'backup',
    what: 'Twenty backups while people write, the last one restored elsewhere, and every paper of it opened',
    command: ['vitest', 'run', 'test/backup.test.ts', 'test/backup-command.test.ts'],
    env: { BACKUPS: '20' },
    covers: [
      'bin/{backup,backup-archive,backup-record,restore,restore-secrets}.ts',
      'src/database/**',
      'migrations/**',
      'test/backup{,-command}.test.ts',
    ],
  },
  {
    name: 'install',
    what: 'A release unpacked as on a production machine, weighed, started, and its invented country looked at',
    command: ['node', 'scripts/install.ts'],
    covers: [
      'package-lock.json',
      'bin/**',
      'deploy/**',
      'scripts/{install,production,release-tree}.ts',
      'demo/seed/**',
      'src/app/**',
    ],
  },
  {
    name: 'release',
    what: 'A release made twice, signed, and its image started in a chroot behind Debian’s Caddy and PostgreSQL; needs root and packages',
    command: ['node', 'scripts/release-trial.ts'],
    covers: [
      'package-lock.json',
      'bin/**',
      'deploy/**',
      'scripts/{archive,image,release,release-tree,release-trial,sbom,parts,production,provenance,client-package,client-declarations}.ts',
      'src/app/**',
    ],
  },
  {
    name: 'failover',
    what: 'Three machines with Patroni and etcd in network namespaces: the one that leads is killed, cut off, paused, told to hand over; needs root',
    command: ['node', 'scripts/failover.ts'],
    covers: ['deploy/ha/**', 'deploy/first.sql', 'scripts/failover*.ts', 'src/database/**'],
  },
  {
    name: 'servers',
    what: 'The journeys of `npm test` before two processes behind a proxy that gives each request to the other one',
    command: ['playwright', 'test', '--grep-invert', '@soak'],
    env: { SERVERS: '2' },
    covers: ['src/http/**', 'src/**/server/**', 'src/database/**', 'e2e/{serve-world,second-server}.ts'],
  },
  {
    name: 'drill',
    what: 'A copy of a network in which people work is killed, frozen, filled (needs root) and skewed by `continuum drill`; its receipt is taken at home',
    command: ['vitest', 'run', 'test/drill.test.ts'],
    env: { DRILL: '1' },
    covers: [
      'bin/{drill*,backup*,restore*,serve}.ts',
      'src/app/**',
      'src/database/**',
      'src/jobs/**',
      'migrations/**',
      'test/drill.test.ts',
    ],
  },
  {
    name: 'guide',
    what: 'Every line of deploy/README.md typed into a Debian that was just made, from a release to a moment gone back to; needs root',
    command: ['node', 'scripts/guide.ts'],
    covers: [
      'deploy/**',
      'bin/**',
      'scripts/{guide,release,release-tree}.ts',
      'scripts/guide-systemctl.sh',
      'migrations/**',
    ],
  },
  {
    name: 'major',
    what: 'From PostgreSQL 17 to 18 by the own backup and restore: trails hold, Amara signs in and goes on; fetches a package',
    command: ['node', '--import', './test/light-hook.ts', 'scripts/major-upgrade.ts'],
    covers: ['src/database/**', 'bin/{backup,restore}*.ts', 'migrations/**', 'scripts/major-upgrade.ts'],
  },
  {
    name: 'moment',
    what: 'A server with pgBackRest put back to a moment between two requests for help; needs root',
    command: ['node', 'scripts/point-in-time.ts'],
    covers: [
      'deploy/pgbackrest.conf',
      'deploy/first.sql',
      'deploy/compose/database.sql',
      'scripts/{point-in-time,failover-writer}.ts',
      'migrations/**',
    ],
  },
]

const root = join(import.meta.dirname, '..')
export const report = join(root, 'docs', 'soak.md')

/** A hash over the files that a part covers. */
export function stateOf({ covers }: Pick<Part, 'covers'>, folder = root): string {
  const hash = createHash('sha256')
  const files = globSync(covers, { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
  for (const file of [...new Set(files)].sort())
    hash
      .update(`${file.slice(folder.length)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex').slice(0, 12)
}

/** The last run of each part, as the table in docs/soak.md has it. */
export function runsIn(text: string): Run[] {
  return [...text.matchAll(/^\| `(\w+)` \|(.*)\|$/gm)].map(([, name, rest]) => {
    const [, result, minutes, date, commit, files] = (rest as string).split('|').map((cell) => cell.trim())
    return { name, result, minutes, date, commit, files } as Run
  })
}

export const lastRuns = (): Run[] => (existsSync(report) ? runsIn(readFileSync(report, 'utf8')) : [])

/** The parts that have to be run: never run, failed, or a file that they cover has changed since. */
export function dueParts(
  runs: readonly Run[] = lastRuns(),
  states: (part: Part) => string = stateOf,
): { name: string; why: string }[] {
  return parts.flatMap((part) => {
    const last = runs.find((run) => run.name === part.name)
    const never = !last || last.result === 'never run'
    const why = never
      ? 'never run'
      : last.result !== 'passed'
        ? `${last.result} on ${last.date}`
        : last.files !== states(part)
          ? `what it covers has changed since ${last.date}`
          : undefined
    return why ? [{ name: part.name, why }] : []
  })
}

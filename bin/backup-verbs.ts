// The commands for backups: made while people work, put back into an empty place, and looked at without one.
import { verb, type Verb } from './command-line.ts'

const identity = {
  type: 'string',
  value: 'file',
  about: 'the private key of one of those to whom it was made',
} as const

const needed = (value: string | undefined, option: string): string => {
  if (value === undefined) throw new Error(`--${option} is missing.`)
  return value
}

export const backupVerbs: readonly Verb[] = [
  verb({
    name: 'backup',
    summary: 'write everything but the secrets into one encrypted file, while people work',
    more: `The file opens with one of the keys that --to names, one age1… in a line and two at least (continuum backup-key, or age-keygen):
age -d -i KEY FILE | tar tz lists it without this program. Under its own name it is there whole, or not at all. Exit code 1 where a
paper that a row names was not on the disk.`,
    arguments: [{ name: 'backup', about: 'the file to write; there must be none of that name' }],
    options: {
      to: { type: 'string', value: 'file', about: 'a file with the public keys of those who can open it' },
      secrets: { type: 'boolean', about: 'the secrets instead, and nothing else: keep that file elsewhere' },
    },
    run: async ({ arguments: [file = ''], options }) => {
      const { backup, backupSecrets } = await import('./backup.ts')
      const to = needed(options.to, 'to')
      return options.secrets ? backupSecrets(file, to) : backup(file, to)
    },
  }),
  verb({
    name: 'restore',
    summary: 'put a backup into an empty place, every row and paper checked',
    more: `The place is the database in DATABASE_URL, or the embedded one, and CONTINUUM_DATA. The secrets of the network must lie in its folder
secrets, or come with --secrets; others are refused. Where anything is wrong nothing is kept.`,
    arguments: [{ name: 'backup', about: 'a file that `backup` wrote' }],
    options: {
      identity,
      secrets: { type: 'string', value: 'file', about: 'a file that `backup --secrets` wrote' },
    },
    run: async ({ arguments: [file = ''], options }) =>
      (await import('./restore.ts')).restore(file, {
        identity: needed(options.identity, 'identity'),
        secretsFile: options.secrets,
      }),
  }),
  verb({
    name: 'verify-backup',
    summary: 'restore a backup into a folder that is thrown away, and say whether all of it is there',
    arguments: [{ name: 'backup', about: 'a file that `backup` wrote' }],
    options: {
      identity,
      secrets: {
        type: 'string',
        value: 'file',
        about: 'a file that `backup --secrets` wrote: also asks who made it',
      },
      receipt: {
        type: 'string',
        value: 'file',
        about: 'the file to write that the network reads (continuum backup-restored); needs --secrets',
      },
    },
    run: async ({ arguments: [file = ''], options }) =>
      (await import('./restore.ts')).verifyBackup(file, {
        identity: needed(options.identity, 'identity'),
        secretsFile: options.secrets,
        receipt: options.receipt,
      }),
  }),
  verb({
    name: 'backup-nightly',
    summary: 'make the backup of a night, copy it to another machine, and delete what is older than 35 days',
    more: `The copy goes into the folder that CONTINUUM_BACKUPS_ELSEWHERE names, which has to be another machine's (mounted here), is read back and noted.
Receipts that \`continuum backup-try\` laid there are noted too.`,
    arguments: [{ name: 'folder', about: 'where backups of this machine lie' }],
    options: {
      to: { type: 'string', value: 'file', about: 'a file with the public keys of those who can open it' },
      at: {
        type: 'string',
        value: 'time',
        about: 'stay, and do it each day at this time by UTC (01:30), where no timer does',
      },
    },
    run: async ({ arguments: [folder = ''], options }) => {
      const { eachNight, night } = await import('./backup-nightly.ts')
      const what = { folder, to: needed(options.to, 'to') }
      return options.at === undefined ? night(what, new Date()) : eachNight(what, options.at)
    },
  }),
  verb({
    name: 'backup-try',
    summary:
      'restore the newest backup of a folder into one that is thrown away, and lay the receipt beside it',
    more: 'For the other machine, each month. The next `continuum backup-nightly` reads the receipt there.',
    arguments: [{ name: 'folder', about: 'where backups of the other machine lie' }],
    options: {
      identity,
      secrets: { type: 'string', value: 'file', about: 'a file that `backup --secrets` wrote' },
    },
    run: async ({ arguments: [folder = ''], options }) =>
      (await import('./backup-try.ts')).tryNewest(folder, {
        identity: needed(options.identity, 'identity'),
        secretsFile: needed(options.secrets, 'secrets'),
      }),
  }),
  verb({
    name: 'backup-copied',
    summary: 'note that a backup lies on another machine, by its SHA-256 as read there',
    more: `Standard input is what sha256sum says of the copy: ssh other sha256sum /backups/NAME | continuum backup-copied. Exit code 1 where no
backup of this network has that sum.`,
    arguments: [],
    options: {},
    run: async () => (await import('./backup-record.ts')).backupCopied(),
  }),
  verb({
    name: 'backup-restored',
    summary: 'note that a backup was restored and found whole, by the receipt of `verify-backup`',
    more: 'Standard input is the receipt, which is signed with the secrets of the network: continuum backup-restored < RECEIPT.',
    arguments: [],
    options: {},
    run: async () => (await import('./backup-record.ts')).backupRestored(),
  }),
  verb({
    name: 'drill',
    summary: 'kill, fill, freeze and skew a copy of the network, and write what came of it',
    more: `The copy is restored from the backup into a folder that is thrown away, with a database and a server of its own on this machine alone: the
living network is not touched, and this is best done on another machine. It takes some minutes. Filling a disk needs root; what could not be tried
is said in the report. Exit code 1 where anything did not go as it should.`,
    arguments: [{ name: 'backup', about: 'a file that `backup` wrote' }],
    options: {
      identity,
      secrets: { type: 'string', value: 'file', about: 'a file that `backup --secrets` wrote' },
      report: {
        type: 'string',
        value: 'file',
        about: 'the file to write: what was done and what came of it',
      },
      receipt: {
        type: 'string',
        value: 'file',
        about: 'the file to write that the network reads (continuum backup-restored)',
      },
    },
    run: async ({ arguments: [file = ''], options }) =>
      (await import('./drill.ts')).drill({
        file,
        identity: needed(options.identity, 'identity'),
        secretsFile: needed(options.secrets, 'secrets'),
        report: needed(options.report, 'report'),
        receipt: options.receipt,
      }),
  }),
  verb({
    name: 'backup-key',
    summary: 'make a key that opens backups, for one person; its public half is printed',
    arguments: [{ name: 'key', about: 'the file to write; it belongs on no machine that makes backups' }],
    options: {},
    run: async ({ arguments: [file = ''] }) => (await import('./backup.ts')).makeBackupKey(file),
  }),
]

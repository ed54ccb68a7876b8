// What a network on machines of its own is made of, described once: each process with its command, its secrets, what it may write, whom it may reach
// and when it runs. Units for systemd, compose.yaml and quadlet files are made of this (scripts/deployment.ts), so that none of the three forgets one.
import { version } from '../release-tree.ts'

/** A process of ours. */
export interface Process {
  name: string
  title: string
  /** Sentences at the head of its unit. */
  about: readonly string[]
  /** The words after `continuum`. */
  command: readonly string[]
  /** Words instead of these in a container, where no timer starts it. */
  inContainer?: readonly string[]
  environment: Readonly<Record<string, string>>
  /** Addresses and names, never a secret: the settings of a container, each from the line in `.env`, and whether it cannot start without it. */
  settings: Readonly<Record<string, { from: string; required: boolean; prefix?: string }>>
  /** The file with these under systemd, and what stands in it. */
  settingsFile: { path: string; holds: string; required: boolean } | undefined
  /** The folder below /etc/continuum with its secrets, which it sees as files. */
  secrets: { folder: string; needed: readonly string[]; optional: readonly string[]; about: string }
  /** Folders below /var/lib that are its own, the first one its CONTINUUM_DATA. */
  folders: readonly string[]
  /** A folder of another machine that is mounted here, or that other machine's own, where it may write too. */
  elsewhere?: string
  /** Whose folders the first of these are: the same user. */
  user?: string
  /** A user of the machine who owns what it writes, where systemd does not make one while it runs. */
  isUserOfMachine?: boolean
  /** Started with the others, or asked for by name: without its settings it ends. */
  onlyWhereAsked?: boolean
  /** Whom it may reach beside the database: nobody; or hosts outside, and which. */
  outside: string | undefined
  /** Stays, or is started at a time. */
  runs: 'always' | { timer: string; calendar: string; about: string }
  /** Ports by which people and the watch reach it. */
  ports: readonly number[]
  ready: boolean
  /** Whether its image could do it: the restore needs a PostgreSQL of its own, which the image has not. */
  container: boolean
}

const setting = (from: string, required: boolean, prefix?: string) => ({
  from,
  required,
  ...(prefix ? { prefix } : {}),
})
const forAll = 'Addresses as people type them, and that our own proxy stands in front. Never a secret here.'
const ownKeys = ['database-url', 'oprf-key', 'opaque-setup', 'checkpoint-key']
const kept =
  'Secrets: files that root owns (mode 600). The service sees copies in memory that no other process can read.'
export const operatorPort = 4602
const lib = '/var/lib'
const elsewhere = '/srv/continuum-elsewhere'
const there = '/srv/continuum-backups'
const nightlyCommand = ['backup-nightly', `${lib}/continuum-backups`, '--to', '/etc/continuum/recipients']

const serve: Process = {
  name: 'continuum',
  title: 'Continuum',
  about: [
    'Continuum under systemd: a user of its own that exists only while it runs, nothing of the machine to write but its own',
    'state, no device, no other network than its local ports and the database, secrets from files that only root reads.',
  ],
  command: ['serve'],
  environment: {
    // For the watch: /readyz with its reasons, /metrics (alerts.yml).
    CONTINUUM_OPERATOR_PORT: String(operatorPort),
    // Longer than the proxy waits between two questions after /readyz.
    CONTINUUM_DRAIN: '10',
  },
  settings: {
    CONTINUUM_URL: setting('STAFF_HOST', true, 'https://'),
    CONTINUUM_PUBLIC_URL: setting('PUBLIC_HOST', true, 'https://'),
    CONTINUUM_VIEWER_URL: setting('VIEWER_HOST', true, 'https://'),
    CONTINUUM_SECURITY_CONTACT: setting('SECURITY_CONTACT', true),
    CONTINUUM_PUBLIC_CONTACT: setting('PUBLIC_CONTACT', false),
    CONTINUUM_OIDC_ISSUERS: setting('OIDC_ISSUERS', false),
    CONTINUUM_WEBHOOK_HOSTS: setting('WEBHOOK_HOSTS', false),
    CONTINUUM_PAPERS: setting('PAPERS', false),
  },
  settingsFile: { path: '/etc/continuum/settings', holds: forAll, required: false },
  secrets: { folder: 'secrets', needed: ownKeys, optional: ['papers-store'], about: kept },
  folders: ['continuum'],
  outside: 'The providers of CONTINUUM_OIDC_ISSUERS and the bucket of CONTINUUM_PAPERS',
  runs: 'always',
  ports: [4600, 4601, 4603],
  ready: true,
  container: true,
}

const send: Process = {
  name: 'continuum-send',
  title: 'Continuum, notices out',
  about: [
    'The process that lets notices out: a user of its own, another one than the server’s, so that the key to where notices go',
    'is read by nobody who serves. It listens nowhere.',
  ],
  command: ['send'],
  environment: {},
  settings: { CONTINUUM_MAIL_FROM: setting('MAIL_FROM', false) },
  settingsFile: {
    path: '/etc/continuum/send-settings',
    holds: 'From which address mail leaves. Never a secret here.',
    required: false,
  },
  secrets: {
    folder: 'send',
    needed: ['database-url'],
    optional: ['smtp-url', 'sms-url', 'sms-token'],
    about: `${kept} Its own key is made at the first start, in its state folder; its user of the database may take one role (sender.sql).`,
  },
  folders: ['continuum-send'],
  outside: 'The mail server and the gateway for text messages',
  runs: 'always',
  ports: [],
  ready: false,
  container: true,
}

const webhooks: Process = {
  name: 'continuum-webhooks',
  title: 'Continuum, web hooks',
  about: [
    'The process that calls web hooks of organisations’ own systems: a user of its own, another one than that of the server and of',
    'the process that sends, since it alone speaks with machines of others. It listens nowhere.',
  ],
  command: ['webhooks'],
  environment: {},
  settings: { CONTINUUM_WEBHOOK_HOSTS: setting('WEBHOOK_HOSTS', false) },
  onlyWhereAsked: true,
  settingsFile: {
    path: '/etc/continuum/webhook-settings',
    holds: 'CONTINUUM_WEBHOOK_HOSTS. Never a secret here.',
    required: true,
  },
  secrets: {
    folder: 'webhooks',
    needed: ['database-url'],
    optional: [],
    about: `${kept} Its own key is made at the first start, in its state folder; its user of the database may take one role (webhooks.sql).`,
  },
  folders: ['continuum-webhooks'],
  outside: 'The hosts of CONTINUUM_WEBHOOK_HOSTS',
  runs: 'always',
  ports: [],
  ready: false,
  container: true,
}

const backup: Process = {
  name: 'continuum-backup',
  title: 'Backup of Continuum',
  about: [
    'The nightly backup, beside the running service, started by continuum-backup.timer: the same user, secrets and walls as continuum.service.',
    'Backups go to /var/lib/continuum-backups, and from there to /srv/continuum-elsewhere, at which a folder of another machine is mounted. What is',
    'older than 35 days is deleted in both.',
  ],
  command: nightlyCommand,
  inContainer: [...nightlyCommand, '--at', '01:30'],
  environment: { CONTINUUM_BACKUPS_ELSEWHERE: elsewhere },
  settings: { CONTINUUM_PAPERS: setting('PAPERS', false) },
  settingsFile: { path: '/etc/continuum/settings', holds: forAll, required: false },
  secrets: { folder: 'secrets', needed: ownKeys, optional: ['papers-store'], about: kept },
  folders: ['continuum', 'continuum-backups'],
  elsewhere,
  user: 'continuum',
  outside: 'The bucket of CONTINUUM_PAPERS',
  runs: {
    timer: 'Nightly backup of Continuum',
    calendar: '*-*-* 01:30:00 UTC',
    about: 'Each night, and after a day on which the machine was off.',
  },
  ports: [],
  ready: false,
  container: true,
}

const tried: Process = {
  name: 'continuum-try',
  title: 'Restore of a backup of Continuum, to see whether it is whole',
  about: [
    'On the OTHER machine, to which backups are copied: each month the newest one is restored into a folder that is thrown away, and the receipt is',
    'laid beside it, where the network’s machine finds it in the next night. It needs postgresql-17, and the key of one of the two who can open',
    'backups. Where none was restored for 35 days an alarm rings at the network’s own machine.',
  ],
  command: ['backup-try', there, '--identity', '%d/identity', '--secrets', '%d/secrets-backup'],
  environment: {},
  settings: {},
  settingsFile: undefined,
  secrets: { folder: 'try', needed: ['identity', 'secrets-backup'], optional: [], about: kept },
  folders: [],
  elsewhere: there,
  user: 'continuum-backups',
  isUserOfMachine: true,
  outside: undefined,
  runs: {
    timer: 'Monthly restore of a backup of Continuum',
    calendar: '*-*-02 03:00:00 UTC',
    about: 'Each month, and after one on which the machine was off.',
  },
  ports: [],
  ready: false,
  container: false,
}

export const processes: readonly Process[] = [serve, send, webhooks, backup, tried]

/** A process that is not ours, in containers alone. Pinned: the bytes are those, whatever a registry says tomorrow. */
export const images = {
  continuum: `localhost/continuum:${version}`,
  database:
    'docker.io/library/postgres:17.6@sha256:00bc86618629af00d2937fdc5a5d63db3ff8450acf52f0636ec813c7f4902929',
  caddy:
    'docker.io/library/caddy:2.10.2@sha256:c3d7ee5d2b11f9dc54f947f68a734c84e9c9666c92c88a7f30b9cba5da182adb',
}

/** What asks a server in its container, where there is no shell and no curl, whether it is ready. Without a blank in any word: podman cuts them there. */
export const askReady = [
  '/usr/local/bin/node',
  '--eval',
  `fetch('http://127.0.0.1:${operatorPort}/readyz').then(({ok})=>process.exit(ok?0:1),()=>process.exit(1))`,
]

/** What is given to each container beside its own environment: where the operator's port listens, since nobody reaches a container's loopback. */
export const containerEnvironment = ({ ready }: Process): Record<string, string> =>
  ready ? { CONTINUUM_PROXY: 'yes', CONTINUUM_OPERATOR_BIND: '0.0.0.0' } : {}

/** Where a folder below /var/lib lies in a container: the first one is the image's own. */
export const inContainer = (one: Process, folder: string): string =>
  folder === one.folders[0] ? '/var/lib/continuum' : `/var/lib/${folder}`

/** The folder of its secrets beside compose.yaml, and below /etc/continuum/containers: as below /etc/continuum, but for the server's. */
export const secretsInContainer = ({ secrets }: Process): string =>
  secrets.folder === 'secrets' ? 'serve' : secrets.folder

/** What PostgreSQL's own image is given. */
export const databaseEnvironment = {
  POSTGRES_PASSWORD_FILE: '/run/secrets/superuser-password',
  POSTGRES_OWNER_PASSWORD_FILE: '/run/secrets/owner-password',
}

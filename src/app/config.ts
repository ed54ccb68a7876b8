// The environment, read once and checked. An unknown CONTINUUM_ variable is an error: a misspelt setting must not be
// silently ignored. Secrets come from files in the data folder, never from the environment.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { bucketOf } from '../store/s3-store.ts'
import type { WebhookHost } from '../webhooks/model.ts'

/** Of this machine itself; browsers trust these without TLS. */
const thisMachine = /^(localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/
/**
 * An address as browsers call it: no path, and a slash at the end says nothing. Without TLS a browser seals nothing, so that it
 * would be an address at which nobody can sign in.
 */
const Address = z
  .string()
  .refine((address) => {
    if (!URL.canParse(address)) return false
    const { protocol, hostname, pathname, search, hash } = new URL(address)
    const safe = protocol === 'https:' || (protocol === 'http:' && thisMachine.test(hostname))
    return safe && pathname === '/' && search + hash === ''
  }, 'an https:// address without a path')
  .transform((address) => new URL(address).origin)

/** The hosts of organisations' own systems, each after its organisation's number, with a blank between them: `3=https://hooks.example.org`. */
const WebhookHosts = z
  .string()
  .transform((text) => text.split(/\s+/).filter(Boolean))
  .refine(
    (all) => all.every((one) => /^[1-9]\d{0,8}=./.test(one)),
    'numbers of organisations, each with = and an https:// address',
  )
  .transform((all) =>
    all.map((one) => ({ organisation: Number.parseInt(one, 10), origin: one.slice(one.indexOf('=') + 1) })),
  )
  .pipe(z.array(z.object({ organisation: z.int(), origin: Address })))

/** Where anybody in the world has an account, the provider's word says nothing of a house. */
const isAnybodys = (issuer: string): boolean =>
  /^https:\/\/(login\.microsoftonline\.com\/(common|organizations|consumers)\b|accounts\.google\.com)/.test(
    issuer,
  )

/** Several addresses, each as it is written, with a blank between them: `https:`, or of this machine. */
const Issuers = z
  .string()
  .transform((text) => text.split(/\s+/).filter(Boolean))
  .refine(
    (all) =>
      all.every((one) => {
        if (!URL.canParse(one)) return false
        const { protocol, hostname, search, hash, username } = new URL(one)
        const safe = protocol === 'https:' || (protocol === 'http:' && thisMachine.test(hostname))
        return safe && search + hash + username === '' && !isAnybodys(one)
      }),
    'https:// addresses of providers of one house each, with a blank between them',
  )

const Config = z.strictObject({
  /** Folder of the embedded database, secrets and state. */
  CONTINUUM_DATA: z.string().default('./data'),
  /** Where papers lie, if not in that folder: a bucket, `s3:https://host/bucket/prefix`. Its key is a secret of its own. */
  CONTINUUM_PAPERS: z
    .string()
    .refine((address) => bucketOf(address) !== undefined, 's3:https://host/bucket/prefix')
    .optional(),
  /** Staff host. Passkeys need a name, so it is localhost. */
  CONTINUUM_PORT: z.coerce.number().int().min(1).max(65535).default(4600),
  /** Public and survivor host; another host name, since cookies ignore ports. */
  CONTINUUM_PUBLIC_PORT: z.coerce.number().int().min(1).max(65535).default(4601),
  /** Viewer host, where PDFs are read apart from everything; it has no cookie. */
  CONTINUUM_VIEWER_PORT: z.coerce.number().int().min(1).max(65535).default(4603),
  /** The address of this machine at which the hosts listen: another than loopback where the proxy stands elsewhere. */
  CONTINUUM_BIND: z.union([z.ipv4(), z.ipv6(), z.literal('localhost')]).default('127.0.0.1'),
  /** A port on loopback for whoever looks after the machine: `/livez`, `/readyz` with its reasons, `/metrics`. Without it there is none. */
  CONTINUUM_OPERATOR_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  /** The address at which that port listens: another than loopback in a container alone, whose own loopback nobody else reaches. */
  CONTINUUM_OPERATOR_BIND: z.union([z.ipv4(), z.ipv6(), z.literal('localhost')]).default('127.0.0.1'),
  /** A folder of another machine, mounted here, into which each night's backup is copied. */
  CONTINUUM_BACKUPS_ELSEWHERE: z.string().optional(),
  /** Connections to the database. */
  CONTINUUM_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** Seconds between being told to stop, from when on `/readyz` says so, and taking no more requests: longer than the proxy asks. */
  CONTINUUM_DRAIN: z.coerce.number().int().min(0).max(60).default(0),
  /** Addresses as people type them, where a proxy stands in front. */
  CONTINUUM_URL: Address.optional(),
  CONTINUUM_PUBLIC_URL: Address.optional(),
  /** Without it PDFs are saved and not shown; beside a staff host on this machine there is one by itself. */
  CONTINUUM_VIEWER_URL: Address.optional(),
  /** `yes` where our own proxy stands in front and adds the caller's address to `X-Forwarded-For`; limits are by caller. */
  CONTINUUM_PROXY: z.enum(['yes', 'no']).default('no'),
  /** Where the exit leads. */
  CONTINUUM_EXIT_URL: z.url().default('https://www.bbc.com/weather'),
  /** Where a weakness is told (`mailto:` or `https:`), for security.txt of both hosts: choose a neutral one. Without it security@ the host. */
  CONTINUUM_SECURITY_CONTACT: z
    .string()
    .regex(/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/)
    .optional(),
  /** Whom the public asks about privacy and accessibility (`mailto:` or `https:`): a neutral one that a person reads. Without it both pages say that none is set. */
  CONTINUUM_PUBLIC_CONTACT: z
    .string()
    .regex(/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/)
    .optional(),
  /** Providers (OpenID Connect) at which organisations may let their people sign in first, as these call themselves (`issuer`). */
  CONTINUUM_OIDC_ISSUERS: Issuers.optional(),
  /** Hosts at which organisations' own systems may be told that there is something for them, each for its own organisation. */
  CONTINUUM_WEBHOOK_HOSTS: WebhookHosts.optional(),
  /** From which address notices leave by mail: a neutral one, at a domain that says nothing. */
  CONTINUUM_MAIL_FROM: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$/)
    .optional(),
  /** `yes` where nothing is to leave: the process that sends says in a line what would have. */
  CONTINUUM_SEND_TO_CONSOLE: z.enum(['yes', 'no']).default('no'),
  /** Writes log lines to standard output at this level. */
  CONTINUUM_LOG: z.enum(['silent', 'error', 'info']).default('info'),
  /** A PostgreSQL 17 server; without it the embedded one is used. */
  DATABASE_URL: z.string().optional(),
})

export interface Settings {
  data: string
  /** The address of a bucket; undefined where papers lie in the data folder. */
  papers: string | undefined
  port: number
  publicPort: number
  viewerPort: number
  bind: string
  operatorPort: number | undefined
  operatorBind: string
  backupsElsewhere: string | undefined
  pool: number
  drainSeconds: number
  url: string
  publicUrl: string
  /** Undefined where no name was given to it. */
  viewerUrl: string | undefined
  exitUrl: string
  proxied: boolean
  contact: string | undefined
  publicContact: string | undefined
  log: 'silent' | 'error' | 'info'
  databaseUrl: string | undefined
  mailFrom: string | undefined
  issuers: readonly string[]
  webhookHosts: readonly WebhookHost[]
  sendToConsole: boolean
}

/** Where the address of the database stands, for whoever has to mend it. */
export const databaseAddressIn = (env: Record<string, string | undefined>): string =>
  env['DATABASE_URL']
    ? 'DATABASE_URL'
    : env['CREDENTIALS_DIRECTORY']
      ? join(env['CREDENTIALS_DIRECTORY'], 'database-url')
      : 'DATABASE_URL'

/** Reads the settings. Throws a sentence that names the variable, never its value. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(
      ([name, value]) =>
        value !== undefined && value !== '' && (name.startsWith('CONTINUUM_') || name === 'DATABASE_URL'),
    ),
  )
  const parsed = Config.safeParse(given)
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) =>
      issue.code === 'unrecognized_keys'
        ? `${issue.keys.join(', ')} is not a setting`
        : `${issue.path.join('.')} is not ${issue.code === 'custom' ? issue.message : 'valid'}`,
    )
    throw new Error(`Settings: ${names.join('; ')}.`)
  }
  const c = parsed.data
  const viewerUrl = viewerOf(c)
  const names = [c.CONTINUUM_URL, c.CONTINUUM_PUBLIC_URL].flatMap((url) => (url ? new URL(url).hostname : []))
  if (viewerUrl && names.includes(new URL(viewerUrl).hostname))
    throw new Error('Settings: CONTINUUM_VIEWER_URL is the name of another host.')
  return {
    data: c.CONTINUUM_DATA,
    papers: c.CONTINUUM_PAPERS,
    port: c.CONTINUUM_PORT,
    publicPort: c.CONTINUUM_PUBLIC_PORT,
    viewerPort: c.CONTINUUM_VIEWER_PORT,
    bind: c.CONTINUUM_BIND,
    operatorPort: c.CONTINUUM_OPERATOR_PORT,
    operatorBind: c.CONTINUUM_OPERATOR_BIND,
    backupsElsewhere: c.CONTINUUM_BACKUPS_ELSEWHERE,
    pool: c.CONTINUUM_POOL,
    drainSeconds: c.CONTINUUM_DRAIN,
    url: c.CONTINUUM_URL ?? `http://localhost:${c.CONTINUUM_PORT}`,
    publicUrl: c.CONTINUUM_PUBLIC_URL ?? `http://127.0.0.1:${c.CONTINUUM_PUBLIC_PORT}`,
    viewerUrl,
    exitUrl: c.CONTINUUM_EXIT_URL,
    proxied: c.CONTINUUM_PROXY === 'yes',
    contact: c.CONTINUUM_SECURITY_CONTACT,
    publicContact: c.CONTINUUM_PUBLIC_CONTACT,
    log: c.CONTINUUM_LOG,
    databaseUrl: c.DATABASE_URL ?? credential(env, 'database-url'),
    mailFrom: c.CONTINUUM_MAIL_FROM,
    issuers: c.CONTINUUM_OIDC_ISSUERS ?? [],
    webhookHosts: c.CONTINUUM_WEBHOOK_HOSTS ?? [],
    sendToConsole: c.CONTINUUM_SEND_TO_CONSOLE === 'yes',
  }
}

/** Another name than that of either host, since cookies ignore ports; browsers look below localhost on this machine. */
function viewerOf(c: z.infer<typeof Config>): string | undefined {
  if (c.CONTINUUM_VIEWER_URL) return c.CONTINUUM_VIEWER_URL
  return c.CONTINUUM_URL ? undefined : `http://viewer.localhost:${c.CONTINUUM_VIEWER_PORT}`
}

/** A file that systemd shows this service by `LoadCredential=`: an address with a password has no place in the environment. */
function credential(env: Record<string, string | undefined>, name: string): string | undefined {
  const folder = env['CREDENTIALS_DIRECTORY']
  const path = folder && join(folder, name)
  return path && existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

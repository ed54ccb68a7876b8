// What the house does for everybody, whatever is asked: one policy on each answer, cookies that stay with us, strangers'
// pages refused, floods held back without holding back whoever needs help, nothing in the log, secrets in files.

import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { addresses, exitAddresses } from '../src/api/addresses.ts'
import { readSettings } from '../src/app/config.ts'
import { everything } from '../src/app/endpoints.ts'
import { asOwner } from '../src/database/open.ts'
import { startHosts } from '../src/app/hosts.ts'
import { mostShared } from '../src/http/limits.ts'
import { publicPolicy, staffPolicy, viewerPolicy, workerPolicy } from '../src/http/headers.ts'
import { styleHash } from '../src/http/style.ts'
import { openSecrets } from '../src/app/boot.ts'
import { isAlive } from './card-session.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { standIns } from './role-sessions.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const people = await standIns(database)
const endpoints = Object.values(everything).flatMap((group) => Object.values(group))
const nobodys = '0190d5a4-0000-7000-8000-000000000000'
const pathOf = (path: string) => path.replaceAll(/\{\w+\}/g, nobodys)

const secrets = await openSecrets(folder())
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'continuum-secrets-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  return made
}
/** The hosts as they run behind TLS and a proxy of ours. */
function hostsOutside(logged: string[] = [], own = secrets, viewerUrl?: string) {
  return startHosts({
    database,
    secrets: own,
    network: network.state,
    settings: {
      url: 'https://staff.example.org',
      publicUrl: 'https://weather.example.net',
      viewerUrl,
      exitUrl: 'https://example.org',
      data: network.data,
      proxied: true,
      contact: 'mailto:reports@example.net',
    },
    logger: pino({ base: null }, { write: (line: string) => void logged.push(line) }),
  })
}

describe('the content security policy', () => {
  const { staff, public: open } = hostsOutside()

  it('of the staff host is one text on every call, page and error, with Trusted Types', async () => {
    const asked: [string, string][] = [
      ...endpoints.map(({ method, path }): [string, string] => [method, pathOf(path)]),
      ...[
        '/',
        '/cases/1',
        '/staff.html',
        '/health',
        '/api/none',
        '/none',
        '/.well-known/security.txt',
        '/%00',
        '//x',
      ].map((path): [string, string] => ['GET', path]),
      ['POST', '/'],
      ['PUT', '/api/cases'],
      ['OPTIONS', '/api/cases'],
    ]
    const policies = new Set<string | null>()
    for (const [method, path] of asked)
      for (const cookie of ['', people.get('caseworker')!.cookie.replace('s=', '__Host-s=')]) {
        const { headers } = await staff.request(path, {
          method,
          headers: { cookie, 'content-type': 'text/plain' },
        })
        policies.add(headers.get('content-security-policy'))
        expect(headers.get('strict-transport-security'), path).toContain('max-age=63072000')
        expect(headers.get('x-content-type-options'), path).toBe('nosniff')
        expect(headers.get('access-control-allow-origin'), path).toBeNull()
        expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin')
      }
    expect(asked.length).toBeGreaterThan(200)
    expect([...policies]).toEqual([staffPolicy()])
    expect(staffPolicy()).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; media-src blob:; frame-src blob:; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types continuum default",
    )
  })

  it('of the public host is one text on pages, exits, forms, islands and missing addresses', async () => {
    const paths = [
      '/',
      '/en',
      `/ar${addresses.help}`,
      `/en${addresses.concern}`,
      `/en${addresses.receipt}`,
      `/en${addresses.portal}`,
      exitAddresses.leave,
      exitAddresses.weather,
      exitAddresses.script,
      '/health',
      '/api/help/desk',
      '/api/none',
      '/none',
      '/islands/none.js',
      '/.well-known/security.txt',
      '/%00',
    ]
    const policies = new Set<string | null>()
    for (const path of paths)
      for (const method of ['GET', 'POST', 'PUT'])
        for (const cookie of ['', '__Host-w=1']) {
          const { headers } = await open.request(path, { method, headers: { cookie } })
          policies.add(headers.get('content-security-policy'))
          expect(headers.get('referrer-policy'), path).toBe('no-referrer')
        }
    expect([...policies]).toEqual([publicPolicy(styleHash)])
    expect([...policies][0]).toContain("require-trusted-types-for 'script'; trusted-types continuum")
    expect([...policies][0]).not.toMatch(/unsafe|https?:|\*/)
  })

  it('of the staff host lets one other host be framed where PDFs are read, and changes nothing else', async () => {
    const viewer = 'https://papers.example.net'
    const { headers } = await hostsOutside([], secrets, viewer).staff.request('/')
    const policy = headers.get('content-security-policy')
    expect(policy).toBe(staffPolicy(viewer))
    expect(policy?.replace(` ${viewer}`, '')).toBe(staffPolicy())
    expect(policy).toContain(`frame-src blob: ${viewer};`)
  })

  it('of the viewer host is one text on whatever is asked; it answers no call, sets no cookie and writes no line', async () => {
    const logged: string[] = []
    const viewer = hostsOutside(logged, secrets, 'https://papers.example.net').viewer!
    expect(viewerPolicy('https://papers.example.net', 'https://staff.example.org')).toBe(
      "default-src 'none'; script-src https://papers.example.net; worker-src blob:; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors https://staff.example.org; sandbox allow-scripts",
    )
    const asked: [string, string][] = [
      ...endpoints.map(({ method, path }): [string, string] => [method, pathOf(path)]),
      ...['/', '/none', '/health', '/frame.js', '/viewer.html', '/workers/vault.js', '/%00', '//x'].map(
        (path): [string, string] => ['GET', path],
      ),
      ['POST', '/'],
      ['OPTIONS', '/api/cases'],
    ]
    for (const [method, path] of asked) {
      const { status, headers } = await viewer.request(path, {
        method,
        headers: { cookie: people.get('caseworker')!.cookie.replace('s=', '__Host-s=') },
      })
      expect(headers.get('content-security-policy'), path).toBe(
        viewerPolicy('https://papers.example.net', 'https://staff.example.org'),
      )
      expect(headers.get('set-cookie'), path).toBeNull()
      expect(headers.get('strict-transport-security'), path).toContain('max-age=63072000')
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      if (path.startsWith('/api/')) expect([404, 405], path).toContain(status)
    }
    expect(logged).toEqual([])
    expect(hostsOutside().viewer).toBeUndefined()
  })

  it('of a key worker lets nothing in and nothing out', () => {
    expect(workerPolicy).toBe("default-src 'none'; script-src 'wasm-unsafe-eval'; frame-ancestors 'none'")
  })
})

describe('a cookie', () => {
  it('over TLS is __Host-, Secure, HttpOnly and SameSite=Strict and holds only random bytes, or a language for the way out', async () => {
    const { staff, public: open } = hostsOutside()
    const locator = randomBytes(16)
    await asOwner(database, (client) =>
      client.query("select app.make_card($1, $2, $2, 'en', now())", [locator, randomBytes(32)]),
    )
    const entered = await staff.request('/api/card/enter', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ locator: locator.toString('base64url') }),
    })
    expect(entered.headers.get('set-cookie')).toMatch(
      /^__Host-s=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    const left = await open.request(exitAddresses.leave)
    expect(left.headers.get('set-cookie')).toMatch(
      /^__Host-w=en; Max-Age=600; Path=\/; Secure; SameSite=Lax$/,
    )
    expect(left.headers.get('clear-site-data')).toContain('"storage"')
  })
})

describe('another site', () => {
  it('cannot write anything: every call that changes something checks its origin before reading the body', async () => {
    const { cookie } = people.get('caseworker')!
    for (const { method, path, host } of endpoints.filter((one) => one.method !== 'GET'))
      for (const from of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
      ]) {
        const door = host === 'public' ? network.public : network.staff
        const { status } = await door.request(pathOf(path), {
          method,
          headers: { cookie, ...(from as Record<string, string>) },
        })
        expect([path, status]).toEqual([path, 403])
      }
  })

  it('cannot submit a form, not even for somebody whose page is open', async () => {
    const { hash, cookie: staffs } = people.get('person')!
    const cookie = staffs.replace('s=', 'p=')
    for (const path of [
      `/en${addresses.help}`,
      `/en${addresses.enter}`,
      `/en${addresses.whoCanSee}`,
      `/en${addresses.freeze}`,
      `/en${addresses.calendar}`,
      `/en${addresses.meetings}`,
    ]) {
      const response = await network.public.request(path, {
        method: 'POST',
        headers: {
          cookie,
          'sec-fetch-site': 'cross-site',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'story=hello',
      })
      expect([path, response.status]).not.toEqual([path, 200])
      expect(await isAlive(database, hash), path).toBe(true)
    }
  })
})

describe('a flood of requests from many addresses', () => {
  // Under secrets of their own: what one test has used up of a minute is another's budget as well.
  const fresh = () => hostsOutside([], { ...secrets, opaque: crypto.randomUUID() })
  const from = (address: number) => ({
    'x-forwarded-for': `203.0.113.${address}`,
    'content-type': 'application/json',
  })

  it('to the sign-in is limited, and public help still answers everybody', async () => {
    const { staff, public: open } = fresh()
    const knock = (address: number) =>
      staff.request('/api/session/begin', { method: 'POST', headers: from(address), body: '{}' })
    const answers = new Map<number, number>()
    for (let address = 0; address < 4000; address += 1) {
      const { status } = await knock(address)
      answers.set(status, (answers.get(status) ?? 0) + 1)
    }
    expect(answers.get(429)).toBeGreaterThan(0)
    expect(answers.get(422)).toBeGreaterThan(1000)
    const page = await open.request(`/en${addresses.help}`, { headers: from(1) })
    expect(page.status).toBe(200)
    const sent = await open.request(`/en${addresses.help}`, {
      method: 'POST',
      headers: { ...from(1), 'content-type': 'application/x-www-form-urlencoded' },
      body: 'again=1&story=hello',
    })
    const shown = await open.request(sent.headers.get('location') ?? '', { headers: from(1) })
    expect([sent.status, shown.status]).toEqual([303, 200])
    expect(await shown.text()).toContain('hello')
  })

  it('counts as one caller as told by our own proxy, whatever addresses the caller adds', async () => {
    const { staff } = fresh()
    const answers: number[] = []
    for (let forged = 0; forged < 60; forged += 1) {
      const headers = { ...from(9), 'x-forwarded-for': `198.51.100.${forged}, 10.0.0.${forged}, 203.0.113.9` }
      const response = await staff.request('/api/session/begin', { method: 'POST', headers, body: '{}' })
      answers.push(response.status)
    }
    expect(answers[0]).toBe(422)
    expect(answers.at(-1)).toBe(429)
  })

  it('to the help page refuses only those who ask too often, and never the next visitor', async () => {
    // It all happens in one minute, however long it takes here: with a new one caller 7 would be one of those who came too late
    // to be counted by themselves.
    vi.spyOn(Date, 'now').mockReturnValue(Date.now())
    onTestFinished(() => void vi.restoreAllMocks())
    const { public: open } = fresh()
    const help = endpoints.find(({ path, perMinute }) => path.startsWith('/api/help') && perMinute)!
    const ask = (address: number) =>
      open.request(pathOf(help.path), { method: help.method, headers: from(address), body: '{}' })
    // More than the servers count together; more than one of them counts are asked in src/http/limits.test.ts.
    for (let address = 0; address < mostShared + 500; address += 1) await ask(address)
    const once = await ask(1_000_000)
    expect(once.status).not.toBe(429)
    const again: number[] = []
    for (let call = 0; call < help.perMinute! + 2; call += 1) again.push((await ask(7)).status)
    expect(again).toContain(429)
  }, 60_000)
})

describe('the server log', () => {
  it('holds the name of the call, the status and the time, and nothing that was sent', async () => {
    const logged: string[] = []
    const { staff, public: open, houses } = hostsOutside(logged)
    const canary = 'Oksana-Marchenko-7781'
    for (const [host, { method, path }] of [
      ...endpoints.map((one) => [staff, one] as const),
      ...endpoints.filter(({ host }) => host === 'public').map((one) => [open, one] as const),
    ])
      await host.request(`${path.replaceAll(/\{\w+\}/g, canary)}?q=${canary}&after=${canary}`, {
        method,
        headers: {
          cookie: `${people.get('caseworker')!.cookie.replace('s=', '__Host-s=')}; x=${canary}`,
          'user-agent': canary,
          'x-forwarded-for': '198.51.100.77',
          'accept-language': canary,
          'idempotency-key': canary,
          'content-type': 'application/json',
        },
        ...(method === 'GET' ? {} : { body: JSON.stringify({ name: canary, id: canary }) }),
      })
    await open.request(`/${canary}`, { method: 'POST', body: canary })
    houses.staff.fault('here', Object.assign(new Error(canary), { detail: canary, code: '22P02' }))
    houses.staff.log({ endpoint: 'x', status: 200, ms: 1, actor: 'staff', name: canary } as never)
    expect(logged.length).toBeGreaterThan(100)
    expect(logged.filter((line) => line.includes(canary) || line.includes('198.51.100'))).toEqual([])
    const known = [
      'level',
      'time',
      'host',
      'request',
      'endpoint',
      'status',
      'ms',
      'actor',
      'code',
      'error',
      'at',
    ]
    for (const line of logged)
      expect(known).toEqual(expect.arrayContaining(Object.keys(JSON.parse(line) as object)))
  })
})

describe('a server secret', () => {
  it('is created in a file that nobody else can read, and refused once others can', async () => {
    const made = folder()
    const first = await openSecrets(made)
    for (const name of readdirSync(made)) expect(statSync(join(made, name)).mode & 0o077, name).toBe(0)
    expect(await openSecrets(made)).toEqual(first)
    chmodSync(join(made, 'oprf-key'), 0o644)
    await expect(openSecrets(made)).rejects.toThrow(/can be read by others/)
  })

  it('comes from the folder that systemd shows the service, where there is one', async () => {
    const [given, own] = [folder(), folder()]
    const key = randomBytes(32)
    writeFileSync(join(given, 'oprf-key'), `${key.toString('base64url')}\n`)
    writeFileSync(join(given, 'database-url'), 'postgres://app:secret@/continuum\n')
    const opened = await openSecrets(own, given)
    expect(Buffer.from(opened.oprf)).toEqual(key)
    expect(readdirSync(own)).not.toContain('oprf-key')
    expect(readSettings({ CREDENTIALS_DIRECTORY: given }).databaseUrl).toBe(
      'postgres://app:secret@/continuum',
    )
    expect(readSettings({}).databaseUrl).toBeUndefined()
  })

  it('is refused as an environment variable by its name, and its value is not repeated', () => {
    const told = () => readSettings({ CONTINUUM_OPRF_KEY: 'hush' })
    expect(told).toThrow(/CONTINUUM_OPRF_KEY is not a setting/)
    expect(told).not.toThrow(/hush/)
  })
})

describe('security.txt', () => {
  it('is on both hosts, says where to write and until when it is valid, and names no purpose', async () => {
    const { staff, public: open } = hostsOutside()
    for (const host of [staff, open, network.staff, network.public]) {
      const response = await host.request('/.well-known/security.txt', { headers: { cookie: 'w=1' } })
      expect(response.headers.get('content-type')).toMatch(/^text\/plain;\s*charset=utf-8$/i)
      const text = await response.text()
      expect(text).toMatch(
        /^Contact: mailto:(reports@example\.net|security@localhost)\nExpires: \d{4}-\d\d-\d\dT00:00:00Z\nPreferred-Languages: en\n$/,
      )
      const left = Date.parse(/Expires: (.*)/.exec(text)![1]!) - network.state.now().getTime()
      expect(left).toBeGreaterThan(170 * 86_400_000)
      expect(left).toBeLessThan(365 * 86_400_000)
    }
    expect(() => readSettings({ CONTINUUM_SECURITY_CONTACT: 'call me' })).toThrow(
      /CONTINUUM_SECURITY_CONTACT/,
    )
  })
})

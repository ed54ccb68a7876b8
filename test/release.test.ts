// Whoever asks whether a server runs what was released gets a plain answer, and a changed byte is found.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { expect, it, onTestFinished, vi } from 'vitest'
import { exitAddresses } from '../src/api/addresses.ts'
import { makeSecrets, tell, verifyRelease } from '../bin/release.ts'
import { compareFiles, compareServer, hostAt, manifestOf, type HostName } from '../src/http/release.ts'
import { tagOf } from '../src/http/files.ts'
import { islandName } from '../src/http/islands.ts'
import { exitScript } from '../src/http/quick-exit.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'continuum-release-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** A built release of seven files. */
function built(change: Record<string, string> = {}): string {
  const dist = folder()
  const files: Record<string, string> = {
    'staff/staff.html': '<script type="module" src="/assets/main-1.js"></script>',
    'staff/assets/main-1.js': 'main()',
    'staff/.vite/manifest.json': '{}',
    'workers/vault.js': 'vault()',
    'public/seal-report/seal-report.js': 'seal()',
    'viewer/viewer.html': '<script src="/frame.js"></script>',
    'viewer/frame.js': 'frame()',
    ...change,
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(dist, path, '..'), { recursive: true })
    writeFileSync(join(dist, path), text)
  }
  return dist
}
/** Its name says its bytes. */
const sealing = `/islands/${islandName('seal-report.js', tagOf(Buffer.from('seal()')))}`
const release = () => manifestOf(built(), '1')

const viewer = 'https://papers'
const policyOf = (text: string) => text.replaceAll('{viewer}', 'https://there').replaceAll('{staff}', viewer)

/** A server that serves a release, but for what it was made to change. */
function server(host: HostName, change: Record<string, string> = {}, policy?: string) {
  const { policies } = release()
  const bodies: Record<string, string> = {
    ...{
      staff: {
        '/': '<script type="module" src="/assets/main-1.js"></script>',
        '/assets/main-1.js': 'main()',
        '/workers/vault.js': 'vault()',
      },
      public: { [exitAddresses.script]: exitScript, [sealing]: 'seal()', '/workers/vault.js': 'vault()' },
      viewer: { '/': '<script src="/frame.js"></script>', '/frame.js': 'frame()' },
    }[host],
    ...change,
  }
  const app = new Hono()
  app.get('*', (c) => {
    const { path } = c.req
    const kind = path.endsWith('.js') ? 'text/javascript' : 'text/html'
    const page =
      host !== 'public'
        ? bodies['/']
        : (bodies[path] ?? `<script src="${exitAddresses.script}" type="module"></script>`)
    const own = policies[path.startsWith('/workers/') ? 'worker' : host]
    c.header('content-security-policy', policy ?? policyOf(own))
    return c.body(bodies[path] ?? page ?? '', 200, {
      'content-type': bodies[path] === undefined ? 'text/html' : kind,
    })
  })
  return async (url: string) => app.request(url)
}
const words = (host: HostName, found: Parameters<typeof tell>[2]) => {
  const said: string[] = []
  return [tell(host, 'https://there', found, (text) => said.push(text)), said.join('\n')] as const
}

it('an unchanged release is confirmed on every host', async () => {
  for (const host of ['staff', 'public', 'viewer'] as const) {
    const beside = host === 'viewer' ? viewer : undefined
    expect(await hostAt('https://there', server(host))).toBe(host)
    const [same, said] = words(
      host,
      await compareServer(release(), host, 'https://there', { ask: server(host), beside }),
    )
    expect(same).toBe(true)
    expect(said).toContain('every byte the same')
  }
})

it.each([
  [
    'another byte in a worker',
    () => server('staff', { '/workers/vault.js': 'vault() ' }),
    '/workers/vault.js has other bytes',
  ],
  [
    'a script added to the page',
    () => server('staff', { '/': '<script src="/assets/main-1.js"></script><script src="/evil.js">' }),
    '/evil.js is not part of the release',
  ],
  [
    'a script within the page',
    () => server('staff', { '/': '<script src="/assets/main-1.js"></script><script>evil()</script>' }),
    'a script in the page is not part',
  ],
  [
    'a weaker content policy',
    () => server('staff', {}, "default-src 'self'"),
    '/workers/vault.js comes with another content policy',
  ],
])('a changed release is detected: %s', async (_what, there, expected) => {
  const [same, said] = words(
    'staff',
    await compareServer(release(), 'staff', 'https://there', { ask: there() }),
  )
  expect(same).toBe(false)
  expect(said).toContain('NOT the release')
  expect(said).toContain(expected)
})

it('which host a page may frame is part of the release: the one that is named and no other', async () => {
  const { policies } = release()
  const framing = (address: string) => policies.staff.replace('frame-src blob:', `frame-src blob: ${address}`)
  const look = (address: string, beside?: string) =>
    compareServer(release(), 'staff', 'https://there', {
      ask: server('staff', {}, framing(address)),
      beside,
    }).then(({ policy }) => policy.filter((path) => !path.startsWith('/workers/')))
  expect(await look(viewer, viewer)).toEqual([])
  for (const [address, beside] of [
    [viewer, undefined],
    ['https://evil.example', viewer],
    [`${viewer} https://evil.example`, viewer],
  ] as const)
    expect((await look(address, beside)).length).toBeGreaterThan(0)
})

it('a changed script of the quick exit is detected on the public host', async () => {
  const there = server('public', { [exitAddresses.script]: `${exitScript};evil()` })
  const found = await compareServer(release(), 'public', 'https://there', { ask: there })
  expect(found.changed).toEqual([exitAddresses.script])
})

it('a rebuilt folder is compared file by file', () => {
  const other = manifestOf(built({ 'staff/assets/main-1.js': 'other()', 'staff/assets/more.js': '' }), '1')
  const found = compareFiles(release().files.staff, other.files.staff)
  expect(found).toEqual({
    same: 2,
    changed: ['/assets/main-1.js'],
    missing: [],
    policy: [],
    foreign: ['/assets/more.js'],
  })
})

it('every secret that an installation makes is one that the systemd unit passes on', async () => {
  const made = folder()
  expect(await makeSecrets(made)).toBe(0)
  const unit = readFileSync(join(import.meta.dirname, '..', 'deploy', 'continuum.service'), 'utf8')
  const loaded = [...unit.matchAll(/^LoadCredential=([^:]+):/gm)].map((match) => match[1])
  for (const name of readdirSync(made)) expect(loaded).toContain(name)
  expect(unit).not.toMatch(/^Environment=.*(KEY|SECRET|PASSWORD|DATABASE_URL)/m)
})

it.each([
  ['staff.example.org', 'is no address (https://…), and there is no such folder'],
  ['./nowhere', 'is no address (https://…), and there is no such folder'],
  ['https://', 'is no address'],
])('a mistyped %s is reported as not compared, and not as false', async (what, told) => {
  const [code, said] = await verified(what)
  expect([code, said]).toEqual([2, expect.stringContaining(told)])
  expect(said).not.toContain('NOT the release')
})

it('an empty folder is no release, and a folder with one changed file is another one', async () => {
  expect(await verified(folder())).toEqual([2, expect.stringContaining('there are no built files')])
  const [code, said] = await verified(built({ 'workers/vault.js': 'other()' }))
  expect([code, said]).toEqual([1, expect.stringContaining('NOT the release')])
})

/** The command against the release of five files: its exit code and what it says. */
async function verified(what: string): Promise<[number, string]> {
  const manifest = join(folder(), 'release.json')
  writeFileSync(manifest, JSON.stringify(release()))
  let said = ''
  const line = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
  onTestFinished(() => line.mockRestore())
  return [await verifyRelease(what, manifest), said]
}

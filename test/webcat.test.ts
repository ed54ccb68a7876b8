// The configuration for WEBCAT says what the staff host really sends, and asks for nothing that the extension refuses.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { understand } from '../bin/command-line.ts'
import { printWebcat } from '../bin/release.ts'
import { verbs } from '../bin/verbs.ts'
import { staffPolicy, workerPolicy } from '../src/http/headers.ts'
import { webcatOf } from '../src/http/webcat.ts'

const aModule = (byte: number) =>
  Buffer.concat([Buffer.from('0061736d01000000', 'hex'), Buffer.alloc(40, byte)])
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url')

/** A release whose workers carry WebAssembly, one of them twice. */
function built(): string {
  const dist = mkdtempSync(join(tmpdir(), 'continuum-webcat-'))
  onTestFinished(() => rmSync(dist, { recursive: true, force: true }))
  mkdirSync(join(dist, 'workers'))
  const script = (...modules: Buffer[]) =>
    modules.map((one) => `const m="${one.toString('base64')}";`).join('\n')
  writeFileSync(join(dist, 'workers/words.js'), script(aModule(1), aModule(2)))
  writeFileSync(join(dist, 'workers/passphrase.js'), script(aModule(2)))
  writeFileSync(join(dist, 'workers/vault.js'), 'vault()')
  writeFileSync(join(dist, 'workers/words.js.map'), script(aModule(3)))
  return dist
}

it('a WEBCAT manifest names the page, every worker with its policy, and every module once', () => {
  const config = webcatOf(built(), 'https://staff.example.org/cases', '0.1.0')
  expect(config).toEqual({
    app: 'https://staff.example.org',
    version: 'v0.1.0',
    default_index: '/staff.html',
    default_fallback: '/staff.html',
    default_csp: staffPolicy(),
    extra_csp: {
      '/workers/passphrase.js': workerPolicy,
      '/workers/vault.js': workerPolicy,
      '/workers/words.js': workerPolicy,
    },
    wasm: [digest(aModule(1)), digest(aModule(2))].toSorted(),
  })
})

it('a WEBCAT manifest has no policy that WEBCAT refuses', () => {
  const allowed: Record<string, string[]> = {
    'default-src': ["'none'", "'self'"],
    'script-src': ["'none'", "'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'none'", "'self'"],
    'frame-src': ["'none'", "'self'", 'blob:', 'data:'],
    'worker-src': ["'none'", "'self'"],
    'object-src': ["'none'"],
  }
  for (const policy of [staffPolicy(), workerPolicy])
    for (const directive of policy.split('; ')) {
      const [name = '', ...values] = directive.split(' ')
      for (const value of allowed[name] ? values : []) expect(allowed[name], directive).toContain(value)
    }
})

it('a WEBCAT manifest is printed for a TLS address and for no other', () => {
  const webcat = verbs.find(({ name }) => name === 'webcat')!
  for (const address of ['staff.example.org', 'http://staff.example.org'])
    expect(understand(webcat, [address])).toContain('this is not the address of a staff host')
  const printed: string[] = []
  expect(
    printWebcat('https://staff.example.org', { from: built(), out: (text) => void printed.push(text) }),
  ).toBe(0)
  expect(JSON.parse(printed.join(''))).toMatchObject({ app: 'https://staff.example.org' })
  expect(printWebcat('https://staff.example.org', { from: join(built(), 'none') })).toBe(2)
  const beside: string[] = []
  const viewer = 'https://papers.example.org/'
  printWebcat('https://staff.example.org', { from: built(), viewer, out: (text) => void beside.push(text) })
  expect(JSON.parse(beside.join(''))).toMatchObject({
    default_csp: staffPolicy('https://papers.example.org'),
  })
})

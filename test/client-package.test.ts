// A partner's developer installs `@continuum/client` from its tarball in an empty folder and runs the lines of docs/integrations.md: the
// program of the clinic reads what the clinic's worker wrote, and she reads what it wrote.
import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { globSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { chromium } from '@playwright/test'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCase } from '../demo/case-work.ts'
import { chromiumArgs, chromiumPath } from '../scripts/chromium.ts'
import { makeClientPackage } from '../scripts/client-package.ts'
import { readCase } from '../src/client/case-keys.ts'
import { openRecord } from '../src/client/records.ts'
import { invite } from '../src/organisations/client/invite.ts'
import { drawTeamNumber, makeTeam } from '../src/organisations/client/make-team.ts'
import { anotherServer } from './another-server.ts'
import { testDatabase } from './database.ts'
import { newNetwork, urls } from './people.ts'
import { freePort } from '../bin/free-port.ts'

const root = join(import.meta.dirname, '..')
const run = promisify(execFile)
const [lines] = /(?<=```js\n)[^`]*@continuum\/client[^`]*(?=```)/.exec(
  readFileSync(join(root, 'docs/integrations.md'), 'utf8'),
)!

const folder = mkdtempSync(join(tmpdir(), 'continuum-partner-'))
const installed = join(folder, 'node_modules/@continuum/client')
const keyFile = join(folder, 'clinic.json')
const network = await newNetwork(await testDatabase())
const clinic = await network.organisation('City Clinic', 'clinic', ['administrator', 'caseworker'])
const port = await freePort()
const address = `http://localhost:${port}`
const server = serve({
  fetch: anotherServer(network, { settings: { ...urls, url: address, data: network.data } }).staff.fetch,
  port,
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

/** A program of the partner in that folder, on plain Node. */
async function node(source: string, ...args: string[]): Promise<string> {
  const file = join(folder, 'program.mjs')
  writeFileSync(file, source)
  const { stdout } = await run(process.execPath, [file, ...args], { cwd: folder })
  return stdout
}

beforeAll(async () => {
  const tarball = await makeClientPackage(folder)
  writeFileSync(join(folder, 'package.json'), '{"private": true}')
  execFileSync('npm', ['install', '--offline', '--no-audit', tarball], { cwd: folder, stdio: 'pipe' })
}, 120_000)

it('the lines in docs/integrations.md are twenty at most', () => {
  expect(lines.trimEnd().split('\n').length).toBeLessThanOrEqual(20)
})

describe('the package', () => {
  const files = () =>
    globSync('**/*', { cwd: folder, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.parentPath.includes('node_modules/'))
      .map((entry) => join(entry.parentPath, entry.name))

  it('takes three megabytes at most, has everything with it, and no TypeScript that would be run', () => {
    const own = files().filter((file) => file.startsWith(installed))
    expect(files().filter((file) => !own.includes(file) && !file.endsWith('.package-lock.json'))).toEqual([])
    expect(own.reduce((sum, file) => sum + lstatSync(file).size, 0)).toBeLessThan(3_000_000)
    expect(own.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))).toEqual([])
    const [others] = own.filter((file) => file.endsWith('licences-of-others.txt'))
    expect(readFileSync(others!, 'utf8')).toContain('MIT')
  })

  it('has types that know each endpoint and what it answers, without anything else installed', () => {
    const file = join(folder, 'program.mts')
    writeFileSync(
      file,
      `import { sendTo, signIn } from '@continuum/client'
const session = await signIn(sendTo('https://staff.example.org'), 'program-clinic', 'x')
const { handle } = await session.api.accounts.me({})
export const name: string = handle
// @ts-expect-error a handle is no number
export const count: number = handle
// @ts-expect-error there is no such endpoint
await session.api.accounts.whoever({})
`,
    )
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--ignoreConfig']
    const { stdout, status } = spawnSync(join(root, 'node_modules/.bin/tsc'), [...options, file], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect([stdout, status]).toEqual(['', 0])
  })
})

describe('the program of the clinic', () => {
  it('joins, reads the note of the clinic’s worker, and writes one that she reads', async () => {
    const program = newId()
    const endsOn = new Date(network.state.now().getTime() + 86_400_000 * 30).toISOString().slice(0, 10)
    const { secret } = await invite(clinic, {
      id: program,
      handle: 'program-clinic',
      roles: ['caseworker'],
      language: 'en',
      endsOn,
    })
    const join = `import { joinByFile } from '@continuum/client/node'
const [path, address, invitation] = process.argv.slice(2)
console.log((await joinByFile(path, { address, invitation })).handle)`
    expect(await node(join, keyFile, address, secret)).toBe('program-clinic\n')
    const circle = await drawTeamNumber(clinic)
    await makeTeam(clinic, circle, { purpose: 'casework', name: 'Front desk', members: [clinic.id, program] })
    const desk = Object.assign(Object.create(clinic) as typeof clinic, { circle })
    const { id, reference } = await openCase(desk, {
      name: 'Selam',
      language: 'am',
      story: 'A broken wrist.',
    })

    expect(await node(lines, keyFile)).toBe(`${reference} Selam A broken wrist.\n`)
    const { records } = await readCase(clinic, id)
    const notes = records.filter(({ kind }) => kind === 'note')
    const texts = await Promise.all(notes.map((note) => openRecord<{ text: string }>(clinic, id, note)))
    expect(texts.map(({ text }) => text).toSorted()).toEqual([
      'A broken wrist.',
      'The clinic has read this and will call on Monday.',
    ])
  })

  it('signs in and lists the case in a browser at the address of the staff', async () => {
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
    try {
      // A shell of the partner's own brings the script: the staff's pages take none of others.
      const page = await (await browser.newContext({ bypassCSP: true })).newPage()
      await page.route(`${address}/client/*`, (route) =>
        route.fulfill({ path: join(installed, route.request().url().split('/').at(-1)!) }),
      )
      await page.goto(`${address}/livez`)
      const { handle, passphrase } = JSON.parse(readFileSync(keyFile, 'utf8')) as Record<string, string>
      // As text: the runner of tests would write another way to import into a function.
      const names = await page.evaluate(`(async () => {
        const { listCases, sendTo, signIn } = await import('${address}/client/index.js')
        const session = await signIn(sendTo('${address}'), '${handle}', '${passphrase}')
        return (await listCases(session)).map(({ name }) => name)
      })()`)
      expect(names).toEqual(['Selam'])
    } finally {
      await browser.close()
    }
  })
})

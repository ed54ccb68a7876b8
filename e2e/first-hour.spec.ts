// The first hour of an installation, as whoever installs it lives it: the program starts on an empty folder, its code opens the
// set-up once, the administrator's keys are made, a directory comes in while it runs, it is stopped and started again.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { openDatabase } from '../src/database/open.ts'
import { openNetwork } from '../src/app/boot.ts'
import { sourceAddress } from '../src/http/about.ts'
import { freePort } from '../bin/free-port.ts'
import { continuum, type Program, type Site } from '../test/program.ts'
import { arrived, fromList, visit } from './hands.ts'
import { looksRight, passphrase } from './stage.ts'

test.describe.configure({ mode: 'serial' })

const data = mkdtempSync(join(tmpdir(), 'continuum-first-hour-'))
const handle = 'heron-7'
let site: Site
let staff: string
let serving: Program
let page: Page

test.beforeAll(async ({ browser }) => {
  site = { data, port: await freePort(), publicPort: await freePort(), viewerPort: await freePort() }
  staff = `http://localhost:${site.port}`
  serving = continuum(site, 'serve', '--embedded-database')
  page = await begin(browser)
})
test.afterAll(async () => {
  serving.child.kill('SIGTERM')
  await serving.ended
  rmSync(data, { recursive: true, force: true })
})

async function begin(browser: Browser): Promise<Page> {
  const opened = await (await browser.newContext()).newPage()
  opened.on('pageerror', (error) => {
    throw error
  })
  return opened
}

/** Stops it as a machine does that is shut down; it must have ended well. */
async function stop(): Promise<void> {
  serving.child.kill('SIGTERM')
  expect(await serving.ended).toBe(0)
}

/** In a browser that has never been here. */
async function signIn(browser: Browser): Promise<void> {
  await page.context().close()
  page = await begin(browser)
  await page.goto(`${staff}/?lang=en`)
  await page.getByLabel('Your handle').fill(handle)
  await page.locator('input[type=password]').fill(passphrase)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.locator('nav').first()).toBeVisible()
  await expect(page.locator('main h1')).toBeVisible()
}

test('the first administrator opens the set-up with the console code, which works once', async () => {
  const [, code] = await serving.until(/give this code, which is good until somebody has:\s+(\w+)/)
  await serving.until(/Ready in/)
  for (const host of [staff, `http://127.0.0.1:${site.publicPort}`])
    expect(await (await fetch(`${host}/health`)).json()).toMatchObject({ status: 'ok' })

  // Whoever opens the address alone is led to the set-up, since nobody can sign in yet.
  await page.goto(`${staff}/?lang=en`)
  await expect(page).toHaveURL(`${staff}/set-up?lang=en`)
  const source = page.getByRole('link', { name: 'Source and licence' })
  await expect(source).toHaveAttribute('href', sourceAddress)
  const form = page.locator('form')
  await form.getByLabel('Code from the console').fill('not-the-code')
  await form.getByLabel('Name of the network').fill('River country referral mechanism')
  await fromList(form, 'Country', 'Ireland')
  await fromList(form, 'Time zone', 'Europe/Dublin')
  await fromList(form, 'Rules of law', 'Council of Europe Convention')
  await fromList(form, 'Currency', 'Euro')
  await form.getByLabel('Emergency number').fill('112')
  await form.getByRole('textbox', { name: 'First organisation' }).fill('National Coordination')
  await fromList(form, 'What it is', 'Coordination of the network')
  await looksRight(page)

  // What is left out is named and nothing is lost; a wrong code opens nothing.
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByText('Choose a handle.').first()).toBeVisible()
  await form.getByLabel('Your handle').fill(handle)
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('alert').getByText('This code does not open anything.')).toBeVisible()
  await expect(form.getByLabel('Code from the console')).toHaveAttribute('aria-invalid', 'true')
  await form.getByLabel('Code from the console').fill('short')
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByText('This code does not open anything.').first()).toBeVisible()
  await expect(page.getByText('An answer could not be taken')).toHaveCount(0)
  await expect(form.getByLabel('Name of the network')).toHaveValue('River country referral mechanism')
  await form.getByLabel('Code from the console').fill(code!)
  await page.getByRole('button', { name: 'Set up' }).click()

  await page.getByLabel('Your passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Make my keys' }).click()
  await expect(page.getByRole('heading', { name: 'Your recovery code' })).toBeVisible({ timeout: 60_000 })
  await page.getByText('I have kept the code on paper').click()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText('You are the first at National Coordination.')).toBeVisible()
  await page.getByRole('button', { name: 'Make the key' }).click()
  await expect(page.locator('nav').first()).toBeVisible()

  await expect(source).toHaveAttribute('href', sourceAddress)

  await page.goto(`${staff}/set-up?lang=en`)
  await expect(page.getByText('This network is set up already.')).toBeVisible()
})

test('the administrator signs in with her passphrase and finds directory services imported meanwhile @soak', async ({
  browser,
}) => {
  await signIn(browser)
  const program = continuum(site, 'hsds', 'import', join(import.meta.dirname, 'fixtures/river-directory'))
  expect([await program.ended, program.said()]).toEqual([0, expect.stringContaining('services      4 new')])
  await visit(page, '/directory')
  await fromList(page.locator('main'), 'Need', 'Lawyer: civil law')
  await expect(page.getByRole('heading', { name: 'Riverbank legal advice' })).toBeVisible()
})

test('a restarted server asks for no set-up code, and a demonstration’s clock can be moved a month and back @soak', async ({
  browser,
}) => {
  await stop()
  // What the invented country says of itself; nobody else can.
  const database = await openDatabase({ embedded: data })
  const network = await openNetwork(database)
  await network.save({ ...network.network(), demo: true })
  await database.close()

  serving = continuum(site, 'serve')
  await serving.until(/Ready in/)
  expect(serving.said()).not.toContain('set-up')
  await signIn(browser)
  await visit(page, '/measures')
  await arrived(page)
  const ahead = async () => {
    const { network: seen } = (await page.evaluate(() =>
      fetch('/api/me').then((answer) => answer.json()),
    )) as { network: { now: string } }
    // A moment behind is no day, and no negative nothing.
    return Math.abs(Math.round((Date.parse(seen.now) - Date.now()) / 86_400_000))
  }
  const moves = page.getByRole('button', { name: 'Move the practice clock one month' })
  await moves.click()
  await expect(page.getByRole('region', { name: 'What just happened' })).toContainText(
    'The practice clock is one month later now',
  )
  expect(await ahead()).toBe(31)

  // The command does the same beside the running program, and takes it back.
  const back = continuum(site, 'clock', '0')
  expect([await back.ended, back.said()]).toEqual([0, 'The running demonstration is 0 days ahead now.\n'])
  expect(await ahead()).toBe(0)
  await stop()
  const later = continuum(site, 'clock', '+31d')
  expect([await later.ended, later.said()]).toEqual([0, 'The demonstration will start 31 days ahead.\n'])
})

// An administrator looks at the audit trail: it holds, one line is proved, the file that is saved proves itself. Then somebody
// who owns the database changes one line, and every screen says so.

import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { expect, test, type Page } from '@playwright/test'
import { verifyExport } from '../bin/audit-verify.ts'
import { fromList } from './hands.ts'
import { fillSignIn, goTo, looksRight, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
  await stage.act('mina', 'checkpoint')
})
test.afterAll(() => stage.close())

const unanswered = (page: Page) => page.getByText('This server does not let itself be checked')

/** Lets time pass in small steps until it is so: a pause begins when an answer has come, which no clock of ours can know. */
const passesUntil = (page: Page, isSo: () => Promise<void>) =>
  expect(async () => {
    await page.clock.runFor(5_000)
    await isSo()
  }).toPass({ timeout: 60_000 })
const unansweredIsSaid = (page: Page) =>
  passesUntil(page, () => expect(unanswered(page)).toBeVisible({ timeout: 500 }))

test('every screen warns of a server that cannot be audited and of a device whose clock is wrong @soak', async ({
  browser,
}) => {
  const context = await browser.newContext()
  const mina = await context.newPage()
  await mina.clock.install({ time: new Date(Date.now() + 3 * 3_600_000) })
  let asked = 0
  await mina.route('**/api/audit/watch**', (route) => {
    asked += 1
    return route.fulfill({ status: 500, body: '' })
  })
  await fillSignIn(mina, stage, 'mina')
  await expect(mina.locator('nav').first()).toBeVisible()
  // It asks three times, with pauses in between.
  await expect.poll(() => asked).toBe(1)
  await expect(mina.getByText('This device’s clock and the network’s do not agree')).toBeVisible()
  await looksRight(mina)
  await passesUntil(mina, () => expect.poll(() => asked, { timeout: 500 }).toBe(2))
  await expect(unanswered(mina)).toHaveCount(0)
  await unansweredIsSaid(mina)
  expect(asked).toBe(3)
  await looksRight(mina)
  await mina.unroute('**/api/audit/watch**')
  await mina.clock.runFor(61_000)
  await expect(unanswered(mina)).toHaveCount(0)
  await context.close()
})

test('a caseworker is warned when the server withholds today’s case from the audit @soak', async ({
  browser,
}) => {
  const context = await browser.newContext()
  const amara = await context.newPage()
  await amara.clock.install()
  let asked = 0
  await amara.route(/\/api\/cases\?/, (route) => {
    if (!route.request().url().includes('state=active')) return route.fallback()
    asked += 1
    return route.fulfill({ status: 500, body: '' })
  })
  await fillSignIn(amara, stage, 'amara')
  await expect(amara.locator('nav').first()).toBeVisible()
  await expect.poll(() => asked).toBe(1)
  await passesUntil(amara, () => expect.poll(() => asked, { timeout: 500 }).toBe(2))
  await unansweredIsSaid(amara)
  await looksRight(amara)
  await context.close()
})

test('an auditor reads, verifies and exports the audit trail, and a changed line is detected @soak', async ({
  browser,
}) => {
  const mina = await signIn(browser, stage, 'mina')
  const main = mina.locator('main')
  await goTo(mina, '/audit')
  await expect(main.getByRole('heading', { name: 'The audit trail holds' })).toBeVisible()
  await expect(main.getByText('Brought an organisation in').first()).toBeVisible()
  await looksRight(mina)

  await test.step('an auditor finds one audit line by its action and reads its proof in words', async () => {
    const acts = main.getByRole('combobox', { name: 'What was done' })
    await acts.click()
    await acts.pressSequentially('Brought', { delay: 30 })
    await mina.getByRole('option').first().click()
    await expect(main.getByText('Signed something in the organisation’s log of keys')).toHaveCount(0)
    await main
      .getByRole('button', { name: /^Prove/ })
      .first()
      .click()
    const proof = mina.getByRole('dialog')
    await expect(proof.getByText('This line is as it was written')).toBeVisible()
    await expect(proof.getByText(/Checked and cosigned by mina/)).toBeVisible()
    await looksRight(mina)
    await proof.getByRole('button', { name: 'Close' }).last().click()
    await main.getByRole('button', { name: 'Show everything again' }).click()
  })

  await test.step('an auditor exports a checkpoint with the name of its cosigner', async () => {
    await main.getByRole('tab', { name: 'Checkpoints' }).click()
    await expect(
      main.getByText('Checked and cosigned by mina (National Coordination).').first(),
    ).toBeVisible()
    await looksRight(mina)
    await main.getByRole('button', { name: /^Show/ }).first().click()
    await expect(mina.getByRole('dialog').getByText(/^continuum\//)).toBeVisible()
    await mina.keyboard.press('Escape')
  })

  await test.step('the exported audit file verifies by itself', async () => {
    const [download] = await Promise.all([
      mina.waitForEvent('download'),
      mina.getByRole('button', { name: 'Save as a file' }).click(),
    ])
    const { findings, lines } = await verifyExport(
      Readable.from([readFileSync(await download.path(), 'utf8')]),
    )
    expect(findings.filter(({ holds }) => !holds)).toEqual([])
    expect(lines).toBeGreaterThan(3)
  })

  await stage.act('mina', 'tamper', 2)
  await main.getByRole('button', { name: 'Check now' }).click()
  await expect(main.getByRole('heading', { name: 'The audit trail does not hold' })).toBeVisible()
  await goTo(mina, '/people')
  const alarm = mina.getByRole('alert')
  await expect(alarm.getByText('Something is wrong with this server')).toBeVisible()
  await expect(alarm.getByText(/somebody changed them afterwards/)).toBeVisible()
  await looksRight(mina)

  // A new window knows of it before it has looked: the server, asked to be looked at, says nothing, and gets no key out of her.
  const context = await browser.newContext()
  const later = await context.newPage()
  await later.route('**/api/audit/watch**', () => undefined)
  await fillSignIn(later, stage, 'mina')
  await goTo(later, '/teams')
  await later.getByRole('button', { name: 'Make a team' }).click()
  const form = later.getByRole('dialog')
  await fromList(form, 'What is it for?', 'case work')
  await form.getByLabel('What do you call it?').fill('Watch')
  await form.getByRole('button', { name: 'Make the team' }).click()
  await expect(form.getByText('Nothing vouches for the keys that the server shows')).toBeVisible()
  await context.close()

  // Whoever answers for nothing has no such place.
  const leyla = await signIn(browser, stage, 'leyla')
  await expect(leyla.getByRole('link', { name: 'Audit trail' })).toHaveCount(0)
  await goTo(leyla, '/audit')
  await expect(leyla.getByRole('heading', { name: 'This screen is not for your role' })).toBeVisible()
  await expect(leyla.getByText('It is for Administrator.')).toBeVisible()
  await looksRight(leyla)
})

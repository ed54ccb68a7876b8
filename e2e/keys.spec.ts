// The ways in, in a real browser with an authenticator of its own: a passkey is made, opens, is taken away; one that cannot
// open anything says so; a screen locks by itself and gives back what was typed; some acts ask once more who sits there.

import { expect, test, type Browser, type CDPSession, type Page } from '@playwright/test'
import { keyWorkers } from './key-workers.ts'
import { goTo, looksRight, passphrase, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

/** Plugs an authenticator into this page. */
async function plug(page: Page, hasPrf = true): Promise<{ line: CDPSession; id: string }> {
  const line = await page.context().newCDPSession(page)
  await line.send('WebAuthn.enable')
  const { authenticatorId: id } = await line.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  })
  return { line, id }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'))

async function keysOf(browser: Browser, who: string): Promise<Page> {
  const page = await signIn(browser, stage, who)
  await goTo(page, '/keys')
  await expect(page.getByRole('heading', { level: 1, name: 'Keys and recovery' })).toBeVisible()
  return page
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await button(page, 'Add a passkey').click()
  await dialog(page).getByLabel('What do you call it?').fill(name)
  await button(page, 'Make the passkey').click()
}

const ways = (page: Page) => page.locator('main .row-title').filter({ hasNotText: 'Signed in' })

test('a caseworker adds a passkey, unlocks with it, and removes it @soak', async ({ browser }) => {
  const page = await keysOf(browser, 'amara')
  await expect(page.getByText('You have two ways in')).toBeVisible()
  await plug(page)
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  await addPasskey(page, 'Qzxpasskeynamewk')
  await expect(ways(page)).toHaveText(['Passphrase', 'Recovery code on paper', 'Qzxpasskeynamewk'])
  await expect(page.getByText('You have 3 ways in')).toBeVisible()
  await looksRight(page)

  await button(page, 'Lock').click()
  await button(page, 'Use a passkey').click()
  await expect(ways(page).nth(2)).toHaveText('Qzxpasskeynamewk')
  // The name is sealed, and what the PRF gave went nowhere.
  expect(sent.filter((body) => /Qzxpasskey|"prf"|clientExtensionResults/.test(body))).toEqual([])
  expect(await stage.act<string[]>('amara', 'holding', ['Qzxpasskeynamewk'])).toEqual([])

  await button(page, 'Name Qzxpasskeynamewk').click()
  await dialog(page).getByLabel('What do you call it?').fill('The blue one')
  await button(page, 'Save the name').click()
  await expect(ways(page).nth(2)).toHaveText('The blue one')

  await button(page, 'Remove The blue one').click()
  await looksRight(page)
  await button(page, 'Remove it').click()
  await expect(ways(page)).toHaveText(['Passphrase', 'Recovery code on paper'])
  await button(page, 'Lock').click()
  await button(page, 'Use a passkey').click()
  await expect(page.getByText('This passkey opens nothing here.')).toBeVisible()
  await page.context().close()
})

test('a caseworker cannot remove the second-to-last unlock method and is told what to do first @soak', async ({
  browser,
}) => {
  const page = await keysOf(browser, 'bashir')
  await button(page, /^Remove Recovery/).click()
  await button(page, 'Remove it').click()
  await expect(page.getByText('Two ways in must remain')).toBeVisible()
  await button(page, 'Keep it').click()
  await expect(ways(page)).toHaveCount(2)
  await page.context().close()
})

test('an authenticator that cannot open sealed keys is recognised, and nothing of it is stored @soak', async ({
  browser,
}) => {
  const page = await keysOf(browser, 'ines')
  const { line, id } = await plug(page, false)
  await addPasskey(page, 'of no use')
  await expect(page.getByText('This passkey cannot open sealed keys')).toBeVisible()
  await expect(page.getByText('Nothing was changed.')).toBeVisible()
  await button(page, 'Cancel').click()
  await expect(ways(page)).toHaveCount(2)

  // With another one the same person goes on.
  await line.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: id })
  await plug(page)
  await addPasskey(page, 'of use')
  await expect(ways(page)).toHaveCount(3)
  // The same device is told that it is known already.
  await addPasskey(page, 'again')
  await expect(page.getByText('already holds a passkey of yours')).toBeVisible()
  await page.context().close()
})

test('a caseworker who does not verify at the authenticator gets no passkey @soak', async ({ browser }) => {
  const page = await keysOf(browser, 'noor')
  const { line, id } = await plug(page)
  await line.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: false })
  await addPasskey(page, 'mine')
  await expect(page.getByText('No passkey was given.')).toBeVisible()
  await page.context().close()
})

test('a caseworker prints a recovery code that opens the vault, and replaces the passphrase @soak', async ({
  browser,
}) => {
  const page = await keysOf(browser, 'pavel')
  await button(page, 'Make a new code').click()
  await expect(page.getByRole('heading', { name: 'Your new recovery code' })).toBeVisible()
  const code = await page.locator('.paper-code output').innerText()
  await looksRight(page)
  await button(page, 'Done').click()
  await expect(page.getByText('First keep the code')).toBeVisible()
  await page.getByText('I have kept the code on paper').click()
  await button(page, 'Done').click()

  await page.getByLabel('New passphrase').fill('too short')
  await button(page, 'Take the new passphrase').click()
  await expect(page.getByText('Make the passphrase longer').first()).toBeVisible()
  await page.getByLabel('New passphrase').fill('Password-2026-password')
  await button(page, 'Take the new passphrase').click()
  await expect(page.getByText('Many people choose this or something like it').first()).toBeVisible()
  await looksRight(page)
  await page.getByLabel('New passphrase').fill('harvest violin copper meadow seven')
  await button(page, 'Take the new passphrase').click()
  await expect(page.getByText('The new passphrase is in force.').first()).toBeVisible()
  // The session that his own computer elsewhere had is over; this one goes on.
  expect(await stage.act<number>('mina', 'sessionsOf', 'pavel')).toBe(1)
  await page.context().close()

  const context = await browser.newContext()
  const other = await context.newPage()
  await other.goto(`${stage.url}/?lang=en`)
  await other.getByLabel('Your handle').fill('pavel')
  await other.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await button(other, 'Sign in').click()
  await expect(other.getByText('do not open anything together')).toBeVisible()
  await button(other, 'Use my recovery code').click()
  await other.getByLabel('Recovery code').fill('ABCD')
  await button(other, 'Sign in').click()
  await expect(other.getByText('Look for a letter that was mistaken')).toBeVisible()
  await other.getByLabel('Recovery code').fill(code.toLowerCase())
  await button(other, 'Sign in').click()
  await expect(other.locator('nav').first()).toBeVisible()
  await context.close()
})

test('an action that gives access asks the caseworker to sign in once more and then continues', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'amara-admin')
  await goTo(page, '/people')
  await button(page, 'Invite somebody').click()
  await page.getByLabel('Handle').fill('newcomer')
  await page.getByRole('dialog').getByText('Caseworker', { exact: true }).click()
  await stage.act('amara', 'waited', 6)
  await button(page, 'Make the invitation').click()
  await expect(page.getByRole('heading', { name: 'Confirm with passphrase' })).toBeVisible()
  await looksRight(page)
  await button(page, 'Confirm with passphrase').click()
  await expect(page.getByText('Type your passphrase.')).toBeVisible()
  await page.getByLabel('Passphrase', { exact: true }).fill('somebody else who walked up')
  await button(page, 'Confirm with passphrase').click()
  await expect(page.getByText('This is not your passphrase.')).toBeVisible()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await button(page, 'Confirm with passphrase').click()
  await expect(page.getByText('Pass this on by hand')).toBeVisible()
  await page.context().close()
})

test('a caseworker answers the sign-in question with a passkey, and closing it changes nothing @soak', async ({
  browser,
}) => {
  const page = await keysOf(browser, 'samir')
  await plug(page)
  await addPasskey(page, 'mine')
  await expect(ways(page)).toHaveCount(3)
  await stage.act('samir', 'waited', 6)
  await button(page, 'Make a new code').click()
  await expect(page.getByRole('heading', { name: 'Confirm with passkey or passphrase' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('This needs a fresh proof')).toBeVisible()
  await button(page, 'Make a new code').click()
  await button(page, 'Confirm with passkey').click()
  await expect(page.getByRole('heading', { name: 'Your new recovery code' })).toBeVisible()
  await page.context().close()
})

/** Takes the clock into the journey's hands; the watch that began under the real one ends with a lock. */
async function takeClock(page: Page): Promise<void> {
  await page.clock.install()
  await button(page, 'Lock').click()
  await page.locator('input[type=password]').fill(passphrase)
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('nav').first()).toBeVisible()
}

/** Time passes and nobody touches anything. */
const minutes = (page: Page, count: number) => page.clock.runFor(count * 60_000)

test('an idle screen locks, takes a pasted passphrase into a hidden field, and the draft returns', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'amara')
  await takeClock(page)
  await goTo(page, '/cases/new')
  await page.locator('main').getByRole('textbox').first().fill('Qzxdraftwk')
  // Only the page's clock is turned: what it sends takes its own time.
  const kept = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/drafts/case.new') && answer.request().method() === 'POST',
  )
  await page.clock.runFor(3_000)
  await kept
  await minutes(page, 9)
  await expect(page.locator('main').getByRole('textbox').first()).toHaveValue('Qzxdraftwk')
  const holding = await keyWorkers(page)
  expect(holding).toHaveLength(1)
  await minutes(page, 2)
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
  // The worker with the keys has ended; only the worker of a next unlocking may start.
  await expect
    .poll(async () => (await keyWorkers(page)).filter((worker) => holding.includes(worker)))
    .toEqual([])
  await expect(page.getByText('Qzxdraftwk')).toHaveCount(0)
  await page.clock.resume()
  // As from a store of passwords: the field hides what is in it, says what belongs there and takes what is pasted.
  const field = page.locator('input[type=password]')
  await expect(field).toHaveAttribute('autocomplete', 'current-password')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((text) => navigator.clipboard.writeText(text), passphrase)
  await field.press('ControlOrMeta+v')
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('main').getByRole('textbox').first()).toHaveValue('Qzxdraftwk')
  await page.context().close()
})

test('a caseworker who locks in the middle of a word keeps the word @soak', async ({ browser }) => {
  const page = await signIn(browser, stage, 'amara')
  await goTo(page, '/cases/new')
  const field = page.locator('main').getByRole('textbox').first()
  // Until an earlier draft has been looked for, what comes back could still take the place of what is typed.
  await expect(field).toHaveValue('Qzxdraftwk')
  await field.fill('Qzxlastwordwk')
  await button(page, 'Lock').click()
  await page.locator('input[type=password]').fill(passphrase)
  await page.locator('form button[type=submit]').click()
  await expect(field).toHaveValue('Qzxlastwordwk')
  await page.context().close()
})

test('a draft survives an outage followed by a lock, and reaches the server @soak', async ({ browser }) => {
  const page = await signIn(browser, stage, 'amara')
  await goTo(page, '/cases/new')
  const field = page.locator('main').getByRole('textbox').first()
  await expect(field).toHaveValue('Qzxlastwordwk')
  await page.route('**/api/drafts/case.new', (route) => route.abort())
  await field.fill('Qzxoutagewk')
  await button(page, 'Lock').click()
  await page.locator('input[type=password]').fill(passphrase)
  await page.locator('form button[type=submit]').click()
  await expect(field).toHaveValue('Qzxoutagewk')

  // Whoever has gone elsewhere need not come back for it to be sent.
  await goTo(page, '/')
  await expect(field).toBeHidden()
  const kept = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/drafts/case.new') && answer.request().method() === 'POST',
  )
  await page.unroute('**/api/drafts/case.new')
  expect((await kept).ok()).toBe(true)
  await page.context().close()
})

test('a call that is being recorded stays unlocked, says so, and asks after an hour @soak', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'leyla')
  await takeClock(page)
  await goTo(page, '/hotline')
  await button(page, 'New call').click()
  const story = page.getByLabel('What the person says')
  await story.fill('Qzxcallwk')
  await expect(page.getByText('This stays open while you talk')).toBeVisible()
  await minutes(page, 30)
  await expect(story).toHaveValue('Qzxcallwk')
  await minutes(page, 31)
  await expect(page.getByRole('heading', { name: 'Are you still on the call?' })).toBeVisible()
  await looksRight(page)
  await button(page, 'Yes, keep it open').click()
  await minutes(page, 59)
  await expect(story).toHaveValue('Qzxcallwk')
  await minutes(page, 12)
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
  await page.context().close()
})

test('a browser without the needed curves shows an explanation and a way on @soak', async ({ browser }) => {
  const context = await browser.newContext()
  await context.addInitScript(() => {
    const generate = crypto.subtle.generateKey.bind(crypto.subtle) as (...all: unknown[]) => Promise<never>
    crypto.subtle.generateKey = ((algorithm: unknown, ...rest: unknown[]) =>
      algorithm === 'Ed25519'
        ? Promise.reject(new DOMException('no', 'NotSupportedError'))
        : generate(algorithm, ...rest)) as typeof crypto.subtle.generateKey
  })
  const page = await context.newPage()
  for (const door of ['/', '/join']) {
    await page.goto(`${stage.url}${door}?lang=en`)
    await expect(page.getByText('too old to open or close sealed files')).toBeVisible()
    await expect(page.getByText('Update this browser')).toBeVisible()
    await expect(page.locator('input')).toHaveCount(0)
    await looksRight(page)
  }
  await context.close()
})

test('a recovery code does not count until the hotline worker, who had closed the window, says that she keeps it @soak', async ({
  browser,
}) => {
  const closed = await keysOf(browser, 'leyla')
  await expect(closed.getByText('You have two ways in')).toBeVisible()
  await button(closed, 'Make a new code').click()
  await expect(closed.getByText('I have kept the code on paper')).toBeVisible()
  await closed.context().close()

  const page = await keysOf(browser, 'leyla')
  await expect(page.getByText('You have one way in')).toBeVisible()
  await expect(page.getByText('Your recovery code is not counted')).toBeVisible()
  await expect(page.getByText('Not kept yet')).toBeVisible()
  await looksRight(page)
  await button(page, 'Make a new code').click()
  await page.getByText('I have kept the code on paper').click()
  await button(page, 'Done').click()
  await expect(page.getByText('You have two ways in')).toBeVisible()
  await expect(page.getByText('Not kept yet')).toBeHidden()
})

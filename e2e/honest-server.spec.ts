// What a caseworker is told about the server, counted. On a server that tells the truth nothing stands above any screen, on a new device
// and after four closed days either; what such a device cannot know stands where she looks for it, and beside a write that has to wait for
// it. A contradiction with what browsers have seen stands above every screen. (Decision 162.)

import { expect, test, type Browser, type Page } from '@playwright/test'
import { messagesOf } from '../scripts/locale-files.ts'
import { visit } from './hands.ts'
import { isQuiet } from './quiet.ts'
import { fillSignIn, looksRight, shot, signIn, Stage } from './stage.ts'

const arabic = messagesOf('ar')
let stage: Stage
let caseId: string
test.beforeEach(async () => {
  stage = await Stage.open({ unlimited: true })
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'ar' })
  await stage.act('amara', 'safeContact', caseId, {
    how: 'Through her sister',
    when: '',
    word: '',
    never: '',
  })
})
test.afterEach(() => stage.close())

/** Samir and the administrator were here: their browsers leave what they have seen. */
async function colleaguesWereHere(browser: Browser): Promise<void> {
  for (const who of ['samir', 'amara-admin']) await (await signIn(browser, stage, who)).context().close()
}

const sentence = 'you were last here'
const memoryOf = (page: Page) => page.getByRole('region', { name: 'What this browser remembers' })

/** Everything that speaks above or in a page without having been asked. */
const notices = (page: Page) =>
  page.locator('main').locator('.notice, .alarm, .toast, .unanswered:not(:empty)').filter({ visible: true })

/** Walks through every place of the navigation; answers with what was said on each where something was. */
async function walk(page: Page): Promise<string[]> {
  const places = await page
    .locator('nav.places a')
    .evaluateAll((links) => links.map((one) => one.getAttribute('href')!))
  expect(places.length).toBeGreaterThan(4)
  const said: string[] = []
  for (const place of [...places.slice(1), places[0]!]) {
    await visit(page, place)
    await isQuiet(page)
    for (const words of await notices(page).allInnerTexts()) said.push(`${place}: ${words}`)
    await expect(page.getByText(sentence)).toHaveCount(0)
  }
  return said
}

test('on a new device an honest server gives a caseworker no notice on any screen of her navigation', async ({
  browser,
}) => {
  await colleaguesWereHere(browser)
  await (await signIn(browser, stage, 'amara')).context().close()
  const amara = await signIn(browser, stage, 'amara')
  // By now the device has asked; what it cannot know stands with the account.
  await visit(amara, '/keys')
  await expect(memoryOf(amara).getByText('This browser is new to your account.')).toBeVisible()
  await expect(memoryOf(amara).getByText(sentence)).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'memory-colleagues-en-1280')
  expect(await walk(amara)).toEqual([])
  await visit(amara, `/cases/${caseId}`)
  const contact = amara.getByRole('region', { name: 'Safe contact' })
  await expect(contact).toContainText('Through her sister')
  await expect(contact).toContainText('Cannot be confirmed now')
  await expect(contact).toContainText('Before you call')
  await shot(amara, 'contact-unconfirmed-en-1280')
  // It is said once in a window what to do; the state stays.
  await visit(amara, '/cases')
  await visit(amara, `/cases/${caseId}`)
  await expect(contact).toContainText('Cannot be confirmed now')
  await amara.context().close()
})

test('a safe contact is confirmed by two as soon as another organisation is open, and nobody is asked', async ({
  browser,
}) => {
  const samir = await signIn(browser, stage, 'samir')
  await isQuiet(samir)
  const ministry = await signIn(browser, stage, 'yara')
  const cosigned = () =>
    samir.evaluate(async () => {
      const answer = await fetch('/api/registers')
      return ((await answer.json()) as { registers: unknown[] }).registers.length
    })
  await expect.poll(cosigned).toBeGreaterThan(0)
  const amara = await signIn(browser, stage, 'amara')
  expect(await walk(amara)).toEqual([])
  await visit(amara, `/cases/${caseId}`)
  const contact = amara.getByRole('region', { name: 'Safe contact' })
  await expect(contact).toContainText(/Confirmed .* by two/)
  await expect(contact).not.toContainText('Before you call')
  await looksRight(amara)
  await shot(amara, 'contact-confirmed-en-1280')
  for (const one of [samir, ministry, amara]) await one.context().close()

  const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
  await visit(narrow, `/cases/${caseId}`)
  await expect(narrow.getByText(arabic['case.contact.confirmed']!.split('{')[0]!.trim())).toBeVisible()
  await looksRight(narrow)
  await shot(narrow, 'contact-confirmed-ar-360')
  await narrow.context().close()
})

test('after four closed days a new device is as quiet, and a write that has to wait says whom to ask', async ({
  browser,
}) => {
  await colleaguesWereHere(browser)
  await stage.travel(4)
  const amara = await signIn(browser, stage, 'amara')
  expect(await walk(amara)).toEqual([])
  await visit(amara, '/keys')
  await expect(memoryOf(amara).getByText('not enough colleagues’ browsers could be asked')).toBeVisible()
  await shot(amara, 'memory-waits-en-1280')

  await visit(amara, `/cases/${caseId}`)
  const contact = amara.getByRole('region', { name: 'Safe contact' })
  await expect(contact).toContainText('Before you call, ask a colleague.')
  await amara.getByRole('button', { name: 'Write a note' }).click()
  const dialog = amara.getByRole('dialog')
  const save = dialog.getByRole('button', { name: 'Save', exact: true })
  await dialog.getByRole('textbox').first().fill('She rang at eight.')
  await save.click()
  await expect(dialog.getByText('Nothing was written or shared.')).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'memory-refused-en-1280')
  await dialog.getByRole('button', { name: 'I have asked by telephone: go on' }).click()
  await expect(dialog.getByText('You can go on now.')).toBeVisible()
  await save.click()
  await expect(amara.getByText('The note is saved.').last()).toBeVisible()
  await amara.context().close()

  const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
  await visit(narrow, '/keys')
  await narrow.locator('summary', { hasText: arabic['witness.memory']! }).click()
  await expect(narrow.getByText(arabic['witness.memory.lead']!)).toBeVisible()
  await looksRight(narrow)
  await shot(narrow, 'memory-waits-ar-360')
  await narrow.context().close()
})

test('a colleague’s browser that has seen more than a new device is shown stops every screen of it', async ({
  browser,
}) => {
  const samir = await signIn(browser, stage, 'samir')
  const kept = await samir.evaluate(() => fetch('/api/witnesses').then((answer) => answer.json()))
  await samir.context().close()
  // Samir goes on working; to the new device the server shows what his browser had left before.
  const later = await signIn(browser, stage, 'samir')
  await visit(later, `/cases/${caseId}`)
  const device = await browser.newContext()
  const amara = await device.newPage()
  await amara.route('**/api/witnesses', (route) =>
    route.request().method() === 'GET' ? route.fulfill({ json: kept }) : route.continue(),
  )
  await fillSignIn(amara, stage, 'amara')
  const alarm = amara.getByRole('alert').getByText('A colleague has seen more than this server shows')
  await expect(alarm).toBeVisible({ timeout: 60_000 })
  await looksRight(amara)
  await shot(amara, 'memory-contradiction-en-1280')
  for (const place of ['/cases', '/directory', '/']) {
    await visit(amara, place)
    await expect(alarm).toBeVisible()
  }
  await device.close()
  await later.context().close()
})

test('a device that was here before stops by its own memory, though the server forgets all that it kept for it @soak', async ({
  browser,
}) => {
  const amara = await signIn(browser, stage, 'amara')
  await isQuiet(amara)
  await amara.route('**/api/drafts/pins', (route) =>
    route.request().method() === 'GET' ? route.fulfill({ json: { draft: null } }) : route.continue(),
  )
  await amara.route('**/api/organisations/logs', async (route) => {
    const answer = await route.fetch()
    const body = (await answer.json()) as { logs: { statements: unknown[] }[] }
    for (const log of body.logs) log.statements.splice(2)
    await route.fulfill({ response: answer, json: body })
  })
  await fillSignIn(amara, stage, 'amara')
  await expect(amara.getByRole('alert').getByText(/shows less than it showed before/)).toBeVisible()
  await expect(amara.getByRole('navigation')).toHaveCount(0)
  await amara.context().close()
})

// Three sheets of paper, in real browsers: an administrator makes and names them, tries two, and when every way in is lost
// somebody types two of them at the door, administers, and colleagues are told. Squares are read by another program's decoder.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { answer, fromList, turnTo } from './hands.ts'
import { goTo, looksRight, passphrase, shot, signIn, Stage } from './stage.ts'

// The sheets that one test makes are those that the next ones open with.
test.describe.configure({ mode: 'serial' })

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const newPassphrase = 'harvest violin copper meadow seven lamps'

/** The words of the three sheets, as they stand on the page that is printed. */
async function recoverySharesOn(page: Page): Promise<string[]> {
  const recoveryShares = await page
    .locator('.sheet-words')
    .evaluateAll((lists) =>
      lists.map((list) => [...list.querySelectorAll('strong')].map((one) => one.textContent)),
    )
  return recoveryShares.map((words) => words.join(' '))
}

/** What a camera would read in a square on the page. */
async function scanned(page: Page, name: string): Promise<string> {
  const decoder = readFileSync(createRequire(import.meta.url).resolve('jsqr'), 'utf8')
  const picture = await page.getByRole('img', { name }).first().screenshot()
  // In a page of its own: the policy of ours lets no foreign script in.
  const table = await page.context().newPage()
  await table.evaluate(decoder.replace('typeof exports', 'typeof nothing'))
  const text = await table.evaluate(
    async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]))
      const canvas = new OffscreenCanvas(image.width, image.height)
      const pen = canvas.getContext('2d')!
      pen.drawImage(image, 0, 0)
      const { data, width, height } = pen.getImageData(0, 0, image.width, image.height)
      const { jsQR } = globalThis as unknown as {
        jsQR: (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null
      }
      return jsQR(data, width, height)?.data ?? ''
    },
    [...picture],
  )
  await table.close()
  return text
}

/** Goes through the ceremony; answers with the sheets. */
async function makeRecoveryShares(page: Page): Promise<string[]> {
  await goTo(page, '/keys')
  await page.getByRole('link', { name: 'Make new sheets' }).click()
  await button(page, 'Make the three sheets').click()
  await expect(heading(page, 'Print three sheets')).toBeVisible()
  const recoveryShares = await recoverySharesOn(page)
  await button(page, 'Go on').click()
  await expect(page.getByText('First print all three and read them.')).toBeVisible()
  await page.getByText('All three are printed, and I can read every word').click()
  await button(page, 'Go on').click()
  await expect(heading(page, 'Read them back')).toBeVisible()
  await readBack(page, recoveryShares)
  await button(page, 'These sheets count from now on').click()
  return recoveryShares
}

/** Types back what is asked of each sheet. */
async function readBack(page: Page, recoveryShares: readonly string[]): Promise<void> {
  for (const field of await page.getByLabel(/^Sheet \d, word \d+$/).all()) {
    const [, recoveryShare, place] = /^sheet-(\d)-(\d+)$/.exec((await field.getAttribute('id'))!)!
    await field.fill(recoveryShares[Number(recoveryShare) - 1]!.split(' ')[Number(place) - 1]!)
  }
}

async function typeRecoveryShares(page: Page, one: string, other: string): Promise<void> {
  await page.getByLabel('One sheet').fill(one)
  await page.getByLabel('Another sheet').fill(other)
}

async function door(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(`${stage.url}/?lang=en`)
  await page.getByRole('link', { name: 'Every administrator has lost their way in?' }).click()
  await expect(heading(page, 'Open with recovery sheets')).toBeVisible()
  return page
}

let recoveryShares: string[]
let old: string[]

/** Opens a case that can wait, with the least that a case needs. */
async function opensCase(page: Page, name: string): Promise<void> {
  await goTo(page, '/cases/new')
  const form = page.getByRole('main')
  await form.getByRole('textbox', { name: 'Name used' }).fill(name)
  await fromList(form, 'Language the person understands', 'Arabic')
  await answer(form, 'Adult or child?', 'Adult')
  await fromList(form, 'Where did the first indicators come from?', 'Health')
  await button(page, 'Open the case').click()
}

test('in its first week an administrator reads in red that sheets are owed; after it a caseworker opens no case that can wait @soak', async ({
  browser,
}) => {
  await stage.act('amara', 'recoveryRule', 1)
  const admin = await signIn(browser, stage, 'amara-admin')
  const owed = admin.getByRole('alert').filter({ hasText: 'Every case here can be lost for ever' })
  await expect(owed).toContainText('only cases that cannot wait are opened')
  await expect(owed.getByRole('link', { name: 'Make three sheets' })).toBeVisible()
  await looksRight(admin)
  await shot(admin, 'first-drill-owed-en')
  await admin.context().close()
  await stage.act('amara', 'recoveryRule', 8)
  const amara = await signIn(browser, stage, 'amara')
  const late = amara.getByRole('alert').filter({ hasText: 'Every case here can be lost for ever' })
  await expect(late).toContainText('Ask an administrator to do it today.')
  await opensCase(amara, 'Leila Waits')
  await expect(amara.getByText('Your organisation has not tried its recovery sheets.').first()).toBeVisible()
  await expect(amara.getByRole('textbox', { name: 'Name used' })).toHaveValue('Leila Waits')
  await looksRight(amara)
  await amara.context().close()
})

test('an administrator makes three recovery shares, which count only after they were printed and read back @soak', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'amara-admin')
  await goTo(page, '/keys')
  await expect(page.getByText('There are no recovery sheets')).toBeVisible()
  await page.getByRole('link', { name: 'Make three sheets' }).last().click()
  await expect(heading(page, 'Three sheets of paper')).toBeVisible()
  await looksRight(page)
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))

  await button(page, 'Make the three sheets').click()
  await expect(heading(page, 'Print three sheets')).toBeVisible()
  const first = await recoverySharesOn(page)
  expect(first.map((words) => words.split(' ').length)).toEqual([15, 15, 15])
  await looksRight(page)
  expect(await scanned(page, 'Square with the words of this sheet')).toBe(first[0])
  await page.emulateMedia({ media: 'print' })
  expect((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type ?\/Page\b/g)).toHaveLength(3)
  await page.emulateMedia({ media: 'screen' })

  await page.getByText('All three are printed, and I can read every word').click()
  await button(page, 'Go on').click()
  await looksRight(page)
  await button(page, 'These sheets count from now on').click()
  await expect(page.getByText(/^Sheet 1, word \d+ is another one/).first()).toBeVisible()
  await readBack(page, first)
  await stage.act('amara', 'waited', 6)
  await button(page, 'These sheets count from now on').click()
  await expect(page.getByRole('heading', { name: 'Confirm with passphrase' })).toBeVisible()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await button(page, 'Confirm with passphrase').click()
  await expect(heading(page, 'The sheets count')).toBeVisible()
  await looksRight(page)

  // A second making replaces the first.
  old = first
  recoveryShares = await makeRecoveryShares(page)
  await expect(heading(page, 'The sheets count')).toBeVisible()
  const all = [...old, ...recoveryShares].map((recoveryShare) =>
    recoveryShare.split(' ').slice(0, 3).join(' '),
  )
  expect(sent.filter((body) => all.some((words) => body.includes(words)))).toEqual([])
  expect(await stage.act<string[]>('amara', 'holding', all)).toEqual([])

  await page.getByRole('link', { name: 'To keys and recovery' }).click()
  await expect(page.getByText('They were never tried.')).toBeVisible()
  await expect(page.getByText('They open 1 of your organisation’s 1 key.')).toBeVisible()
  await looksRight(page)
  await page.context().close()
})

test('a recovery drill names each mistake and records its date when two shares match @soak', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'amara-admin')
  await goTo(page, '/keys/drill')
  const [one, two, three] = recoveryShares as [string, string, string]
  const tries = async (first: string, second: string, answer: string) => {
    await typeRecoveryShares(page, first, second)
    await button(page, 'Try them').click()
    await expect(page.getByText(answer).first()).toBeVisible()
  }
  await tries(one, two.split(' ').slice(1).join(' '), 'A sheet has fifteen words; these are 14.')
  await tries(one.split(' ').with(3, 'wrod').join(' '), two, 'Word 4 is not on any sheet.')
  await looksRight(page)
  await tries(one, one, 'This is the same sheet twice')
  await tries(old[0]!, old[1]!, 'These sheets are from an older making')
  await looksRight(page)
  // What was typed is still there; one word that cannot be read any more is found again.
  await tries(
    three.split(' ').with(9, '?').join(' '),
    one.toUpperCase(),
    'They open one key of your organisation',
  )
  await expect(heading(page, 'The sheets are right')).toBeVisible()
  await page.getByRole('link', { name: 'To keys and recovery' }).click()
  await expect(page.getByText('Two of them were last tried on')).toBeVisible()
  await page.context().close()
  // Nothing is owed any more.
  const amara = await signIn(browser, stage, 'amara')
  await opensCase(amara, 'Leila Comes')
  await expect(amara).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
  await expect(amara.getByText('Every case here can be lost for ever')).toHaveCount(0)
  await amara.context().close()
})

test('a colleague recovers administration with two shares, rotates the keys, and everybody is told @soak', async ({
  browser,
}) => {
  const case_ = await stage.act<string>('amara', 'openCase', {
    name: 'Qzxfirstnamewk',
    language: 'en',
    story: 'Sealed words.',
  })
  const page = await door(browser)
  await looksRight(page)
  const [one, , three] = recoveryShares as [string, string, string]
  await button(page, 'Open with these sheets').click()
  await expect(page.getByText('Choose a handle').first()).toBeVisible()
  await page.getByLabel('Your handle').fill('the-director')
  await page.getByLabel('Your passphrase').fill(newPassphrase)
  await typeRecoveryShares(page, old[0]!, old[2]!)
  await button(page, 'Open with these sheets').click()
  await expect(page.getByText('These sheets are from an older making').first()).toBeVisible()
  await typeRecoveryShares(page, three, one)
  await page.getByLabel('Your handle').fill('bashir')
  await button(page, 'Open with these sheets').click()
  await expect(page.getByText('Somebody at another organisation has this handle.').first()).toBeVisible()
  await page.getByLabel('Your handle').fill('the-director')
  await button(page, 'Open with these sheets').click()
  await expect(heading(page, 'You administer now')).toBeVisible()
  await looksRight(page)
  await page.getByText('I have kept the code on paper').click()
  await button(page, 'Change the keys and go in').click()
  await expect(page.locator('nav').first()).toBeVisible({ timeout: 30_000 })
  await goTo(page, '/keys')
  await expect(page.getByText('It is key number 2')).toBeVisible()
  await expect(page.getByText('These sheets were used on')).toBeVisible()
  await button(page, 'Lock').click()
  await page.locator('input[type=password]').fill(newPassphrase)
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('nav').first()).toBeVisible()
  await page.context().close()

  const amara = await signIn(browser, stage, 'amara')
  await expect(amara.getByText('the-director became administrator with two recovery sheets')).toBeVisible()
  await looksRight(amara)
  await goTo(amara, `/cases/${case_}`)
  await expect(amara.getByRole('button', { name: 'Show names' })).toBeVisible()
  await turnTo(amara, 'Notes and messages')
  await expect(amara.locator('.notes-line', { hasText: 'Sealed words.' })).toBeVisible()
  await button(amara, 'I know of this').click()
  await expect(amara.getByText('the-director became administrator')).toBeHidden()
  await button(amara, 'Lock').click()
  await amara.locator('input[type=password]').fill(passphrase)
  await amara.locator('form button[type=submit]').click()
  await expect(amara.locator('nav').first()).toBeVisible()
  await expect(amara.getByText('the-director became administrator')).toBeHidden()
  await amara.context().close()
})

test('an invitation’s QR code can be scanned, and its secret does not stay in the address @soak', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'bashir-admin')
  await goTo(page, '/people')
  await button(page, 'Invite somebody').click()
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  await dialog.getByLabel('Handle').fill('zofia')
  await dialog.getByText('Health worker', { exact: true }).click()
  await button(page, 'Make the invitation').click()
  const secret = (await dialog.locator('.secret').textContent())!
  const address = await scanned(page, 'Square with the address and the secret of this invitation')
  expect(address).toBe(`${stage.url}/join#${secret}`)
  await looksRight(page)

  const phone = await (await browser.newContext({ viewport: { width: 390, height: 800 } })).newPage()
  const asked: string[] = []
  phone.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`))
  await phone.goto(address)
  await expect(phone.locator('#invitation')).toHaveValue(secret)
  expect(await phone.evaluate(() => location.href)).toBe(`${stage.url}/join`)
  expect(asked.filter((one) => one.includes(secret) && !one.startsWith(address))).toEqual([])
  await phone.context().close()
  await page.context().close()
})

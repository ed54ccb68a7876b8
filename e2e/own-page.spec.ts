// Amina's own page with script, on her telephone: six words open what is locked for her; she reads, answers, and goes; and
// nothing of hers stays, neither after the exit, nor after three quiet minutes, nor in the browser's profile.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test'
import { wholeChromium } from '../scripts/chromium.ts'
import { wordsIn } from '../test/canaries.ts'
import { goTo, looksRight, signIn, Stage } from './stage.ts'

let stage: Stage
let caseId: string
let words: string
const phone = { width: 360, height: 740 }
/** Words that must be read on her telephone and by nobody on the way. */
const planted = {
  note: 'Qzxownnote1Vwk',
  message: 'Qzxownmessage2Vwk',
  answer: 'Qzxownanswer3Vwk',
  voice: 'Qzxownvoice4Vwk',
  reach: 'Qzxownreach5Vwk',
  staff: 'Qzxownstaff6Vwk',
}
/** Everything that left a browser. */
const sent: string[] = []
const listen = (page: Page) =>
  page.on(
    'request',
    (request) => void sent.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers())),
  )

test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', {
    name: 'Amina Test',
    language: 'ar',
    story: planted.note,
    safeContact: { how: planted.reach, when: '', word: '', never: '' },
  })
  words = (await stage.act<{ words: string }>('amara', 'card', caseId, 'ar')).words
  await stage.act('amara', 'message', caseId, planted.message)
})
test.afterAll(() => stage.close())

/** Types the words of the card, and waits until her page is there. */
async function enter(page: Page, language: string): Promise<void> {
  await page.goto(`${stage.publicUrl}/${language}/6`)
  await page.locator('input[name=words]').fill(words)
  await page.locator('main button.b').click()
  await expect(page.locator('main .c')).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(`/${language}/6`)
}

const openMessages = async (page: Page, language: string) => {
  await page.locator(`main a.k[href="/${language}/7/8"]`).click()
  await expect(page.locator('[data-at=messages]')).toBeVisible()
}

for (const language of ['ar', 'en']) {
  test(`Amina reads a note and a message on her telephone, in ${language}`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: phone })
    const page = await context.newPage()
    listen(page)
    page.on('pageerror', (error) => {
      throw error
    })
    await enter(page, language)
    await looksRight(page)
    await openMessages(page, language)
    await expect(page.locator('[data-at=messages]')).toContainText(planted.message)
    await expect(page.locator('[data-at=notes]')).toContainText(planted.note)
    await expect(page.locator('[data-at=contact]')).toContainText(planted.reach)
    await looksRight(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      1,
    )
    expect(await page.title()).not.toMatch(/message|رسا|Amina/)
    expect(new URL(page.url()).pathname).toBe(`/${language}/6`)
    if (process.env['SHOTS']) await page.screenshot({ path: `shots/own-${language}.png`, fullPage: true })
    await context.close()
  })
}

test('Amina answers, chooses to be told, complains in words; Amara reads, writes back, and gives the notice', async ({
  browser,
}) => {
  const own = await (await browser.newContext({ viewport: phone })).newPage()
  const amara = await signIn(browser, stage, 'amara')
  for (const page of [own, amara]) listen(page)

  await enter(own, 'en')
  await openMessages(own, 'en')
  const field = own.locator('textarea[name=text]')
  await field.fill(planted.answer)
  // A broken line: what she typed is still there.
  await own.route('**/api/own/cases/**', (route) => route.abort())
  await own.locator('form[data-do=write] button').click()
  await expect(own.getByRole('alert')).toContainText('What you wrote is still here')
  await expect(field).toHaveValue(planted.answer)
  await own.unroute('**/api/own/cases/**')
  // So it is after a look at another page.
  await own.locator('main a[href="/en/7"]').click()
  await openMessages(own, 'en')
  await expect(field).toHaveValue(planted.answer)
  await own.getByText('One week').click()
  await own.locator('form[data-do=write] button').click()
  await expect(own.locator('[data-at=messages]')).toContainText(planted.answer)
  await expect(field).toHaveValue('')
  await own.getByText('Yes, with this one sentence').click()
  await own.locator('form[data-do=notices] button').click()
  await expect(own.getByRole('status')).toContainText('It is kept')

  await own.locator('main a[href="/en/7"]').click()
  await own.locator('main a[href="/en/7/5"]').click()
  await own.getByText('Something was wrong').click()
  await own.getByText('How people treat me').click()
  await own.locator('textarea[name=words]').fill(planted.voice)
  await own.locator('select[name=about]').selectOption({ label: 'Harbour House' })
  const reader = (name: string) =>
    own.locator('label.w:has(input[name=to])', { hasText: name }).locator('input')
  await expect(reader('Harbour House')).toBeDisabled()
  await expect(reader('National Coordination')).toBeChecked()
  await looksRight(own)
  if (process.env['SHOTS']) await own.screenshot({ path: 'shots/own-voice-en.png', fullPage: true })
  await own.getByRole('button', { name: 'Send' }).click()
  await expect(own.getByRole('status')).toContainText('It is sent')
  await expect(own.locator('main')).toContainText('What I said before')

  await goTo(amara, `/cases/${caseId}`)
  await expect(amara.getByText('1 new message')).toBeVisible()
  await amara.getByRole('button', { name: 'Open 2 messages' }).click()
  await expect(amara.locator('.messages')).toContainText(planted.answer)
  await expect(amara.locator('.messages .message').last()).toContainText('Read on')
  await amara.getByLabel('Write to the person').fill(planted.staff)
  await looksRight(amara)
  await amara.getByRole('button', { name: 'Seal and send' }).click()
  await expect(amara.getByText('Tell the person that something is new').first()).toBeVisible()
  await expect(amara.locator('main')).toContainText('مرحبًا. هذا تذكير.')
  await expect(amara.getByLabel('Write to the person')).toHaveValue('')
  await looksRight(amara)
  if (process.env['SHOTS']) await amara.screenshot({ path: 'shots/case-messages-en.png', fullPage: true })
  await goTo(amara, '/')
  await expect(amara.locator('main')).toContainText('Tell the person that something is new')
  await goTo(amara, `/cases/${caseId}`)
  await amara.getByRole('button', { name: 'I have told them' }).click()
  await expect(amara.getByRole('button', { name: 'I have told them' })).toHaveCount(0)

  const mina = await signIn(browser, stage, 'mina')
  listen(mina)
  const track = await stage.act<string>('mina', 'voice')
  await goTo(mina, `/tracks/${track}`)
  const hold = mina.getByRole('button', { name: /own words/ }).first()
  await hold.press('Enter')
  await expect(mina.locator('main')).toContainText(planted.voice)
  await looksRight(mina)

  await own.locator('main a[href="/en/7"]').click()
  await openMessages(own, 'en')
  await expect(own.locator('[data-at=messages]')).toContainText(planted.staff)
  for (const page of [own, amara, mina]) await page.context().close()

  const wanted = Object.values(planted)
  expect(sent.length).toBeGreaterThan(50)
  expect(wordsIn(sent.join('\n'), [...wanted, words])).toEqual([])
  expect(await stage.act<string[]>('mina', 'holding', wanted)).toEqual([])
  // The same search finds what did go out.
  expect(wordsIn(sent.join('\n'), [caseId])).toEqual([caseId])
})

test('three quiet minutes close her page: keys, words and session are gone', async ({ browser }) => {
  const context = await browser.newContext({ viewport: phone })
  const page = await context.newPage()
  await page.clock.install()
  await enter(page, 'en')
  await openMessages(page, 'en')
  await page.locator('textarea[name=text]').fill('half a sentence')
  expect(page.workers()).toHaveLength(1)
  await page.clock.fastForward('02:59')
  await expect(page.locator('[data-at=messages]')).toContainText(planted.message)
  await page.clock.fastForward('00:02')
  await expect(page.locator('main')).toContainText('Type the words again')
  expect(await page.content()).not.toMatch(new RegExp(`${Object.values(planted).join('|')}|half a sentence`))
  await expect.poll(() => page.workers()).toEqual([])
  await expect(page.locator('input[name=words]')).toHaveValue('')
  await expect
    .poll(async () => (await context.request.get(`${stage.publicUrl}/api/own/file`)).status())
    .toBe(401)
  await enter(page, 'en')
  await openMessages(page, 'en')
  await expect(page.locator('textarea[name=text]')).toHaveValue('')
  await context.close()
})

/** Every file of a browser's profile that holds one of the words. */
function foundIn(folder: string, wanted: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      return wanted.filter((word) =>
        [word, Buffer.from(word, 'utf16le')].some((form) => bytes.includes(form)),
      )
    })
}

for (const script of [true, false]) {
  test(`after the exit Back shows the weather and the profile holds nothing of hers, ${script ? 'with' : 'without'} script`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'continuum-profile-'))
    const launch = () =>
      chromium.launchPersistentContext(folder, {
        viewport: phone,
        javaScriptEnabled: script,
        executablePath: wholeChromium,
        args: ['--no-sandbox', '--disable-background-networking'],
      })
    const context: BrowserContext = await launch()
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(`${stage.publicUrl}/en`)
    if (script) {
      await enter(page, 'en')
      await openMessages(page, 'en')
      await expect(page.locator('[data-at=messages]')).toContainText(planted.message)
      await page.locator('textarea[name=text]').fill('Qzxneversent7Vwk')
      const stored = await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
      ])
      expect(stored).toEqual([0, 0, 0, 0])
    } else {
      await page.goto(`${stage.publicUrl}/en/6`)
      await page.locator('input[name=words]').fill(words)
      await page.locator('main button.b').click()
      await page.locator('form.c button').click()
      await expect(page.locator('main .c a.b')).toBeVisible()
      await page.goto(`${stage.publicUrl}/en/7/8`)
      await expect(page.locator('main')).toContainText('We cannot open them')
      await page.goto(`${stage.publicUrl}/en/7/6`)
      await page.getByRole('button', { name: 'Please explain again' }).click()
      await expect(page.locator('main')).toContainText('We did not mark it as done')
    }
    await page.locator('a.x').click()
    await expect(page).toHaveURL(/\/w$/)
    for (let step = 0; step < 3; step += 1) {
      await page.goBack().catch(() => undefined)
      if (page.url() === 'about:blank') break
      await expect(page.locator('body')).toContainText('Weather')
    }
    await context.close()
    const wanted = [...Object.values(planted), 'Qzxneversent7Vwk', words, 'Amina Test']
    expect(foundIn(folder, wanted)).toEqual([])
    // The same search finds what a browser does write down: the one address.
    expect(foundIn(folder, [script ? '/en/6' : '/en/7'])).not.toEqual([])
    rmSync(folder, { recursive: true, force: true })
  })
}

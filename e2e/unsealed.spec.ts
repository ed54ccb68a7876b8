// What is typed on a page that says that it locks words leaves the browser locked or not at all: not where an answer is missing,
// not where the language is changed, and nothing that was typed is lost on the way.

import { expect, test, type Browser, type Page } from '@playwright/test'
import { addresses, exitAddresses } from '../src/api/addresses.ts'
import { wordsIn } from '../test/canaries.ts'
import { enterOwn } from './portal-door.ts'
import { looksRight, Stage } from './stage.ts'
import { isQuiet } from './quiet.ts'

let stage: Stage
let words: string
const planted = { voice: 'Qzxunsealedvoice1Vwk', code: 'Qzxunsealedcode2Vwk', story: 'Qzxunsealedstory3Vwk' }

test.beforeAll(async () => {
  stage = await Stage.open()
  const caseId = await stage.act<string>('amara', 'openCase', {
    name: 'Amina Test',
    language: 'en',
    story: 'A story.',
    safeContact: { how: 'by text', when: '', word: '', never: '' },
  })
  words = (await stage.act<{ words: string }>('amara', 'card', caseId, 'en')).words
})
test.afterAll(() => stage.close())

/** Everything that leaves the page from here on. */
function listen(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => void sent.push(request.url(), request.postData() ?? ''))
  return sent
}

async function openVoice(browser: Browser): Promise<Page> {
  const page = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
  await page.locator(`main a[href="/en${addresses.voice}"]`).click()
  await expect(page.locator('textarea[name=words]')).toBeVisible()
  return page
}

test('a survivor who forgets what kind of thing it is sends nothing and keeps her words, and need not say what it is about', async ({
  browser,
}) => {
  const page = await openVoice(browser)
  await isQuiet(page)
  const sent = listen(page)
  const field = page.locator('textarea[name=words]')
  await field.fill(planted.voice)
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('alert')).toContainText('Please choose one answer to each question')
  await expect(field).toHaveValue(planted.voice)
  expect(sent).toEqual([])
  await page.locator('label.w', { hasText: 'Something was wrong' }).click()
  await looksRight(page)
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('status')).toContainText('It is sent')
  expect(sent.length).toBeGreaterThan(0)
  expect(wordsIn(sent.join('\n'), Object.values(planted))).toEqual([])
  await page.context().close()
})

test('a survivor’s complaint goes to the complaints body, and the case carrier reads it only where she chose so', async ({
  browser,
}) => {
  const page = await openVoice(browser)
  const reader = (name: string) =>
    page.locator('label.w:has(input[name=to])', { hasText: name }).locator('input')
  await expect(page.locator('input[name=to]:checked')).toHaveCount(0)
  await page.getByText('Something could be better').click()
  await expect(reader('Harbour House')).toBeChecked()
  await page.getByText('Something was wrong').click()
  await expect(reader('National Coordination')).toBeChecked()
  await reader('Harbour House').check()
  await page.locator('input[name=topic][value=respect]').check()
  await expect(reader('Harbour House')).toBeChecked()
  await page.locator('select[name=about]').selectOption({ label: 'Harbour House' })
  await expect(reader('National Coordination')).toBeChecked()
  await page.context().close()
})

test('a visitor who fills in only a code word is told that nothing else was written, and nothing is sent', async ({
  browser,
}) => {
  const page = await browser.newPage()
  await page.goto(`${stage.publicUrl}/en${addresses.help}`)
  await expect(page.getByText('Your phone locks your words')).toBeVisible()
  const sent = listen(page)
  await page.getByText('Say more, if you want').click()
  await page.locator('input[name=code]').fill(planted.code)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Nothing is filled in yet')
  await page.locator('textarea[name=story]').evaluate((field: HTMLTextAreaElement, story) => {
    field.value = story.repeat(1000)
  }, planted.story)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('Too long')
  // A receipt is made while somebody types, so that its sending takes less: of what was typed nothing leaves.
  expect(sent.filter((part) => part.endsWith('/api/help'))).toEqual([])
  expect(wordsIn(sent.join('\n'), Object.values(planted))).toEqual([])
  await expect(page.locator('input[name=code]')).toHaveValue(planted.code)
  await page.close()
})

test('a visitor who changes to French in the middle of a sentence keeps her words in the telephone and finds the quick exit in French', async ({
  browser,
}) => {
  const page = await browser.newPage()
  await page.goto(`${stage.publicUrl}/en${addresses.help}`)
  await expect(page.getByText('Your phone locks your words')).toBeVisible()
  const sent = listen(page)
  const story = page.locator('textarea[name=story]')
  await story.fill(`\n${planted.story}\nand more`)
  await page.getByText('Say more, if you want').click()
  await page.locator('input[name=code]').fill(planted.code)
  await page.locator('input[name=safe][value=unsure]').check()
  await page.locator('input[name=wish]').first().check()
  await story.press('Tab')
  await page.locator('input[name=code]').press('Enter')
  await page.getByRole('button', { name: 'Français' }).click()
  await expect(page.locator('main h1')).toBeFocused()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.getByText('Votre téléphone verrouille vos mots')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Quitter maintenant' })).toBeVisible()
  await expect(story).toHaveValue(`\n${planted.story}\nand more`)
  await expect(page.locator('input[name=code]')).toHaveValue(planted.code)
  await expect(page.locator('input[name=safe][value=unsure]')).toBeChecked()
  await expect(page.locator('input[name=wish]').first()).toBeChecked()
  await looksRight(page)
  await page.getByRole('button', { name: 'العربية' }).click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await page.locator('form#f button[name=send]').click()
  await expect(page.locator('output')).toBeVisible()
  expect(sent.length).toBeGreaterThan(2)
  expect(wordsIn(sent.join('\n'), Object.values(planted))).toEqual([])
  await page.close()
})

test('a survivor changes the portal’s language, and the quick exit and the closing message change with it', async ({
  browser,
}) => {
  const page = await browser.newPage()
  await page.clock.install()
  await page.goto(`${stage.publicUrl}/en${addresses.enter}`)
  await page.locator('input[name=words]').fill(words)
  await page.locator('main button.b').click()
  await expect(page.locator('main .c')).toBeVisible()
  await page.getByRole('link', { name: 'Français' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.locator('header a.x')).toHaveText('Quitter maintenant')
  await expect(page).toHaveTitle('Informations')
  // The time begins anew with the new page, a moment after its words stand there.
  await expect(async () => {
    await page.clock.fastForward('03:01')
    const closed = page.getByRole('status')
    await expect(closed).toContainText('Votre page s’est fermée pour vous protéger', { timeout: 2000 })
  }).toPass()
  await expect(page.locator('main h1')).toHaveText('J’ai une carte avec six mots')
  await page.locator('header a.x').click()
  await expect(page).toHaveURL(new RegExp(`${exitAddresses.weather}$`))
  await page.close()
})

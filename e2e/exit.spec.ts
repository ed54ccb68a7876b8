// The way out where there is no network: the weather stands in the same frame, in the reader's language; Back, Forward and the other
// tabs show it too; what was open is let go; and nothing is stored but the cookie that says so, for minutes.

import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { addresses, addressOfRight, exitAddresses } from '../src/api/addresses.ts'
import { offered, say } from '../src/language/say.ts'
import { looksRight, shot, Stage } from './stage.ts'

let stage: Stage
let words: string
test.beforeAll(async () => {
  stage = await Stage.open()
  const caseId = await stage.act<string>('amara', 'openCase', {
    name: 'Amina Test',
    language: 'ar',
    story: 'A story.',
  })
  words = (await stage.act<{ words: string }>('amara', 'card', caseId, 'ar')).words
})
test.afterAll(() => stage.close())

const small = { width: 320, height: 568 }
const at = (language: string, address: string) => `${stage.publicUrl}/${language}${address}`
const isWeather = async (page: Page, language: string) => {
  await expect(page).toHaveTitle(say(language, 'public.weather'))
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expect(page.locator('li')).toHaveCount(4)
  await expect(page.locator('a, form, main')).toHaveCount(0)
}
/** What a page can keep in a browser, but for cookies. */
const kept = (page: Page) =>
  page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
  ])

async function reading(context: BrowserContext, language: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(at(language, addresses.rights))
  await page.goto(at(language, addressOfRight(2)))
  return page
}

for (const language of offered)
  test(`without network the exit shows the weather in the same frame, in ${language}, and Back and the other tab show it too${language === 'ar' ? '' : ' @soak'}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: small })
    const [page, other] = [await reading(context, language), await reading(context, language)]
    const asked: string[] = []
    await context.setOffline(true)
    page.on('framenavigated', (frame) => void asked.push(frame.url()))
    await page.locator('a.x').click()
    await isWeather(page, language)
    await isWeather(other, language)
    await looksRight(page)
    await shot(page, `weather-${language}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    for (const way of ['goBack', 'goBack', 'goForward'] as const) {
      await page[way]()
      await isWeather(page, language)
    }
    // The same document all the while, and no address but the one that it had.
    expect(new Set(asked)).toEqual(new Set([at(language, addressOfRight(2))]))
    expect(await kept(page)).toEqual([0, 0, 0, 0, 0])
    expect((await context.cookies()).map(({ name, value }) => [name, value])).toEqual([['w', language]])
    await context.setOffline(false)
    for (const tab of [page, other]) await expect(tab).toHaveURL(`${stage.publicUrl}${exitAddresses.weather}`)
    await isWeather(page, language)
    await page.goto(at(language, addresses.rights))
    await isWeather(page, language)
    await context.close()
  })

test('a survivor who leaves her portal without network has locked it in this tab, and her session ends when the network is back', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: small })
  const page = await context.newPage()
  await page.goto(at('en', addresses.enter))
  await page.locator('input[name=words]').fill(words)
  await page.locator('main button.b').click()
  await expect(page.locator('main .c')).toBeVisible()
  const session = (await context.cookies()).find(({ name }) => name === 'p')?.value ?? ''
  expect(session).not.toBe('')
  await context.setOffline(true)
  await page.locator('a.x').click()
  await isWeather(page, 'en')
  await expect.poll(() => page.workers()).toEqual([])
  await page.goBack()
  await isWeather(page, 'en')
  await context.setOffline(false)
  await expect(page).toHaveURL(`${stage.publicUrl}${exitAddresses.weather}`)
  const answer = await fetch(at('en', addresses.portal), {
    headers: { cookie: `p=${session}` },
    redirect: 'manual',
  })
  expect([answer.status, answer.headers.get('location')]).not.toEqual([200, null])
  expect(await answer.text()).not.toContain('data-do')
  await context.close()
})

test('a visitor leaves by Shift three times, is told before the last, and comes back by the last day three times', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ viewport: small })).newPage()
  await page.goto(at('en', addresses.help))
  await expect(page.locator('a.x')).toHaveAccessibleDescription(say('en', 'public.leave.keys'))
  // Capital letters are no way out.
  const field = page.locator('textarea[name=story]')
  await field.focus()
  for (const letter of ['A', 'B', 'C', 'D']) await page.keyboard.press(`Shift+${letter}`)
  await expect(field).toHaveValue('ABCD')
  await page.keyboard.press('Shift')
  await page.keyboard.press('Shift')
  await expect(page.locator('[aria-live]')).toHaveText(say('en', 'public.leave.once'))
  await page.keyboard.press('Shift')
  await isWeather(page, 'en')
  await expect(page).toHaveURL(`${stage.publicUrl}${exitAddresses.weather}`)
  for (let press = 0; press < 3; press += 1) await page.locator('li').last().click()
  await expect(page.locator('main h1')).toHaveText(say('en', 'public.start'))
  await page.context().close()
})

test('in forced colours the exit keeps its box', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: small, forcedColors: 'active' })).newPage()
  await page.goto(at('en', addresses.start))
  const box = await page.locator('a.x').evaluate((link) => {
    const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(link)
    return { borderTopWidth, borderTopStyle, isSeen: borderTopColor !== backgroundColor }
  })
  expect(box).toEqual({ borderTopWidth: '2px', borderTopStyle: 'solid', isSeen: true })
  await looksRight(page)
  await page.context().close()
})

for (const javaScriptEnabled of [true, false])
  test(`after a refused form and the exit, Back shows the weather ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ viewport: small, javaScriptEnabled })).newPage()
    await page.goto(at('en', addresses.receipt))
    await page.locator('input[name=numbers]').fill('12 34')
    await page.locator('button[name=open]').click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.locator('input[name=numbers]')).toHaveValue('12 34')
    await page.locator('a.x').click()
    await expect(page).toHaveURL(`${stage.publicUrl}${exitAddresses.weather}`)
    for (let step = 0; step < 2; step += 1) {
      await page.goBack()
      await expect(page.locator('body')).toContainText('Weather')
      await expect(page.locator('input')).toHaveCount(0)
    }
    await page.context().close()
  })

for (const javaScriptEnabled of [true, false])
  test(`the address of her thread opens nothing in another browser, before and after she leaves, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    browser,
  }) => {
    const story = 'They keep my passport and I sleep in the kitchen.'
    const context = await browser.newContext({ viewport: small, javaScriptEnabled })
    const page = await context.newPage()
    await page.goto(at('es', addresses.help))
    await page.locator('textarea[name=story]').fill(story)
    await page.locator('main button.b').last().click()
    const receipt = await page.locator('output').innerText()
    await page.goto(at('es', addresses.receipt))
    await page.locator('input[name=numbers]').fill(receipt)
    await page.locator('button[name=open]').click()
    await expect(page.locator('main')).toContainText(story)
    const thread = page.url()
    expect(thread).toContain('?r=')
    const opened = async () => {
      const theirs = await (await browser.newContext({ viewport: small, javaScriptEnabled })).newPage()
      await theirs.goto(thread)
      const text = await theirs.locator('main').innerText()
      await expect(theirs.locator('input[name=numbers]')).toBeVisible()
      await theirs.context().close()
      return text
    }
    for (const _again of [1, 2]) expect(await opened()).not.toContain(story)
    // A bad line: she loads it once more.
    await page.reload()
    await expect(page.locator('main')).toContainText(story)
    const cookies = await context.cookies()
    expect(cookies.find(({ name }) => name === 'a')).toMatchObject({ httpOnly: true, sameSite: 'Strict' })
    await page.locator('a.x').click()
    await expect(page).toHaveURL(`${stage.publicUrl}${exitAddresses.weather}`)
    expect((await context.cookies()).map(({ name }) => name)).toEqual(['w'])
    expect(await opened()).not.toContain(story)
    // Not even for somebody who copied what her browser kept.
    const thief = await browser.newContext({ viewport: small, javaScriptEnabled })
    await thief.addCookies(cookies.filter(({ name }) => name === 'a'))
    const theirs = await thief.newPage()
    await theirs.goto(thread)
    await expect(theirs.locator('main')).not.toContainText(story)
    await thief.close()
    await context.close()
  })

test('without script the page about leaving says that it needs the network, in a page of two screens', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ viewport: small, javaScriptEnabled: false })).newPage()
  await page.goto(at('th', addresses.before))
  await expect(page.getByText(say('th', 'public.before.script'))).toBeVisible()
  const seen = await browser.newPage()
  await seen.goto(at('th', addresses.before))
  await expect(seen.getByText(say('th', 'public.before.script'))).toHaveCount(0)
  await seen.close()
  await page.context().close()
})

// What stands in the first screen of a small telephone, in every language offered: the number for danger, help, rights and the
// entrance of a card on the start page; the whole first question on both forms. Nobody has to scroll past anything for them.

import { expect, test } from '@playwright/test'
import { addresses, type Address } from '../src/api/addresses.ts'
import { shot, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
  // A practice installation has a strip above everything, and says that its numbers are invented.
  await stage.act('mina', 'practice', true)
})
test.afterAll(() => stage.close())

const height = 568

/** What has to be there, by the address that it leads to or the field that it is. */
const wanted = (language: string): [at: Address, of: Record<string, string>][] => [
  [
    addresses.start,
    {
      danger: 'a[href^="tel:"]',
      help: `main a[href="/${language}${addresses.help}"]`,
      rights: `main a[href="/${language}${addresses.rights}"]`,
      card: `main a[href="/${language}${addresses.enter}"]`,
    },
  ],
  [addresses.help, { danger: 'a[href^="tel:"]', question: 'form legend', answers: 'form fieldset' }],
  [addresses.concern, { danger: 'a[href^="tel:"]', question: 'form legend', answers: 'form fieldset' }],
]

for (const language of ['en', 'ar', 'es', 'fr', 'th', 'uk'])
  test(`at 320 and 360 px a person who reads ${language} finds danger, help, rights and a card’s entrance, and a form’s first question, without a scroll`, async ({
    browser,
  }) => {
    const ends: Record<string, number> = {}
    for (const width of [320, 360]) {
      const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: false })
      const page = await context.newPage()
      for (const [at, parts] of wanted(language)) {
        await page.goto(`${stage.publicUrl}/${language}${at}`)
        await shot(page, `first-screen-${at.slice(1) || 'start'}-${language}-${width}`)
        for (const [part, selector] of Object.entries(parts)) {
          const box = await page.locator(selector).first().boundingBox()
          ends[`${width} ${at || '/'} ${part}`] = Math.ceil((box?.y ?? Infinity) + (box?.height ?? 0))
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(wide, `${at} scrolls sideways`).toBeLessThanOrEqual(width)
      }
      await context.close()
    }
    test.info().annotations.push({ type: 'first screen', description: JSON.stringify({ language, ends }) })
    const below = Object.entries(ends).filter(([, end]) => end > height)
    expect(below, 'what ends below the first screen').toEqual([])
  })

test('the form for help is at most three screens long at 320 px, in every language', async ({ browser }) => {
  await stage.act('mina', 'practice', false)
  const page = await (
    await browser.newContext({ viewport: { width: 320, height: 800 }, javaScriptEnabled: false })
  ).newPage()
  const heights: Record<string, number> = {}
  for (const language of ['en', 'ar', 'es', 'fr', 'th', 'uk']) {
    await page.goto(`${stage.publicUrl}/${language}${addresses.help}`)
    heights[language] = await page.evaluate(() => document.documentElement.scrollHeight)
  }
  test.info().annotations.push({ type: 'height', description: JSON.stringify(heights) })
  expect(Object.entries(heights).filter(([, height]) => height > 3 * 800)).toEqual([])
  await page.context().close()
})

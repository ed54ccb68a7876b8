// Every page that is open to everybody, in every language, on a small telephone: what the accessibility statement says of them.

import { expect, test } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { say } from '../src/language/say.ts'
import { openPages } from '../scripts/rounds.ts'
import { looksRight, shot, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
  await stage.act('mina', 'practice', true)
})
test.afterAll(() => stage.close())

const statements: readonly string[] = [addresses.privacy, addresses.accessibility]

for (const language of ['en', 'ar', 'es', 'fr', 'th', 'uk'])
  test(`axe finds nothing on any page open to everybody in ${language}, and the keyboard reaches the two statements @soak`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    for (const path of openPages) {
      await page.goto(`${stage.publicUrl}/${language}${path}`)
      await expect(page.locator('main'), path).toBeVisible()
      await looksRight(page)
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wider, path).toBeLessThanOrEqual(0)
      if (statements.includes(path)) await shot(page, `statement${path.replace('/', '-')}-${language}`)
    }
    await page.goto(`${stage.publicUrl}/${language}`)
    const footer = page.locator('footer a', { hasText: say(language, 'public.accessibility') })
    for (let tabs = 0; tabs < 40 && !(await footer.evaluate((a) => a === document.activeElement)); tabs += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.locator('h1')).toHaveText(say(language, 'public.accessibility'))
    await context.close()
  })

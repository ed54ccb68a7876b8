// Yara asks whether rights are explained in time to whoever an inspection found as they are to others: the scorecard is told by who found the
// person, and says which groups are left out, and of which numbers nobody can ask that.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'
import { threeScreens } from './narrow.ts'

job(
  {
    number: 'S441',
    profession: 'ministry',
    who: 'yara',
    what: 'one number of the scorecard by who found the person: each group with its range and people, and which are left out',
    goal: { presses: 4, seconds: 20 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'countedEarlier')
      await stage.act('amara', 'toldBreakdowns')
    },
    async work(yara) {
      const { page, main } = yara
      await yara.open(/^Measures/)
      await yara.press(main.getByRole('button', { name: 'Told by' }))
      await yara.press(page.getByRole('option', { name: 'Who found the person' }))
      await yara.press(main.getByRole('button', { name: /Rights understood/ }))
      await yara.sees(main.getByRole('row', { name: /Labour inspection/ }))
      return page
    },
    async after({ browser, stage }, _there, page) {
      const row = (name: RegExp) => page.locator('main').getByRole('row', { name }).last()
      await expect(row(/^Labour inspection/)).toContainText('61 of 100')
      await expect(row(/^Police and prisons/)).toContainText('Cannot tell')
      await expect(page.getByText(/^Left out.*Health · School/)).toBeVisible()
      await page.getByText(/numbers are not told by these groups/).click()
      await expect(page.getByText(/An amount of few claims/)).toBeVisible()
      await looksRight(page)
      await shot(page, 'breakdowns-en-1280')
      // In Arabic, on a telephone: what is folded stays folded.
      const narrow = await signIn(browser, stage, 'yara', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, '/measures')
      await narrow.locator('main .scorecard-by button').click()
      await narrow.getByRole('option').nth(1).click()
      await narrow.locator('main .measures-open').first().click()
      await narrow.locator('main [role=status] button').first().click()
      await looksRight(narrow)
      await shot(narrow, 'breakdowns-ar-360')
      expect(await narrow.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
        threeScreens,
      )
      await narrow.context().close()
    },
  },
)

// Yara answers for the country: fifteen measures on one screen, and a table for everybody that she asks for and Mina signs. Anybody
// reads it, as a page and as a file.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'
import { threeScreens } from './narrow.ts'

job(
  {
    number: 39,
    profession: 'ministry',
    who: 'yara',
    what: 'fifteen measures at one glance, and a table asked for that a second person signs and everybody reads',
    goal: { presses: 3, seconds: 15 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'countedEarlier')
    },
    async work(yara) {
      const { page, main } = yara
      await yara.open(/^Measures/)
      await yara.sees(main.getByRole('row', { name: /Survivors shape the response/ }))
      await expect(main.getByRole('row', { name: /^\d+ / })).toHaveCount(15)
      await looksRight(page)
      await shot(page, 'measures-en-1280')
      await page.setViewportSize({ width: 360, height: 740 })
      await shot(page, 'measures-en-360')
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
        threeScreens,
      )
      await page.setViewportSize({ width: 1280, height: 800 })
      await yara.button('Release a table…')
      await yara.sees(page.getByText(/Each figure may be off by/))
      await shot(page, 'release-en-1280')
      await yara.button('Ask for the second signature')
      await yara.sees(main.getByText('Waits for somebody else').first())
    },
    async after({ at, browser, stage }) {
      const mina = await at('mina')
      await visit(mina, '/measures')
      await mina.getByRole('button', { name: 'Sign and publish' }).first().click()
      await expect(mina.getByText('Published').first()).toBeVisible()
      await looksRight(mina)
      const anybody = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
      await anybody.goto(`${stage.publicUrl}/en${addresses.figures}`)
      await expect(anybody.getByRole('heading', { name: 'Age' }).first()).toBeVisible()
      await looksRight(anybody)
      await shot(anybody, 'figures-en')
      const file = await anybody.request.get(
        `${stage.publicUrl}${await anybody.getByRole('link', { name: 'CSV' }).first().getAttribute('href')}`,
      )
      expect(await file.text()).toContain('adult,')
      await anybody.context().close()
    },
  },
)

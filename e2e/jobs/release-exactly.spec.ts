// Yara asks for a table of two attributes with exact numbers; how much of it can be told she reads beforehand. Mina signs, and anybody
// reads it, with a dash where a small group stands.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'S315',
    profession: 'ministry',
    who: 'yara',
    what: 'a table of two attributes asked for exactly, small groups left out, signed by a second person and read by everybody',
    goal: { presses: 9, seconds: 30 },
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'countedEarlier')
    },
    async work(yara) {
      const { page } = yara
      await yara.open(/^Measures/)
      await yara.button('Release a table…')
      await yara.button(/How people are protected/)
      await yara.press(page.getByRole('option', { name: 'Small groups left out, the rest exact' }))
      await yara.button(/Crossed with/)
      await yara.press(page.getByRole('option', { name: /^Gender/ }))
      await yara.sees(page.getByText(/numbers can be told/))
      await looksRight(page)
      await shot(page, 'release-exactly-en-1280')
      await yara.button('Ask for the second signature')
      await yara.sees(yara.main.getByText('Waits for somebody else').first())
    },
    async after({ at, browser, stage }) {
      const mina = await at('mina')
      await visit(mina, '/measures')
      await mina.getByRole('button', { name: 'Sign and publish' }).first().click()
      await expect(mina.getByText(/of 20 numbers/).first()).toBeVisible()
      const anybody = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
      await anybody.goto(`${stage.publicUrl}/ar${addresses.figures}`)
      await expect(anybody.getByRole('heading', { name: /×/ }).first()).toBeVisible()
      await looksRight(anybody)
      await shot(anybody, 'figures-crossed-ar-360')
      expect(await anybody.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
      await anybody.context().close()
    },
  },
)

// Irena comes home. Abroad, on an installation of their own, Amara's colleagues seal what she agreed to into a file; here Amara opens it with the
// eight words, begins a file, answers yes, and when Irena has come sends the receipt. The two servers never speak with each other: each answer
// is a text that is pasted at their page.

import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn, Stage } from '../stage.ts'
import { Hand, job } from './job.ts'
import { threeScreens } from './narrow.ts'
import { cardOf, seals } from './package.ts'

const note = 'By her aunt, after six in the evening.'
const us = 'Casa Puerta'

/** Copies what was sealed, hands it in at the page of whoever sent her, and says that it is done. */
async function handsIn(amara: Hand, thanks: string): Promise<void> {
  const { main, page } = amara
  await amara.button('Seal the answer')
  const text = await main.getByLabel('The sealed answer').inputValue()
  const opening = page.waitForEvent('popup')
  await amara.press(main.getByRole('link', { name: /Open their page/ }))
  const theirs = new Hand(await opening)
  await theirs.paste(theirs.page.getByLabel('The sealed text'), text)
  await shot(theirs.page, 'answer-handed-in-en-1280')
  await theirs.button('Hand it in')
  await theirs.sees(theirs.page.getByRole('heading', { level: 1, name: thanks }))
  await theirs.page.close()
  await amara.button('It is handed in')
}

/** The other side writes down what came. */
async function writesDown(abroad: Page, times: number): Promise<void> {
  await visit(abroad, '/')
  await visit(abroad, '/referrals?box=sent')
  await cardOf(abroad, us).getByRole('link', { name: 'Read the answer' }).click()
  await abroad.getByRole('button', { name: 'Write it down' }).click()
  await expect(abroad.getByText('Written down', { exact: true })).toHaveCount(times)
}

job(
  {
    number: 'S295',
    profession: 'caseworker',
    who: 'amara',
    what: 'a person sent home by an installation abroad, received with a file and a receipt',
    goal: { presses: 18, seconds: 120 },
    isKept: true,
  },
  {
    async before({ browser }) {
      // Another world: its own server, its own database, its own keys.
      const elsewhere = await Stage.open()
      elsewhere.lookedAtIn(browser)
      const caseId = await elsewhere.act<string>('amara', 'openCase', { name: 'Irena Home', language: 'es' })
      await elsewhere.act('amara', 'note', caseId, 'contact', note)
      await elsewhere.act('amara', 'referOutside', caseId, us, 'repatriation')
      const path = join(test.info().outputDir, 'package.html')
      const abroad = await signIn(browser, elsewhere, 'amara')
      const words = await seals(new Hand(abroad), us, note, path)
      return { elsewhere, abroad, path, words }
    },
    async work(amara, { abroad, path, words }) {
      const { main, page } = amara
      await amara.open(/Referrals/)
      await amara.press(main.getByRole('link', { name: 'A person comes home to us' }))
      const choosing = page.waitForEvent('filechooser')
      await amara.button('Choose the file')
      await (await choosing).setFiles(path)
      await amara.type(main.getByLabel('The eight words'), words)
      await shot(page, 'comes-home-open-en-1280')
      await amara.button('Open it')
      await amara.sees(main.getByRole('heading', { name: 'What you are told' }))
      await amara.press(main.getByText('From the file', { exact: true }))
      await amara.sees(main.getByText(note))
      await looksRight(page)
      await shot(page, 'comes-home-told-en-1280')
      await amara.type(main.getByRole('textbox', { name: 'Name used' }), 'Irena Home')
      await amara.button('Begin the file')
      await amara.sees(main.getByRole('heading', { name: 'Sent by' }))
      await shot(page, 'comes-home-answer-en-1280')
      await handsIn(amara, 'Thank you')
      await writesDown(abroad, 1)
      await amara.button('Record that they have arrived')
      await amara.day(main.getByRole('group', { name: 'Arrived on' }), new Date().toISOString().slice(0, 10))
      await amara.press(main.locator('form.move-form button[type=submit]'))
      await amara.sees(main.getByText('Arrived', { exact: true }).first())
      await handsIn(amara, 'Thank you')
      return { at: page.url() }
    },
    async after({ browser, at, stage }, { elsewhere, abroad }, made) {
      await writesDown(abroad, 2)
      await visit(abroad, '/referrals?box=sent')
      await expect(cardOf(abroad, us)).toContainText('Help has begun')
      // Neither server learnt who she is.
      expect(await stage.act<string[]>('mina', 'holding', [note, 'Irena Home'])).toEqual([])
      await elsewhere.close()

      const amara = await at('amara')
      const track = new URL(made.at).pathname
      await visit(amara, track)
      await looksRight(amara)
      await shot(amara, 'comes-home-arrived-en-1280')
      const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, track)
      await expect(narrow.getByText('من يرسله').first()).toBeVisible()
      await looksRight(narrow)
      expect(await narrow.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
        threeScreens,
      )
      await shot(narrow, 'comes-home-arrived-ar-360')
      await visit(narrow, '/homecomings/new')
      await looksRight(narrow)
      await shot(narrow, 'comes-home-open-ar-360')
      await narrow.context().close()
    },
  },
)

// Yohana says on a borrowed telephone that something was wrong, in her own words, for the body that looks at complaints: nobody else opens
// them. Mina reads and answers in words, and Yohana reads the answer with one press.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { enterOwn, fits } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { Hand, job } from './job.ts'

const said = 'They opened my letters before I did.'
const answered = 'You are right. From Monday nobody opens a letter but you.'

job(
  {
    number: 'P9',
    profession: 'person',
    who: 'nobody',
    withScript: true,
    what: 'complain in my own words to a reader of my choice, and read the answer',
    goal: { presses: 4 },
    isKept: true,
  },
  {
    async before({ stage }) {
      // Another body that she may choose. A retry finds it there.
      const council = { name: 'Survivor Council', pack: 'uk', kind: 'survivor_council' }
      await stage.act('mina', 'newHouse', 'mercy', council, ['advocate']).catch(() => undefined)
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Yohana', language: 'en' })
      return stage.act<{ words: string }>('amara', 'card', caseId, 'en')
    },
    async work(yohana, { words }) {
      const { page, main } = yohana
      await page.goto(new URL(`/en${addresses.enter}`, page.url()).href)
      await page.locator('input[name=words]').fill(words)
      await page.locator('main button.b').click()
      await yohana.press(main.locator(`a[href="/en${addresses.voice}"]`).first())
      await expect(main.locator('textarea[name=words]')).toBeVisible()
      await yohana.press(main.getByText('Something was wrong'))
      await yohana.type(main.locator('textarea[name=words]'), said)
      const reader = (name: string) =>
        main.locator('label.w:has(input[name=to])', { hasText: name }).locator('input')
      await expect(reader('National Coordination')).toBeChecked()
      await expect(reader('Survivor Council')).toBeEnabled()
      await fits(page)
      await shot(page, 'complain-own-en-320')
      await yohana.button('Send', main)
      await yohana.sees(main.getByText('It is sent.'))
      await expect(main.getByText(said)).toBeVisible()
    },
    async after({ at, browser, stage }, { words }) {
      const mina = await at('mina')
      const track = await stage.act<string>('mina', 'voice')
      await visit(mina, `/tracks/${track}`)
      const main = mina.locator('main')
      await main
        .getByRole('button', { name: /own words/ })
        .first()
        .press('Enter')
      await expect(main).toContainText(said)
      await main.getByRole('textbox', { name: 'Your answer' }).fill(answered)
      await main.getByText('We agree', { exact: true }).click()
      await looksRight(mina)
      await shot(mina, 'complaint-answer-en-1280')
      await main.getByRole('button', { name: 'Send the answer' }).click()
      await expect(mina.getByText('The answer is on their page.').last()).toBeVisible()

      const own = new Hand(await enterOwn(browser, stage.publicUrl, { words, language: 'en' }))
      await own.press(own.main.locator(`a[href="/en${addresses.voice}"]`, { hasText: '1 answer' }))
      await own.sees(own.main.getByText(answered))
      await expect(own.main.getByText('They agree with you.')).toBeVisible()
      await looksRight(own.page)
      await shot(own.page, 'complaint-answered-own-en-360')
      expect(own.taken.presses).toBe(1)
      await own.page.context().close()
      // The house that the letters were opened in has heard nothing of it.
      expect(await stage.act<string | null>('amara', 'voice')).toBeNull()
    },
  },
)

// Selam reads her plan on a telephone that is not hers, without script. She says no to one row and would like something else for
// another; Amara finds both on My work and on the plan.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'P5',
    profession: 'person',
    who: 'nobody',
    what: 'say no to a row of my plan, ask for something else, without script',
    goal: { presses: 3 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Selam', language: 'en' })
      for (const subkind of ['transitional_housing', 'education'])
        await stage.act('amara', 'open', 'goal', { caseId, subkind })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      return { caseId, words }
    },
    async work(selam, { words }) {
      const { page, main } = selam
      await page.goto(new URL(`/en${addresses.enter}`, page.url()).href)
      await page.locator('input[name=words]').fill(words)
      await page.locator('main button.b').click()
      await selam.press(main.locator(`a[href="/en${addresses.tracks}"]`).first())
      await selam.press(main.getByRole('button', { name: /^I would like something else/ }).first())
      await selam.press(main.getByRole('button', { name: 'Another place' }))
      await selam.sees(main.getByText('It is done. Your worker can see it.'))
      await selam.sees(main.getByRole('link', { name: 'Say it in my own words' }))
      await shot(page, 'plan-answered-own-en-320')
      // A no is as short.
      await page.goto(new URL(`/en${addresses.tracks}`, page.url()).href)
      await shot(page, 'plan-answers-own-en-320')
      await main
        .getByRole('button', { name: /^I do not want this any more/ })
        .last()
        .click()
      await main.getByRole('button', { name: 'Yes, I am sure' }).click()
      await selam.sees(main.getByText('It is done. Your worker can see it.'))
    },
    async after({ browser, stage }, { caseId }) {
      const amara = await signIn(browser, stage, 'amara')
      await visit(amara, '/')
      await amara.getByRole('button', { name: /^Show/ }).first().click()
      await expect(amara.getByText('Read what they answered about their plan').first()).toBeVisible()
      await visit(amara, `/cases/${caseId}`)
      await expect(amara.getByRole('button', { name: /^They would like: Another place/ })).toBeVisible()
      await expect(amara.getByRole('table', { name: 'Not wanted · 1' })).toBeVisible()
      await looksRight(amara)
      await shot(amara, 'plan-answered-en-1280')
      // The row's own menu, by the keyboard: it was talked about, and stands as asked again.
      await amara.locator('[data-row] a').first().focus()
      await amara.keyboard.press('s')
      await amara.getByRole('menuitem', { name: 'We talked about their answer' }).click()
      await expect(amara.getByRole('button', { name: /^They would like/ })).toHaveCount(0)
      await amara.context().close()
    },
  },
)

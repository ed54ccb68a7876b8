// Clémence may say what the crime did to her at each of three stages. She is asked each time anew and answers on her own telephone without
// script: yes, yes, and no. What the court did with her words is told to her, and stands on her page.

import { expect, type Page } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { dayFrom, typeDay, visit } from '../hands.ts'
import { enterWithoutScript } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const stages = ['In the investigation', 'Before the sentence', 'Before an early release']
const courtDid = ['It was heard, nothing more', 'It stands in the reasons']

async function answer(telephone: Page, url: string, words: RegExp, sure: string): Promise<void> {
  await telephone.goto(url)
  // Of those that are still to be answered: a yes of before can be taken back as well.
  const asked = telephone.locator('main .k', { hasText: 'You may tell the court what this did to you.' })
  await asked.getByRole('button', { name: words }).first().click()
  await telephone.getByRole('button', { name: sure }).click()
  await expect(telephone.getByRole('status')).toBeVisible()
}

job(
  {
    number: 'S362',
    profession: 'caseworker',
    who: 'amara',
    what: 'a statement at three stages: asked each time, given twice, and what the court did is told',
    goal: { presses: 24, seconds: 180 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const court = { name: 'Prosecution Stages', pack: 'coe', kind: 'prosecution' }
      await stage.act('mina', 'newHouse', 'viktor', court, ['prosecutor'])
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Clémence Stages', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      const other = await stage.act<number>('viktor', 'circle')
      const { id } = await stage.act<{ id: string }>('amara', 'open', 'testimony', { caseId, other })
      return { words, id }
    },
    async work(amara, { words, id }) {
      const { main, page } = amara
      for (const stage of stages) {
        await visit(page, `/tracks/${id}`)
        await amara.button(`Ask the person: ${stage}`, main)
        await amara.sees(main.getByRole('link', { name: stage }))
      }
      return { page, words }
    },
    async after({ browser, stage, at }, { id }, { words }) {
      const telephone = await enterWithoutScript(browser, stage.publicUrl, { words, language: 'en' })
      const url = `${stage.publicUrl}/en${addresses.tracks}`
      await answer(telephone, url, /^Yes, I want to say it/, 'Somebody reads it for me')
      await answer(telephone, url, /^Yes, I want to say it/, 'In writing')
      await answer(telephone, url, /^No, I do not want to/, 'Yes, I am sure')
      const amara = await at('amara')
      const main = amara.locator('main')
      const given = []
      for (const name of stages) {
        await visit(amara, `/tracks/${id}`)
        await main.getByRole('link', { name }).click()
        await expect(main.locator('.track-state')).toBeVisible()
        if (await main.getByRole('button', { name: 'Record that it was given' }).isHidden()) continue
        given.push(name)
        await main.getByRole('button', { name: 'Record that it was given' }).click()
        await typeGiven(amara)
        await main.getByRole('button', { name: 'What the court did with it' }).click()
        await main.getByText(courtDid[given.length - 1]!, { exact: true }).click()
        await main.locator('form.move-form button[type=submit]').click()
        await expect(main.locator('.track-state', { hasText: 'The court has answered' })).toBeVisible()
        await main.getByRole('button', { name: 'Record that the person was told' }).click()
        await main.getByRole('combobox', { name: /^Language/ }).fill('Engl')
        await expect(amara.locator('[role=option][data-focused]', { hasText: 'English' })).toBeVisible()
        await amara.keyboard.press('Enter')
        await main.locator('form.move-form').getByText('Spoken', { exact: true }).click()
        await main.locator('form.move-form button[type=submit]').click()
        await expect(main.locator('.track-state', { hasText: 'knows what the court did' })).toBeVisible()
      }
      expect(given).toHaveLength(2)
      await looksRight(amara)
      await telephone.goto(url)
      await expect(telephone.getByText('Your words stand in the reasons of the court.')).toBeVisible()
      await expect(
        telephone.getByText('The court heard your words. It did nothing more with them.'),
      ).toBeVisible()
      await expect(telephone.getByText('You said no. That is fine. You can change your mind.')).toBeVisible()
      await shot(telephone, 'statement-stages-en-360')
      await telephone.context().close()
    },
  },
)

async function typeGiven(page: Page): Promise<void> {
  const form = page.locator('main form.move-form')
  await typeDay(form.getByRole('group').first(), dayFrom(-1))
  await form.locator('button[type=submit]').click()
  await expect(page.locator('main .track-state', { hasText: 'It was given' })).toBeVisible()
}

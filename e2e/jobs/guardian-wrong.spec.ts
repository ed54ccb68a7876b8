// Selma is fifteen. On a borrowed telephone, without script, she says that something is wrong with whoever decides for her. The house that
// carries her case reads it; a guardian who works in that very house sees nothing, and her page keeps no trace.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { fits } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'P10',
    profession: 'person',
    who: 'nobody',
    what: 'say as a child that something is wrong with the guardian, and not to the guardian',
    goal: { presses: 3 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara-admin', 'newColleague', 'gil', ['guardian']).catch(() => undefined)
      await stage.act('amara-admin', 'newColleague', 'olga', ['supervisor']).catch(() => undefined)
      const child = { name: 'Selma', language: 'en', ageGroup: 'child' }
      const caseId = await stage.act<string>('amara', 'openCase', child)
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      return { caseId, words }
    },
    async work(selma, { words }) {
      const { page, main } = selma
      await page.goto(new URL(`/en${addresses.enter}`, page.url()).href)
      await page.locator('input[name=words]').fill(words)
      await page.locator('main button.b').click()
      await selma.press(main.getByRole('link', { name: 'Something is wrong' }))
      await fits(page)
      await shot(page, 'guardian-wrong-own-en-320')
      await selma.button('Tell somebody else', main)
      await selma.sees(main.getByText(/^It is said\. Whoever decides for you does not see it\./))
      await page.goto(new URL(`/en${addresses.voice}`, page.url()).href)
      await expect(main.getByText('What I said before')).toHaveCount(0)
    },
    async after({ at, stage }) {
      const track = await stage.act<string>('olga', 'voice')
      const olga = await at('olga')
      await visit(olga, `/tracks/${track}`)
      const main = olga.locator('main')
      await expect(main.getByText(/Talk with the child alone today\./)).toBeVisible()
      await looksRight(olga)
      await shot(olga, 'guardian-wrong-en-1280')
      const gil = await at('gil')
      await visit(gil, `/tracks/${track}`)
      await expect(gil.locator('main').getByText(/child/)).toHaveCount(0)
      expect(await stage.act<string | null>('gil', 'voice')).toBeNull()
    },
  },
)

// After a help Yohana is asked on her own page how it was: three answers, sealed for the council of survivors that she chooses. Nobody who helps
// her reads them, she is not asked again, and the council reads them in its own words.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { fits } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const said = 'The food was good. The door was not.'

job(
  {
    number: 'S265',
    profession: 'person',
    who: 'nobody',
    withScript: true,
    what: 'say after a help how it was, to a reader of my choice',
    goal: { presses: 8 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const council = { name: 'Survivor Council', pack: 'uk', kind: 'survivor_council' }
      await stage.act('mina', 'newHouse', 'mercy', council, ['advocate']).catch(() => undefined)
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Yohana After', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      const goal = await stage.act<{ id: string }>('amara', 'open', 'goal', { caseId, subkind: 'food' })
      await stage.act('amara', 'move', 'goal', 'agree', goal.id, {})
      await stage.act('amara', 'move', 'goal', 'achieve', goal.id, {})
      return { words }
    },
    async work(yohana, { words }) {
      const { page, main } = yohana
      await page.goto(new URL(`/en${addresses.enter}`, page.url()).href)
      await page.locator('input[name=words]').fill(words)
      await page.locator('main button.b').click()
      await yohana.press(main.getByRole('link', { name: 'How was the help? Tell us.' }))
      const answer = (question: string, word: string) =>
        yohana.press(main.getByRole('group', { name: question }).getByText(word, { exact: true }))
      await answer('Did it help you?', 'Yes')
      await answer('Were people kind to you?', 'Partly')
      await answer('Did they ask what you want?', 'No')
      await yohana.press(main.locator('label.w:has(input[name=to])', { hasText: 'Survivor Council' }))
      await yohana.type(main.locator('textarea[name=feedback]'), said)
      await fits(page)
      await looksRight(page)
      await shot(page, 'after-a-help-own-en-320')
      await yohana.button('Send', main)
      await yohana.sees(main.getByText('It is sent.'))
    },
    async after({ at, stage }) {
      const mercy = await at('mercy')
      const track = await stage.act<string>('mercy', 'voice')
      await visit(mercy, `/tracks/${track}`)
      const main = mercy.locator('main')
      await main
        .getByRole('button', { name: /own words/ })
        .first()
        .press('Enter')
      await expect(main).toContainText('Were people kind to you? Partly')
      await expect(main).toContainText(said)
      await visit(mercy, '/council')
      await expect(main).toContainText('Answers about our help: fewer than ten people')
      expect(await stage.act<string | null>('amara', 'voice')).toBeNull()
    },
  },
)

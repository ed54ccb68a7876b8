// The police have arrested Kofi for what he was made to do. Amara writes down the arrest, and the letter that asks for a hold goes out;
// his lawyer reads it on her screen, and the police have an answer to give and no word of his file.

import { expect } from '@playwright/test'
import { dueRow, visit } from '../hands.ts'
import { job } from './job.ts'

const offence = 'Growing plants in a locked house'

job(
  {
    number: 44,
    profession: 'caseworker',
    who: 'amara',
    what: 'arrest: the letter that asks for a hold is out',
    goal: { presses: 18, seconds: 600 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Kofi', language: 'en' })
      await stage.act('amara', 'agree', caseId, {
        with: 'ines',
        compartments: ['identity', 'legal'],
        purpose: 'legal_help',
        language: 'en',
      })
      return caseId
    },
    async work(amara, caseId) {
      const { main, page } = amara
      await visit(page, `/cases/${caseId}/start`)
      const kind = main.locator('li', { hasText: 'Penalty for what they were made to do' }).last()
      await amara.press(kind.getByRole('button'))
      await amara.press(main.getByText('Arrested', { exact: true }))
      await amara.choose(main.getByRole('combobox'), 'City P', 'City Police')
      await amara.press(main.locator('form button[type=submit]'))
      // Red, and first on the page: the letter.
      await amara.sees(main.getByText('Locked up or to be removed: ask for a hold now'))
      await amara.press(main.getByRole('link', { name: 'Write the hold letter' }))
      for (const part of ['Name', 'What happened', 'Which offence'])
        await amara.press(main.getByText(part, { exact: true }).first())
      await amara.type(main.getByRole('textbox', { name: 'What happened' }), 'Arrested this morning')
      await amara.type(main.getByRole('textbox', { name: 'Which offence' }), offence)
      await amara.press(main.getByText('Spoken, to me', { exact: true }))
      await amara.sees(main.getByText(/^Of the person: Name · What happened · Which offence\./))
      await amara.sees(main.getByText(/Never where the person stays\./))
      await amara.button('Print it, and record that it went out')
      await amara.sees(page.getByText('The hold letter went out').last())
      await amara.arrivesAt(/\/tracks\/[0-9a-f-]{36}$/)
      return page.url()
    },
    async after({ at }, _caseId, address) {
      const track = new URL(address).pathname.split('/')[2]!
      const ines = await at('ines')
      await visit(ines, `/tracks/${track}`)
      await expect(ines.getByText('Hold asked for', { exact: true }).first()).toBeVisible()
      const letter = ines.getByRole('article', { name: 'Letter' })
      await expect(letter).toContainText(`Which offence: ${offence}`)
      await expect(letter).toContainText('section 45')

      const pavel = await at('pavel')
      await dueRow(pavel, pavel.getByText('Answer whether it is on hold').first())
      await visit(pavel, `/tracks/${track}`)
      await expect(pavel.getByText('Hold asked for', { exact: true }).first()).toBeVisible()
      await expect(pavel.locator('main')).not.toContainText(offence)
    },
  },
)

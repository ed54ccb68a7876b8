// Somebody sleeps in a house for now: one press from their stay looks for the next place, and whoever looked is back at the stay.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

interface Request {
  id: string
  caseId: string
}

job(
  {
    number: 'S340',
    profession: 'shelter',
    who: 'amara',
    what: 'where somebody lives after the shelter: looked for from the stay, referred, and seen on the board',
    goal: { presses: 6, seconds: 25 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('ines-admin', 'offer', {
        name: 'Flats for a year',
        codes: ['transitional_housing'],
        languages: ['en'],
        confidential: true,
      })
      await stage.act('amara', 'beds', 2, 2)
      const house = await stage.act<number>('amara', 'circle')
      const made = await stage.act<Request>('amara', 'askForPlace', house, 2, 'Moving On')
      await stage.act('amara', 'move', 'placement', 'offer', made.id, {})
      await stage.act('amara', 'move', 'placement', 'ask_person', made.id, { answer: 'says_yes' })
      await stage.act('amara', 'move', 'placement', 'accept', made.id, {})
      await stage.act('amara', 'move', 'placement', 'arrive', made.id, {})
      return made
    },
    async work(amara, { id }) {
      const { page, main } = amara
      await visit(page, `/tracks/${id}`)
      await amara.sees(main.getByRole('group', { name: 'Where next' }))
      await looksRight(page)
      await shot(page, 'stay-where-next-en-1280')
      await amara.press(main.getByRole('button', { name: 'Transitional housing' }))
      const first = main.getByRole('article').first()
      await amara.sees(first.getByRole('heading', { name: 'Flats for a year' }))
      await shot(page, 'next-place-search-en-1280')
      await amara.press(first.getByRole('button', { name: 'Refer to this service' }))
      await expect(main.getByRole('button', { name: /^2 / })).toBeVisible()
      // First a question without a name: whether there is a flat at all.
      await amara.press(main.getByText('Ask first, without a name', { exact: true }))
      await amara.button('Ask without a name')
      await amara.arrivesAt(new RegExp(`/tracks/${id}$`))
      await amara.sees(main.getByText('Looked for: Transitional housing').first())
      return page
    },
    async after({ at, stage, browser }, { id }, page) {
      const ines = await at('ines')
      await visit(ines, '/referrals')
      await expect(ines.getByRole('article', { name: 'Transitional housing' }).first()).toBeVisible()
      await visit(page, '/beds')
      await page
        .getByRole('button', { name: /next place looked for/ })
        .first()
        .click()
      await expect(
        page.getByRole('dialog').getByText('Looked for: Transitional housing').first(),
      ).toBeVisible()
      await looksRight(page)
      await shot(page, 'beds-next-place-en-1280')
      const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, `/tracks/${id}`)
      await expect(narrow.locator('main [role=group] button')).toHaveCount(3)
      await looksRight(narrow)
      await shot(narrow, 'stay-where-next-ar-360')
      await narrow.context().close()
    },
  },
)

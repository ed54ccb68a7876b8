// Amara's shift at the desk ends. She hands over what she went on with; Samir takes it over and reads what was said, and nobody is asked again.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { job } from './job.ts'

const story = 'Qzxshift: sleeps at the farm, wants to leave on Friday.'

job(
  {
    number: 6,
    profession: 'hotline',
    who: 'samir',
    what: 'the shift handed over, and gone on with without asking again',
    goal: { presses: 2, seconds: 20 },
    isKept: true,
  },
  {
    async before({ at }) {
      const amara = await at('amara')
      await visit(amara, '/hotline')
      await amara.getByRole('button', { name: 'New call' }).click()
      await amara.locator('main').getByRole('textbox', { name: 'What the person says' }).fill(story)
      await amara.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(amara.locator('main output.receipt')).toBeVisible()
      await amara.getByRole('button', { name: 'Next call' }).click()
      // Whoever goes home presses once; counted here, since it is the first of the two.
      await amara.getByRole('button', { name: /^Hand over my shift/ }).click()
      await expect(amara.getByText(/waits? for the next one/).last()).toBeVisible()
      return amara
    },
    async work(samir) {
      await visit(samir.page, '/hotline')
      await samir.button(/^Take over all/)
      await samir.sees(samir.page.getByText('Nothing has to be asked again.').last())
    },
    async after({ at }, amara) {
      const samir = await at('samir')
      const main = samir.locator('main')
      await visit(samir, '/hotline')
      await main
        .getByRole('link', { name: /^Telephone/ })
        .first()
        .click()
      await expect(main.getByText(story)).toBeVisible()
      // And whoever went home sees that somebody has it.
      await visit(amara, '/hotline')
      await expect(amara.getByRole('button', { name: /^Take over all/ })).toBeHidden()
      await expect(amara.getByRole('row', { name: /samir/ })).toBeVisible()
    },
  },
)

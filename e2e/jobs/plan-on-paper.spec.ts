// The plan for the person to take along: in her language where we have words in it, and with an alarm where we have none.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job, type Hand } from './job.ts'

/** A row of the plan, agreed with the person. */
async function row({ page }: Hand, caseId: string, need: string) {
  await visit(page, `/cases/${caseId}`)
  await page.getByRole('button', { name: 'Add rows', exact: true }).click()
  await page.getByRole('textbox', { name: 'Need, in their words' }).first().fill(need)
  await page.getByText('They agree to these rows', { exact: true }).click()
  await page.getByRole('button', { name: 'Add 1 row', exact: true }).click()
  await expect(page.locator('main q').getByText(need)).toBeVisible()
}

job(
  {
    number: 'S344',
    profession: 'caseworker',
    who: 'amara',
    what: 'the plan printed in her language; where we have no words in it the screen says so first',
    goal: { presses: 5, seconds: 25 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const spanish = await stage.act<string>('amara', 'openCase', { name: 'Marisol', language: 'es' })
      const tigrinya = await stage.act<string>('amara', 'openCase', { name: 'Selam Paper', language: 'ti' })
      return { spanish, tigrinya }
    },
    async work(amara, { spanish }) {
      const { page, main } = amara
      await row(amara, spanish, 'A doctor for the back')
      await page.evaluate(() => {
        window.print = () => document.body.setAttribute('data-printed', 'yes')
      })
      await amara.button('Print for them', main)
      const sheet = page.getByRole('dialog', { name: 'The plan in Spanish' })
      await amara.press(sheet.getByText('A doctor for the back', { exact: true }))
      await amara.type(sheet.getByRole('textbox', { name: 'In Spanish' }), 'Una médica para la espalda')
      await looksRight(page)
      await shot(page, 'plan-print-es-1280')
      await amara.button('Print the plan', sheet)
      await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes')
      await expect(page.locator('.plan-paper')).toContainText('Una médica para la espalda')
      return amara
    },
    async after(_scene, { tigrinya }, amara) {
      const { page, main } = amara
      await visit(page, `/cases/${tigrinya}`)
      await row(amara, tigrinya, 'Somewhere to pray')
      await main.getByRole('button', { name: 'Print for them', exact: true }).click()
      const sheet = page.getByRole('dialog', { name: /Tigrinya/ })
      await expect(sheet.getByText('We have no words in Tigrinya: this is in English')).toBeVisible()
      await expect(sheet.getByRole('button', { name: 'Book an interpreter' })).toBeVisible()
      await looksRight(page)
      await shot(page, 'plan-print-ti-1280')
    },
  },
)

// Thirty notes before a meeting: Samir reads them in a row, whose each is, and finds the one about the scullery by its word. And Amara
// puts one of them right: what stood before stays, struck through, and whoever reads next sees both.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job, type Scene } from './job.ts'

const scullery = 'Rahel saw the car from the scullery window. It was black, with two men inside.'

async function thirtyNotes({ stage }: Scene): Promise<string> {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Rahel Bekele', language: 'am' })
  const note = (who: string, text: string) => stage.act(who, 'note', caseId, 'narrative', text)
  await note('amara', scullery)
  for (let at = 2; at <= 30; at += 1)
    await note(at % 3 === 0 ? 'samir' : 'amara', `Visit ${at}. She slept five hours and ate with the others.`)
  return caseId
}

job(
  {
    number: 21,
    profession: 'caseworker',
    who: 'samir',
    what: 'a file of thirty notes read in a row, with authors, and a word found',
    goal: { presses: 1 },
    isKept: true,
  },
  {
    before: thirtyNotes,
    async work(samir, caseId) {
      const { page, main } = samir
      await visit(page, `/cases/${caseId}?tab=notes`)
      await samir.button('Read all 30', main)
      await expect(main.locator('.notes-line')).toHaveCount(30)
      await expect(main.locator('.notes-by').getByText('samir', { exact: true })).toHaveCount(10)
      await samir.sees(main.getByText(/saw the car from the scullery window/))
      // Nobody who looks over his shoulder reads whose file it is.
      await expect(main.getByText('name hidden')).toBeVisible()
      await expect(main.getByText('Rahel')).toHaveCount(0)
      await looksRight(page)
      await samir.key('/')
      await samir.type(main.getByRole('searchbox'), 'scullery', { isThere: true })
      await expect(main.locator('.notes-line')).toHaveCount(1)
      await shot(page, 'notes-en-1280')
      return page
    },
    async after({ stage }) {
      expect(await stage.act<string[]>('amara', 'holding', ['scullery'])).toEqual([])
    },
  },
)

job(
  {
    number: 20,
    profession: 'caseworker',
    who: 'amara',
    what: 'a wrong note put right; what stood before stays',
    goal: { presses: 4 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Rahel Bekele', language: 'am' })
      await stage.act('amara', 'note', caseId, 'narrative', scullery)
      return caseId
    },
    async work(amara, caseId) {
      const { page, main } = amara
      await visit(page, `/cases/${caseId}?tab=notes`)
      await amara.button('Correct', main)
      const sheet = page.getByRole('dialog')
      await amara.type(
        sheet.getByRole('textbox'),
        scullery.replace('black', 'dark blue').replace('two men', 'one man'),
        { isThere: true },
      )
      await amara.press(sheet.getByText('heard or written wrongly'))
      await amara.button('Save the correction', sheet)
      await amara.sees(main.locator('del').first())
      await looksRight(page)
      await shot(page, 'note-corrected-en-1280')
    },
    async after({ at, stage }, caseId) {
      const samir = await at('samir')
      await visit(samir, `/cases/${caseId}?tab=notes`)
      const main = samir.locator('main')
      await expect(main.locator('.notes-line')).toHaveCount(1)
      await expect(main.locator('del').filter({ hasText: 'black' })).toBeVisible()
      await expect(main.locator('ins').filter({ hasText: 'dark blue' })).toBeVisible()
      await expect(main.getByText(/amara, .*heard or written wrongly/)).toBeVisible()
      await main.getByRole('button', { name: 'As first written' }).click()
      await expect(main.getByText(/It was black, with two men inside/)).toBeVisible()
      // Whoever was asked to see names sees them for a while, and the person is told.
      await samir.getByRole('button', { name: 'Show names' }).click()
      await expect(main.getByText('Rahel Bekele')).toBeVisible()
      await expect(main.getByText('name hidden')).toHaveCount(0)
      await shot(samir, 'note-first-en-1280')
      expect(await stage.act<string[]>('amara', 'holding', ['scullery', 'misheard'])).toEqual([])
    },
  },
)

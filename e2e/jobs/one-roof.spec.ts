// Amina must not meet Mariam, who sleeps in the house. Amara writes it down once and is told before a bed is given: from Amina's side,
// and from Mariam's too, in whose file it stands since.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'S99',
    profession: 'caseworker',
    who: 'amara',
    what: 'with whom somebody must not sleep under one roof, written down and looked at before a bed is given',
    goal: { presses: 8 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'beds', 4, 1)
      const opened = (name: string) => stage.act<string>('amara', 'openCase', { name, language: 'es' })
      return { mariam: await opened('Mariam Roof'), amina: await opened('Amina Roof') }
    },
    async work(amara, { mariam, amina }) {
      const { page } = amara
      const give = async () => {
        await amara.button('What next?')
        await amara.press(page.getByRole('menuitem', { name: 'Give a bed in our house' }))
      }
      await visit(page, `/cases/${mariam}`)
      const reference = (await page
        .getByText(/^C-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
        .first()
        .textContent())!
      await give()
      await amara.button('Keep a bed now')
      await amara.sees(page.getByText('A bed is kept for').last())

      await visit(page, `/cases/${amina}`)
      await amara.press(page.getByRole('button', { name: /^(Write it down|Change)$/ }).first())
      await amara.type(page.getByLabel('Not under one roof with'), `${reference}, her sister-in-law`)
      await amara.button('Save')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await give()
      await amara.sees(page.getByText(/^Not under one roof with them, and in the house: /))
      await expect(page.getByRole('button', { name: 'Keep a bed now' })).toHaveCount(0)
      await looksRight(page)
      await shot(page, 'one-roof-en-1280')
      return page
    },
    async after({ stage }, _cases, page) {
      const { stays } = await stage.act<{ stays: { beds: number[] }[] }>('amara', 'night')
      expect(stays.filter(({ beds }) => beds.length > 0)).toHaveLength(1)
      await expect(page.getByText('her sister-in-law')).toBeVisible()
    },
  },
)

// Nadine trains the people of her house. Two presses from the first page she has Samir's certificate in hand, and sees who has none; and
// anybody who scans it reads on a page without a name whether it holds.

import { expect } from '@playwright/test'
import { addressOfCertificate } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 41,
    profession: 'trainer',
    who: 'nadine',
    what: 'who is trained in what, and a certificate to hand on',
    goal: { presses: 3 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara-admin', 'newColleague', 'nadine', ['trainer'])
      return stage.act<{ id: string }>('samir', 'learn', 'first_contact')
    },
    async work(nadine, { id }) {
      const { main, page } = nadine
      await nadine.open(/Training/)
      await nadine.sees(main.getByRole('row', { name: /samir/ }))
      await expect(main.getByRole('row', { name: /samir/ })).toContainText('Holds until')
      await expect(main.getByRole('row', { name: /^amara\b(?!-)/ })).toContainText('Needs it')
      await looksRight(page)
      await shot(page, 'who-is-trained')
      await nadine.press(main.getByRole('row', { name: /samir/ }).getByRole('link'))
      await nadine.sees(main.getByText(id))
      await nadine.sees(main.getByRole('img', { name: /Square to scan/ }))
      await looksRight(page)
      await shot(page, 'certificate')
      return id
    },
    async after({ at, browser, stage }, _there, id) {
      const nobody = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
      await nobody.goto(`${stage.publicUrl}/en${addressOfCertificate(id)}`)
      await expect(nobody.getByText('Yes, it holds.')).toBeVisible()
      await expect(nobody.getByText('First contact without harm')).toBeVisible()
      await expect(nobody.getByText('samir')).toHaveCount(0)
      await nobody.context().close()
      // The network by profession, in numbers alone: whoever is trained least stands first, and it is not the police who do.
      const mina = await at('mina')
      await visit(mina, '/training/people')
      const professions = mina.getByRole('table', { name: 'By profession and district' })
      await expect(professions.getByRole('row').nth(1)).toBeVisible()
      const all = mina.getByRole('button', { name: /^Show all/ }).first()
      if (await all.isVisible()) await all.click()
      await expect(professions.getByRole('row', { name: /^Police/ })).toContainText('0 of')
      await expect(professions.getByRole('row', { name: /^Caseworker/ })).toContainText('1 of')
      await expect(professions).not.toContainText('samir')
      await looksRight(mina)
      await shot(mina, 'trained-by-profession')
    },
  },
)

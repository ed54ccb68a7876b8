// Ruben pays for help: he opens a call that every house reads at once. Harbour House asks for money line by line, gets it with his reasons,
// and claims what was really given; both read in how many days it was paid. He never sees a person.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { Hand, job } from './job.ts'
import { fitsNarrow } from './narrow.ts'

job(
  {
    number: 40,
    profession: 'funder',
    who: 'ruben',
    what: 'a call opened, an award with budget lines, a claim for what was given paid',
    goal: { presses: 12, seconds: 60 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const fund = { name: 'Commons Fund', pack: 'uk', kind: 'funder' }
      await stage.act('mina', 'newHouse', 'ruben', fund, ['funder'])
      await stage.act('amara', 'giveOut', 'food', 12)
      return stage
    },
    async work(ruben) {
      const { page, main } = ruben
      await ruben.open(/^Funding/)
      await ruben.press(main.getByRole('link', { name: 'Open a call' }))
      await ruben.choose(main.getByRole('combobox', { name: 'For which help?' }), 'Foo', 'Food')
      await ruben.type(main.getByLabel('Money in all'), '5000')
      await looksRight(page)
      await shot(page, 'funding-call-en-1280')
      await ruben.button('Publish the call')
      await ruben.sees(main.getByText(/^nobody has applied · /))
    },
    async after({ at, browser }, stage) {
      const house = new Hand(await at('amara-admin'))
      await visit(house.page, '/funding')
      await house.press(house.main.getByRole('link', { name: 'Apply' }))
      const [line, second] = [0, 1].map((n) => house.main.locator('.funding-line').nth(n)) as [
        typeof house.main,
        typeof house.main,
      ]
      await line.getByRole('button', { name: /^Nights in a bed/ }).click()
      await house.page.getByRole('option', { name: 'Food' }).click()
      await line.getByLabel('Units').fill('400')
      await line.getByLabel('Price of one').fill('2.50')
      await house.button('Add a line')
      await second.getByRole('button', { name: /What/ }).click()
      await house.page.getByRole('option', { name: 'Core costs' }).click()
      await second.getByLabel('Amount').fill('800')
      await house.button('Apply for €1,800.00')
      await expect(house.main.getByText('Applied', { exact: true })).toBeVisible()

      const fund = new Hand(await at('ruben'))
      // From a gap its kind of help and its district stand there already.
      await visit(fund.page, '/needs')
      await expect(fund.main.getByText(/^Ten people have not asked/)).toBeVisible()
      await visit(fund.page, '/funding/new/food/harbour')
      await expect(fund.main.getByRole('combobox', { name: 'For which help?' })).toHaveValue('Food')
      await expect(fund.main.getByRole('button', { name: /^Harbour/ })).toBeVisible()
      await expect(async () => {
        await visit(fund.page, '/funding')
        await fund.main
          .getByRole('link', { name: 'Harbour House asks for €1,800.00' })
          .click({ timeout: 2_000 })
      }).toPass()
      await fund.main.getByText('It fills a gap').click()
      await fund.main.getByLabel('Core costs').fill('500')
      await looksRight(fund.page)
      await shot(fund.page, 'funding-award-en-1280')
      const path = new URL(fund.page.url()).pathname
      await fitsNarrow({ browser, stage }, 'ruben', { path, name: 'funding-award' })
      await fund.button('Award €1,500.00')
      await expect(fund.main.getByText('Awarded', { exact: true }).first()).toBeVisible()

      await expect(async () => {
        await visit(house.page, '/funding')
        await house.main.getByRole('link', { name: /^Food/ }).first().click({ timeout: 2_000 })
        await expect(house.main.getByText(/It fills a gap/)).toBeVisible({ timeout: 2_000 })
      }).toPass()
      await house.button('Begin the work')
      await expect(house.main.getByLabel('Food', { exact: true })).toHaveValue('12')
      await house.button('Claim €30.00')
      await expect(house.main.getByText('claimed today')).toBeVisible()
      await looksRight(house.page)
      await shot(house.page, 'funding-claimed-en-1280')

      const paid = fund.main.getByRole('button', { name: /^It is paid ?: Harbour House$/ })
      await expect(async () => {
        await visit(fund.page, '/funding')
        await expect(paid).toBeVisible({ timeout: 2_000 })
      }).toPass()
      expect(await fund.page.content()).not.toContain('Selam')
      await paid.click()
      await expect(paid).toHaveCount(0)
      await expect(async () => {
        await visit(house.page, '/funding')
        await house.main.getByRole('link', { name: /^Food/ }).first().click({ timeout: 2_000 })
        await expect(house.main.getByText('Paid the same day')).toBeVisible({ timeout: 2_000 })
      }).toPass()
      await stage.act('amara', 'giveOut', 'food', 1)
      await visit(house.page, '/funding')
      await house.main.getByRole('link', { name: /^Food/ }).first().click()
      // One alone waits: no claim tells so small a number.
      await expect(house.main.getByText('€30.00', { exact: true }).first()).toBeVisible()
      await expect(house.main.getByLabel('Food', { exact: true })).toHaveCount(0)
    },
  },
)

// Somebody asks for help and says that nobody else may be told. Whoever reads it cannot make a case of it, nor send it on, before the person
// has said otherwise.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { job } from './job.ts'

const words = 'Qzxnobodyelse: my pay is kept back since spring.'

job(
  {
    number: 'S96',
    profession: 'worker',
    who: 'nobody',
    what: 'ask for help and say who may be told',
    goal: { presses: 5 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'offer', { name: 'Advice for Qzxnobody', codes: ['legal_civil'] })
    },
    async work(maria) {
      const { main, page } = maria
      await maria.press(main.locator(`a[href="/en${addresses.help}"]`))
      // The answer that shields is there already.
      await expect(main.locator('input[name=tell][value=ask_first]')).toBeChecked()
      await maria.press(main.getByText('Nobody else', { exact: true }))
      await maria.type(main.locator('textarea[name=story]'), words)
      await maria.press(main.getByText('My pay', { exact: true }))
      await maria.press(main.locator('button[name=send]'))
      await maria.sees(page.locator('output.g').first())
    },
    async after({ at }) {
      const leyla = await at('leyla')
      const main = leyla.locator('main')
      await visit(leyla, '/hotline')
      await main.getByRole('link', { name: /^Web/ }).first().click()
      await expect(main.getByText(words)).toBeVisible()
      await expect(main.getByText('Nobody else', { exact: true }).first()).toBeVisible()

      await main.getByRole('button', { name: 'Open a case from this contact' }).click()
      const form = leyla.getByRole('dialog')
      await form.getByRole('textbox', { name: 'Name used' }).first().fill('Qzxnobody')
      await form.getByText('The person agreed', { exact: true }).click()
      await form.getByText('Adult', { exact: true }).click()
      const open = form.getByRole('button', { name: 'Open the case, then refer' })
      await open.click()
      await expect(form.getByRole('alert').first()).toContainText('nobody else may be told')
      await form.getByText('I asked them again, and they said yes to this').click()
      await open.click()

      // And again for each place that would be told.
      await expect(leyla).toHaveURL(/\/refer$/)
      await main
        .getByRole('article')
        .filter({ hasText: 'Advice for Qzxnobody' })
        .getByRole('button', { name: 'Refer to this service' })
        .click()
      await expect(main.getByText('They said: nobody else.')).toBeVisible()
      await main.getByText('Spoken', { exact: true }).click()
      await main.getByRole('button', { name: 'Send the referral' }).click()
      await expect(
        main.getByText('Ask them again: they said that this recipient may not be told').first(),
      ).toBeVisible()
      await main.getByText('I asked them again, and they said yes to this').click()
      await main.getByRole('button', { name: 'Send the referral' }).click()
      await expect(leyla).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
    },
  },
)

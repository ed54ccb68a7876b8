// A whole call: what is said, in which language, on which number, when and with which word one may call back, what is wanted.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { job } from './job.ts'
import { opensWith } from './receipt.ts'

const story =
  'Works on a farm and sleeps there. The passport is with the employer. Asks whether one may leave before the season ends.'

job(
  {
    number: 2,
    profession: 'hotline',
    who: 'leyla',
    what: 'a whole call: language, number, when and how to call back, what is wanted',
    goal: { presses: 9, seconds: 40 },
    isKept: true,
  },
  {
    before: () => Promise.resolve(),
    async work(leyla) {
      const { main } = leyla
      await leyla.open(/^Hotline/)
      await leyla.button('New call')
      // The hand is there already.
      await leyla.type(main.getByRole('textbox', { name: 'What the person says' }), story, { isThere: true })
      await leyla.press(main.getByRole('radiogroup', { name: 'Safe now?' }).getByText('Not sure'))
      await leyla.choose(main.getByRole('combobox', { name: 'Understands' }), 'Roma', 'Romanian')
      // Whoever gives a number is called: the way follows it.
      await leyla.type(main.getByRole('textbox', { name: 'Number or address' }), '+44 7700 900 118')
      await leyla.sees(main.getByRole('radio', { name: 'By phone', checked: true }))
      await leyla.type(main.getByRole('textbox', { name: 'When it is safe' }), 'after nine in the evening')
      await leyla.type(main.getByRole('textbox', { name: 'Code word' }), 'bakery')
      await leyla.press(main.getByRole('group', { name: 'What they want' }).getByText('A safe place'))
      await leyla.button('Save')
      const receipt = main.locator('output.receipt')
      await leyla.sees(receipt)
      return receipt.innerText()
    },
    async after({ at, browser, stage }, _there, receipt) {
      const phone = await opensWith(browser, stage, receipt)
      await phone.context().close()
      // Whoever comes on next finds all of it, and asks nothing again.
      const next = await at('leyla')
      await visit(next, '/hotline')
      await next.getByRole('link', { name: 'Telephone · Romanian' }).first().click()
      await expect(next.getByText(story)).toBeVisible()
      await expect(next.getByText('after nine in the evening')).toBeVisible()
      await expect(next.getByText('By phone', { exact: true })).toBeVisible()
      for (const name of ['Number or address', 'Code word'])
        await expect(next.getByRole('button', { name: new RegExp(name) })).toBeVisible()
    },
  },
)

// Somebody calls who is in danger. Leyla writes down the least: that it is so, and seals it.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { job } from './job.ts'
import { opensWith } from './receipt.ts'

job(
  {
    number: 1,
    profession: 'hotline',
    who: 'leyla',
    what: 'a live call in danger, written down in the shortest way',
    goal: { presses: 4, seconds: 9 },
    isKept: true,
    daily: true,
  },
  {
    before: () => Promise.resolve(),
    async work(leyla) {
      await leyla.open(/^Hotline/)
      await leyla.button('New call')
      await leyla.press(leyla.main.getByText('In danger', { exact: true }))
      // What one needs now stands there before anything is saved.
      await leyla.sees(leyla.main.getByRole('link', { name: 'Call together: 112' }))
      await leyla.sees(leyla.main.getByText('What is safest now: stay, hide or go? You know it better.'))
      await leyla.button('Save')
      const receipt = leyla.main.locator('output.receipt')
      await leyla.sees(receipt)
      return receipt.innerText()
    },
    async after({ browser, stage, at }, _there, receipt) {
      // The caller comes back with the numbers; and whoever opens the desk now sees danger first.
      const phone = await opensWith(browser, stage, receipt)
      await phone.context().close()
      const desk = await at('leyla')
      await visit(desk, '/hotline')
      await expect(desk.getByRole('heading', { name: /^In danger now/ })).toBeVisible()
    },
  },
)

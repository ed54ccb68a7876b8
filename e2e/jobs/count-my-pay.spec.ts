// María has a telephone that is not hers, without script, and an address from a card. She counts what she should have been paid and sends
// the sum with her request; the night line reads it.

import { expect } from '@playwright/test'
import { addresses, addressOfWork, addressOfWorkSum } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { job } from './job.ts'

const [uk, home] = [2, 2]

job(
  {
    number: 'P2',
    profession: 'worker',
    who: 'nobody',
    what: 'count my pay and send the sum, without script',
    goal: { presses: 6 },
    isKept: true,
  },
  {
    before: () => Promise.resolve(addressOfWork(uk, home)),
    async work(maria, address) {
      const { main, page } = maria
      await page.goto(new URL(`/en${address}`, page.url()).href)
      await maria.press(main.locator(`a[href="/en${addressOfWorkSum(uk, home)}"]`))
      // One touch, then the key of the telephone that goes on to the next field.
      await maria.type(main.locator('input[name=hours]'), '240')
      await maria.type(main.locator('input[name=days]'), '30', { isThere: true })
      await maria.type(main.locator('input[name=got]'), '900', { isThere: true })
      await maria.press(main.locator('form button').first())
      // 240 hours at £12.71, less 30 days of a room at £11.10, less the £900 that came.
      await maria.sees(main.getByText('£1,817.40'))
      await maria.press(main.locator(`form[action="/en${addresses.help}"] button`))
      await maria.press(main.locator('button[name=send]'))
      await maria.sees(main.locator('output.g').first())
    },
    async after({ at }) {
      const leyla = await at('leyla')
      await visit(leyla, '/hotline')
      await leyla.locator('main').getByRole('link', { name: /^Web/ }).first().click()
      await expect(
        leyla
          .locator('main')
          .getByText(/£1,817\.40/)
          .first(),
      ).toBeVisible()
      // Answered, so that nobody else finds it waiting first.
      await leyla.getByLabel('Your answer').fill('Come on Monday. Bring your papers if you have them.')
      await leyla.getByRole('button', { name: 'Send the answer' }).click()
      await expect(leyla.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()
    },
  },
)

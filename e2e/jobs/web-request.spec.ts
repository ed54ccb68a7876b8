// Somebody has asked for help on the public page. Leyla reads it, and asks back; the person reads that with their numbers.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { job } from './job.ts'
import { asksForHelp, opensWith } from './receipt.ts'

const words = 'They do not pay me and I sleep in the laundry.'
const answer = 'We are here. Is there an hour at which you can write without being seen?'

job(
  {
    number: 5,
    profession: 'hotline',
    who: 'leyla',
    what: 'a request from the web read, and the person asked back',
    goal: { presses: 3, seconds: 10 },
    isKept: true,
  },
  {
    before: ({ browser, stage }) => asksForHelp(browser, stage, words),
    async work(leyla) {
      await visit(leyla.page, '/hotline')
      await leyla.press(leyla.main.getByRole('link', { name: /^Web/ }).first())
      await leyla.sees(leyla.main.getByText(words))
      await leyla.type(leyla.main.getByLabel('Your answer'), answer)
      await leyla.button('Send the answer')
      await leyla.sees(leyla.page.getByText('Answered. The reply clock has stopped.').last())
    },
    async after({ browser, stage }, receipt) {
      const phone = await opensWith(browser, stage, receipt)
      await expect(phone.locator('main')).toContainText(answer)
      await phone.context().close()
    },
  },
)

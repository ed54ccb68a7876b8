// Dalia has joined and made her keys, and can open nothing. The administrator's own list of work says that somebody waits; two
// presses later Dalia reads the house's cases.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { fillSignIn } from '../stage.ts'
import { job } from './job.ts'

const told = 'A colleague waits to be let in'

job(
  {
    number: 43,
    profession: 'administrator',
    who: 'amara-admin',
    what: 'a colleague who waits is seen on My work and let in',
    goal: { presses: 3 },
    isKept: true,
    daily: true,
  },
  {
    async before({ stage, browser }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Selam', language: 'am' })
      await stage.act('amara-admin', 'waitingColleague', 'dalia', ['caseworker'])
      const context = await browser.newContext()
      const dalia = await context.newPage()
      await fillSignIn(dalia, stage, 'dalia')
      await expect(dalia.getByRole('heading', { name: 'You are almost in' })).toBeVisible()
      await context.close()
      return caseId
    },
    async work(admin) {
      await admin.sees(admin.main.getByText(told))
      await admin.press(admin.main.getByRole('link', { name: /^Let them in/ }))
      await admin.button('Let in')
      await admin.sees(admin.page.getByText('dalia can work now.').last())
      return admin.page
    },
    async after({ at }, caseId, admin) {
      // She reads what her house carries, and nobody is told any more that she waits.
      const dalia = await at('dalia')
      await visit(dalia, `/cases/${caseId}`)
      await expect(dalia.getByRole('button', { name: 'What next?' })).toBeVisible()
      await visit(admin, '/')
      await expect(admin.getByText(told)).toHaveCount(0)
    },
  },
)

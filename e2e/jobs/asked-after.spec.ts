// Somebody rings and asks after a person. Leyla says neither yes nor no, writes it down with two presses, and it waits for a safety review.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { job } from './job.ts'

job(
  {
    number: 'S97',
    profession: 'hotline',
    who: 'leyla',
    what: 'somebody asks after a person: neither yes nor no, and a safety review',
    goal: { presses: 2 },
    isKept: true,
  },
  {
    before: () => Promise.resolve(),
    async work(leyla) {
      await visit(leyla.page, '/hotline')
      await leyla.button('Somebody asks after a person')
      const dialog = leyla.page.getByRole('dialog')
      await leyla.sees(dialog.getByText(/I cannot say whether we know somebody/))
      await expect(dialog.getByRole('searchbox')).toHaveCount(0)
      const sent = leyla.page.waitForRequest(
        (request) => request.method() === 'POST' && request.url().endsWith('/api/reports'),
      )
      await leyla.button('Write it down', dialog)
      await leyla.sees(leyla.page.getByText('Kept for a safety review.').last())
      return ((await sent).postDataJSON() as { id: string }).id
    },
    async after({ at }, _there, id) {
      const next = await at('leyla')
      const main = next.locator('main')
      await visit(next, '/hotline')
      await expect(main.getByRole('heading', { name: /^To answer/ })).toBeVisible()
      await visit(next, `/hotline/${id}`)
      await expect(main.getByText('Somebody asked after a person').first()).toBeVisible()
      await expect(main.getByText('This does not become a case')).toBeVisible()
      await expect(main.getByRole('button', { name: 'Open a case from this contact' })).toHaveCount(0)
    },
  },
)

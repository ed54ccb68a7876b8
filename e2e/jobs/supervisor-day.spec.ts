// Odile supervises. Her day begins with the team: what each carries is in sight, the five most overdue people, the yes that a worker
// waits for, a plan and a leave are each at most two presses away. What came of it is looked at from Amara's and Samir's screens.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const rowsOf = (caseId: string) => `main a[href^="/cases/${caseId}"]`

job(
  {
    number: 17,
    profession: 'supervisor',
    who: 'odile',
    what: 'the load of the team seen, the most overdue opened, a closure and a plan approved, a leave covered',
    goal: { presses: 8 },
    isKept: true,
  },
  {
    async before({ stage, at }) {
      await stage.act('amara-admin', 'newColleague', 'odile', ['supervisor'])
      await stage.act('amara-admin', 'wantsYes', true)
      const late = await stage.act<string>('amara', 'openCase', { name: 'Blessing', language: 'en' })
      await stage.act('amara', 'makeLate', late)
      const done = await stage.act<string>('amara', 'openCase', { name: 'Folake', language: 'en' })
      await stage.act('amara', 'askToClose', done)
      // Amara is not asked by her own screen to close it herself.
      const amara = await at('amara')
      await visit(amara, `/cases/${done}`)
      await amara.getByRole('link', { name: 'Close the case' }).click()
      await expect(amara.getByText('Waits for a supervisor’s yes')).toBeVisible()
      await expect(amara.locator('form.move-form')).toHaveCount(0)
      await stage.act('amara-admin', 'wantsYesToPlans', true)
      const planned = await stage.act<string>('amara', 'openCase', { name: 'Selam', language: 'en' })
      await stage.act('amara', 'askForPlan', planned, 'Take the bus alone')
      return { late, done, planned }
    },
    async work(odile, { late, done, planned }) {
      const { page, main } = odile
      const load = main.getByRole('row', { name: /^amara/ })
      await odile.sees(load)
      await expect(load).toContainText('High risk')
      await looksRight(page)
      await shot(page, 'my-team-en')
      await odile.button(/most overdue/i, main)
      await odile.sees(page.locator(rowsOf(late)).first())
      await expect(page.locator(rowsOf(done)).first()).toBeVisible()
      await odile.button(/^Yes, close it/, main)
      await odile.sees(page.getByText(/^The case .* was closed\.$/).last())
      // Another journey of the same network may have left a plan that waits.
      await odile.press(
        main.getByRole('link', { name: /^Look at the plan/ }).and(main.locator(`[href*="${planned}"]`)),
      )
      await odile.sees(main.getByText('amara asks for a yes'))
      await looksRight(page)
      await shot(page, 'plan-yes-asked-en')
      await odile.button('Approve the plan', main)
      await odile.sees(main.getByText(/^Approved by .*odile/i))
      await expect(page).toHaveURL(new RegExp(planned))
      await visit(page, '/')
      await odile.press(load.getByRole('button', { name: /^Away…/ }))
      const dialog = page.getByRole('dialog')
      await odile.press(dialog.getByRole('button', { name: /Who covers/ }))
      await odile.press(page.getByRole('option', { name: /samir/ }))
      await looksRight(page)
      await shot(page, 'leave-en')
      await odile.button('Save', dialog)
      await odile.sees(load.getByText(/samir covers/))
      return page
    },
    async after({ at, stage }, { late, done, planned }) {
      await stage.act('amara-admin', 'wantsYes', false)
      await stage.act('amara-admin', 'wantsYesToPlans', false)
      // Her case is closed, she waits for nobody's yes any more, and she reads that Samir covers.
      const amara = await at('amara')
      await visit(amara, '/cases')
      await amara.getByRole('tab', { name: 'Closed', exact: true }).click()
      await expect(amara.locator(rowsOf(done))).toBeVisible()
      await visit(amara, '/')
      await expect(amara.getByText('A supervisor approved it')).toBeVisible()
      await expect(amara.getByText(/You are away from .* samir covers for you/)).toBeVisible()
      await expect(amara.getByText('Waits for a supervisor’s yes')).toHaveCount(0)
      await visit(amara, `/cases/${planned}`)
      await expect(amara.getByText(/^Approved by odile/)).toBeVisible()
      await looksRight(amara)
      await shot(amara, 'plan-approved-en')
      // What waits for Amara stands in Samir's own list, under her name.
      const samir = await at('samir')
      await expect(samir.getByText(/^You cover for amara from/)).toBeVisible()
      const covered = samir.locator('section.rows', { hasText: 'You cover for amara' })
      await expect(covered.getByRole('heading')).toBeVisible()
      await looksRight(samir)
      await shot(samir, 'covering-en')
      await expect(
        samir.locator(rowsOf(late)).or(samir.locator('main a[href*="/tracks/"]')).first(),
      ).toBeVisible()
    },
  },
)

// Somebody on the telephone needs a bed tonight. Leyla makes the call a case and asks the shelter that has room: what was said on
// the telephone stands there already, and the shelter reads it once it has said yes.

import { expect } from '@playwright/test'
import { saveCall, visit } from '../hands.ts'
import { job } from './job.ts'

const name = 'Qzxwarmreferral'

job(
  {
    number: 3,
    profession: 'hotline',
    who: 'leyla',
    what: 'a warm referral from a call to a shelter with a free place',
    goal: { presses: 8, seconds: 25 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'beds', 2)
      // It names neither the caller's language nor an area: it is found all the same, before all others.
      await stage.act('amara', 'offer', {
        name: 'A bed for tonight',
        codes: ['emergency_housing'],
        languages: ['en'],
        confidential: true,
      })
      await stage.act('ines-admin', 'offer', { name: 'Advice about hostels', codes: ['emergency_housing'] })
    },
    async work(leyla) {
      const { main, page } = leyla
      // The call itself is a job of its own.
      await saveCall(page, 'Out of the house since noon.', 'Ukrainian')

      await leyla.press(main.getByRole('link', { name: 'Open this contact' }))
      await leyla.button('Open a case from this contact')
      const form = page.getByRole('dialog')
      await leyla.sees(form)
      await expect(form.getByRole('textbox', { name: 'Name used' }).first()).toBeFocused()
      await leyla.type(form.getByRole('textbox', { name: 'Name used' }).first(), name, { isThere: true })
      await leyla.press(form.getByText('The person agreed', { exact: true }))
      await leyla.press(form.getByText('Adult', { exact: true }))
      await leyla.press(form.locator('button', { hasText: 'Open the case, then refer' }))
      // Need and language came along, and the shelter with room stands first.
      await leyla.sees(main.getByRole('button', { name: 'Take out Ukrainian' }))
      const first = main.getByRole('article').first()
      await leyla.sees(first.getByText('Has room'))
      await expect(first.getByRole('heading')).toHaveText('A bed for tonight')
      await expect(main.getByRole('article')).toHaveCount(2)
      await leyla.press(first.getByRole('button', { name: 'Refer to this service' }))
      await leyla.press(main.getByText('Spoken', { exact: true }))
      await leyla.button('Send the referral')
      await leyla.arrivesAt(/\/cases\/[0-9a-f-]{36}$/)
    },
    async after({ at }) {
      const amara = await at('amara')
      await visit(amara, '/referrals')
      const asked = amara.getByRole('article', { name: 'Emergency housing' }).first()
      await expect(asked).toContainText('Ukrainian')
      await expect(asked).not.toContainText(name)
      await asked.getByRole('button', { name: 'Open', exact: true }).click()
      await asked.getByRole('button', { name: 'Accept', exact: true }).click()
      await asked.locator('form.move-form button[type=submit]').click()
      await expect(amara).toHaveURL(/\/(cases|pages)\/[0-9a-f-]{36}$/)
      // What was agreed to, and nothing of the story.
      await expect(amara.getByText('They come back themselves')).toBeVisible()
      await expect(amara.locator('main')).not.toContainText('Out of the house since noon.')
    },
  },
)

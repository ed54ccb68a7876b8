// Somebody on a small telephone without script looks for food near them. What they choose stands in no address; the house that offers it sees
// nothing of it, and a safe house is not on the list.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { job } from './job.ts'

job(
  {
    number: 'S98',
    profession: 'worker',
    who: 'nobody',
    what: 'find help near me, without script',
    goal: { presses: 4 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('rosa-admin', 'offer', {
        name: 'Qzxnear kitchen',
        codes: ['food'],
        phone: '020 7946 0188',
      })
      await stage.act('amara', 'offer', { name: 'Qzxnear safe house', codes: ['food'], confidential: true })
    },
    async work(maria) {
      const { main, page } = maria
      await maria.press(main.locator(`a[href="/en${addresses.nearMe}"]`))
      await maria.press(main.getByText('Food', { exact: true }))
      await maria.press(main.getByRole('button', { name: 'Find' }))
      await maria.sees(main.getByText('Qzxnear kitchen'))
      await expect(main.locator('a[href="tel:02079460188"]')).toBeVisible()
      await expect(main.getByText('Qzxnear safe house')).toHaveCount(0)
      expect(new URL(page.url()).search).toBe('')
      // Who would read it stands one press away, before anything is written.
      await page.goto(new URL(`/en${addresses.whoWeAre}`, page.url()).href)
      await maria.sees(main.getByText('Night Line answers here.'))
    },
    after: () => Promise.resolve(),
  },
)

// Mina coordinates the network: one press shows her the referral that has waited longest and where duties are late; a second reminds
// the house. Its answer is given on the house's own screen, and read on hers.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 38,
    profession: 'coordinator',
    who: 'mina',
    what: 'late duties and unanswered referrals of the network seen, the house of the oldest reminded',
    goal: { presses: 2, seconds: 10 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'en' })
      await stage.act('amara', 'makeLate', caseId)
      const recipient = await stage.act<number>('bashir', 'circle')
      const need = { recipient, serviceCode: 'food', urgency: 'day' }
      const { track } = await stage.act<{ track: string }>('amara', 'enquire', caseId, need)
      await stage.act('amara', 'hasWaited', track)
      return caseId
    },
    async work(mina) {
      const { page, main } = mina
      await mina.open(/^Network desk/)
      const oldest = main.getByRole('region', { name: 'The oldest' })
      await mina.sees(oldest)
      await expect(oldest).toContainText('City Clinic')
      await expect(main.getByRole('row', { name: /^Harbour House/ })).toBeVisible()
      await looksRight(page)
      await shot(page, 'network-desk-en-1280')
      await mina.button(/^Remind City Clinic/, oldest)
      await mina.sees(oldest.getByText(/^Reminded/))
    },
    async after({ at }, caseId) {
      const house = await at('bashir')
      await visit(house, '/')
      await house.getByRole('button', { name: 'We need help' }).click()
      await expect(house.getByText(/The coordinator reminds your organisation/)).toHaveCount(0)
      const mina = await at('mina')
      await visit(mina, '/coordination')
      const oldest = mina.getByRole('region', { name: 'The oldest' })
      await expect(oldest.getByText('We need help')).toBeVisible()
      // Whom it is about she is not told.
      await expect(mina.locator('main')).not.toContainText('Mariam')
      expect(await mina.content()).not.toContain(caseId)
    },
  },
)

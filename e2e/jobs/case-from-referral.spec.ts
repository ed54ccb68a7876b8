// The hotline asks for a safe place. Amara says yes, and stands on the case with what the person agreed to.

import { expect } from '@playwright/test'
import { dayFrom, visit } from '../hands.ts'
import { job } from './job.ts'

job(
  {
    number: 7,
    profession: 'caseworker',
    who: 'amara',
    what: 'a new case from a referral',
    goal: { presses: 8, seconds: 13 },
    isKept: true,
    daily: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('rosa', 'openCase', { name: 'Blerta', language: 'sq' })
      const consent = await stage.act<string>('rosa', 'agree', caseId, {
        with: 'amara',
        compartments: ['identity', 'narrative'],
        purpose: 'shelter',
        whenAccepted: true,
        language: 'sq',
      })
      await stage.act('rosa', 'refer', caseId, {
        with: 'amara',
        serviceCode: 'emergency_housing',
        urgency: 'now',
        consent,
      })
      return caseId
    },
    async work(amara) {
      const { main, page } = amara
      await amara.open(/^Referrals/)
      await amara.press(main.getByRole('button', { name: 'Open', exact: true }).first())
      await amara.press(main.getByRole('button', { name: 'Accept', exact: true }).first())
      const form = main.locator('form.move-form')
      await amara.day(form.getByRole('group', { name: 'First appointment' }).first(), dayFrom(1))
      await amara.press(form.locator('button[type=submit]'))
      await amara.arrivesAt(/\/cases\/[0-9a-f-]{36}$/)
      await amara.sees(page.getByRole('button', { name: 'What next?' }))
      return page.url()
    },
    async after({ at }, caseId, address) {
      expect(address).toContain(caseId)
      // Whoever asked sees that somebody has said yes.
      const rosa = await at('rosa')
      await visit(rosa, '/referrals?box=sent')
      const answered = rosa.locator('main li', { hasText: 'Harbour House' })
      await expect(answered.getByText('Accepted', { exact: true })).toBeVisible()
    },
  },
)

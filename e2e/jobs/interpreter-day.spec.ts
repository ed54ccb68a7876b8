// Sami interprets. What he was asked to come to is all that he sees: he says that he comes, and afterwards how long it took. Amara sees
// both on the page of her case, and none of her cases is his to open.

import { expect } from '@playwright/test'
import { goTo, looksRight, shot } from '../stage.ts'
import { turnTo, visit } from '../hands.ts'
import { job } from './job.ts'

job(
  {
    number: 'P12',
    profession: 'interpreter',
    who: 'sami',
    what: 'my day: a booking taken, attended, its hours noted, nothing else seen',
    goal: { presses: 3 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara-admin', 'newColleague', 'sami', ['interpreter'])
      const others = ['Selam', 'Blerta'].map((name) =>
        stage.act('amara', 'openCase', { name, language: 'am' }),
      )
      await Promise.all(others)
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'ar' })
      await stage.act('amara', 'askToCome', caseId, 'sami')
      return caseId
    },
    async work(sami) {
      await sami.sees(sami.main.getByText('Golden olive'))
      await expect(sami.main.getByText('Arabic')).toBeVisible()
      await expect(sami.main.getByText('14:00–16:30')).toBeVisible()
      await sami.button(/^I come/)
      await sami.button(/^1 h 30/, sami.main)
      await sami.sees(sami.main.getByText(/Noted: 1 h 30/))
      return sami.page
    },
    async after({ at, stage }, caseId, sami) {
      // Neither a list nor a way to any case.
      await expect(sami.locator('nav').getByRole('link', { name: 'Cases' })).toHaveCount(0)
      await expect(sami.locator('nav').getByRole('link', { name: 'My work' })).toHaveCount(0)
      expect(await stage.refusal('sami', 'read', caseId)).toBe('not-allowed')
      await goTo(sami, `/cases/${caseId}`)
      await expect(sami.getByText('Mariam')).toHaveCount(0)
      await goTo(sami, '/assignments')
      await looksRight(sami)
      await shot(sami, 'assignments-en')
      // Whoever is only asked to come meets people too, and tells of one as everybody does.
      await sami.getByRole('link', { name: 'I met somebody' }).click()
      await expect(sami.getByText('In danger now?')).toBeVisible()
      await goTo(sami, '/assignments')
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}`)
      await turnTo(amara, 'People')
      await expect(amara.getByText('Was there')).toBeVisible()
      await looksRight(amara)
      await shot(amara, 'asked-to-come-en')
    },
  },
)

// Selim interprets. What he was asked to come to is all that he sees: he says that he comes, and afterwards how long it took. Amara sees
// both on the page of her case, and none of her cases is his to open.

import { expect } from '@playwright/test'
import { goTo, looksRight, shot } from '../stage.ts'
import { turnTo, visit } from '../hands.ts'
import { job } from './job.ts'

job(
  {
    number: 'P12',
    profession: 'interpreter',
    who: 'selim',
    what: 'my day: a booking taken, attended, its hours noted, nothing else seen',
    goal: { presses: 3 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara-admin', 'newColleague', 'selim', ['interpreter'])
      const others = ['Selam', 'Blerta'].map((name) =>
        stage.act('amara', 'openCase', { name, language: 'am' }),
      )
      await Promise.all(others)
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'ar' })
      await stage.act('amara', 'askToCome', caseId, 'selim')
      return caseId
    },
    async work(selim) {
      await selim.sees(selim.main.getByText('Golden olive'))
      await expect(selim.main.getByText('Arabic')).toBeVisible()
      await expect(selim.main.getByText('14:00–16:30')).toBeVisible()
      await selim.button(/^I come/)
      await selim.button(/^1 h 30/, selim.main)
      await selim.sees(selim.main.getByText(/Noted: 1 h 30/))
      return selim.page
    },
    async after({ at, stage }, caseId, selim) {
      // Neither a list nor a way to any case.
      await expect(selim.locator('nav').getByRole('link', { name: 'Cases' })).toHaveCount(0)
      await expect(selim.locator('nav').getByRole('link', { name: 'My work' })).toHaveCount(0)
      expect(await stage.refusal('selim', 'read', caseId)).toBe('not-allowed')
      await goTo(selim, `/cases/${caseId}`)
      await expect(selim.getByText('Mariam')).toHaveCount(0)
      await goTo(selim, '/assignments')
      await looksRight(selim)
      await shot(selim, 'assignments-en')
      // Whoever is only asked to come meets people too, and tells of one as everybody does.
      await selim.getByRole('link', { name: 'I met somebody' }).click()
      await expect(selim.getByText('In danger now?')).toBeVisible()
      await goTo(selim, '/assignments')
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}`)
      await turnTo(amara, 'People')
      await expect(amara.getByText('Was there')).toBeVisible()
      await looksRight(amara)
      await shot(amara, 'asked-to-come-en')
    },
  },
)

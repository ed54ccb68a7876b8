// The night in two presses: from the board of a house, and from a call. What begins is seen by a colleague on the case.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 81,
    profession: 'shelter',
    who: 'amara',
    what: 'somebody does not come back: from the board of the house in two presses, and the bed is kept',
    goal: { presses: 2, seconds: 10 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara', 'beds', 1)
      const house = await stage.act<number>('amara', 'circle')
      const made = await stage.act<{ id: string; caseId: string }>(
        'amara',
        'askForPlace',
        house,
        1,
        'Vesna Out',
      )
      await stage.act('amara', 'move', 'placement', 'offer', made.id, {})
      await stage.act('amara', 'move', 'placement', 'ask_person', made.id, { answer: 'says_yes' })
      await stage.act('amara', 'move', 'placement', 'accept', made.id, {})
      await stage.act('amara', 'move', 'placement', 'arrive', made.id, {})
      return made
    },
    async work(amara) {
      const { page } = amara
      await visit(page, '/beds')
      const asked = amara.taken.presses
      await amara.press(page.locator('.nights-bar[data-state="here"]').last())
      const sheet = page.getByRole('dialog')
      await amara.sees(sheet.getByRole('button', { name: 'Did not come back' }))
      await looksRight(page)
      await shot(page, 'stay-night-en-1280')
      await amara.button('Did not come back', sheet)
      await amara.sees(page.getByRole('dialog', { name: 'Did not come back' }))
      expect(amara.taken.presses - asked).toBe(2)
    },
    async after({ stage, browser }, { id }) {
      await expect(
        stage.act('amara', 'move', 'placement', 'end', id, { reason: 'provider_ended' }),
      ).rejects.toThrow(/has-not-come-back/)
      const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, '/beds')
      await looksRight(narrow)
      await narrow.context().close()
    },
  },
)

job(
  {
    number: 82,
    profession: 'hotline',
    who: 'amara',
    what: 'a call about somebody whose case is here: the night begins from the call in two presses',
    goal: { presses: 3, seconds: 12 },
    isKept: true,
  },
  {
    async before({ stage }) {
      return stage.act<string>('amara', 'openCase', { name: 'Hoa Called', language: 'vi' })
    },
    async work(amara) {
      const { page, main } = amara
      await visit(page, '/hotline')
      await amara.button('New call')
      await amara.button('About somebody we know')
      const who = main.getByRole('searchbox', { name: 'Name or code name' })
      await amara.type(who, 'Hoa Called', { isThere: true })
      const night = main.getByRole('group', { name: /Hoa Called: something happened/ })
      await amara.sees(night.getByRole('button', { name: 'Danger to themselves' }))
      await looksRight(page)
      await shot(page, 'call-night-en-1280')
      await amara.button('Danger to themselves', night)
      await amara.sees(page.getByRole('dialog', { name: 'Closer watch' }))
    },
    async after({ at }, caseId) {
      const again = await at('amara')
      await visit(again, `/cases/${caseId}`)
      await expect(again.getByText('Somebody stays near').first()).toBeVisible()
    },
  },
)

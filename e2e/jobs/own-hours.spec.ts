// In the United States an official who meets a child tells the Department of Health and Human Services within 24 hours. Orla, a police
// officer, is told so before the first question; the hour stands on her My work until she says that she has told; the desk reads until when.
// A clinician of the same country has no hour that the law names for her.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'S350',
    profession: 'police',
    who: 'orla',
    what: 'a child met in the United States: reported, the 24 hours seen on My work, and kept',
    goal: { presses: 6, seconds: 60 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const here = { pack: 'us' }
      // A retry finds them there.
      for (const [handle, house, role] of [
        ['orla', { ...here, name: 'Port Police', kind: 'police' }, 'police'],
        ['cleo', { ...here, name: 'County Clinic', kind: 'clinic' }, 'health'],
        ['kit', { ...here, name: 'County Child Services', kind: 'child_welfare' }, 'child_welfare'],
      ] as const)
        await stage.act('mina', 'newHouse', handle, house, [role]).catch(() => undefined)
    },
    async work(orla) {
      const { main, page } = orla
      await orla.press(main.getByRole('link', { name: 'I met somebody' }))
      await orla.sees(main.getByText('24 hours', { exact: false }).first())
      await looksRight(page)
      await shot(page, 'own-hours-said-first-en-1280')
      await orla.press(main.getByText('Not now', { exact: true }))
      await orla.press(main.getByText('Under 18', { exact: true }))
      await orla.button(/^Send to /)
      await orla.sees(main.getByText('Received', { exact: true }))
      await orla.sees(main.getByText('You have to pass it on yourself'))
      await shot(page, 'own-hours-reported-en-1280')
      await orla.open(/^My work/)
      await orla.sees(main.getByText('You have to pass it on yourself'))
      await orla.sees(main.getByText(/24 hours/).first())
      await looksRight(page)
      await shot(page, 'own-hours-my-work-en-1280')
      await orla.button('I have told them')
      await expect(main.getByText('You have to pass it on yourself')).toHaveCount(0)
    },
    async after({ at, browser, stage }) {
      const orla = await at('orla')
      await visit(orla, '/encounters')
      await orla.locator('main .row-line a').first().click()
      await expect(orla.getByText(/^Told: /)).toBeVisible()
      await looksRight(orla)
      const small = await signIn(browser, stage, 'orla', { language: 'ar', width: 360, height: 740 })
      await visit(small, '/encounters')
      await small.locator('main .row-line a').first().click()
      await expect(small.locator('main .card').first()).toBeVisible()
      await looksRight(small)
      await shot(small, 'own-hours-told-ar-360')
      await small.context().close()
      // The desk reads that she has told, and until when she had to.
      const kit = await at('kit')
      await visit(kit, '/hotline')
      await kit.getByRole('link', { name: /A colleague/ }).click()
      await expect(kit.getByText(/^I have told them\./)).toBeVisible()
      await shot(kit, 'own-hours-desk-en-1280')
      // A clinician reports as well. The law of her country names no hour for her, and none stands on her My work.
      const cleo = await at('cleo')
      await visit(cleo, '/encounters/new')
      const main = cleo.locator('main')
      await main.getByText('Not now', { exact: true }).click()
      await main.getByText('Under 18', { exact: true }).click()
      await main.getByRole('button', { name: /^Send to / }).click()
      await expect(main.getByText('Received', { exact: true })).toBeVisible()
      await expect(main.getByText('You have to pass it on yourself')).toHaveCount(0)
    },
  },
)

// Salma was threatened. Amara calls everybody who works with her, without a reason; Jonas sees it, opens the case and sees to it; what
// happened is written down afterwards, sealed, and a measure is asked of the court, granted, and broken.

import { expect } from '@playwright/test'
import { dayFrom, visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 83,
    profession: 'caseworker',
    who: 'amara',
    what: 'everybody who works with somebody is called to their case, without a word of why',
    goal: { presses: 1, seconds: 5 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara-admin', 'newColleague', 'jonas83', ['caseworker'])
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Salma Alert', language: 'ar' })
      await stage.act('amara', 'second', caseId, 'jonas83')
      return caseId
    },
    async work(amara, caseId) {
      const { page, main } = amara
      await visit(page, `/cases/${caseId}`)
      await amara.button('Call everybody who works with them', main)
      await amara.sees(main.getByRole('heading', { name: 'Everybody is called to this case' }))
      await looksRight(page)
      await shot(page, 'alert-standing-en-1280')
    },
    async after({ at, browser, stage }, caseId) {
      const jonas = await at('jonas83')
      await visit(jonas, '/')
      const called = jonas.getByRole('region', { name: 'Open these cases now' })
      await expect(called.getByText('You are the second worker')).toBeVisible()
      await looksRight(jonas)
      await shot(jonas, 'alert-called-en-1280')
      const phone = await signIn(browser, stage, 'jonas83', { language: 'ar', width: 360, height: 740 })
      await visit(phone, '/')
      await expect(phone.getByText('أنت العامل الثاني')).toBeVisible()
      await looksRight(phone)
      await shot(phone, 'alert-called-ar-360')
      await phone.context().close()
      await called.getByRole('button', { name: 'Open the case' }).click()
      await expect(jonas.getByText(/^Seen /)).toBeVisible()
      const amara = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
      await visit(amara, `/cases/${caseId}`)
      await expect(amara.getByText('العامل الثاني', { exact: false })).toBeVisible()
      await looksRight(amara)
      await shot(amara, 'alert-standing-ar-360')
      expect(await amara.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(2400)
      await amara.context().close()
      await jonas.getByRole('button', { name: 'I see to it' }).click()
      await expect(jonas.getByRole('heading', { name: 'Everybody is called to this case' })).toHaveCount(0)
    },
  },
)

job(
  {
    number: 84,
    profession: 'caseworker',
    who: 'amara',
    what: 'what happened is written down, sealed and by day; a measure is asked, granted until a day, and broken',
    goal: { presses: 16, seconds: 120 },
    isKept: true,
  },
  {
    async before({ stage }) {
      return stage.act<string>('amara', 'openCase', { name: 'Salma Incident', language: 'ar' })
    },
    async work(amara, caseId) {
      const { page, main } = amara
      await visit(page, `/cases/${caseId}/safety`)
      await amara.button('Write down what happened', main)
      await amara.type(
        main.getByRole('textbox', { name: 'What happened, as they say it' }),
        'zqxhappened at the bus stop',
      )
      await amara.type(main.getByRole('textbox', { name: /Who it was/ }), 'zqxwho')
      await amara.type(main.getByRole('textbox', { name: 'What was done then' }), 'Rang the agreed number.')
      await amara.press(main.getByText('The plan says nothing about it', { exact: true }))
      await looksRight(page)
      await shot(page, 'incident-form-en-1280')
      await amara.button('Keep it, sealed', main)
      await amara.sees(main.getByText('zqxhappened at the bus stop'))
      await shot(page, 'incident-en-1280')

      await amara.press(main.getByRole('link', { name: 'Ask for a measure' }))
      await amara.press(main.getByText('No-contact order', { exact: true }))
      await amara.press(main.getByText('A court', { exact: true }))
      await looksRight(page)
      await shot(page, 'measure-ask-en-1280')
      await amara.press(main.locator('form button[type=submit]'))
      await amara.sees(main.getByText('Asked for', { exact: true }).first())
      await amara.button('Granted')
      await amara.day(main.locator('form.move-form').getByRole('group', { name: /Until/ }), dayFrom(60))
      await amara.press(main.locator('form.move-form button[type=submit]'))
      await amara.sees(main.getByText('Ask to make the measure longer').first())
      return caseId
    },
    async after({ browser, stage, at }, caseId) {
      const again = await at('amara')
      await visit(again, `/cases/${caseId}/safety`)
      await expect(again.getByText('No-contact order')).toBeVisible()
      await looksRight(again)
      await shot(again, 'safety-whole-en-1280')
      for (const language of ['ar', 'en'] as const) {
        const narrow = await signIn(browser, stage, 'amara', { language, width: 360, height: 740 })
        await visit(narrow, `/cases/${caseId}/safety`)
        await expect(narrow.getByText('zqxhappened at the bus stop')).toBeVisible()
        await looksRight(narrow)
        await shot(narrow, `safety-whole-${language}-360`)
        expect(await narrow.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(2400)
        await narrow.context().close()
      }
    },
  },
)

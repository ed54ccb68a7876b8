// Amara agrees with Blerta on a day and an hour. Blerta reads it on her page, says with one press and without script that she cannot
// come, is offered another day, and reads that with where and with whom.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { dayFrom, saidIn, typeDay, visit } from '../hands.ts'
import { enterOwn, phone } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'P15',
    profession: 'caseworker',
    who: 'amara',
    what: 'an appointment made with the person, who cannot come; another day offered',
    goal: { presses: 8, seconds: 40 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Blerta', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      return { caseId, words }
    },
    async work(amara, { caseId }) {
      const { page } = amara
      await visit(page, `/cases/${caseId}`)
      await amara.button('Make an appointment')
      const sheet = page.getByRole('dialog')
      await amara.day(sheet.getByRole('group', { name: 'Day' }), dayFrom(9))
      await amara.type(sheet.getByLabel('Hour', { exact: true }), '16')
      await amara.type(sheet.getByLabel('What for'), 'First visit')
      await amara.type(sheet.getByLabel('With whom'), 'Dr Hollow')
      await amara.type(sheet.getByLabel('Reminder, in their words'), 'Blue folder')
      await looksRight(page)
      await shot(page, 'appointment-form-en-1280')
      await amara.button('Save', sheet)
      await amara.sees(page.getByText('· 16:00'))
      await shot(page, 'appointment-case-en-1280')
    },
    async after({ browser, stage, at }, { caseId, words }) {
      // Without script she reads the day, and one press says that she cannot come.
      const plain = await (await browser.newContext({ viewport: phone, javaScriptEnabled: false })).newPage()
      await plain.goto(`${stage.publicUrl}/en${addresses.enter}`)
      await plain.locator('input[name=words]').fill(words)
      await plain.locator('main button.b').click()
      await plain.getByRole('button', { name: 'Show' }).click()
      await expect(plain.getByText('Your worker tells you the hour.')).toBeVisible()
      // It is the only date there: what Amara has to do for her by a day is none of hers.
      await expect(plain.locator('.c h2')).toHaveCount(1)
      await shot(plain, 'appointment-own-plain-en-360')
      await plain.getByRole('button', { name: 'I cannot come' }).click()
      await expect(plain.getByText('It is done. Your worker can see it.')).toBeVisible()
      await plain.context().close()
      // Amara sees it on the case, and offers another day.
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}`)
      await amara.getByRole('button', { name: 'Offer another day' }).click()
      const sheet = amara.getByRole('dialog')
      await typeDay(sheet.getByRole('group', { name: 'Day' }), dayFrom(16))
      await sheet.getByRole('button', { name: 'Save' }).click()
      await expect(saidIn(amara).getByText('The appointment stands on their page.')).toBeVisible()
      // With script she reads the whole of it.
      const own = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
      await own.locator(`main a[href="/en${addresses.tracks}"]`).first().click()
      await expect(own.getByText(/· 16:00/)).toBeVisible()
      await expect(own.getByText('Dr Hollow')).toBeVisible()
      await expect(own.getByText('Your worker tells you the place.')).toBeVisible()
      await looksRight(own)
      await shot(own, 'appointment-own-en-360')
      await own.context().close()
    },
  },
)

// Amara books an interpreter for tomorrow at ten. Sami sees on his own day when, where, in which language and by what name to call the
// person, and nothing else; whom Mariam must not meet was not among those whom Amara could ask.

import { expect } from '@playwright/test'
import { goTo, looksRight, shot, signIn } from '../stage.ts'
import { dayFrom, turnTo, typeDay, visit } from '../hands.ts'
import { job } from './job.ts'

job(
  {
    number: 10,
    profession: 'caseworker',
    who: 'amara',
    what: 'an interpreter booked for tomorrow at ten',
    goal: { presses: 5, seconds: 25 },
    isKept: true,
  },
  {
    async before({ stage }) {
      for (const handle of ['sami', 'zahra'])
        await stage.act('amara-admin', 'newColleague', handle, ['interpreter'])
      await stage.act('amara-admin', 'knownInterpreter', 'sami', ['ar'])
      await stage.act('amara-admin', 'knownInterpreter', 'zahra', ['tr'])
      return stage.act<string>('amara', 'openCase', { name: 'Mariam Hours', language: 'ar' })
    },
    async work(amara, caseId) {
      const { page, main } = amara
      await visit(page, `/cases/${caseId}`)
      await amara.press(page.getByRole('tab', { name: 'People' }))
      await amara.button('Book an interpreter', main)
      const dialog = page.getByRole('dialog')
      await amara.sees(dialog.getByRole('radio', { name: /sami/i }))
      await expect(dialog.getByRole('radio', { name: /sami/i })).toBeChecked()
      await looksRight(page)
      await shot(page, 'book-interpreter-en')
      await amara.button('Ask them', dialog)
      await amara.sees(main.getByText('Not answered yet'))
    },
    async after({ at }, caseId) {
      const sami = await at('sami')
      await goTo(sami, '/assignments')
      await expect(sami.locator('main').getByText('10:00–11:00')).toBeVisible()
      await expect(sami.locator('main').getByText('Arabic')).toBeVisible()
      await expect(sami.locator('main').getByText('At our office')).toBeVisible()
      await expect(sami.getByText('Mariam')).toHaveCount(0)
      await sami.getByRole('button', { name: /^I come/ }).click()
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}`)
      await turnTo(amara, 'People')
      await expect(amara.locator('main').getByText('Is coming')).toBeVisible()
      // Mariam does not want him: he is not offered any more.
      await amara.getByRole('button', { name: 'Book an interpreter', exact: true }).click()
      const dialog = amara.getByRole('dialog')
      await dialog.getByRole('radio', { name: /zahra/i }).check({ force: true })
      await dialog.getByRole('button', { name: /^Never ask .*zahra/i }).click()
      await expect(dialog.getByRole('radio', { name: /zahra/i })).toHaveCount(0)
      await expect(dialog.getByRole('radio', { name: /sami/i })).toHaveCount(1)
    },
  },
)

job(
  {
    number: 'S94',
    profession: 'caseworker',
    who: 'amara',
    what: 'an interpreter booked from an appointment, for its day and hour',
    goal: { presses: 3, seconds: 20 },
    isKept: true,
  },
  {
    async before({ stage, at }) {
      await stage.act('amara-admin', 'newColleague', 'dariya', ['interpreter'])
      await stage.act('amara-admin', 'knownInterpreter', 'dariya', ['ti'])
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Selam Hours', language: 'ti' })
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}`)
      await amara.getByRole('button', { name: 'Make an appointment' }).click()
      const sheet = amara.getByRole('dialog')
      await typeDay(sheet.getByRole('group', { name: 'Day' }), dayFrom(8))
      await sheet.getByLabel('Hour', { exact: true }).fill('14:20')
      await sheet.getByLabel('What for').fill('First visit')
      await sheet.getByRole('button', { name: 'Save' }).click()
      await expect(amara.getByText('· 14:20')).toBeVisible()
      const tracks = await stage.act<{ id: string; kind: string }[]>('amara', 'tracks', caseId)
      return { track: tracks.find(({ kind }) => kind === 'appointment')!.id }
    },
    async work(amara, { track }) {
      const { page, main } = amara
      await visit(page, `/tracks/${track}`)
      await amara.button('Book an interpreter', main)
      const dialog = page.getByRole('dialog')
      await amara.sees(dialog.getByRole('radio', { name: /dariya/i }))
      await looksRight(page)
      await shot(page, 'book-interpreter-appointment-en')
      await amara.button('Ask them', dialog)
      await expect(dialog).toHaveCount(0)
    },
    async after({ at }) {
      const dariya = await at('dariya')
      await goTo(dariya, '/assignments')
      await expect(dariya.locator('main').getByText('14:00–15:30')).toBeVisible()
      await expect(dariya.getByText('Selam')).toHaveCount(0)
    },
  },
)

job(
  {
    number: 'S341',
    profession: 'caseworker',
    who: 'amara',
    what: 'an interpreter who has not answered: the next one who fits is asked for the same hour',
    goal: { presses: 3, seconds: 15 },
    isKept: true,
  },
  {
    async before({ stage }) {
      for (const handle of ['omar', 'nadira']) {
        await stage.act('amara-admin', 'newColleague', handle, ['interpreter'])
        await stage.act('amara-admin', 'knownInterpreter', handle, ['ar'])
      }
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Hiba Hours', language: 'ar' })
      await stage.act('amara', 'askToCome', caseId, 'omar')
      return caseId
    },
    async work(amara) {
      const { page, main } = amara
      await visit(page, '/')
      const waiting = main.getByRole('region', { name: 'Interpreters who have not answered' })
      await amara.sees(waiting)
      await looksRight(page)
      await shot(page, 'booking-unanswered-en-1280')
      await amara.press(waiting.getByRole('link', { name: /^Ask the next one/ }).first())
      await amara.press(main.getByRole('button', { name: 'Ask the next one' }))
      const dialog = page.getByRole('dialog')
      await amara.sees(dialog.getByRole('radiogroup', { name: /Who/ }))
      await expect(dialog.getByRole('radio', { name: /omar/i })).toHaveCount(0)
      await dialog.getByRole('radio', { name: /nadira/i }).check({ force: true })
      await looksRight(page)
      await shot(page, 'booking-next-en-1280')
      await amara.button('Ask them', dialog)
      await expect(dialog).toHaveCount(0)
    },
    async after({ at, stage, browser }) {
      const nadira = await at('nadira')
      await goTo(nadira, '/assignments')
      await expect(nadira.locator('main').getByText('14:00–16:30')).toBeVisible()
      await expect(nadira.locator('main').getByText('At a court')).toBeVisible()
      const omar = await at('omar')
      await goTo(omar, '/assignments')
      await expect(omar.getByRole('button', { name: /^I come/ })).toHaveCount(0)
      const admin = await signIn(browser, stage, 'amara-admin', { language: 'ar', width: 360, height: 740 })
      await visit(admin, '/interpreters')
      await admin.locator('main .card button').first().click()
      await expect(admin.getByRole('dialog')).toBeVisible()
      await looksRight(admin)
      await shot(admin, 'interpreter-known-ar-360')
      await admin.context().close()
    },
  },
)

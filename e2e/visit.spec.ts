// A visit to a farm: Amara plans it and asks Sami to come and interpret; Sami finds the hour and the language among what he was asked to.

import { expect, test, type Page } from '@playwright/test'
import { fromList, visit } from './hands.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open({ unlimited: true })
  await stage.act('amara-admin', 'newColleague', 'sami', ['interpreter'])
})
test.afterAll(() => stage.close())

const dialog = (page: Page) => page.getByRole('dialog')

test('an interpreter is asked to come to a visit, and is told its hour and language and nobody’s name @soak', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const { id } = await stage.act<{ id: string }>('amara', 'open', 'visit', { subkind: 'venue_workplace' })
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/tracks/${id}`)
  await expect(amara.getByText('Nobody was asked to come to this visit.')).toBeVisible()
  await looksRight(amara)
  await amara.getByRole('button', { name: 'Ask somebody to come' }).click()
  await fromList(dialog(amara), 'Who', 'sami')
  await fromList(dialog(amara), 'What kind of place', 'Somewhere outside')
  await dialog(amara).getByLabel('Hour').fill('06:30')
  await fromList(dialog(amara), 'Language', 'Arabic')
  await looksRight(amara)
  await shot(amara, 'visit-ask-en')
  await dialog(amara).locator('footer button').click()
  await expect(amara.getByText(/^sami ·/)).toBeVisible()
  await expect(dialog(amara)).toHaveCount(0)
  await shot(amara, 'visit-asked-en')

  const sami = await signIn(browser, stage, 'sami', { language: 'ar', width: 360, height: 740 })
  await visit(sami, '/assignments')
  await expect(sami.getByText(/06:30|٠٦:٣٠/).first()).toBeVisible()
  await looksRight(sami)
  await shot(sami, 'visit-own-ar')
})

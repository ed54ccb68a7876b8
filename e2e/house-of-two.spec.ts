// A house of two: River House has one caseworker and one administrator. It names who outside looks back, its caseworker goes ahead alone when a
// life is in danger, Harbour House looks back at it; and at night nobody of another team stands by before one is named.

import { expect, test, type Page } from '@playwright/test'
import { fromList, visit } from './hands.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open({ unlimited: true })
})
test.afterAll(() => stage.close())

const asked = (page: Page) => page.getByRole('alertdialog')
const form = (page: Page) =>
  page.locator('form').filter({ has: page.getByText('Why is there no yes?', { exact: true }) })

test('Rosa goes ahead alone once her house has named who looks back, and Harbour House looks back at it @soak', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const caseId = await stage.act<string>('rosa', 'openCase', { name: 'Efua', language: 'en' })
  await stage.act('rosa', 'note', caseId, 'health', 'Allergic to penicillin.')

  // Whoever is chosen gets nothing before it was read what they get, and said that it is meant.
  const admin = await signIn(browser, stage, 'rosa-admin')
  await visit(admin, '/second-person')
  await fromList(admin.locator('main'), 'Who outside looks back', 'Harbour House')
  await expect(asked(admin).getByText(/“Harbour House” is told the name and number/)).toBeVisible()
  await looksRight(admin)
  await shot(admin, 'second-ask-en')
  await asked(admin).getByRole('button', { name: 'Close' }).click()
  expect(await stage.act('rosa', 'secondsNamed')).toEqual([])
  await fromList(admin.locator('main'), 'Who outside looks back', 'Harbour House')
  await asked(admin).getByRole('button', { name: 'Name them' }).click()
  await expect(asked(admin)).toHaveCount(0)
  expect(await stage.act('rosa', 'secondsNamed')).toHaveLength(1)
  await looksRight(admin)
  await shot(admin, 'second-named-en')

  const rosa = await signIn(browser, stage, 'rosa')
  await visit(rosa, `/cases/${caseId}/without-consent`)
  await form(rosa).getByText('A life is in danger', { exact: true }).click()
  await fromList(form(rosa), 'With whom?', 'City Clinic')
  await form(rosa).getByText('health', { exact: true }).click()
  await fromList(form(rosa), 'What for?', 'Health care')
  await form(rosa).getByText('2 days', { exact: true }).click()
  await form(rosa).getByText('A life is in danger now', { exact: true }).click()
  await form(rosa).getByLabel('What has happened?').fill('She fell and does not wake up.')
  await form(rosa).getByText('Yes, on their page and by us').click()
  await form(rosa).getByRole('button', { name: 'Ask a second person' }).click()
  const alone = rosa.getByRole('button', { name: /Harbour House/ })
  await expect(alone).toBeVisible()
  await looksRight(rosa)
  await shot(rosa, 'alone-go-en')
  await alone.click()
  await expect(alone).toHaveCount(0)
  expect(await stage.act('bashir', 'read', caseId)).toMatchObject({ held: ['health'] })
  await visit(rosa, '/second-person')
  await expect(rosa.getByText(/^Opened alone here/)).toBeVisible()
  await looksRight(rosa)
  await shot(rosa, 'alone-own-en')

  const amara = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
  await visit(amara, '/second-person')
  await expect(amara.getByText(/River House/).first()).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'alone-review-ar')
  await amara.getByRole('button', { name: /^كان صوابًا.*River House/ }).click()
  await expect(amara.getByText(/River House/)).toHaveCount(0)
})

test('at night nobody stands by in a house without a team, and a team is let in by name or not at all @soak', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const rosa = await signIn(browser, stage, 'rosa', { language: 'ar', width: 360, height: 740 })
  await visit(rosa, '/night')
  await looksRight(rosa)
  await shot(rosa, 'night-nobody-ar')
  await rosa.context().close()

  await stage.act('rosa', 'team', 'night_desk', 'Nights', ['rosa'])
  const admin = await signIn(browser, stage, 'rosa-admin')
  await visit(admin, '/night')
  await fromList(admin.locator('main'), 'Team', 'Nights')
  await expect(
    asked(admin).getByText(/^rosa gets the keys of the cases of each team that agrees/),
  ).toBeVisible()
  await looksRight(admin)
  await shot(admin, 'night-circle-ask-en')
  await asked(admin).getByRole('button', { name: 'Close' }).click()
  expect(await stage.act('rosa', 'dutyCircle')).toBeNull()
  await fromList(admin.locator('main'), 'Team', 'Nights')
  await asked(admin).getByRole('button', { name: 'Let them stand by' }).click()
  await expect(asked(admin)).toHaveCount(0)
  expect(await stage.act('rosa', 'dutyCircle')).toEqual(expect.any(Number))
  await looksRight(admin)
  // Whoever named it agrees for nobody; Rosa does, for the circle that carries the cases.
  await expect(admin.getByRole('button', { name: /^Agree / })).toHaveCount(0)
  const carrier = await signIn(browser, stage, 'rosa')
  await visit(carrier, '/night')
  await carrier.getByRole('button', { name: 'Agree Everyone in the organisation' }).click()
  await expect(carrier.locator('main').getByText('Agreed', { exact: true })).toBeVisible()
  await looksRight(carrier)
  await shot(carrier, 'night-agreed-en')
})

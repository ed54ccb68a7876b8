// The duty rota of a house, as its supervisor enters it and its colleagues and visitors meet it.

import { expect, test, type Page } from '@playwright/test'
import { goTo, looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
  await stage.act('amara-admin', 'newColleague', 'odile', ['supervisor'])
})
test.afterAll(() => stage.close())

const dialog = (page: Page) => page.getByRole('dialog')
const pick = async (page: Page, field: string, who: string) => {
  await dialog(page).getByRole('combobox', { name: field }).fill(who)
  await expect(page.getByRole('option', { name: new RegExp(who) })).toBeVisible()
  // By key: near the lower edge the list finds its place while a slow machine presses.
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option')).toHaveCount(0)
}

test('a supervisor enters a week, everybody at home sees who is on duty, and nobody once the day is closed @soak', async ({
  browser,
}) => {
  const odile = await signIn(browser, stage, 'odile')
  await goTo(odile, '/rota')
  await expect(odile.getByRole('row')).toHaveCount(8)
  await odile.getByRole('button', { name: 'Add weekly shift' }).click()
  await dialog(odile).getByRole('button', { name: 'Save' }).click()
  await expect(dialog(odile).getByText('Choose who is on duty.').first()).toBeVisible()
  for (const day of ['Saturday', 'Sunday']) await dialog(odile).getByText(day).click()
  await pick(odile, 'Begins', '00:00')
  await pick(odile, 'Ends', '00:00')
  await expect(dialog(odile).getByText('Ends on the next day.')).toBeVisible()
  await pick(odile, 'On duty', 'samir')
  await dialog(odile)
    .getByRole('button', { name: /Deputy/ })
    .click()
  await odile.getByRole('option', { name: /amara/ }).first().click()
  await looksRight(odile)
  await shot(odile, 'rota-shift-en')
  await dialog(odile).getByRole('button', { name: 'Save' }).click()
  await expect(odile.getByRole('row', { name: /samir/ }).first()).toBeVisible()
  await looksRight(odile)
  await shot(odile, 'rota-week-en')

  // A second one at the same hours is refused in words, and what was typed stands.
  await odile.getByRole('button', { name: 'Add weekly shift' }).click()
  await pick(odile, 'On duty', 'odile')
  await dialog(odile).getByRole('button', { name: 'Save' }).click()
  await expect(dialog(odile).getByText(/Somebody is on duty at this desk at that time already/)).toBeVisible()
  await looksRight(odile)
  await dialog(odile).getByRole('button', { name: 'Close' }).click()

  const samir = await signIn(browser, stage, 'samir', { language: 'ar', width: 360, height: 740 })
  await expect(
    samir
      .getByText(/في المناوبة/)
      .or(samir.getByText('samir'))
      .first(),
  ).toBeVisible()
  await looksRight(samir)
  await shot(samir, 'rota-my-work-ar')
  await goTo(samir, '/rota')
  await expect(samir.getByRole('button', { name: 'إضافة مناوبة أسبوعية' })).toHaveCount(0)
  await expect(samir.getByText('samir').first()).toBeVisible()
  await looksRight(samir)
  await shot(samir, 'rota-week-ar')

  const today = odile.getByRole('row', { name: /Today/ })
  await today.getByRole('button', { name: /Close the day/ }).click()
  await expect(today.getByText('Closed')).toBeVisible()
  await expect(odile.getByText(/Nobody is on duty until/).first()).toBeVisible()
  await looksRight(odile)
  await shot(odile, 'rota-closed-en')
  await goTo(odile, '/')
  await expect(odile.getByText(/Nobody is on duty until \w+ \d+ \w+ 00:00\./)).toBeVisible()
  await looksRight(odile)
  await shot(odile, 'rota-my-work-closed-en')
})

// Who works on which case, as a supervisor and two caseworkers of one house meet it.

import { expect, test, type Page } from '@playwright/test'
import { goTo, looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
  await stage.act('amara-admin', 'newColleague', 'odile', ['supervisor'])
})
test.afterAll(() => stage.close())

const dialog = (page: Page) => page.getByRole('dialog')
const choose = async (page: Page, field: string, who: string) => {
  await dialog(page)
    .getByRole('button', { name: new RegExp(field) })
    .click()
  await page.getByRole('option', { name: new RegExp(who) }).click()
}
const rowsOf = (page: Page, caseId: string) =>
  page.locator(`main a[href^="/cases/${caseId}"], main a[href*="/tracks/"]`)

test('a supervisor gives a case to a caseworker, who finds it among her own and asks a colleague to cover @soak', async ({
  browser,
}) => {
  const waiting = await stage.act<string>('odile', 'openCase', { name: 'Selam', language: 'am' })
  const odile = await signIn(browser, stage, 'odile')
  await expect(odile.getByRole('tab', { name: 'Team' })).toHaveAttribute('aria-selected', 'true')
  await odile.getByRole('tab', { name: 'Unassigned' }).click()
  await expect(odile.locator(`main a[href="/cases/${waiting}"]`).last()).toBeVisible()
  await looksRight(odile)
  await shot(odile, 'work-unassigned-en')
  await odile
    .getByRole('button', { name: /^Assign/ })
    .last()
    .click()
  await choose(odile, 'Worker', 'samir')
  await looksRight(odile)
  await shot(odile, 'work-assign-en')
  await dialog(odile).getByRole('button', { name: 'Save' }).click()
  await expect(odile.getByText('samir works on this case now.').first()).toBeVisible()
  await expect(odile.getByText('Every case has a worker')).toBeVisible()
  await odile.getByRole('tab', { name: 'Team' }).click()
  await expect(odile.getByRole('row', { name: /samir/ })).toContainText('1')
  await looksRight(odile)
  await shot(odile, 'work-team-en')

  const samir = await signIn(browser, stage, 'samir')
  await expect(samir.getByRole('tab', { name: 'Mine' })).toHaveAttribute('aria-selected', 'true')
  // What is due within the week is one line, with its days; one press opens it.
  await samir.getByRole('button', { name: /^Show .*This week$/ }).click()
  await expect(rowsOf(samir, waiting).first()).toBeVisible()
  await looksRight(samir)
  await shot(samir, 'work-mine-en')
  await goTo(samir, `/cases/${waiting}`)
  await samir.getByRole('button', { name: 'Change worker' }).click()
  await choose(samir, 'Second worker', 'amara')
  await dialog(samir).getByRole('button', { name: 'Save' }).click()
  await expect(samir.getByText(/Second worker: .*amara/)).toBeVisible()
  await looksRight(samir)
  await shot(samir, 'case-workers-en')

  // Amara covers, and so has it among hers; it is not hers to say who works on it.
  const amara = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
  await shot(amara, 'work-mine-ar')
  await goTo(amara, `/cases/${waiting}`)
  await expect(amara.getByText(/المسؤول الثاني/)).toBeVisible()
  await expect(amara.getByRole('button', { name: 'تغيير المسؤول' })).toHaveCount(0)
  await looksRight(amara)
  await shot(amara, 'case-workers-ar')
})

// A health team in Harbour House, on the screen: its administrator makes it of Amara and is not in it herself; Amara lets Samir
// in and opens a case that the team carries; the administrator sees nothing of it, and takes Samir out again.

import { expect, test, type Page } from '@playwright/test'
import { fromList, loseAnswer, turnTo } from './hands.ts'
import { goTo, looksRight, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'))
/** What is asked of the server every quarter of a minute, and what follows from it. */
const soon = { timeout: 40_000 }

test('an administrator creates a health team without joining it, and only its members read its cases @soak', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const admin = await signIn(browser, stage, 'amara-admin')
  const amara = await signIn(browser, stage, 'amara')
  // What is owed is turned once, a little after signing in: the team is made when that is over, so that the button is hers.
  const rotated = amara.waitForResponse((answer) => answer.url().includes('/api/cases/rotation-due'), soon)
  const samir = await signIn(browser, stage, 'samir')
  await rotated

  await test.step('the administrator appoints the caseworker to the team', async () => {
    await goTo(admin, '/people')
    await admin.getByRole('main').getByRole('link', { name: 'Teams' }).click()
    await expect(admin.getByText('No teams yet')).toBeVisible()
    await looksRight(admin)
    await admin.getByRole('button', { name: 'Make a team' }).click()
    await dialog(admin).getByRole('button', { name: 'Make the team' }).click()
    await expect(dialog(admin).getByText('Choose what the team is for.').first()).toBeVisible()
    await looksRight(admin)
    await fromList(dialog(admin), 'What is it for?', 'health')
    await dialog(admin).getByLabel('What do you call it?').fill('Nurses on the second floor')
    const who = dialog(admin).getByRole('group', { name: 'Who is in it?' })
    await who.getByText('amara-admin (you)', { exact: true }).click()
    await who.getByText('amara', { exact: true }).click()
    // It arrives, and its answer does not: pressed again, it is the same team.
    await loseAnswer(admin, '/api/organisations/teams')
    await dialog(admin).getByRole('button', { name: 'Make the team' }).click()
    await expect(dialog(admin).getByText('We cannot be reached for a moment.')).toBeVisible()
    await dialog(admin).getByRole('button', { name: 'Make the team' }).click()
    await expect(admin.getByText('The team “Nurses on the second floor” is there.').first()).toBeVisible()
    await expect(admin.getByText('You are not in this team')).toHaveCount(1)
    await expect(admin.getByText('It gets one when somebody who is in it signs in.')).toBeVisible()
    // She can take nobody in: only who is in it holds its key.
    await expect(admin.getByRole('button', { name: 'Let somebody in' })).toHaveCount(0)
    await looksRight(admin)
  })

  await test.step('the administrator gives the team its name', async () => {
    await admin.getByRole('button', { name: 'Change name Nurses on the second floor' }).click()
    await dialog(admin).getByLabel('Name').fill('N')
    await dialog(admin).getByRole('button', { name: 'Save the name' }).click()
    await expect(dialog(admin).getByText('Give a name of two letters or more.').first()).toBeVisible()
    await looksRight(admin)
    await dialog(admin).getByLabel('Name').fill('Nurses under the roof')
    await dialog(admin).getByRole('button', { name: 'Save the name' }).click()
    await expect(admin.getByText('The name is “Nurses under the roof” now.').first()).toBeVisible()
    await expect(dialog(admin)).toHaveCount(0)
    await expect(admin.getByRole('heading', { name: 'Nurses under the roof', exact: true })).toBeVisible()
    await looksRight(admin)
  })

  await test.step('a caseworker who was signed in all along makes the team’s key and admits a colleague', async () => {
    await goTo(amara, '/teams')
    await expect(amara.getByRole('heading', { name: 'Nurses under the roof' })).toBeVisible()
    await amara.getByRole('button', { name: 'Make the new key' }).click(soon)
    await expect(amara.getByText('Its key is number 2')).toBeVisible()
    await amara.getByRole('button', { name: 'Let somebody in' }).click()
    await looksRight(amara)
    await fromList(dialog(amara), 'Who?', 'samir')
    // His line breaks in the very instant in which his window would take the new key.
    let broken = 0
    await samir.route('**/api/organisations/circles', (route) => {
      broken += 1
      return broken === 1 ? route.abort() : route.continue()
    })
    await dialog(amara).getByRole('button', { name: 'Let in' }).click()
    await expect(amara.getByText('samir is in the team now.').first()).toBeVisible()
    await looksRight(amara)
  })

  let caseId = ''
  await test.step('the caseworker opens a case that the team carries', async () => {
    await goTo(amara, '/cases/new')
    await amara.getByLabel('Name used').fill('Qzxteamnamewk')
    await fromList(amara.locator('main'), 'Language the person understands', 'Arabic')
    await amara.getByText('Adult', { exact: true }).click()
    await fromList(amara.locator('main'), 'Where did the first indicators come from?', 'Health')
    // It is her only team, and the whole house carries none any more: nothing is to be chosen.
    await expect(amara.getByText('Case owner')).toHaveCount(0)
    await expect(amara.getByText('Sealed. Readable by Nurses under the roof.').first()).toBeVisible()
    await looksRight(amara)
    await amara.getByRole('button', { name: 'Open the case' }).click()
    await expect(amara).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
    caseId = amara.url().slice(-36)
    await turnTo(amara, 'Access')
    await expect(amara.getByText('Harbour House, health').first()).toBeVisible()
    await looksRight(amara)
  })

  await test.step('an admitted colleague reads the case, and the administrator does not find it', async () => {
    const found = (page: Page) => page.locator(`a[href$="/cases/${caseId}"]`)
    await expect(async () => {
      await goTo(samir, '/directory')
      await goTo(samir, '/cases')
      await expect(found(samir).first()).toBeVisible({ timeout: 3_000 })
    }).toPass(soon)
    await goTo(samir, `/cases/${caseId}/access`)
    await expect(samir.getByText('Harbour House, health').first()).toBeVisible()
    // Not as somebody outside, to whom another carries it.
    await expect(samir.getByRole('button', { name: 'Write a note' })).toBeVisible(soon)
    await goTo(admin, '/cases')
    await expect(found(admin)).toHaveCount(0)
    await goTo(admin, `/cases/${caseId}`)
    await expect(admin.getByText('Harbour House, health')).toHaveCount(0)
    await looksRight(admin)
  })

  await test.step('other organisations address the team by its purpose', async () => {
    const shown = await stage.act<{ teams: { purpose: string }[] }[]>('bashir', 'organisations')
    expect(shown.flatMap((one) => one.teams.map(({ purpose }) => purpose))).toEqual(['health'])
    await goTo(amara, `/cases/${caseId}/give`)
    const form = amara.locator('form.access-give')
    await fromList(form, 'With whom?', 'Harbour House')
    await looksRight(amara)
  })

  await test.step('the administrator removes a colleague, whose access ends, and the caseworker makes the next key', async () => {
    await goTo(admin, '/teams')
    await expect(admin.locator('li.row-line', { hasText: 'samir' })).toBeVisible(soon)
    await admin.getByRole('button', { name: 'Take out samir' }).click()
    await looksRight(admin)
    await dialog(admin).getByRole('button', { name: 'Take out', exact: true }).click()
    await expect(admin.getByText('samir is no longer in the team.').first()).toBeVisible()
    expect(await stage.refusal('samir', 'read', caseId)).toBe('not-found')
    await expect(samir.getByText('Harbour House, health')).toHaveCount(0, soon)
    await goTo(amara, '/keys')
    const row = amara.getByRole('row', { name: /Nurses under the roof/ })
    await expect(row).toContainText('Number 2')
    await expect(row.getByText('needed', { exact: true })).toBeVisible()
    await looksRight(amara)
    await goTo(amara, '/teams')
    await amara.getByRole('button', { name: 'Make the new key' }).click()
    await expect(amara.getByText('Its key is number 3')).toBeVisible()
    await expect(amara.getByText('One case has new keys.')).toBeVisible(soon)
  })
  for (const page of [admin, amara, samir]) await page.context().close()
})

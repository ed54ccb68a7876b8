// Who works here, on the screen: somebody is invited, joins in another browser with the secret that was passed by hand, is let
// in; three administrators need two for a change among them; one who leaves is shut out, and old cases get new keys.

import { expect, test, type Page } from '@playwright/test'
import { goTo, looksRight, passphrase, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
  for (const name of ['Qzxfirstnamewk', 'Qzxsecondnamewk'])
    await stage.act('amara', 'openCase', { name, language: 'en', story: 'Sealed words.' })
})
test.afterAll(() => stage.close())

const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'))
const rowOf = (page: Page, name: string) => page.locator('li.row-line', { hasText: name })

test('Tomas is invited and joins in his own browser; he agrees to what one of three administrators wants, and leaves', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const admin = await signIn(browser, stage, 'amara-admin')
  await goTo(admin, '/people')
  await admin.getByRole('button', { name: 'Invite somebody' }).click()
  await dialog(admin).getByLabel('Handle').fill('tomas')
  await dialog(admin).getByText('Administrator', { exact: true }).click()
  await dialog(admin).getByRole('button', { name: 'Make the invitation' }).click()
  const secret = (await dialog(admin).locator('.secret').textContent())!
  await looksRight(admin)
  await dialog(admin).getByRole('button', { name: 'It is passed on' }).click()
  await expect(rowOf(admin, 'tomas')).toContainText('Not joined yet')

  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const tomas = await context.newPage()
  await tomas.goto(`${stage.url}/join?lang=en#${secret}`)
  await tomas.getByLabel('Your passphrase').fill(passphrase)
  await tomas.getByRole('button', { name: 'Make my keys' }).click()
  await tomas.getByRole('checkbox').check({ force: true })
  await tomas.getByRole('button', { name: 'Go on' }).click()
  await expect(tomas.getByText('You are almost in')).toBeVisible()

  await goTo(admin, '/')
  await goTo(admin, '/people')
  await admin.getByRole('button', { name: 'Let in' }).click()
  await expect(admin.getByText('tomas can work now.').first()).toBeVisible()
  await expect(tomas.locator('nav').first()).toBeVisible({ timeout: 30_000 })

  const change = async (name: string, ...roles: string[]) => {
    await admin.getByRole('button', { name: `Change roles ${name}`, exact: true }).click()
    for (const role of roles) await dialog(admin).getByText(role, { exact: true }).click()
    await dialog(admin).getByRole('button', { name: 'Save the roles' }).click()
    await expect(dialog(admin)).toBeHidden()
  }
  await change('amara', 'Administrator')
  await expect(admin.getByText('amara has the new roles.').first()).toBeVisible()
  await change('tomas', 'Caseworker', 'Administrator')
  await expect(admin.getByText('A second administrator has to agree').first()).toBeVisible()
  await expect(admin.getByText('amara-admin wants tomas to have these roles')).toBeVisible()
  await expect(admin.getByText('You asked for this')).toBeVisible()
  await looksRight(admin)

  await goTo(tomas, '/people')
  await expect(tomas.getByText('amara-admin wants tomas to have these roles')).toBeVisible()
  await looksRight(tomas)
  await tomas.getByRole('button', { name: 'Agree' }).click()
  // It was his own role: whoever it concerns signs in again.
  await expect(tomas.getByText('Your session has ended')).toBeVisible()

  await goTo(admin, '/')
  await goTo(admin, '/people')
  await expect(admin.getByText('amara-admin wants tomas to have these roles')).toBeHidden()
  await expect(rowOf(admin, 'tomas')).toContainText('Caseworker')
  await admin.getByRole('button', { name: 'Close access tomas' }).click()
  await dialog(admin).getByRole('button', { name: 'Close access now' }).click()
  await expect(admin.getByText('tomas has no access any more.').first()).toBeVisible()
  await expect(admin.getByText('2 cases have new keys.')).toBeVisible({ timeout: 30_000 })
  await looksRight(admin)

  await admin.getByRole('button', { name: 'Change name amara-admin' }).click()
  await looksRight(admin)
  await dialog(admin).getByLabel('Name').fill('Amara Okafor')
  await dialog(admin).getByRole('button', { name: 'Save the name' }).click()
  await expect(admin.getByText('The name is “Amara Okafor” now.').first()).toBeVisible()
  await expect(rowOf(admin, 'Amara Okafor')).toContainText('amara-admin')
  await looksRight(admin)

  await goTo(admin, '/keys')
  await expect(admin.getByText(/^\d people hold it: (Amara Okafor|amara), /)).toBeVisible()
  const words = admin.getByRole('table', { name: 'Six words for each colleague’s key' })
  await expect(words.getByRole('row', { name: /^amara / })).toContainText(/(\w+ ){5}\w+/)
})

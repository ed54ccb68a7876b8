// Who works here, on the screen: somebody is invited, joins in another browser with the secret that was passed by hand, is let
// in; three administrators need two for a change among them; one who leaves is shut out, and old cases get new keys.

import { expect, test, type Page } from '@playwright/test'
import { fromList } from './hands.ts'
import { fillSignIn, goTo, looksRight, losesOneAnswer, passphrase, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
  for (const name of ['Qzxfirstnamewk', 'Qzxsecondnamewk'])
    await stage.act('amara', 'openCase', { name, language: 'en', story: 'Sealed words.' })
})
test.afterAll(() => stage.close())

const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'))
const rowOf = (page: Page, name: string) => page.locator('li.row-line', { hasText: name })

test('an invited colleague joins in his own browser, confirms as second administrator, and leaves @soak', async ({
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

  // My work says so by itself, and leads to where it is done.
  await goTo(admin, '/')
  await expect(admin.getByText('A colleague waits to be let in')).toBeVisible({ timeout: 30_000 })
  await looksRight(admin)
  await admin.getByRole('link', { name: 'Let them in under “Colleagues”' }).click()
  await expect(admin).toHaveURL(/\/people$/)
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
  // An administrator opens no case: whoever works on them makes their new keys.
  const amara = await signIn(browser, stage, 'amara')
  await goTo(amara, '/people')
  await expect(amara.getByText('2 cases have new keys.')).toBeVisible({ timeout: 30_000 })
  await amara.context().close()
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

test('the ministry admits a shelter, its administrator joins by the paper invitation, and both find each other @soak', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const mina = await signIn(browser, stage, 'mina')
  await goTo(mina, '/people')
  await mina.getByRole('link', { name: 'The network' }).click()
  await mina.getByRole('button', { name: 'Bring in an organisation' }).click()
  await dialog(mina).getByLabel('Name of the organisation').fill('Willow House')
  await fromList(dialog(mina), 'What it is', 'Shelter')
  await dialog(mina).getByRole('button', { name: 'Make the invitation' }).click()
  await expect(dialog(mina).getByRole('alert')).toContainText('A handle has small letters')
  await dialog(mina).getByLabel('Handle of its first administrator').fill('willow-1')
  await looksRight(mina)
  await dialog(mina).getByRole('button', { name: 'Make the invitation' }).click()
  const secret = (await dialog(mina).locator('.secret').textContent())!
  await looksRight(mina)
  await dialog(mina).getByRole('button', { name: 'It is passed on' }).click()
  await expect(rowOf(mina, 'Willow House')).toContainText('Not joined yet')

  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const admin = await context.newPage()
  await admin.goto(`${stage.url}/join?lang=en#${secret}`)
  await admin.getByLabel('Your passphrase').fill(passphrase)
  await admin.getByRole('button', { name: 'Make my keys' }).click()
  await admin.getByRole('checkbox').check({ force: true })
  await admin.getByRole('button', { name: 'Go on' }).click()
  await admin.getByRole('button', { name: 'Make the key' }).click()
  await expect(admin.locator('nav').first()).toBeVisible({ timeout: 30_000 })
  await goTo(admin, '/network')
  await expect(rowOf(admin, 'National Coordination')).toContainText('Coordination of the network')
  await expect(rowOf(admin, 'Willow House')).toContainText('Your organisation')
  await admin.getByRole('button', { name: 'Change details' }).click()
  await dialog(admin).getByLabel('Area').fill('Lake district')
  await looksRight(admin)
  await dialog(admin).getByRole('button', { name: 'Save' }).click()
  await expect(rowOf(admin, 'Willow House')).toContainText('Lake district')

  await goTo(mina, '/')
  await goTo(mina, '/network')
  await expect(rowOf(mina, 'Willow House')).toContainText('Shelter · Lake district')
  await expect(mina.getByText('Brought in, not at work yet')).toBeHidden()

  await mina.getByRole('button', { name: 'Change', exact: true }).click()
  await dialog(mina).getByLabel('Hotline number').fill('0808 157 0192')
  await looksRight(mina)
  await dialog(mina).getByRole('button', { name: 'Save' }).click()
  await expect(dialog(mina)).toBeHidden()
  await looksRight(mina)
  await admin.goto(`${stage.publicUrl}/en`)
  await expect(admin.getByRole('link', { name: '0808 157 0192' })).toBeVisible()
})

test('an administrator publishes a service, which another organisation finds at once until it is withdrawn @soak', async ({
  browser,
}) => {
  const admin = await signIn(browser, stage, 'ines-admin')
  await goTo(admin, '/people')
  await admin.getByRole('link', { name: 'What we offer' }).click()
  await admin.getByRole('link', { name: 'Add a service' }).click()
  await admin.getByLabel('Name of the service').fill('Advice on unpaid wages')
  const kind = admin.getByRole('combobox', { name: 'Kind of help' })
  await kind.fill('civil')
  await kind.press('ArrowDown')
  await kind.press('Enter')
  await expect(admin.getByRole('button', { name: 'Take out Lawyer: civil law' })).toBeVisible()
  await admin.getByRole('textbox', { name: 'An area that is not in the list' }).fill('Old Harbour')
  await admin.getByRole('button', { name: 'Add this area' }).click()
  // Its answer is lost: pressed again it is the same service.
  await losesOneAnswer(admin, '**/api/directory/own')
  await admin.getByRole('button', { name: 'Put it in the directory' }).click()
  await expect(admin.getByText('What you wrote is still here').first()).toBeVisible()
  await admin.getByRole('button', { name: 'Put it in the directory' }).click()
  const row = rowOf(admin, 'Advice on unpaid wages')
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('Shown as not known: Languages and For.')
  await looksRight(admin)

  const amara = await signIn(browser, stage, 'amara')
  await goTo(amara, '/directory')
  const need = amara.getByRole('combobox', { name: 'Need' })
  await need.fill('unpaid wages')
  await need.press('ArrowDown')
  await need.press('Enter')
  const found = amara.getByRole('article', { name: 'Advice on unpaid wages' })
  await expect(found).toContainText('Legal Aid West')
  await found.getByRole('button', { name: 'Read more' }).click()
  await expect(found).toContainText('Old Harbour')
  await expect(found).toContainText('Not known: ask them')

  await row.getByRole('button', { name: 'No longer offer it' }).click()
  await dialog(admin).getByRole('button', { name: 'No longer offer it' }).click()
  await expect(admin.getByText('No longer offered · 1')).toBeVisible()
  const left = await amara.evaluate(async () => {
    const answer = await fetch('/api/directory/match', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: 'legal_civil' }),
    })
    return ((await answer.json()) as { services: unknown[] }).services
  })
  expect(left).toEqual([])
  for (const page of [admin, amara]) await page.context().close()
})

test('an admitted colleague comes in although the first response was lost', async ({ browser }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.clock.install()
  await page.route('**/api/me', async (route) => {
    const answered = await route.fetch()
    await route.fulfill({ response: answered, json: { ...(await answered.json()), circles: [] } })
  })
  await fillSignIn(page, stage, 'samir')
  await expect(page.getByRole('heading', { name: 'You are almost in' })).toBeVisible()
  await page.route('**/api/organisations/circles', (route) => route.abort())
  await page.unroute('**/api/me')
  await page.clock.runFor(11_000)
  await expect(page.getByText('Something went wrong on our side.')).toBeVisible()
  await page.unroute('**/api/organisations/circles')
  await page.clock.runFor(11_000)
  await expect(page.locator('nav').first()).toBeVisible()
  await context.close()
})

// To whose lock a request for help is sealed: a visitor's browser shows the six words of the key that it seals to, the hotline reads
// out those of its own checked log, and they are the same; where the public page names another key, the hotline's desk is red.

import { expect, test } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { goTo, looksRight, losesOneAnswer, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

test('a visitor compares the hotline’s key words by telephone before writing', async ({ browser }) => {
  const leyla = await signIn(browser, stage, 'leyla')
  await goTo(leyla, '/hotline')
  const read = await leyla.locator('.hotline-lock').innerText()
  expect(read.split(' ')).toHaveLength(6)
  await looksRight(leyla)
  await leyla.context().close()

  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const olena = await context.newPage()
  await olena.goto(`${stage.publicUrl}/uk${addresses.help}`)
  await olena.getByText('Перевірте, чий це замок').click()
  await expect(olena.locator('#l b')).toHaveText(read)
  await looksRight(olena)
  await context.close()
})

test('a visitor whose response was lost gets the receipt at the second press, and it opens that request', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const olena = await context.newPage()
  // Nothing goes by itself meanwhile, however long the look takes: what is pressed here is the second press.
  await olena.addInitScript(() => Object.assign(globalThis, { setInterval: () => 0 }))
  await olena.goto(`${stage.publicUrl}/en${addresses.help}`)
  await olena.locator('textarea[name=story]').fill('They keep my passport.')
  await losesOneAnswer(olena, '**/api/help')
  await olena.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(olena.getByRole('status').filter({ hasText: 'Your words are still here' })).toBeVisible()
  await looksRight(olena)
  await olena.getByRole('button', { name: 'Try now', exact: true }).click()
  await expect(olena.getByRole('heading', { name: 'We have your message' })).toBeVisible()
  const receipt = await olena.locator('output').innerText()
  await olena.goto(`${stage.publicUrl}/en${addresses.receipt}`)
  await olena.locator('input[name=numbers]').fill(receipt)
  await olena.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(olena.locator('main')).toContainText('They keep my passport.')
  await context.close()
})

test('a visitor without script seals nothing in the browser and is shown no words to compare', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const olena = await context.newPage()
  await olena.goto(`${stage.publicUrl}/en${addresses.help}`)
  await expect(olena.getByText('Your words are locked when they reach our computer.')).toBeVisible()
  await expect(olena.getByText('Check whose lock it is')).toBeHidden()
  await context.close()
})

test('the hotline is warned when the public page shows another key', async ({ browser }) => {
  const context = await browser.newContext()
  const leyla = await signIn(browser, stage, 'leyla')
  await leyla.route('**/api/reports/lock', async (route) => {
    const answered = await route.fetch()
    const body = (await answered.json()) as { publicKey: string }
    await route.fulfill({ response: answered, json: { ...body, publicKey: `${'A'.repeat(42)}E` } })
  })
  await goTo(leyla, '/hotline')
  await expect(leyla.getByText('The public page shows other verification words')).toBeVisible()
  await looksRight(leyla)
  await context.close()
})

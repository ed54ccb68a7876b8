// Nobody answers a referral. The clinic is reminded at half time, the next place is asked for the need alone when the time is over,
// says that it could help, and after the person's yes it accepts: each sees it on their own screen.

import { expect, test, type Page } from '@playwright/test'
import { visit } from './hands.ts'
import { looksRight, signIn, Stage } from './stage.ts'

const name = 'Qzxunansweredwk'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

const card = (page: Page) => page.getByRole('article', { name: 'Food' }).first()

test('a referral that nobody answers is reminded of, goes on to the next place without a name, and is accepted there @soak', async ({
  browser,
}) => {
  const caseId = await stage.act<string>('amara', 'openCase', {
    name,
    story: 'Hidden words.',
    language: 'uk',
  })
  await stage.act('amara', 'safeContact', caseId, { how: 'Text only', when: '', word: '', never: '' })
  await stage.act('bashir-admin', 'offer', { name: 'Clinic kitchen', codes: ['food'] })
  await stage.act('rosa-admin', 'offer', { name: 'River meals', codes: ['food'] })
  const recipient = await stage.act<number>('bashir', 'circle')
  await stage.act('amara', 'enquire', caseId, { recipient, serviceCode: 'food', urgency: 'now' })

  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, '/referrals?box=sent')
  await card(amara).getByRole('button', { name: 'Who is asked next?' }).click()
  const dialog = amara.getByRole('dialog')
  const next = dialog.getByRole('combobox')
  await next.fill('River')
  await amara.getByRole('option', { name: 'River House' }).click()
  await dialog.getByRole('button', { name: 'Keep this order' }).click()
  await expect(card(amara).getByText('Next: River House')).toBeVisible()
  await looksRight(amara)

  // The clock goes on by half of the two hours, and then by the other half.
  await stage.travel(1.2 / 24)
  expect(await stage.act('amara', 'minute')).toEqual({ reminded: 1, asked: 0 })
  const bashir = await signIn(browser, stage, 'bashir')
  await visit(bashir, '/referrals')
  await expect(card(bashir).getByText('Reminder: half of the time is over')).toBeVisible()
  await looksRight(bashir)
  await stage.travel(1 / 24)
  expect(await stage.act('amara', 'minute')).toMatchObject({ asked: 1 })

  const rosa = await signIn(browser, stage, 'rosa')
  await visit(rosa, '/referrals')
  await expect(card(rosa)).toContainText('Ukrainian')
  for (const word of [name, 'Hidden words.']) await expect(rosa.locator('main')).not.toContainText(word)
  await card(rosa).getByRole('button', { name: 'We could help' }).click()

  await amara.context().close()
  const again = await signIn(browser, stage, 'amara')
  await visit(again, '/referrals?box=sent')
  await expect(again.getByText(/River House asked .* They could help/)).toBeVisible()
  // Told so, the person says yes, and only then does anything of them go there.
  await again.getByRole('link', { name: 'They could help: agree and send' }).first().click()
  await again.getByText('A whole part, from now on', { exact: true }).click()
  await again.getByText('Spoken', { exact: true }).click()
  await again.getByRole('button', { name: 'Send the referral' }).click()
  await expect(again).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
  await visit(rosa, '/')
  await visit(rosa, '/referrals')
  await card(rosa).getByRole('button', { name: 'Open', exact: true }).click()
  await expect(card(rosa).getByText('Opened by the receiver')).toBeVisible({ timeout: 40_000 })
  await card(rosa).getByRole('button', { name: 'Accept', exact: true }).click()
  await card(rosa).locator('form.move-form button[type=submit]').click()
  await expect(rosa).toHaveURL(/\/(cases|pages)\/[0-9a-f-]{36}$/)
})

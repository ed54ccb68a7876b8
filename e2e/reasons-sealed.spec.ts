// Noor decides about Nadia and was given one page of her file, nothing else. She cannot say no before she has sealed her reasons to Amara, who
// carries the case; from them Amara writes the letter in Arabic, Samir reads it on the next day, and Nadia reads it on her own page.

import { expect, test } from '@playwright/test'
import { answer, dayFrom, visit } from './hands.ts'
import { openMessages, openOwn, phone } from './portal-door.ts'
import { sealReasons } from './reasons.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

const why = 'The page that was given does not show who kept the passport.'
const inArabic = 'الصفحة التي أُعطيت لا تُظهر من احتفظ بالجواز.'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

test('an authority with one page alone seals its reasons, and the person reads them in her language @soak', async ({
  browser,
}) => {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Nadia', language: 'ar' })
  const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'ar')
  await stage.act('amara', 'note', caseId, 'identity', 'Her passport.')
  await stage.act('amara', 'agreeToPages', caseId, {
    with: 'noor',
    purpose: 'identification',
    language: 'ar',
    titles: ['Her passport.'],
  })
  const other = await stage.act<number>('noor', 'circle')
  const { id } = await stage.act<{ id: string }>('amara', 'open', 'identification', { caseId, other })
  await stage.act('amara', 'move', 'identification', 'presume', id, { origin: 'ngo' })
  await stage.act('amara', 'move', 'identification', 'refer', id)
  await stage.act('noor', 'move', 'identification', 'receive', id)

  const noor = await signIn(browser, stage, 'noor')
  const main = noor.locator('main')
  await visit(noor, `/tracks/${id}`)
  await sealReasons(noor, { why, shows: 'Page 1, her passport' }, async () => {
    await looksRight(noor)
    await shot(noor, 'reasons-sealed')
  })
  await main.getByRole('button', { name: 'Decide: no reasonable grounds' }).click()
  const form = main.locator('form.move-form')
  await answer(form, 'Day on which the person received it', { day: dayFrom(0) })
  await answer(form, 'Reason', { one: 'Information is missing' })
  await form.locator('button[type=submit]').click()
  await main.getByRole('link', { name: 'The reasons', exact: true }).click()
  await expect(main.getByText(why)).toBeVisible()

  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/cases/${caseId}/letters/decision`)
  const theirs = amara.locator('main')
  await expect(theirs.getByRole('textbox', { name: 'The reasons', exact: true })).toHaveValue(why)
  await theirs.getByRole('textbox', { name: 'The reasons in Arabic' }).fill(inArabic)
  await theirs.getByRole('button', { name: 'Keep for the second reader' }).click()
  await expect(theirs.getByText('It waits for a second reader')).toBeVisible()

  await stage.travel(1)
  const samir = await signIn(browser, stage, 'samir')
  await visit(samir, `/cases/${caseId}/letters/decision`)
  await samir.getByRole('button', { name: 'I have read it: it can go' }).click()
  await expect(samir.getByRole('button', { name: 'Print the letter' })).toBeVisible()

  const own = await (await browser.newContext({ viewport: phone })).newPage()
  await openOwn(own, stage.publicUrl, { words, language: 'ar' })
  await openMessages(own, 'ar')
  await expect(own.getByText(inArabic, { exact: false })).toBeVisible()
  await shot(own, 'letter-on-her-page')
  for (const page of [noor, amara, samir, own]) await page.context().close()
})

// Mulu stops the clinic on a telephone without script. It reads nothing from then on; she thinks again within half a minute, presses once,
// and it reads as before.

import { expect, test } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { fits, phone } from './portal-door.ts'
import { shot, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

test('a survivor undoes a stop within half a minute without script, in English and in Arabic @soak', async ({
  browser,
}) => {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mulu', language: 'ar' })
  const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'ar')
  await stage.act('amara', 'agree', caseId, {
    with: 'bashir',
    compartments: ['health'],
    purpose: 'health_care',
  })
  const reads = () => stage.act<string[]>('bashir', 'reads', caseId)
  expect(await reads()).toContain('health')
  const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${stage.publicUrl}/en${addresses.enter}`)
  await page.locator('input[name=words]').fill(words)
  await page.locator('main button.b').click()
  for (const language of ['en', 'ar']) {
    await page.goto(`${stage.publicUrl}/${language}${addresses.whoCanSee}`)
    await page.locator('#who form button').first().click()
    const said = page.getByRole('status')
    await expect(said).toContainText('City Clinic')
    expect(await reads()).toEqual([])
    await fits(page)
    await shot(page, `undo-plain-${language}`)
    await said.getByRole('button').click()
    await expect(page.getByRole('status')).toBeVisible()
    await expect(page.getByRole('status').getByRole('button')).toHaveCount(0)
    expect(await reads()).toContain('health')
  }
  await context.close()
})

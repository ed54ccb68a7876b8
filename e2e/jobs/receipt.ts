// The other side of a call or a request: whoever was told sixteen numbers opens them on a telephone without script.

import { expect, type Browser, type Page } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import type { Stage } from '../stage.ts'

/** What somebody's receipt opens; closed with the browser's window. */
export async function opensWith(browser: Browser, stage: Stage, receipt: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const phone = await context.newPage()
  await phone.goto(`${stage.publicUrl}/en${addresses.receipt}`)
  await phone.locator('input[name=numbers]').fill(receipt)
  // The numbers are made into a key on the server, which takes its time on a busy machine.
  await phone.locator('main button.b').first().click({ noWaitAfter: true })
  await expect(phone.locator('textarea[name=text]')).toBeVisible({ timeout: 60_000 })
  return phone
}

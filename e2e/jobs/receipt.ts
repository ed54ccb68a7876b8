// The other side of a call or a request: whoever was told sixteen numbers opens them on a telephone without script.

import { expect, type Browser, type Page } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import type { Stage } from '../stage.ts'

/** Somebody asks for help in these words on a telephone without script, and leaves; answers with the numbers of their receipt. */
export async function asksForHelp(browser: Browser, stage: Stage, words: string): Promise<string> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const phone = await context.newPage()
  await phone.goto(`${stage.publicUrl}/en${addresses.help}`)
  await phone.locator('textarea[name=story]').fill(words)
  await phone.locator('button[name=send]').click()
  const receipt = /(\d{4}[\s-]?){4}/.exec(await phone.locator('main').innerText())?.[0] ?? ''
  await context.close()
  expect(receipt).not.toBe('')
  return receipt
}

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

// Whoever sits at a browser without a memory has rung a colleague: said on the page of their own keys, before something is written.
import { expect, type Page } from '@playwright/test'
import { visit } from './hands.ts'

/** Leaves the page at the keys. */
export async function goOnAlone(page: Page): Promise<void> {
  await visit(page, '/keys')
  const button = page.getByRole('button', { name: /: go on$/ })
  await button.click()
  await expect(button).toHaveCount(0)
}

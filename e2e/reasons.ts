// Why an authority says no, sign by sign, as whoever decides writes it down before anything can be decided.

import { expect, type Page } from '@playwright/test'

/** Of eleven signs the first speaks against, shown by `shows`; nothing is known of the others. `look` sees it filled in, before it is signed. */
export async function sealReasons(
  page: Page,
  { why, shows }: { why: string; shows: string },
  look: () => Promise<void> = async () => undefined,
): Promise<void> {
  const main = page.locator('main')
  await expect(main.getByText('Give the reasons first', { exact: false })).toBeVisible()
  await main.getByRole('link', { name: 'Give reasons for a no' }).click()
  await expect(main.getByRole('radiogroup')).toHaveCount(11)
  for (const [at, sign] of (await main.getByRole('radiogroup').all()).entries())
    await sign.getByText(at === 0 ? 'Speaks against' : 'Not known', { exact: true }).click()
  const sealing = main.getByRole('button', { name: 'Sign the reasons' })
  await main.getByRole('textbox', { name: 'Why' }).fill(why)
  // What speaks against somebody needs what shows it.
  await expect(sealing).toBeDisabled()
  await main.getByRole('textbox', { name: /^What shows it/ }).fill(shows)
  await look()
  await sealing.click()
}

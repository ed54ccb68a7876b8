// The same page on a small telephone, in English and Arabic: whole, readable, and no more than three screens high.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import type { Scene } from './job.ts'
import { isQuiet } from '../quiet.ts'

/** Three screens of a telephone of 740 points. */
export const threeScreens = 2220

/** Looks at a page as somebody sees it; `name` is that of its pictures. */
export async function fitsNarrow(
  { browser, stage }: Pick<Scene, 'browser' | 'stage'>,
  who: string,
  { path, name }: { path: string; name: string },
): Promise<void> {
  for (const language of ['en', 'ar'] as const) {
    const narrow = await signIn(browser, stage, who, { language, width: 360, height: 740 })
    await visit(narrow, path)
    await expect(narrow.locator('main h2').first()).toBeVisible()
    // What comes with its own request makes the page higher: it is measured with all of it.
    await isQuiet(narrow)
    await looksRight(narrow)
    await shot(narrow, `${name}-${language}-360`)
    expect(await narrow.evaluate(() => document.documentElement.scrollHeight), name).toBeLessThanOrEqual(
      threeScreens,
    )
    await narrow.context().close()
  }
}

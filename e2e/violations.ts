// What axe finds wrong on a page against WCAG 2.2 A and AA. Its half megabyte of script is read once per document: its own
// wrapper for Playwright reads it twice for every look, which was more than half of what a look cost.

import axe, { type Result } from 'axe-core'
import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** Where it was read in this document. */
    axe?: typeof axe
  }
}

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Elements of `except` are not looked at; frames of other origins neither, as there are none. */
export async function violationsOn(
  page: Page,
  { except = [], tags = [] }: { except?: string[]; tags?: string[] } = {},
): Promise<Result[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source)
  return page.evaluate(
    async ({ exclude, values }) => {
      const options = { resultTypes: ['violations' as const], runOnly: { type: 'tag' as const, values } }
      return (await window.axe!.run({ exclude }, options)).violations
    },
    { exclude: except, values: [...levels, ...tags] },
  )
}

// What the chapters of the journey hand on to each other: the world, whoever is signed in, the two people's cases.

import type { Browser, Page } from '@playwright/test'
import { signIn, type Stage } from '../stage.ts'

export interface Story {
  stage: Stage
  browser: Browser
  /** Whoever was signed in, by handle: each in a browser of their own. */
  at: (handle: string) => Promise<Page>
  /** Everybody signs in anew, as after a night. */
  nextMorning: () => Promise<void>
  receipt: string
  /** María's case, the words of her card. */
  caseId: string
  card: string
}

/** Begins a story in a world. */
export function newStory(stage: Stage, browser: Browser): Story {
  const pages = new Map<string, Page>()
  return {
    stage,
    browser,
    async at(handle) {
      const page = pages.get(handle) ?? (await signIn(browser, stage, handle))
      pages.set(handle, page)
      return page
    },
    async nextMorning() {
      for (const page of pages.values()) await page.context().close()
      pages.clear()
    },
    receipt: '',
    caseId: '',
    card: '',
  }
}

/** María's telephone: small, Spanish, without script. */
export async function telephone({ browser }: Story): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
    locale: 'es',
  })
  return context.newPage()
}

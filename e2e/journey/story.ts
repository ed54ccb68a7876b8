// What the chapters of the journey hand on to each other: the world, whoever is signed in, the two people's cases.

import { expect, type Browser, type Page } from '@playwright/test'
import { passphrase, signIn, type Stage } from '../stage.ts'

export interface Story {
  stage: Stage
  browser: Browser
  /** Whoever was signed in, by handle: each in a browser of their own. */
  at: (handle: string) => Promise<Page>
  /** Everybody signs in anew, as after a night. */
  nextMorning: () => Promise<void>
  /** What somebody typed about somebody, as it was typed; and the words that open something. */
  typed: string[]
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
    typed: [passphrase],
    receipt: '',
    caseId: '',
    card: '',
  }
}

/** Remembers what is typed here, for the search when the story is over. */
export function typed({ typed: all }: Story, words: string): string {
  all.push(words)
  return words
}

/** In the end: nothing of what was typed is in any table, any line of the log, any file of the house. */
export async function isKnownNowhere({ stage, typed: all }: Story): Promise<void> {
  expect(all.length).toBeGreaterThan(9)
  expect(await stage.act<string[]>('mina', 'holding', all)).toEqual([])
  // The same search finds what is there, in the tables and in the files.
  const there = await stage.act<string[]>('mina', 'holding', ['Harbour House'])
  expect(there).toContain('public.organisations: Harbour House')
  expect(there.join()).toMatch(/data\/postgres\/base/)
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

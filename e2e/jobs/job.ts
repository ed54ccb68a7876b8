// The frame of a job: one thing that somebody does start to end on a working day. Its file says who and what, drives the
// screens by that person's hand, and asserts what came of it on the other side's screen. The hand counts presses, keys and the
// time that it had to wait; the pauses of whoever does it are counted in `npm test` and slept in the soak.

import { expect, test as base, type Browser, type Locator, type Page } from '@playwright/test'
import { typeDay } from '../hands.ts'
import { signIn, Stage } from '../stage.ts'

/** Seconds of a look before each press, and of a key. */
const aLook = 0.8
const aKey = 0.04
const isSlept = process.env['SOAK'] !== undefined

export interface Job {
  /** Its number in the list of jobs. */
  number: number | `${'P' | 'S'}${number}`
  /** Whose day it belongs to. */
  profession: string
  /** Who does it, by the handle; `nobody`: a telephone at the public address, without script. */
  who: string
  /** That telephone runs scripts. */
  withScript?: true
  /** A plain sentence. */
  what: string
  /** What is wanted of it. */
  goal?: { presses: number; seconds?: number }
  /** The goal is reached: more presses fail. Seconds depend on the machine and are only written down. */
  isKept?: true
  /** The job of this profession that `npm test` does too; all others are done in the soak alone. */
  daily?: true
}

/** What a job took. */
export interface Taken {
  presses: number
  keys: number
  waited: number
  seconds: number
}

/** Counts what a person does on one page, and how long the page lets them wait. */
export class Hand {
  readonly page: Page
  private presses = 0
  private keys = 0
  private waited = 0

  constructor(page: Page) {
    this.page = page
  }

  get main(): Locator {
    return this.page.locator('main')
  }

  /** What is done here was waited for. */
  private async wait<T>(work: () => Promise<T>): Promise<T> {
    const began = performance.now()
    const done = await work()
    this.waited += (performance.now() - began) / 1000
    return done
  }

  /** Looks for what comes next: counted as its press. */
  async look(): Promise<void> {
    this.presses += 1
    if (isSlept) await this.page.waitForTimeout(aLook * 1000)
  }

  /** Looks, then presses. */
  async press(what: Locator): Promise<void> {
    await this.look()
    await this.wait(() => what.click())
  }

  /** A button of the page, by its words. */
  button = (name: string | RegExp, within: Page | Locator = this.page): Promise<void> =>
    this.press(within.getByRole('button', { name, exact: true }))

  /** A room in the navigation. */
  open = (name: RegExp): Promise<void> =>
    this.press(this.page.locator('nav').getByRole('link', { name }).first())

  /** Goes to a field and types there, over what it holds; a form that put the hand there already asks for no press. */
  async type(field: Locator, words: string, { isThere = false } = {}): Promise<void> {
    if (!isThere) await this.press(field)
    this.keys += words.length
    if (!isSlept) return field.fill(words)
    if ((await field.inputValue()) !== '') await field.selectText()
    await field.pressSequentially(words, { delay: aKey * 1000, timeout: 60_000 })
  }

  /** Goes to a field and puts there what was copied elsewhere, with two keys. */
  async paste(field: Locator, words: string): Promise<void> {
    await this.press(field)
    this.keys += 2
    await field.fill(words)
  }

  /** Types into a list that opens until it marks what is wanted, then takes that with a key. */
  async choose(list: Locator, typed: string, wanted: string): Promise<void> {
    await this.press(list)
    await this.take(list, typed, wanted)
  }

  /** The same where the hand is in the list already. */
  async take(list: Locator, typed: string, wanted: string): Promise<void> {
    await this.type(list, typed, { isThere: true })
    await this.sees(this.page.locator('[role=option][data-focused]', { hasText: wanted }))
    await this.key('Enter')
    await this.wait(() => expect(list).toHaveValue(wanted))
  }

  /** An answer out of a list of the browser's own: opened, and pressed. */
  async select(list: Locator, wanted: string): Promise<void> {
    await this.look()
    await this.look()
    await this.wait(() => list.selectOption({ label: wanted }))
  }

  /** Types a day into its three parts. */
  async day(field: Locator, iso: string): Promise<void> {
    await this.look()
    this.keys += 8
    await typeDay(field, iso)
  }

  /** A key that does something, such as Enter: a press without a look. */
  async key(name: string): Promise<void> {
    this.keys += 1
    await this.wait(() => this.page.keyboard.press(name))
  }

  /** Waits until it is there. */
  sees = (what: Locator): Promise<void> => this.wait(() => expect(what).toBeVisible())

  /** Waits until the page is the one that this address leads to. */
  arrivesAt = (address: RegExp): Promise<void> => this.wait(() => expect(this.page).toHaveURL(address))

  get taken(): Taken {
    const { presses, keys, waited } = this
    return { presses, keys, waited, seconds: presses * aLook + keys * aKey + waited }
  }
}

/** Where a job is done. */
export interface Scene {
  stage: Stage
  browser: Browser
  /** Somebody else at their own screen; closed when the job is over. */
  at: (handle: string) => Promise<Page>
}

/** A small telephone at the public address. */
async function borrowed(
  browser: Browser,
  stage: Stage,
  pages: Page[],
  javaScriptEnabled = false,
): Promise<Page> {
  const viewport = { width: 320, height: 568 }
  const page = await (await browser.newContext({ viewport, javaScriptEnabled })).newPage()
  pages.push(page)
  await page.goto(`${stage.publicUrl}/en`)
  return page
}

// One world for all jobs that a worker does: each makes what it needs, and finds it by names of its own.
const test = base.extend<object, { stage: Stage }>({
  stage: [
    async ({ browser }, use) => {
      const stage = await Stage.open()
      stage.lookedAtIn(browser)
      await use(stage)
      await stage.close()
    },
    { scope: 'worker' },
  ],
})

/**
 * Does a job once. `before` makes what was there when it began, `work` is the job itself and all that counts, `after` looks at
 * what came of it from the other side's screen.
 */
export function job<There, Made>(
  about: Job,
  steps: {
    before: (scene: Scene) => Promise<There>
    work: (hand: Hand, there: There) => Promise<Made>
    after: (scene: Scene, there: There, made: Made) => Promise<void>
  },
): void {
  const title = `job ${about.number}: ${about.what}`
  test(title, { tag: about.daily ? [] : ['@soak'] }, async ({ stage, browser }) => {
    const pages: Page[] = []
    const at = async (handle: string) => {
      const page = await signIn(browser, stage, handle)
      pages.push(page)
      return page
    }
    const scene = { stage, browser, at }
    const there = await steps.before(scene)
    const hand = new Hand(
      about.who === 'nobody' ? await borrowed(browser, stage, pages, about.withScript) : await at(about.who),
    )
    const made = await steps.work(hand, there)
    const { taken } = hand
    await steps.after(scene, there, made)
    if (about.isKept) expect(taken.presses).toBeLessThanOrEqual(about.goal?.presses ?? Infinity)
    test.info().annotations.push({ type: 'job', description: JSON.stringify({ ...about, taken }) })
    for (const one of pages) await one.context().close()
  })
}

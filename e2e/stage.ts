// What every journey needs: a world of its own beside the browser, somebody signing in, and a look without violations.

import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { freePort } from '../bin/free-port.ts'

import { light, passphrase } from './passphrase.ts'
import { violationsOn } from './violations.ts'

export { passphrase }

/** A running world and the line to it. */
export class Stage {
  readonly url: string
  readonly publicUrl: string
  readonly viewerUrl: string
  /** The port of an organisation's own system, where a journey starts one: the operator of this world has named it. */
  readonly ownSystemPort: number
  private readonly child: ChildProcess
  private readonly lines: AsyncIterator<string>
  private browser: Browser | undefined

  private constructor(ports: readonly number[], child: ChildProcess, lines: Interface) {
    const [staff, open, viewer, ownSystem] = ports
    this.ownSystemPort = ownSystem!
    this.url = `http://localhost:${staff}`
    this.publicUrl = `http://127.0.0.1:${open}`
    this.viewerUrl = `http://viewer.localhost:${viewer}`
    this.child = child
    this.lines = lines[Symbol.asyncIterator]()
  }

  /**
   * `unlimited`: nobody is held back, where one story has ten people enter from one place in a minute. `slowWords`: they are
   * stretched as CCP/1 says, in this world's browsers and on its server. `noViewer`: its operator gave no name to a viewer host.
   */
  static async open({ unlimited = false, slowWords = false, noViewer = false } = {}): Promise<Stage> {
    const ports = [await freePort(), await freePort(), await freePort(), await freePort()]
    const child = spawn(
      process.execPath,
      ['--import', light, join(import.meta.dirname, 'world.ts'), ...ports.map(String)],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: {
          ...process.env,
          OWN_SYSTEM: `http://127.0.0.1:${ports[3]}`,
          ...(unlimited ? { UNLIMITED: 'yes' } : {}),
          ...(noViewer ? { NO_VIEWER: 'yes' } : {}),
          ...(slowWords ? { LIGHT: 'passphrases' } : {}),
        },
      },
    )
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
    const stage = new Stage(ports, child, lines)
    expect((await stage.lines.next()).value).toBe('ready')
    return stage
  }

  private async ask(question: object): Promise<{ value?: never; refused?: string }> {
    this.child.stdin?.write(`${JSON.stringify(question)}\n`)
    return JSON.parse((await this.lines.next()).value as string) as { value?: never; refused?: string }
  }

  /** A colleague's act through the real endpoints. Fails where it is refused. */
  async act<T>(who: string, act: string, ...args: unknown[]): Promise<T> {
    const { value, refused } = await this.ask({ who, act, args })
    if (refused !== undefined) throw new Error(`${who} ${act} ${JSON.stringify(args)}: ${refused}`)
    return value as T
  }

  /** The same, where a rule must say no; answers with the rule. */
  async refusal(who: string, act: string, ...args: unknown[]): Promise<string> {
    const { refused } = await this.ask({ who, act, args })
    expect(refused, `${who} ${act} was not refused`).toBeDefined()
    return refused as string
  }

  travel(days: number): Promise<unknown> {
    this.ahead += days * 86_400_000
    return this.ask({ days })
  }

  /** By how many milliseconds the clock of this world has been moved. */
  ahead = 0

  /** Somebody looks at this world through it: what they left open goes when the world does. */
  lookedAtIn(browser: Browser): void {
    this.browser = browser
  }

  async close(): Promise<void> {
    await Promise.all(this.browser?.contexts().map((context) => context.close()) ?? [])
    if (this.child.exitCode !== null) throw new Error('The world of this journey has ended by itself.')
    this.child.kill('SIGTERM')
    await new Promise<void>((gone) => {
      this.child.once('exit', () => gone())
    })
  }
}

export interface Shape {
  language: 'en' | 'ar'
  width: number
  height: number
}

/**
 * A browser of one's own, signed in. Faults of our own on any page fail the journey. The fields are found by their kind,
 * since their words differ by language.
 */
export async function signIn(
  browser: Browser,
  stage: Stage,
  handle: string,
  { language, width, height }: Shape = { language: 'en', width: 1280, height: 800 },
): Promise<Page> {
  stage.lookedAtIn(browser)
  const context: BrowserContext = await browser.newContext({ viewport: { width, height } })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  if (stage.ahead !== 0) await moveDeviceClock(page, stage.ahead)
  await fillSignIn(page, stage, handle, language)
  await expect(page.locator('main h1')).toBeVisible()
  await expect(page.locator('nav').first()).toBeVisible()
  return page
}

/** A device's clock goes with the clock of its world: by another one the key worker signs nothing, and each page says that they do not agree. */
async function moveDeviceClock(page: Page, ahead: number): Promise<void> {
  await page.addInitScript((more) => {
    const Real = Date
    globalThis.Date = class extends Real {
      constructor(...given: []) {
        if (given.length === 0) super(Real.now() + more)
        else super(...given)
      }
      static override now = () => Real.now() + more
    } as DateConstructor
  }, ahead)
  await page.route('**/workers/vault.js', async (route) => {
    const response = await route.fetch()
    const moved = `{ const now = Date.now; Date.now = () => now() + ${ahead} }`
    await route.fulfill({ response, body: `${moved}\n${await response.text()}` })
  })
}

/** Types who one is and the passphrase, and sends them. */
export async function fillSignIn(
  page: Page,
  stage: Pick<Stage, 'url'>,
  handle: string,
  language = 'en',
): Promise<void> {
  await page.goto(`${stage.url}/?lang=${language}`)
  await page.locator('input').nth(0).fill(handle)
  await page.locator('input[type=password]').fill(passphrase)
  await page.locator('form button[type=submit]').click()
}

/** Goes to a place inside the screens without loading them anew (which would put the keys away). */
export async function goTo(page: Page, path: string): Promise<void> {
  // The router hears it. Told a second time, by an event of its own, it now and then went nowhere.
  await page.evaluate((to) => {
    history.pushState({}, '', to)
  }, path)
}

/** The next thing sent there arrives and is done, and its answer never comes back. */
export async function losesOneAnswer(page: Page, to: string): Promise<void> {
  let lost = false
  await page.route(to, async (route) => {
    if (lost || route.request().method() !== 'POST') return route.fallback()
    lost = true
    await route.fetch()
    return route.abort()
  })
}

/**
 * No violation of WCAG 2.2 A and AA on what is shown now. Left out is react-aria's own announcer: for a few seconds it
 * holds an empty image role, off screen, which is how it makes screen readers speak.
 */
export async function looksRight(page: Page): Promise<void> {
  // From the top: what lies under the fixed header at this moment is no smaller for it. And after what fades in: half of
  // its colour is no colour of ours.
  await page.evaluate(async () => {
    scrollTo(0, 0)
    const ending = document
      .getAnimations()
      .filter((one) => Number.isFinite(Number(one.effect?.getComputedTiming().endTime)))
    await Promise.allSettled(ending.map((one) => one.finished))
  })
  const violations = await violationsOn(page, { except: ['[data-live-announcer]'] })
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([])
}

/** Keeps a picture of the whole page in `shots`, where `SHOTS` asks for it: for whoever looks at the screens. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env['SHOTS']) await page.screenshot({ path: `shots/${name}.png`, fullPage: true })
}

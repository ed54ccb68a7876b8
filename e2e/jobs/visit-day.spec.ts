// Job 28. Three inspectors talk with fourteen workers on telephones without network. One browser is ended in the middle of a talk and
// begun again without network; one telephone brings its part after another. All fourteen arrive, each once; the beds that were given are
// those that the house held, and the fourth is told to be none.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type BrowserContext, type BrowserType, type Page } from '@playwright/test'
import { visit } from '../hands.ts'
import { fillSignIn, looksRight, shot, signIn, Stage } from '../stage.ts'

const talk = 30
const folders: string[] = []
test.afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A telephone whose storage outlives its browser. Time on its wall goes on by `ahead`, so that nobody waits for half an hour. */
async function telephone(browserType: BrowserType, folder: string, options: object): Promise<BrowserContext> {
  const context = await browserType.launchPersistentContext(folder, {
    ...options,
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
  })
  await context.addInitScript(() => {
    const now = Date.now
    Date.now = () => now() + ((globalThis as { ahead?: number }).ahead ?? 0)
  })
  return context
}

const waitMinutes = (page: Page, minutes: number) =>
  page.evaluate((more) => {
    const here = globalThis as { ahead?: number }
    here.ahead = (here.ahead ?? 0) + more * 60_000
  }, minutes)

/** Begins a talk and answers so many questions with a yes. */
async function begin(page: Page, number: number, answered: number): Promise<void> {
  await page.getByRole('button', { name: `Meet number ${number}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Number ${number}` })).toBeVisible()
  await waitMinutes(page, talk)
  // What she has to pass on is said before she asks, without network too.
  await page.getByText('Say this first', { exact: true }).click()
  await expect(page.getByText('You may stop now, or at any time.', { exact: false })).toBeVisible()
  await page.getByText('No', { exact: true }).click()
  await page.getByText('Adult', { exact: true }).click()
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  for (let at = 0; at < answered; at += 1) {
    await expect(page.getByText(`Question ${at + 1} of`)).toBeVisible()
    await page.getByRole('button', { name: 'Yes', exact: true }).click()
  }
  await expect(page.getByText(`Question ${answered + 1} of`)).toBeVisible()
}

async function meet(page: Page, number: number, wishes: string[] = ['Nothing now']): Promise<void> {
  await begin(page, number, 1)
  await page.getByRole('button', { name: 'Stop here, keep what was said' }).click()
  for (const wish of wishes) await page.getByText(wish, { exact: true }).click()
  await page.getByRole('button', { name: 'Card given: done' }).click()
  await expect(page.getByRole('button', { name: `Meet number ${number + 1}` })).toBeVisible()
}

/** Signs in, takes the visit along, and goes where no network is. */
async function setOut(page: Page, stage: Stage, handle: string, id: string): Promise<void> {
  await fillSignIn(page, stage, handle)
  await expect(page.locator('nav').first()).toBeVisible()
  await visit(page, `/visits/${id}`)
  await page.getByRole('button', { name: 'Take the visit along on this telephone' }).click()
  // The page is loaded whole, with the script that seals.
  await expect(page.getByText('Opens without network on this telephone.')).toBeVisible({ timeout: 60_000 })
  await page.context().setOffline(true)
}

async function comeBack(page: Page): Promise<void> {
  await page.context().setOffline(false)
  await page.getByRole('button', { name: /waits? to be sent|wait to be sent|Nothing waits/ }).click()
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing waits' })).toBeVisible()
}

const bed = 'A bed for tonight'
const caseworker = 'A talk with a caseworker'

test('job 28: three inspectors talk with fourteen workers without network, and all of it arrives once @soak', async ({
  browser,
  launchOptions,
}) => {
  test.setTimeout(900_000)
  const browserType = browser.browserType()
  const stage = await Stage.open({ unlimited: true })
  const inspectorate = { name: 'Labour Inspectorate', pack: 'uk', kind: 'labour_inspectorate' }
  await stage.act('mina', 'newHouse', 'pilar', inspectorate, ['inspector'])
  for (const handle of ['rui', 'teo']) await stage.act('pilar-admin', 'newColleague', handle, ['inspector'])
  await stage.act('mina', 'newHouse', 'hedda', { name: 'Willow Rooms', pack: 'uk', kind: 'shelter' }, [
    'shelter',
  ])
  await stage.act('hedda', 'beds', 3)
  const plan = { members: ['rui', 'teo'], house: 'hedda', places: 3 }
  const id = await stage.act<string>('pilar', 'plannedVisit', plan)
  const folderOf = () => {
    const folder = mkdtempSync(join(tmpdir(), 'continuum-telephone-'))
    folders.push(folder)
    return folder
  }

  // Pilar: five people. Her browser is ended while number 3 still talks.
  const pilars = folderOf()
  let phone = await telephone(browserType, pilars, launchOptions)
  let page = await phone.newPage()
  await setOut(page, stage, 'pilar', id)
  await looksRight(page)
  await meet(page, 1, [bed])
  await meet(page, 2, [bed])
  await shot(page, 'visit-day-en-360')
  await begin(page, 3, 2)
  await looksRight(page)
  await shot(page, 'visit-talk-en-360')
  await phone.close()
  phone = await telephone(browserType, pilars, launchOptions)
  await phone.setOffline(true)
  page = await phone.newPage()
  await page.goto(`${stage.url}/visits/day/${id}?lang=en`)
  // Counted, and not to be read here any more.
  await expect(page.getByText('3 people met')).toBeVisible()
  await expect(page.getByText('Number 1', { exact: true })).toBeVisible()
  await expect(page.locator('.hold-button', { hasText: 'Number' })).toHaveCount(0)
  await meet(page, 4)
  await meet(page, 5, [caseworker])
  await page.getByRole('button', { name: '7 wait to be sent' }).click()
  await expect(page.getByText('Waiting', { exact: true })).toHaveCount(5)
  await expect(page.getByText('Received', { exact: true })).toHaveCount(0)
  await looksRight(page)
  await shot(page, 'visit-outbox-en-360')
  await page.getByRole('button', { name: 'Back to the numbers' }).click()

  // Rui: five; two of them want a bed, and he cannot know that only one is left.
  const second = await telephone(browserType, folderOf(), launchOptions)
  const rui = await second.newPage()
  await setOut(rui, stage, 'rui', id)
  for (const number of [1, 2]) await meet(rui, number, [bed])
  for (const number of [3, 4, 5]) await meet(rui, number)

  await comeBack(page)
  await comeBack(rui)
  await rui.getByRole('button', { name: 'Back to the numbers' }).click()
  await expect(rui.getByText('1 bed that was given is not confirmed')).toBeVisible()
  await looksRight(rui)
  await shot(rui, 'visit-lost-bed-en-360')

  // Teo: four, on a second day; his telephone is switched off between and opened again without network.
  const teos = folderOf()
  let third = await telephone(browserType, teos, launchOptions)
  let teo = await third.newPage()
  await setOut(teo, stage, 'teo', id)
  for (const number of [1, 2, 3, 4]) await meet(teo, number)
  await third.close()
  third = await telephone(browserType, teos, launchOptions)
  teo = await third.newPage()
  await teo.goto(`${stage.url}/visits/day/${id}?lang=en`)
  await expect(teo.getByText('4 people met')).toBeVisible()
  await comeBack(teo)

  for (const context of [phone, second, third]) await context.close()

  // At a desk: fourteen, each once, nobody's answers in the list, and talks of one length.
  const desk = await signIn(browser, stage, 'pilar')
  await visit(desk, `/visits/${id}`)
  await expect(desk.getByText('14 people met')).toBeVisible()
  for (let receipt = 1; receipt <= 14; receipt += 1)
    await expect(desk.getByText(`Receipt ${receipt}`, { exact: true })).toHaveCount(1)
  await expect(desk.getByText('The talks took about the same time.')).toBeVisible()
  await expect(desk.getByText('Done. Card given.')).toHaveCount(14)
  await expect(desk.getByText('1 bed that was given is not confirmed')).toBeVisible()
  await looksRight(desk)
  await shot(desk, 'visit-brought-en-1280')
  const hedda = await signIn(browser, stage, 'hedda')
  await visit(hedda, '/beds')
  await expect(hedda.getByText(/3 given: people are on the way/)).toBeVisible()
  await shot(hedda, 'visit-given-board-en-1280')

  await stage.close()
})

// Somebody takes the telephone or the laptop afterwards: whatever was typed, read or unlocked must not lie in the browser's
// own folder, whether its owner left by the exit, locked, signed out, or only closed the window. A real profile is used, and
// after Chromium has gone every file in it is searched for the words, in every form that a browser's storage gives a text.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test'
import { addresses, exitAddresses } from '../src/api/addresses.ts'
import { wholeChromium } from '../scripts/chromium.ts'
import { wordsInFolder } from '../test/canaries.ts'
import { goTo, passphrase, Stage } from './stage.ts'
import { isQuiet } from './quiet.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

/** Opens a browser as people have one, with a profile on disk, and searches what is left when it has been closed. */
async function leaves(words: readonly string[], live: (context: BrowserContext) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-profile-'))
  try {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: wholeChromium,
      args: ['--no-sandbox', '--disable-background-networking', '--disable-quic', '--no-first-run'],
      viewport: { width: 1280, height: 800 },
    })
    await live(context)
    await context.close()
    return {
      words: wordsInFolder(folder, words),
      hosts: wordsInFolder(folder, [new URL(stage.publicUrl).host, new URL(stage.url).host]),
      titles: (...these: string[]) => wordsInFolder(folder, these),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('a browser profile holds nothing of a help form after the quick exit, and its history only the host', async () => {
  const story = 'Qzxprofile1Vwk they keep my passport'
  const found = await leaves([story, 'Qzxprofile1Vwk'], async (context) => {
    const page = await context.newPage()
    await page.goto(`${stage.publicUrl}/en${addresses.help}`)
    await page.locator('textarea[name=story]').fill(story)
    await page.locator('a.x').click()
    await page.waitForURL(new RegExp(`${exitAddresses.weather}$`))
    await page.goBack().catch(() => undefined)
    await expect(page.locator('textarea')).toHaveCount(0)
  })
  expect(found.words).toEqual([])
  // The same search finds what a browser does keep: the address, which no page can take out of its history.
  expect(found.hosts.length).toBeGreaterThan(0)
})

test('a browser profile holds neither the request nor the receipt when the window is closed without the quick exit', async () => {
  const words = ['Qzxprofile2Vwk']
  const found = await leaves(words, async (context) => {
    const page = await context.newPage()
    await page.goto(`${stage.publicUrl}/en${addresses.help}`)
    await page.locator('textarea[name=story]').fill('Qzxprofile2Vwk it is the house by the quay')
    await page.locator('button[name=send]').click()
    await expect(page.locator('main')).toContainText(/(\d{4}[\s-]?){4}/)
    const receipt = (/(\d{4}[\s-]?){4}/.exec(await page.locator('main').innerText())?.[0] ?? '').trim()
    words.push(receipt, receipt.replaceAll(/\s/g, ''))
    await page.goto(`${stage.publicUrl}/en${addresses.receipt}`)
    await page.locator('main input[type=text], main input:not([type=hidden])').first().fill(receipt)
    await page.locator('main button.b').first().click()
    await expect(page.locator('main')).toContainText('Qzxprofile2Vwk')
  })
  expect(words).toHaveLength(3)
  expect(found.words).toEqual([])
})

test('a browser profile holds neither the card’s words nor a helper’s name after the portal was closed', async () => {
  const caseId = await stage.act<string>('amara', 'openCase', {
    name: 'Qzxprofile3Vwk',
    language: 'en',
    story: 'Qzxprofile4Vwk',
  })
  const card = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
  const found = await leaves(
    [card.words, 'Qzxprofile3Vwk', 'Qzxprofile4Vwk', 'Harbour House'],
    async (context) => {
      const page = await context.newPage()
      await page.goto(`${stage.publicUrl}/en${addresses.enter}`)
      await page.locator('input[name=words]').fill(card.words)
      await page.locator('main button.b').first().click()
      // Her pages follow each other in one window, at one address.
      await page.locator(`main a[href="/en${addresses.whoCanSee}"]`).click()
      await expect(page.locator('main')).toContainText('Harbour House')
      await page.locator(`main a[href="/en${addresses.portal}"]`).click()
      await page
        .locator(`form[action$="${addresses.close}"] button, button[formaction$="${addresses.close}"]`)
        .first()
        .click()
      await isQuiet(page)
    },
  )
  expect(found.words).toEqual([])
})

/** How many lists of headers this browser keeps. */
const keptLists = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const asked = indexedDB.open('continuum-headers')
        asked.addEventListener('error', () => reject(new Error('no database of headers')))
        asked.addEventListener('success', () => {
          const count = asked.result.transaction('headers').objectStore('headers').count()
          count.addEventListener('success', () => (asked.result.close(), resolve(count.result)))
        })
      }),
  )

for (const way of ['lock', 'sign out', 'close the window'] as const)
  test(`a browser profile holds nothing that a caseworker typed, searched or unlocked after they ${way}${way === 'close the window' ? '' : ' @soak'}`, async () => {
    // Other words each time: where an earlier draft is there first, the same ones would be nothing new to keep.
    const name = `Qzxprofile5Vwk Marchenko, ${way}`
    const typed = ['Qzxprofile5Vwk', 'Qzxprofile6Vwk', passphrase]
    const found = await leaves(typed, async (context) => {
      const page = await context.newPage()
      await page.goto(`${stage.url}/?lang=en`)
      await page.locator('input').nth(0).fill('amara')
      await page.locator('input[type=password]').fill(passphrase)
      await page.locator('form button[type=submit]').click()
      await expect(page.locator('nav').first()).toBeVisible()
      await goTo(page, '/cases/new')
      // Kept every two seconds: it may have been by the time when both are written.
      const kept = page.waitForResponse(
        (answer) =>
          answer.request().method() === 'POST' && answer.url().includes('/api/drafts/') && answer.ok(),
      )
      await page.locator('main input[type=text]:not([role=combobox])').first().fill(name)
      await page.locator('main textarea').first().fill(`Qzxprofile6Vwk met at the station, ${way}`)
      await kept
      await page.getByRole('search').getByRole('combobox').fill('Qzxprofile5Vwk')
      await isQuiet(page)
      await page.keyboard.press('Escape')
      if (way === 'lock') {
        await page.getByRole('button', { name: 'Lock', exact: true }).click()
        await expect(page.locator('input[type=password]')).toBeVisible()
        expect(await keptLists(page), 'her list of cases waits sealed for the next unlock').toBe(1)
      } else if (way === 'sign out') {
        await page.getByRole('button', { name: /amara/i }).last().click()
        await page.getByRole('menuitem').last().click()
        await expect(page.locator('input[type=password]')).toBeVisible()
        await expect.poll(() => keptLists(page), 'signing out takes the list along').toBe(0)
      }
    })
    expect(found.words).toEqual([])
    expect(found.hosts.length).toBeGreaterThan(0)
  })

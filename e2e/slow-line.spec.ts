// A request for help on the line and the telephone of somebody who has little: 50 kbit/s down and 20 up, 600 ms a round, a processor
// at a sixth. How slow it is made is measured first, with the same means as what is judged afterwards.

import { chromium, expect, test } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { chromiumPath } from '../scripts/chromium.ts'
import { busyPage, slowLine, slowProcessor, workInWorker } from './slow-line.ts'
import { Stage } from './stage.ts'

const line = { downBits: 50_000, upBits: 20_000, delayMs: 600 }
const story = 'They keep my passport. I sleep in the barn with four others. I can talk after nine.'
/** A letter on a telephone, written by somebody who is in a hurry. */
const aLetter = 220

let stage: Stage
test.beforeAll(async () => {
  // Words are stretched as on a real telephone.
  stage = await Stage.open({ slowWords: true })
})
test.afterAll(() => stage.close())

for (const isWritten of [true, false])
  test(`at 50 kbit/s and a sixth of the processor the receipt is there ${isWritten ? 'within 12 seconds of the press' : 'also where the press comes before anything is loaded'} @soak`, async () => {
    const slow = await slowLine(stage.publicUrl, line)
    // At the address that the server knows itself by: only what it leads to is another one.
    const led = `MAP ${new URL(stage.publicUrl).host} ${new URL(slow.url).host}`
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=${led}`],
    })
    const measured: Record<string, number> = {}
    try {
      const page = await (await browser.newContext({ viewport: { width: 320, height: 568 } })).newPage()
      await busyPage(page, stage.publicUrl)

      // That it is slow: bits a second as the page counts them, a round, and the same work in a worker.
      const bits = await page.evaluate(async (address) => {
        const from = performance.now()
        await fetch(address, { method: 'HEAD', cache: 'no-store' })
        const round = performance.now() - from
        const began = performance.now()
        await (await fetch(`${address}?`, { cache: 'no-store' })).arrayBuffer()
        return { round, took: performance.now() - began - round }
      }, '/workers/vault.js')
      // With what stands before each answer, which is a few hundred bytes.
      const perSecond = (slow.down() * 8000) / bits.took
      // The quickest of three: what else this machine does at the time is no slowness of ours.
      const whole = Math.min(await workInWorker(page), await workInWorker(page), await workInWorker(page))
      const processor = await slowProcessor(browser, 6)
      const slowed = await workInWorker(page)
      processor.whole()
      expect(bits.round).toBeGreaterThan(line.delayMs)
      expect(perSecond).toBeLessThan(line.downBits * 1.1)
      expect(slowed / whole).toBeGreaterThan(4)

      await page.goto('about:blank')
      const before = slow.down()
      const again = await slowProcessor(browser, 6)
      const opened = performance.now()
      await page.goto(`${stage.publicUrl}/en${addresses.help}`, { timeout: 60_000 })
      await expect(page.getByText('Your phone locks your words')).toBeVisible({ timeout: 60_000 })
      measured['form usable'] = (performance.now() - opened) / 1000
      const field = page.locator('textarea[name=story]')
      if (isWritten) await field.pressSequentially(story, { delay: aLetter, timeout: 120_000 })
      else await field.fill(story)
      await page.evaluate(() => {
        const button = document.querySelector('button[name=send]')
        let pressed = 0
        button?.addEventListener('click', () => (pressed = performance.now()), { capture: true })
        new MutationObserver(() => {
          document.documentElement.dataset['said'] ??= String(performance.now() - pressed)
        }).observe(button as Node, { childList: true, characterData: true, subtree: true })
      })
      const pressed = performance.now()
      await page.locator('button[name=send]').click({ noWaitAfter: true })
      await expect(page.locator('output')).toBeVisible({ timeout: 90_000 })
      measured['receipt after the press'] = (performance.now() - pressed) / 1000
      again.whole()
      measured['kilobytes'] = (slow.down() - before) / 1000
      expect(await page.locator('output').innerText()).toMatch(/^(\d{4} ?){4}$/)
      measured['round'] = bits.round / 1000
      measured['kbit/s'] = perSecond / 1000
      measured['times slower'] = slowed / whole
      test
        .info()
        .annotations.push({ type: 'telephone', description: JSON.stringify({ isWritten, measured }) })
      if (isWritten) expect(measured['receipt after the press']).toBeLessThan(12)
    } finally {
      await browser.close()
      await slow.close()
    }
  })

// Somebody with a small telephone and no script wants to know whether it is happening to them. What they press opens their right in the
// page; nothing leaves it. From there a door leads to help.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

job(
  {
    number: 'P3',
    profession: 'worker',
    who: 'nobody',
    what: 'is this happening to me, and a door from it',
    goal: { presses: 10, seconds: 40 },
    isKept: true,
    daily: true,
  },
  {
    before: () => Promise.resolve(),
    async work(worker) {
      const { page, main } = worker
      await worker.press(main.getByRole('link', { name: 'Is this happening to me?' }))
      const sent: string[] = []
      page.on('request', (request) => sent.push(request.url()))
      await worker.press(main.getByText('Somebody keeps my passport, my card or my phone.'))
      await worker.sees(main.getByText('Your passport is yours. No employer may keep it from you.'))
      await worker.press(main.getByText('I get no pay, or much less than was said.'))
      await worker.sees(main.getByText('You must be paid for your work. This is so without papers too.'))
      await worker.press(main.getByText('They make me do sexual things, or things against the law.'))
      await worker.sees(main.getByText(/Ask for a lawyer before you answer questions/))
      await shot(page, 'happening-en-320')
      expect(sent).toEqual([])
      await worker.press(main.locator(`a.b[href="/en${addresses.help}"]`))
      await worker.sees(main.locator('textarea[name=story]'))
    },
    async after({ browser, stage }) {
      for (const [language, at, name] of [
        ['ar', addresses.happening, 'happening-ar-320'],
        ['th', addresses.happeningToThem, 'happening-them-th-320'],
        ['en', addresses.happeningToThem, 'happening-them-en-320'],
      ] as const) {
        const context = await browser.newContext({ viewport: { width: 320, height: 568 } })
        const page = await context.newPage()
        await page.goto(`${stage.publicUrl}/${language}${at}`)
        await looksRight(page)
        await shot(page, name)
        await context.close()
      }
    },
  },
)

// Yodit stops a reader on a borrowed telephone, with one tap: the clinic reads nothing from that moment on. She thinks again within half a
// minute, and it reads as before; then she stops it for good. Later she could say yes again: she reads to what before she signs.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { fits } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const today = Date.now()
const day = (days: number) => new Date(today + days * 86_400_000).toISOString().slice(0, 10)

job(
  {
    number: 'P4',
    profession: 'person',
    who: 'nobody',
    withScript: true,
    what: 'stop a reader with one tap, undo it within half a minute, and know what stays known',
    goal: { presses: 3 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Yodit', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      await stage.act('amara', 'agree', caseId, {
        with: 'bashir',
        compartments: ['health'],
        purpose: 'health_care',
        until: day(60),
      })
      const reads = () => stage.act<string[]>('bashir', 'reads', caseId)
      expect(await reads()).toContain('health')
      return { words, reads }
    },
    async work(yodit, { words, reads }) {
      const { page, main } = yodit
      await page.goto(new URL(`/en${addresses.enter}`, page.url()).href)
      await page.locator('input[name=words]').fill(words)
      await page.locator('main button.b').click()
      await yodit.press(main.locator(`a[href="/en${addresses.whoCanSee}"]`).first())
      await yodit.button('Stop sharing with City Clinic', main)
      const said = main.getByRole('status')
      await yodit.sees(said.getByText(/^Stopped\. City Clinic can open nothing more\./))
      await expect(said).toContainText('What was read stays known.')
      await expect(said).toContainText('You keep your bed, your money, your lawyer.')
      // At once, whether she will undo it or not.
      expect(await reads()).toEqual([])
      await expect(said).toContainText(/City Clinic: Sees: health · Until /i)
      await fits(page)
      await looksRight(page)
      await shot(page, 'stop-undo-own-en-320')
      await yodit.button('Undo', said)
      await yodit.sees(main.getByText(/^Undone\. You signed it/))
    },
    async after(_scene, { reads }, _made) {
      expect(await reads(), 'after the undo the clinic reads again').toContain('health')
    },
  },
)

// The interpreter says to Efua what the school place is about. Amara records it once, with her yes; Efua hears it again behind her own door, as
// often as she likes, and nobody else has a key to it.

import { expect, test } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { withMicrophone } from '../microphone.ts'
import { visit } from '../hands.ts'
import { enterOwn } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

// A microphone that gives a tone, and is let in without a question.
test.use({ launchOptions: withMicrophone('--autoplay-policy=no-user-gesture-required') })

job(
  {
    number: 'S212',
    profession: 'caseworker',
    who: 'amara',
    what: 'an oral translation recorded once, and heard again on their own page',
    goal: { presses: 4, seconds: 20 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Efua Heard', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      const { id } = await stage.act<{ id: string }>('amara', 'open', 'goal', {
        caseId,
        subkind: 'education',
      })
      return { id, words }
    },
    async work(amara, { id }) {
      const { page, main } = amara
      await visit(page, `/tracks/${id}`)
      await amara.press(main.getByText('Spoken for them', { exact: true }))
      await amara.button('Record', main)
      await amara.sees(main.getByRole('button', { name: /^Stop and keep \([1-9]/ }))
      await amara.press(main.getByRole('button', { name: /^Stop and keep/ }))
      await amara.sees(main.getByRole('button', { name: 'Hear', exact: true }))
      await looksRight(page)
      await shot(page, 'spoken-en-1280')
    },
    async after({ browser, stage }, { words }) {
      const efua = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
      await efua.locator(`main a[href="/en${addresses.tracks}"]`).first().click()
      const hear = efua.locator('main').getByRole('button', { name: 'Hear what was said to you' })
      await expect(hear).toBeVisible()
      await shot(efua, 'spoken-own-en-360')
      const [answer] = await Promise.all([
        efua.waitForResponse((one) => /\/api\/portal\/papers\/.*\/pieces\/0$/.test(one.url())),
        hear.click(),
      ])
      expect(answer.status()).toBe(200)
      await expect(efua.locator('main').getByRole('alert')).toHaveCount(0)
      await efua.context().close()
    },
  },
)

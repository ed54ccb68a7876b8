// Somebody who does not read hears what an hour is paid, when their next day is and what was decided about them: one press each, by a voice
// that lies on the telephone. A voice of the network, which would tell a company what is asked here, is never used.

import { expect, type Page } from '@playwright/test'
import { addresses, addressOfWork } from '../../src/api/addresses.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const [uk, home] = [2, 2]

/** What the voice was given last. */
const said = (page: Page): Promise<string> =>
  page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken.at(-1) ?? '')

job(
  {
    number: 'P6',
    profession: 'person who does not read',
    who: 'nobody',
    withScript: true,
    what: 'hear a right, a date and a decision, one press each',
    goal: { presses: 3 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      const { id } = await stage.act<{ id: string }>('amara', 'open', 'identification', { caseId })
      await stage.act('amara', 'move', 'identification', 'presume', id, { origin: 'ngo' })
      await stage.act('amara', 'askForPlan', caseId, 'Take the bus alone')
      return words
    },
    async work(person, words) {
      const { main, page } = person
      // A browser without a head has no voice: two stand in for those of a telephone, and what is given to them is written down.
      await page.addInitScript(() => {
        const voices = [
          { lang: 'en-GB', localService: false, name: 'of a company' },
          { lang: 'en-GB', localService: true, name: 'of the telephone' },
        ]
        const spoken: string[] = []
        Object.assign(globalThis, {
          spoken,
          SpeechSynthesisUtterance: class {
            voice?: { name: string }
            readonly text: string
            constructor(text: string) {
              this.text = text
            }
          },
        })
        Object.defineProperty(globalThis, 'speechSynthesis', {
          value: Object.assign(new EventTarget(), {
            speaking: false,
            getVoices: () => voices,
            cancel: () => undefined,
            speak: ({ text, voice }: { text: string; voice: { name: string } }) =>
              spoken.push(`${voice.name}: ${text}`),
          }),
        })
      })
      const listen = main.getByRole('button', { name: 'Listen' })
      const publicUrl = page.url()
      await page.goto(new URL(`/en${addressOfWork(uk, home)}`, publicUrl).href)
      await person.press(listen.first())
      const right = await said(page)
      await page.goto(new URL(`/en${addresses.enter}`, publicUrl).href)
      await page.locator('input[name=words]').fill(words)
      await page.locator('main button.b').first().click()
      await person.press(listen.first())
      const date = await said(page)
      await shot(page, 'hear-date-en')
      await page.locator(`main a[href="/en${addresses.tracks}"]`).click()
      await expect(main.getByRole('heading', { name: 'What happens with me' })).toBeVisible()
      const decision = main.locator('[data-say]', { hasText: 'A decision about you' })
      await person.press(decision.getByRole('button', { name: 'Listen' }))
      await looksRight(page)
      await shot(page, 'hear-decision-en')
      return [right, date, await said(page)]
    },
    after(_scene, _words, spoken) {
      const own = (words: RegExp) =>
        expect.stringMatching(new RegExp(`^of the telephone: .*${words.source}`)) as unknown
      expect(spoken).toEqual([
        own(/£12\.71/),
        own(/1 May/),
        own(/A decision about you\. You may need protection/),
      ])
      return Promise.resolve()
    },
  },
)

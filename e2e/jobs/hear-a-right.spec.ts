// Somebody who does not read hears what an hour is paid: one press, by a voice that lies on the telephone. A voice of the network, which
// would tell a company what is asked here, is never used.

import { expect } from '@playwright/test'
import { addressOfWork } from '../../src/api/addresses.ts'
import { job } from './job.ts'

const [uk, home] = [2, 2]

job(
  {
    number: 'P6',
    profession: 'person who does not read',
    who: 'nobody',
    withScript: true,
    what: 'hear a right',
    goal: { presses: 1 },
    isKept: true,
  },
  {
    before: () => Promise.resolve(addressOfWork(uk, home)),
    async work(person, address) {
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
      await page.goto(new URL(`/en${address}`, page.url()).href)
      await person.press(main.getByRole('button', { name: 'Listen' }).first())
      return page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken)
    },
    after(_scene, _address, spoken) {
      expect(spoken).toEqual([expect.stringMatching(/^of the telephone: .*£12\.71/)])
      return Promise.resolve()
    },
  },
)

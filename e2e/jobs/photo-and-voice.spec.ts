// Mariam sends a photo of her contract and her voice with a request, and later a photo from her own page. What is hidden in a photo goes,
// a file of sound is not taken, and the desk sees and hears them inside the thread.

import { expect, test, type Locator } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { withMicrophone } from '../microphone.ts'
import { turnTo, visit } from '../hands.ts'
import { chooseFiles, hiddenWords, photoFrom, taggedSound } from '../photo.ts'
import { openMessages } from '../portal-door.ts'
import { shot, signIn } from '../stage.ts'
import { job } from './job.ts'
import { asksForHelp } from './receipt.ts'

// A telephone has a microphone: here one that gives a tone, and is let in without a question.
test.use({ launchOptions: withMicrophone() })

/** The photo as it stands in its frame: a picture, and nothing of what was hidden in it. */
async function isClean(frame: Locator): Promise<void> {
  const image = frame.contentFrame().locator('img')
  await expect(image).toHaveAttribute('src', /^data:image\/jpeg/)
  const bytes = Buffer.from(((await image.getAttribute('src')) ?? '').split(',')[1] ?? '', 'base64')
  expect(bytes.length).toBeGreaterThan(5_000)
  expect(bytes.length).toBeLessThanOrEqual(1_000_000)
  expect(bytes.includes(hiddenWords)).toBe(false)
  expect(bytes.includes('Exif')).toBe(false)
}

job(
  {
    number: 'P7',
    profession: 'person',
    who: 'nobody',
    withScript: true,
    what: 'send a photo of a contract and a voice note, sealed on the telephone',
    goal: { presses: 4 },
    isKept: true,
  },
  {
    before: () => Promise.resolve(),
    async work(mariam) {
      const { page, main } = mariam
      await page.goto(new URL(`/en${addresses.help}`, page.url()).href)
      await mariam.sees(main.getByText('Add a photo', { exact: true }))
      const photo = await photoFrom(page)
      await chooseFiles(page, () => mariam.press(main.getByText('Add a photo', { exact: true })), photo)
      await mariam.sees(main.getByText('Place, time and the name of your phone'))
      await mariam.button('Record my voice')
      await mariam.sees(main.getByRole('button', { name: 'Stop recording (1)' }))
      await mariam.button(/^Stop recording/)
      await mariam.sees(main.locator('audio'))
      await shot(page, 'photo-and-voice-en-320')
      await mariam.button('Send')
      await mariam.sees(main.getByText('All of it has arrived.', { exact: true }))
      await mariam.sees(main.locator('output.g'))
    },
    async after({ browser, stage, at }) {
      const leyla = await at('leyla')
      await visit(leyla, '/hotline')
      await leyla.locator('main').getByRole('link', { name: /^Web/ }).first().click()
      await leyla.getByRole('button', { name: 'Show the photo' }).click()
      await isClean(leyla.locator('main iframe'))
      await leyla.getByRole('button', { name: 'Hear the voice note' }).click()
      const voice = leyla.locator('main audio')
      await expect(async () =>
        expect(await voice.evaluate((sound: HTMLAudioElement) => sound.readyState)).toBeGreaterThan(1),
      ).toPass()
      await shot(leyla, 'photo-and-voice-desk-en-1280')

      // A file of sound has tags: it is not taken, and the page says what to do instead.
      const other = await (await browser.newContext()).newPage()
      await other.goto(`${stage.publicUrl}/en${addresses.help}`)
      const add = other.getByText('Add a photo', { exact: true })
      await chooseFiles(other, () => add.click(), taggedSound)
      await expect(
        other.getByRole('status').filter({ hasText: 'This phone cannot read that.' }),
      ).toBeVisible()
      // Whoever leaves takes all of it along: there is nothing to go back to.
      await chooseFiles(other, () => add.click(), await photoFrom(other))
      await expect(other.locator('main li').first()).toBeVisible()
      // With a photo chosen it is three screens of a small telephone still.
      await other.setViewportSize({ width: 360, height: 800 })
      expect(await other.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(2400)
      await other.getByRole('link', { name: 'Leave now' }).click()
      await expect(other).toHaveTitle('Weather')
      await other.goBack()
      await expect(other.locator('main li')).toHaveCount(0)
      await other.context().close()
      // Without script it cannot be sealed, and the form says so.
      const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
      await plain.goto(`${stage.publicUrl}/en${addresses.help}`)
      await plain.getByText('Say more, if you want').click()
      await expect(plain.getByText('This page cannot send a photo or your voice.')).toBeVisible()
      await plain.context().close()
      // Answered, so that nobody else finds it waiting first.
      await leyla.getByLabel('Your answer').fill('We have seen it. Is it safe to call you?')
      await leyla.getByRole('button', { name: 'Send the answer' }).click()
      await expect(leyla.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()
    },
  },
)

job(
  {
    number: 'S230',
    profession: 'person',
    who: 'nobody',
    withScript: true,
    what: 'a photo of a pay slip sent from my own page and seen again there, and kept among my papers because I agreed',
    goal: { presses: 5 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      return { caseId, words }
    },
    async work(mariam, { words }) {
      const { page, main } = mariam
      await page.goto(new URL(`/en${addresses.enter}`, page.url()).href)
      await page.locator('input[name=words]').fill(words)
      await page.locator('main button.b').click()
      await mariam.sees(main.locator('.c'))
      await openMessages(page, 'en')
      const photo = await photoFrom(page)
      await chooseFiles(page, () => mariam.press(main.getByText('Add a photo', { exact: true })), photo)
      await mariam.sees(main.getByText('Place, time and the name of your phone'))
      await mariam.press(main.getByText('You may keep it with my papers'))
      await shot(page, 'photo-own-en-320')
      await mariam.button('Send')
      await mariam.sees(main.getByText('All of it has arrived.', { exact: true }))
      await mariam.sees(main.locator('[data-at=messages]').getByText('A photo'))
      await mariam.button('See my photo')
      await mariam.sees(main.locator('[data-at=messages] img[src^="data:image/jpeg"]'))
      await shot(page, 'photo-own-again-en-320')
    },
    async after({ browser, stage }, { caseId }) {
      const amara = await signIn(browser, stage, 'amara')
      await visit(amara, `/cases/${caseId}`)
      await turnTo(amara, 'Notes and messages')
      await amara.getByRole('button', { name: /^Open \d+ message/ }).click()
      await amara.getByRole('button', { name: 'Show the photo' }).click()
      await isClean(amara.locator('main iframe'))
      await shot(amara, 'photo-message-en-1280')
      await amara.getByRole('button', { name: 'Keep it as a paper of the case' }).click()
      await expect(amara.getByText('Kept as a paper of the case.')).toBeVisible()
      await turnTo(amara, 'Papers')
      await expect(amara.locator('main').getByText('A photo', { exact: true }).first()).toBeVisible()
      await amara.context().close()
    },
  },
)

job(
  {
    number: 'S285',
    profession: 'person',
    who: 'nobody',
    withScript: true,
    what: 'a photo added to a later line with the receipt, and seen again there',
    goal: { presses: 5 },
    isKept: true,
  },
  {
    before: async ({ browser, stage }) => ({
      receipt: await asksForHelp(browser, stage, 'He keeps my contract.'),
    }),
    async work(mariam, { receipt }) {
      const { page, main } = mariam
      await page.goto(new URL(`/en${addresses.receipt}`, page.url()).href)
      await page.locator('input[name=numbers]').fill(receipt)
      await mariam.button('Open')
      const add = main.getByText('Add a photo', { exact: true })
      await mariam.sees(add)
      await chooseFiles(page, () => mariam.press(add), await photoFrom(page))
      await mariam.sees(main.getByText('Place, time and the name of your phone'))
      await shot(page, 'photo-later-en-320')
      await mariam.button('Send')
      await mariam.sees(main.getByText('All of it has arrived.', { exact: true }))
      await mariam.button('See my photo')
      await mariam.sees(main.locator('img[src^="data:image/jpeg"]'))
      await shot(page, 'photo-again-en-320')
    },
    async after({ at }) {
      const leyla = await at('leyla')
      await visit(leyla, '/hotline')
      await leyla.locator('main').getByRole('link', { name: /^Web/ }).first().click()
      await expect(leyla.getByText('He keeps my contract.')).toBeVisible()
      await leyla.getByRole('button', { name: 'Show the photo' }).click()
      await isClean(leyla.locator('main iframe'))
      await leyla.getByLabel('Your answer').fill('We have seen it.')
      await leyla.getByRole('button', { name: 'Send the answer' }).click()
      await expect(leyla.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()
    },
  },
)

// 23:40: somebody in danger whose age stands in no file. Rosa asks for a bed now; two houses have it in sight in seconds, at the top of My work. She watches who has seen it and who answers; one house offers and holds a bed, and the other reads that it is closed.

import { expect, test, type Page } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job } from './job.ts'

const asked = 'Answer the urgent bed request'
/** Until a browser asks again by itself: what is there before was told. */
const longBefore = { timeout: 20_000 }

/** At the top of the list, and as a number in the navigation. */
async function standsFirst(page: Page): Promise<number> {
  await expect(page.locator('main .row-line').first()).toContainText(asked, longBefore)
  const at = Date.now()
  await expect(
    page
      .locator('nav')
      .getByRole('link', { name: /^My work.*1/ })
      .first(),
  ).toBeVisible(longBefore)
  return at
}

job(
  {
    number: 'S480',
    profession: 'caseworker',
    who: 'rosa',
    what: 'somebody in danger at night whose age no file says: a bed asked for now, seen by two houses, held by one, closed for the other',
    goal: { presses: 9, seconds: 30 },
    isKept: true,
  },
  {
    async before({ stage, at }) {
      const houses = { 'hana-tonight': 'Willow Rooms', 'marko-tonight': 'North Door' }
      for (const [handle, name] of Object.entries(houses))
        await stage.act('mina', 'newHouse', handle, { name, pack: 'palermo', kind: 'shelter' }, ['shelter'])
      await stage.act('hana-tonight', 'beds', 2, 2)
      await stage.act('marko-tonight', 'beds', 2, 2)
      const caseId = await stage.act<string>('rosa', 'openCase', {
        name: 'Qzxtonight',
        language: 'es',
        urgency: 'now',
        ageGroup: 'unsure',
      })
      const [hana, marko] = [await at('hana-tonight'), await at('marko-tonight')]
      for (const page of [hana, marko]) {
        await visit(page, '/')
        await expect(page.locator('main')).toContainText('Nothing is due')
      }
      return { caseId, hana, marko }
    },
    async work(rosa, { caseId, hana, marko }) {
      const { page, main } = rosa
      await visit(page, `/cases/${caseId}`)
      await rosa.press(page.getByRole('tab', { name: 'People' }))
      await rosa.button('Ask shelters for a bed', main)
      const sheet = page.getByRole('dialog')
      // As the case was opened; and nobody can be asked before the age is said.
      await expect(sheet.getByRole('radio', { name: 'Now' })).toBeChecked()
      await expect(sheet.getByRole('button', { name: 'Ask shelters for a bed' })).toBeDisabled()
      await rosa.press(
        sheet
          .getByRole('radiogroup', { name: /^How old is/ })
          .locator('label')
          .first(),
      )
      await looksRight(page)
      await shot(page, 'urgent-bed-ask-en-1280')
      const ask = sheet.getByRole('button', { name: 'Ask for 1 person' })
      await expect(ask).toBeEnabled()
      const told = Date.now()
      const [, ...seen] = await Promise.all([
        rosa.press(ask).then(() => rosa.sees(page.getByText(/houses were asked/).last())),
        standsFirst(hana),
        standsFirst(marko),
      ])
      const seconds = seen.map((at) => Math.max(0, at - told) / 1000)
      test.info().annotations.push({
        type: 'measured',
        description: `from the press to My work of two houses: ${seconds.join(' s, ')} s`,
      })
      await rosa.sees(main.getByText('Houses that were asked'))
      return page
    },
    async after({ stage, browser }, { hana, marko }, rosa) {
      const main = rosa.locator('main')
      const row = (name: string) => main.locator('.row-line', { hasText: name })
      await expect(row('North Door')).toContainText('not seen yet')
      await looksRight(hana)
      await shot(hana, 'urgent-bed-my-work-en-1280')
      const narrow = await signIn(browser, stage, 'hana-tonight', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, '/')
      await expect(narrow.locator('main .row-line').first()).toContainText('الرد على طلب السرير العاجل')
      await shot(narrow, 'urgent-bed-my-work-ar-360')
      await narrow.context().close()

      // Hana's one button leads to the board, with the rooms that fit.
      await hana
        .locator('main .row-line')
        .first()
        .getByRole('link', { name: /^Answer/ })
        .last()
        .click()
      await expect(hana.getByRole('button', { name: /^Offer room/ })).toBeVisible()
      await expect(row('Willow Rooms')).toContainText('Seen', longBefore)
      await shot(rosa, 'urgent-bed-watched-en-1280')
      await hana.getByRole('button', { name: /^Offer room/ }).click()
      await expect(row('Willow Rooms')).toContainText('Offers a bed', longBefore)
      const { stays } = await stage.act<{ stays: { track: string; state: string }[] }>(
        'hana-tonight',
        'night',
      )
      const { track } = stays.find(({ state }) => state === 'offered')!
      await stage.act('rosa', 'move', 'placement', 'ask_person', track, { answer: 'says_yes' })
      await stage.act('rosa', 'move', 'placement', 'accept', track, {})
      await expect(row('Willow Rooms')).toContainText('Holds a bed', longBefore)
      await expect(row('North Door')).toContainText('Closed', longBefore)
      await shot(rosa, 'urgent-bed-held-en-1280')
      await expect(marko.locator('main')).toContainText('Nothing is due', longBefore)
      const phone = await signIn(browser, stage, 'rosa', { language: 'ar', width: 360, height: 740 })
      await visit(phone, `/tracks/${track}`)
      await expect(phone.getByText('البيوت التي سُئلت')).toBeVisible()
      await looksRight(phone)
      await shot(phone, 'urgent-bed-held-ar-360')
      await phone.context().close()
    },
  },
)

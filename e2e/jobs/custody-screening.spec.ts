// In a cell, a prison and a place where people wait to be sent away: from the page of that place to its own signs, one at a time, and to the
// desk, which reads what came out. With the case the hour begins in which somebody asks that nobody is punished meanwhile.

import { expect } from '@playwright/test'
import { dueRow, fromList, visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job, type Hand, type Scene } from './job.ts'

/** From the list of places to the signs of this one; yes to the first question, the others are stopped or answered with no. */
async function screens(hand: Hand, kit: string, { words, no }: { words: string; no: number }): Promise<void> {
  const { main, page } = hand
  await visit(page, '/kits')
  await hand.press(main.getByRole('link', { name: kit, exact: true }))
  await hand.button('I met somebody')
  await hand.sees(main.getByText('You may stop now, or at any time.', { exact: false }))
  await hand.press(main.getByText('Not now', { exact: true }))
  await hand.press(main.getByText('Adult', { exact: true }))
  await hand.press(main.getByText('A call from a caseworker', { exact: true }))
  await hand.type(main.getByRole('textbox', { name: 'In their own words' }), words)
  await hand.press(main.getByText('Signs to go through', { exact: true }))
  for (const answer of ['Yes', 'Yes', ...Array.from({ length: no }, () => 'No')])
    await hand.press(main.getByRole('button', { name: answer, exact: true }))
  await hand.button('Stop here, keep what was said', main)
  await looksRight(page)
  await shot(page, `screened-${kit.toLowerCase().replaceAll(' ', '-')}-en-1280`)
  await hand.button('Keep it and finish', main)
  await hand.sees(main.getByText('Offer help, and another talk', { exact: false }))
  await hand.press(main.getByRole('button', { name: /^Send to/ }))
  await hand.sees(main.getByText('Received', { exact: true }))
}

/** The desk reads the signs, opens the case, and says how somebody is held; answers with the case. */
async function taken(
  { at }: Pick<Scene, 'at'>,
  { words, signs, name }: { words: string; signs: RegExp; name: string },
) {
  const leyla = await at('leyla')
  await visit(leyla, '/hotline')
  const main = leyla.locator('main')
  const links = main.getByRole('link', { name: /A colleague/ })
  await expect(links.first()).toBeVisible()
  // Colleagues of other jobs have written to this desk too, in no order that says which.
  for (const href of await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')!))) {
    await visit(leyla, href)
    await expect(main.getByText('sealed by who met them')).toBeVisible()
    if ((await main.getByText(words).count()) > 0) break
  }
  await expect(main.getByText(words)).toBeVisible()
  await expect(main.getByText(signs)).toBeVisible()
  await expect(main.getByText('Offer help, and another talk', { exact: false })).toBeVisible()
  await leyla.getByRole('button', { name: 'Open a case from this contact' }).click()
  const form = leyla.getByRole('dialog')
  await form.getByRole('textbox', { name: 'Name used' }).first().fill(name)
  await form.getByText('The person agreed', { exact: true }).click()
  await form.getByText('Adult', { exact: true }).click()
  await fromList(form, 'Understands', 'English')
  return { leyla, form, held: form.getByRole('radiogroup', { name: /^Are they held/ }) }
}

const words = (who: string) => `Qzx${who}: they told me to water the plants.`

job(
  {
    number: 'S380',
    profession: 'custody sergeant',
    who: 'pavel',
    what: 'somebody in a cell gone through the signs of a cell; with the case the hour of the arrest begins',
    goal: { presses: 16, seconds: 90 },
    isKept: true,
  },
  {
    before: () => Promise.resolve(),
    work: (pavel) => screens(pavel, 'Police custody', { words: words('cell'), no: 2 }),
    async after({ at }) {
      const { leyla, form, held } = await taken(
        { at },
        { words: words('cell'), signs: /Did somebody tell you to do it\? Yes/, name: 'Kofi Cell' },
      )
      await expect(held.getByRole('radio', { checked: true })).toHaveAccessibleName('Arrested')
      await looksRight(leyla)
      await shot(leyla, 'case-from-cell-en-1280')
      await form.getByRole('button', { name: 'Open the case, then refer' }).click()
      await expect(leyla).toHaveURL(/\/cases\/[0-9a-f-]{36}\/refer$/)
      const caseId = leyla.url().split('/').at(-2)!
      await visit(leyla, '/')
      await (
        await dueRow(leyla, leyla.getByText('Locked up or to be removed: ask for a hold now').first())
      ).click()
      await expect(leyla.locator('main').getByRole('link', { name: 'Write the hold letter' })).toBeVisible()
      // Nobody asks again what was asked in the cell.
      await visit(leyla, `/cases/${caseId}`)
      await leyla.getByRole('tab', { name: 'Notes and messages', exact: true }).click()
      await leyla.getByRole('button', { name: 'Open: Their own words' }).click()
      await expect(leyla.getByText(/Did somebody tell you to do it\? Yes/)).toBeVisible()
      // Whoever found him reads that somebody is in contact, and nothing of the case.
      const pavel = await at('pavel')
      await visit(pavel, `/cases/${caseId}`).catch(() => undefined)
      await expect(pavel.locator('main')).not.toContainText('Kofi Cell')
    },
  },
)

job(
  {
    number: 'S381',
    profession: 'immigration officer',
    who: 'ilse',
    what: 'somebody who waits to be sent away gone through the signs of such a place; who decides about the stay reads nothing of the case',
    goal: { presses: 16, seconds: 90 },
    isKept: true,
  },
  {
    before: ({ stage }) =>
      stage
        .act('mina', 'newHouse', 'ilse', { name: 'Removal Centre Office', pack: 'uk', kind: 'immigration' }, [
          'immigration',
        ])
        .catch(() => undefined),
    work: (ilse) => screens(ilse, 'Immigration detention', { words: words('centre'), no: 2 }),
    async after({ at }) {
      const { leyla, form, held } = await taken(
        { at },
        { words: words('centre'), signs: /Do you depend on somebody here/, name: 'Amina Centre' },
      )
      // Not everybody in such a place is held: it is asked, and nothing is supposed.
      await expect(held.getByRole('radio', { checked: true })).toHaveAccessibleName('No, or not known')
      await held.getByText('To be removed from the country', { exact: true }).click()
      await form.getByRole('button', { name: 'Open the case, then refer' }).click()
      await expect(leyla).toHaveURL(/\/cases\/[0-9a-f-]{36}\/refer$/)
      const caseId = leyla.url().split('/').at(-2)!
      const ilse = await at('ilse')
      await visit(ilse, `/cases/${caseId}`).catch(() => undefined)
      await expect(ilse.locator('main')).not.toContainText('Amina Centre')
      await visit(ilse, '/encounters')
      await ilse.locator('main .row-line a').first().click()
      await expect(ilse.locator('.progress-steps')).toBeVisible()
    },
  },
)

// A mother rings, two children with her. From the call three files follow, each with a yes and a plan of its own; the clinic reads of each what
// it was given, and finds no brother, no sister and no mother beside it.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { fill } from './sheet.ts'
import { job, type Hand } from './job.ts'

/** A yes to the clinic and a row of a plan, on the page of one case. */
async function yesAndPlan(amara: Hand, caseId: string, need: string): Promise<void> {
  const { page, main } = amara
  await visit(page, `/cases/${caseId}/access`)
  await amara.press(main.getByRole('link', { name: 'Share something more' }))
  const form = main.locator('form.access-give')
  await amara.choose(form.getByRole('combobox', { name: 'With whom?' }), 'City', 'City Clinic')
  await amara.press(
    form.getByRole('group', { name: 'What may they read?' }).getByText('health', { exact: true }),
  )
  for (const question of ['Does the child agree too?', 'Who answers for the child?']) {
    const asked = form.getByRole('radiogroup', { name: question })
    if (await asked.isVisible()) await amara.press(asked.locator('label').first())
  }
  await amara.press(form.getByText('Spoken', { exact: true }))
  await amara.press(form.locator('button[type=submit]'))
  await amara.sees(page.getByText('City Clinic can read what was agreed').last())
  await visit(page, `/cases/${caseId}`)
  await amara.button('Add rows')
  await amara.type(main.getByRole('textbox', { name: 'Need, in their words' }).first(), need, {
    isThere: true,
  })
  await amara.press(main.getByText('They agree to these rows', { exact: true }))
  await amara.button('Add 1 row')
  await amara.sees(main.locator('q').getByText(need))
}

job(
  {
    number: 'S211',
    profession: 'caseworker',
    who: 'amara',
    what: 'a mother with two children, from the call to three files, each with a yes and a plan',
    goal: { presses: 50, seconds: 180 },
    isKept: true,
  },
  {
    before: () => Promise.resolve(),
    async work(amara) {
      const { page, main } = amara
      await visit(page, '/hotline')
      await amara.button('New call')
      await amara.type(
        main.getByRole('textbox', { name: 'What the person says' }),
        'With her two children, in a flat of his.',
        {
          isThere: true,
        },
      )
      await amara.press(main.getByRole('radiogroup', { name: 'Safe now?' }).getByText('Not sure'))
      await amara.choose(main.getByRole('combobox', { name: 'Understands' }), 'Engl', 'English')
      await amara.button('Save')
      await amara.sees(main.locator('output.receipt'))
      await visit(page, '/hotline')
      await amara.press(main.getByRole('link', { name: /English/ }).first())
      await amara.button('Open a case from this contact')
      const sheet = page.getByRole('dialog')
      await amara.type(sheet.getByRole('textbox', { name: 'Name used' }), 'Almaz', { isThere: true })
      await fill(amara, { 'On what basis?': { choose: 'The person agreed' } }, sheet)
      await amara.press(sheet.getByRole('radiogroup').last().getByText('Adult', { exact: true }))
      await amara.button('Open the case, then refer', sheet)
      await amara.arrivesAt(/\/cases\/[^/]+\/refer/)
      const mother = new URL(page.url()).pathname.split('/')[2]!
      const children: string[] = []
      for (const [name, birth] of [
        ['Abel', '2017-03-02'],
        ['Sara', '2012-11-20'],
      ] as const) {
        await visit(page, `/cases/${mother}?tab=people`)
        await amara.press(main.getByRole('link', { name: 'Add a child' }))
        await amara.type(main.getByRole('textbox', { name: 'Name' }), name, { isThere: true })
        await amara.day(main.getByRole('group', { name: 'Date of birth' }).first(), birth)
        await amara.button('Open their file')
        // Both files are opened to hold the bond: on a slow machine that takes a while.
        await expect(main.getByText('Linked', { exact: true })).toBeVisible({ timeout: 60_000 })
        children.push(new URL(page.url()).pathname.split('/')[2]!)
      }
      await yesAndPlan(amara, mother, 'A door that locks')
      for (const [at, child] of children.entries())
        await yesAndPlan(amara, child, at === 0 ? 'A football' : 'My own school')
      await visit(page, `/cases/${mother}?tab=people`)
      await amara.sees(main.getByText('Linked', { exact: true }).nth(1))
      await looksRight(page)
      await shot(page, 'mother-with-two-en-1280')
      return [mother, ...children]
    },
    async after({ at }, _there, cases) {
      const bashir = await at('bashir')
      for (const id of cases) {
        await visit(bashir, `/cases/${id}?tab=people`)
        await expect(bashir.locator('main h1')).toBeVisible()
        await expect(bashir.locator('main')).not.toContainText('Family and dependants')
        await expect(bashir.locator('main')).not.toContainText('A door that locks')
      }
    },
  },
)

// The law of a case is what its screens offer: a country that decides once has no first decision, one without a recovery period
// says so, and permits, their days and what they lead to are those of that law.

import { expect, test, type Browser, type Page } from '@playwright/test'
import { arrived, dayFrom, fromList, move, typeDay, visit } from './hands.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open({ unlimited: true })
  const houses = [
    ['lucia', 'palermo', 'Casa Abierta'],
    ['elena', 'us', 'Casa Luz'],
  ] as const
  for (const [handle, pack, name] of houses)
    await stage.act('mina', 'newHouse', handle, { name, pack }, ['caseworker', 'lawyer', 'advocate'])
})
test.afterAll(() => stage.close())

type Answers = Readonly<Record<string, string | boolean>>
/** A process of one's own, moved as far as these steps. */
async function begun(who: string, caseId: string, kind: string, steps: [string, Answers?][]) {
  const { id } = await stage.act<{ id: string }>(who, 'open', kind, { caseId })
  for (const [step, answers = {}] of steps) await stage.act(who, 'move', kind, step, id, answers)
  return id
}
const newCase = (who: string, name: string) =>
  stage.act<string>(who, 'openCase', { name, language: 'es', ageGroup: 'child' })

async function at(browser: Browser, who: string, path: string): Promise<Page> {
  const page = await signIn(browser, stage, who)
  await visit(page, path)
  return page
}

/** On a telephone, in Arabic. */
async function small(page: Page, name: string): Promise<void> {
  await looksRight(page)
  await shot(page, name)
}

const referred: [string, Answers?][] = [['presume', { origin: 'ngo' }], ['refer'], ['receive']]

test('a country that decides once offers Lucía no first decision, and one that decides twice does @soak', async ({
  browser,
}) => {
  const once = await begun('lucia', await newCase('lucia', 'Ana Test'), 'identification', referred)
  const lucia = await at(browser, 'lucia', `/tracks/${once}`)
  await expect(lucia.getByRole('button', { name: 'Decide finally: a victim' })).toBeVisible()
  await expect(lucia.getByRole('button', { name: /reasonable grounds/ })).toHaveCount(0)
  await small(lucia, 'law-once')
  const twice = await begun(
    'amara',
    await newCase('amara', 'Thi Test'),
    'identification',
    referred.slice(0, 1),
  )
  const amara = await at(browser, 'amara', `/tracks/${twice}`)
  await expect(amara.getByText('A child, or who may be one, is always referred')).toBeVisible()
  await small(amara, 'law-uk-presumed')
})

test('Elena’s person goes from Continued Presence by a bona fide work permit and T to the day of a green card @soak', async ({
  browser,
}) => {
  const caseId = await newCase('elena', 'Ximena Test')
  const identified = await begun('elena', caseId, 'identification', [
    ...referred,
    ['decide_prelim_positive', { served_on: dayFrom(-3) }],
  ])
  const page = await at(browser, 'elena', `/tracks/${identified}`)
  // Federal law knows no recovery period, and that is not the same as nobody knowing.
  await expect(page.getByText('None in law')).toBeVisible()
  await small(page, 'law-us-none')

  const permit = (await stage.act<{ id: string }>('elena', 'open', 'status', { caseId })).id
  await visit(page, `/tracks/${permit}`)
  await page.getByRole('button', { name: 'Prepare an application' }).click()
  const list = page.locator('form.move-form')
  await expect(list.getByText('Continued Presence')).toBeVisible()
  await expect(list.getByText('Temporary permission to stay (VTS)')).toHaveCount(0)
  await small(page, 'law-us-permits')
  await page.keyboard.press('Escape')
  await visit(page, `/tracks/${permit}`)
  await move(page, 'Prepare an application', { 'Type of residence permit': { one: 'Continued Presence' } })
  const grants: [string, string][] = [
    ['continued_presence', dayFrom(-400)],
    ['bona_fide', dayFrom(-200)],
    ['t', dayFrom(-30)],
  ]
  for (const [which, from] of grants) {
    if (which === 'continued_presence')
      await stage.act('elena', 'move', 'status', 'apply', permit, { applied_on: from })
    if (which === 'continued_presence')
      await stage.act('elena', 'move', 'status', 'grant', permit, {
        permit: which,
        valid_from: from,
        work: true,
      })
    else {
      const next = await begun('elena', caseId, 'status', [
        ['prepare', { permit: which }],
        ['apply', { applied_on: from }],
        ['grant', { permit: which, valid_from: from, work: true }],
      ])
      if (which === 't') {
        await visit(page, `/tracks/${next}`)
        await small(page, 'law-us-t')
        // Three years after the day of the grant at the earliest.
        const { clocks } = await stage.act<{ clocks: { clock: string; dueOn: string }[] }>(
          'elena',
          'duties',
          next,
        )
        const earliest = clocks.find(({ clock }) => clock === 'status.permanent')!.dueOn
        expect(earliest.slice(0, 4)).toBe(String(Number(from.slice(0, 4)) + 3))
        expect(earliest.slice(4)).toBe(from.slice(4))
      }
    }
  }
})

test('every rule of this country can be read on a telephone in Arabic, with its source @soak', async ({
  browser,
}) => {
  const page = await signIn(browser, stage, 'elena', { language: 'ar', width: 360, height: 740 })
  await visit(page, '/law/us')
  await small(page, 'law-rules-ar')
  await visit(page, '/law/us/limits')
  await arrived(page)
  await small(page, 'law-limits-ar')
})

test('a coordinator changes a recovery period in a form, a lawyer signs too, and the next case has it @soak', async ({
  browser,
}) => {
  await stage.act('mina', 'newColleague', 'farah', ['lawyer'])
  const mina = await at(browser, 'mina', '/network')
  // The list above it grows while it is read: whoever presses on a line that moves presses again.
  await expect(async () => {
    await mina.getByRole('link', { name: 'Rules of this country' }).click({ timeout: 2_000 })
    await expect(mina).not.toHaveURL(/\/network$/, { timeout: 2_000 })
  }).toPass()
  await mina.getByRole('link', { name: 'Change a rule' }).click()
  await arrived(mina)
  const form = mina.locator('main')
  await fromList(form, 'Which time limit?', 'Keep the recovery and reflection period free of pressure')
  await form.getByText('A number', { exact: true }).click()
  await form.getByRole('textbox', { name: 'How many?' }).fill('60')
  await form.getByText('Days', { exact: true }).click()
  await form.getByRole('textbox', { name: 'Where does it stand?' }).fill('Order 7 of 2026, article 2')
  await form.getByRole('button', { name: 'Take this change up' }).click()
  await typeDay(form.getByRole('group', { name: 'From which day?' }).first(), dayFrom(0))
  await form.getByRole('button', { name: 'See what it would change' }).click()
  await expect(form.getByText(/by this rule/)).toBeVisible()
  await small(mina, 'law-change')
  await form.getByRole('button', { name: 'Sign, and ask a second member' }).click()
  await expect(form.getByText('Waits for a second signature')).toBeVisible()
  await expect(form.getByRole('button', { name: 'Read it and sign too' })).toHaveCount(0)
  await small(mina, 'law-change-waits')

  const farah = await at(browser, 'farah', '/change-law/uk')
  await farah.getByRole('button', { name: 'Read it and sign too' }).click()
  await expect(farah.locator('main').getByText('Signed by two')).toBeVisible()

  const track = await begun('amara', await newCase('amara', 'Mai Test'), 'identification', [
    ...referred,
    ['decide_prelim_positive', { served_on: dayFrom(0) }],
  ])
  const { clocks } = await stage.act<{ clocks: { clock: string; dueOn: string }[] }>('amara', 'duties', track)
  expect(clocks.find(({ clock }) => clock === 'recovery')!.dueOn).toBe(dayFrom(60))
  const amara = await at(browser, 'amara', `/tracks/${track}`)
  await expect(amara.getByText('checked here')).toBeVisible()
  await small(amara, 'law-changed-case')
})

test('somebody who cannot program makes the rules of a new country in the form, and an organisation works under them @soak', async ({
  browser,
}) => {
  await stage.act('mina', 'newColleague', 'hana', ['lawyer'])
  const mina = await at(browser, 'mina', '/law/coe')
  await mina.getByRole('link', { name: 'The rules of a new country' }).click()
  await arrived(mina)
  const form = mina.locator('main')
  await form.getByRole('textbox', { name: 'What is it called?' }).fill('Nordia')
  await form.getByRole('textbox', { name: 'A short name in small letters: nordia' }).fill('nordia')
  await form
    .getByRole('textbox', { name: 'Who gives permissions, by a neutral name?' })
    .fill('The Interior Office')
  await small(mina, 'law-country')
  await form.getByRole('button', { name: 'Go on to its values' }).click()
  await form.getByText('A permission to stay', { exact: true }).click()
  await fromList(form, 'Which permission?', 'Temporary')
  await form.getByRole('textbox', { name: 'For how many months at most? Empty where not known' }).fill('12')
  await form
    .getByRole('radiogroup', { name: 'Does it allow work?' })
    .getByText('Yes', { exact: true })
    .click()
  await form.getByRole('textbox', { name: 'Where does it stand?' }).fill('Aliens Act, section 4')
  await small(mina, 'law-country-permit')
  await form.getByRole('button', { name: 'Take this change up' }).click()
  await form.getByText('Who decides', { exact: true }).click()
  await fromList(form, 'Which decision?', 'Reasonable grounds')
  await form
    .getByRole('radiogroup', { name: 'Does this country have it?' })
    .getByText('No', { exact: true })
    .click()
  await form.getByRole('textbox', { name: 'Where does it stand?' }).fill('Aliens Act, section 9')
  await form.getByRole('button', { name: 'Take this change up' }).click()
  await expect(form.getByText(/No more: Reasonable grounds/)).toBeVisible()
  await typeDay(form.getByRole('group', { name: 'From which day?' }).first(), dayFrom(0))
  await form.getByRole('button', { name: 'See what it would change' }).click()
  await small(mina, 'law-country-sign')
  await form.getByRole('button', { name: 'Sign, and ask a second member' }).click()
  await expect(form.getByText('Waits for a second signature')).toBeVisible()
  const hana = await at(browser, 'hana', '/new-law')
  await hana.getByRole('button', { name: 'Read it and sign too' }).click()
  await expect(hana.locator('main').getByText('Signed by two')).toBeVisible()

  await stage.act('mina', 'newHouse', 'lotta', { name: 'North House', pack: 'nordia' }, [
    'caseworker',
    'lawyer',
  ])
  const caseId = await newCase('lotta', 'Nora Test')
  const id = await begun('lotta', caseId, 'status', [
    ['prepare', { permit: 'temporary' }],
    ['apply', { applied_on: dayFrom(-9) }],
    ['grant', { permit: 'temporary', valid_from: dayFrom(0), work: true }],
  ])
  const lotta = await at(browser, 'lotta', `/cases/${caseId}/letters/employer`)
  await expect(lotta.getByText('The permission was given by: The Interior Office')).toBeVisible()
  const { clocks } = await stage.act<{ clocks: { clock: string; dueOn: string }[] }>('lotta', 'duties', id)
  expect(clocks.find(({ clock }) => clock === 'status.end')!.dueOn.slice(0, 4)).toBe(
    String(Number(dayFrom(0).slice(0, 4)) + 1),
  )
})

test('a coordinator changes from which age a child has a page, and takes up a new edition of a form; the next case has both @soak', async ({
  browser,
}) => {
  await stage.act('mina', 'newColleague', 'olga', ['lawyer'])
  const mina = await at(browser, 'mina', '/change-law/palermo')
  const form = mina.locator('main')
  await form.getByText('Children, going home, figures, words', { exact: true }).click()
  await fromList(form, 'Which value?', 'From 14 on a child has a page of their own')
  await form.getByRole('textbox', { name: 'How many?' }).fill('16')
  await form.getByRole('textbox', { name: 'Where does it stand?' }).fill('Children Act, section 3')
  await small(mina, 'law-change-value')
  await form.getByRole('button', { name: 'Take this change up' }).click()
  await form.getByText('An official form', { exact: true }).click()
  await fromList(form, 'Forms', 'Totals of a period, for a funder')
  await form.getByText('There is a new edition', { exact: true }).click()
  await form.getByRole('textbox', { name: 'What is the edition called?' }).fill('Edition of next year')
  await typeDay(form.getByRole('group', { name: 'From which day is it taken?' }), dayFrom(20))
  await form.getByRole('textbox', { name: 'What is other in it?' }).fill('It asks for one sum more.')
  await form.getByRole('textbox', { name: 'Where does it stand?' }).fill('Letter of the funder')
  await small(mina, 'law-change-edition')
  await form.getByRole('button', { name: 'Take this change up' }).click()
  await typeDay(form.getByRole('group', { name: 'From which day?' }).first(), dayFrom(0))
  await form.getByRole('button', { name: 'See what it would change' }).click()
  await expect(form.getByText(/^Children: other from its day on/)).toBeVisible()
  await expect(form.getByText(/^Forms: other from its day on/)).toBeVisible()
  await small(mina, 'law-change-parts')
  await form.getByRole('button', { name: 'Sign, and ask a second member' }).click()
  await expect(form.getByText('Waits for a second signature')).toBeVisible()

  const olga = await at(browser, 'olga', '/change-law/palermo')
  await olga.getByRole('button', { name: 'Read it and sign too' }).click()
  await expect(olga.locator('main').getByText('Signed by two')).toBeVisible()

  const caseId = await newCase('lucia', 'Rosa Test')
  const lucia = await at(browser, 'lucia', `/cases/${caseId}`)
  await lucia.getByRole('button', { name: 'What next?' }).click()
  await lucia.getByRole('menuitem', { name: 'Give the person a card' }).click()
  const card = lucia.getByRole('dialog')
  await expect(card.getByText('They are 16 or older')).toBeVisible()
  await expect(card.getByText('They are 14 or older')).toHaveCount(0)
  await visit(lucia, '/law/palermo-r1/forms')
  await expect(lucia.getByText('It asks for one sum more.')).toBeVisible()
})

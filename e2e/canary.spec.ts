// What is typed into the staff's forms stays in the browser: a word is planted in every field of every form that takes
// words about a person, each form is sent as its user sends it, and then what left the browser, what the server keeps and
// logs, and what the window was called are searched for those words.

import { expect, test, type Locator, type Page } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { wordsIn } from '../test/canaries.ts'
import { justiceForms } from './canary-justice.ts'
import { dayFrom, fromList, turnTo, typeDay } from './hands.ts'
import { goOnAlone } from './go-on-alone.ts'
import { goTo, signIn, Stage } from './stage.ts'
import { isQuiet } from './quiet.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

const planted: string[] = []
/** Drafts that the server has taken, and how many those were when the last form was begun. */
const drafts = { taken: 0, before: 0 }
/** Everything that left a browser, and every title and address that it showed. */
const seen: string[] = []

const wordFields = 'input[type=text]:not([role=combobox]), textarea'

/** Writes a word of its own into every empty field that takes words here; answers with how many there were. */
async function plantIn(place: Locator): Promise<number> {
  drafts.before = drafts.taken
  await place.locator(wordFields).filter({ visible: true }).first().waitFor()
  // A control that arrives later (the calendar) brings fields of its own, and would move the others in the count below.
  await expect(place.locator('.skeleton')).toHaveCount(0)
  let count = 0
  // The fields themselves, not their places in a row: one that is hidden may still come before them.
  for (const field of await place.locator(wordFields).elementHandles()) {
    if (!(await field.isVisible()) || !(await field.isEditable()) || (await field.inputValue()) !== '')
      continue
    const word = `Qzxbrowser${planted.length + 1}Vwk`
    await field.fill(word)
    planted.push(word)
    count += 1
  }
  return count
}

async function enter(browser: Parameters<typeof signIn>[0], who: string): Promise<Page> {
  const page = await signIn(browser, stage, who)
  page.on('request', (request) => {
    seen.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers()))
  })
  page.on('response', (answer) => {
    if (answer.request().method() === 'POST' && answer.url().includes('/api/drafts/') && answer.ok())
      drafts.taken += 1
  })
  return page
}

/** Waits until what was typed into this form has been kept as a draft, and looks at the window. */
async function draftKept(page: Page): Promise<void> {
  await expect.poll(() => drafts.taken).toBeGreaterThan(drafts.before)
  look(page, await page.title())
}

const look = (page: Page, title: string) => void seen.push(title, page.url())

const button = (place: Page | Locator, name: string) =>
  place.getByRole('button', { name, exact: true }).first()

/** What the soak fills in besides: moves, plans, referrals, encounters, courses, policies, and the forms of courts and claims. */
const isWhole = Boolean(process.env['SOAK'])
const wholeStep = async (title: string, fill: () => Promise<void>): Promise<void> => {
  if (isWhole) await test.step(title, fill)
}

test('what staff type about a person leaves the browser only sealed', async ({ browser }) => {
  const amara = await enter(browser, 'amara')

  await test.step('a new case with its first note and its safe contact', async () => {
    await goTo(amara, '/cases/new')
    await isQuiet(amara)
    await amara.getByText('How to reach the person safely').first().click()
    await expect(amara.locator('main').locator(wordFields).filter({ visible: true })).toHaveCount(6)
    expect(await plantIn(amara.locator('main'))).toBe(6)
    await fromList(amara.locator('main'), 'Language the person', 'Arabic')
    await amara.getByText('Adult', { exact: true }).click()
    await amara.locator('#origin').click()
    await amara.getByRole('option').first().click()
    await draftKept(amara)
    await button(amara, 'Open the case').click()
    await expect(amara).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
  })
  const caseId = amara.url().split('/').at(-1) as string

  await test.step('a search by name, telephone and year', async () => {
    await expect(amara.getByText('Safe contact').first()).toBeVisible()
    const search = amara.getByRole('search').getByRole('combobox')
    const asked = () => seen.filter((line) => line.endsWith('/api/cases/find')).length
    for (const words of [
      'Carmen',
      'chidi-ana',
      '07700 900',
      '07700900',
      '1987',
      'Ana2',
      planted[0] as string,
    ]) {
      await search.fill(words)
      await isQuiet(amara)
      expect(asked(), `${words} was asked of the server`).toBe(0)
    }
    await expect(amara.getByRole('option', { name: planted[0] as string })).toBeVisible()
    look(amara, await amara.title())
    // A reference is no secret, and may be that of a case whose name is not held here.
    await search.fill('c-0000-0')
    await expect.poll(asked).toBe(1)
    await amara.keyboard.press('Escape')
  })

  await test.step('a note', async () => {
    await button(amara, 'Write a note').click()
    expect(await plantIn(amara.getByRole('dialog'))).toBe(1)
    await draftKept(amara)
    await button(amara.getByRole('dialog'), 'Save').click()
    await expect(amara.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('a changed safe contact', async () => {
    await button(amara.locator('main'), 'Change').click()
    const fields = amara.getByRole('dialog').locator('input[type=text]:not([role=combobox])')
    await expect(fields).toHaveCount(7)
    for (const field of await fields.all()) await field.fill('')
    expect(await plantIn(amara.getByRole('dialog'))).toBe(7)
    await draftKept(amara)
    await button(amara.getByRole('dialog'), 'Save').click()
    await expect(amara.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('a corrected name', async () => {
    await turnTo(amara, 'People')
    await button(amara.locator('main'), 'Change name, language or age').click()
    const recoveryShare = amara.getByRole('dialog')
    await recoveryShare.locator('#correct-name').fill('')
    expect(await plantIn(recoveryShare)).toBe(1)
    await draftKept(amara)
    await button(recoveryShare, 'Save the change').click()
    await expect(recoveryShare).toHaveCount(0)
  })

  await wholeStep('the words beside a move', async () => {
    const solution = await stage.act<{ id: string }>('amara', 'open', 'solution', { caseId })
    await stage.act('amara', 'move', 'solution', 'counsel', solution.id, {
      language: 'en',
      explained: ['local_integration', 'third_country_resettlement', 'voluntary_return'],
    })
    await goTo(amara, `/tracks/${solution.id}`)
    const form = amara.locator('form.move-form')
    await amara
      .locator('main button', { hasText: /choose/i })
      .first()
      .click()
    await form.locator('[role=radio], input[type=radio]').first().check({ force: true })
    expect(await plantIn(form)).toBe(1)
    await draftKept(amara)
    await form.locator('button[type=submit]').click()
    await expect(form).toHaveCount(0)
  })

  await wholeStep('an interview plan', async () => {
    const interview = await stage.act<{ id: string }>('amara', 'open', 'interview', {
      caseId,
      subkind: 'stage_identification',
    })
    await goTo(amara, `/tracks/${interview.id}`)
    await button(amara.locator('main'), 'Prepare the interview').click()
    // The plan is asked where the key of its part has been taken.
    await expect(amara.locator('form.move-form textarea')).toBeVisible()
    expect(await plantIn(amara.locator('form.move-form'))).toBe(1)
    await draftKept(amara)
  })

  await wholeStep('a referral’s message to its recipient', async () => {
    await goTo(amara, `/cases/${caseId}/refer`)
    await fromList(amara.locator('main'), 'Organisation', 'City Clinic')
    await amara.getByRole('button', { name: 'Choose' }).first().click()
    await fromList(amara.locator('main'), 'Which help is needed', 'Health')
    await amara.getByText('A whole part, from now on', { exact: true }).click()
    await amara.getByText('Spoken', { exact: true }).click()
    expect(await plantIn(amara.locator('main'))).toBe(1)
    await draftKept(amara)
    await button(amara, 'Send the referral').click()
    await expect(amara).toHaveURL(new RegExp(`/cases/${caseId}$`))
  })

  await wholeStep('the reason for opening a part without consent', async () => {
    await goTo(amara, `/cases/${caseId}/without-consent`)
    const form = amara.locator('form.access-give')
    await form.getByText('A life is in danger', { exact: true }).click()
    const box = form.getByRole('combobox', { name: 'With whom?' })
    await box.fill('City Clinic')
    await amara.getByRole('option', { name: 'City Clinic' }).first().click()
    await form.getByText('health', { exact: true }).click()
    await form.getByRole('button', { name: 'What for?' }).click()
    await amara.getByRole('option', { name: 'Health care' }).first().click()
    await form.getByText('2 days', { exact: true }).click()
    await form.getByText('A life is in danger now', { exact: true }).click()
    expect(await plantIn(form)).toBe(1)
    await form.getByText('Yes, on their page and by us').click()
    await button(form, 'Ask a second person').click()
    await expect(amara.getByText('You asked for this. Somebody else has to agree.')).toBeVisible()
  })

  await test.step('a message to the person', async () => {
    await stage.act('amara', 'card', caseId, 'ar')
    await goTo(amara, '/')
    await goTo(amara, `/cases/${caseId}?tab=notes`)
    const field = amara.getByLabel('Write to the person')
    drafts.before = drafts.taken
    await field.fill(`Qzxbrowser${planted.length + 1}Vwk`)
    planted.push(`Qzxbrowser${planted.length + 1}Vwk`)
    await draftKept(amara)
    const sent = amara.waitForResponse(
      (answer) => answer.request().method() === 'POST' && /\/messages/.test(answer.url()) && answer.ok(),
    )
    await button(amara, 'Send').click()
    await sent
  })

  await test.step('a help request with script, sealed before it leaves the telephone', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 } })
    const phone = await context.newPage()
    phone.on('request', (request) => {
      seen.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers()))
    })
    await phone.goto(`${stage.publicUrl}/en${addresses.help}`)
    await expect(phone.locator('html')).toHaveAttribute('lang', 'en')
    await isQuiet(phone)
    expect(await plantIn(phone.locator('main'))).toBeGreaterThanOrEqual(2)
    await phone.locator('input[name=safe][value=no]').check()
    await phone.locator('button[name=send]').click()
    await expect(phone.locator('main')).toContainText(/\d{4}[\s-]?\d{4}[\s-]?\d{4}[\s-]?\d{4}/)
    look(phone, await phone.title())
    await context.close()
  })

  await wholeStep('somebody whom a policeman met', async () => {
    const pavel = await enter(browser, 'pavel')
    await goTo(pavel, '/encounters/new')
    const met = pavel.locator('main')
    await met.getByText('Not now', { exact: true }).click()
    await met.getByText('A call from a caseworker', { exact: true }).click()
    await met.getByText('More, if you know it', { exact: true }).click()
    expect(await plantIn(met)).toBe(3)
    await draftKept(pavel)
    await button(met, 'Send to Night Line').click()
    await expect(met.getByText('Received', { exact: true })).toBeVisible()
    expect(await plantIn(met)).toBe(1)
    await draftKept(pavel)
    await button(met, 'Add it').click()
    await expect(met.locator('ol.thread li')).toHaveCount(1)
    look(pavel, await pavel.title())
  })

  const leyla = await enter(browser, 'leyla')
  await test.step('a call, the answer to it, and the case made from it', async () => {
    await goTo(leyla, '/hotline')
    await button(leyla, 'New call').click()
    await leyla.locator('#call-reach').getByText('By phone', { exact: true }).click()
    await fromList(leyla.locator('main'), 'Understands', 'Arabic')
    expect(await plantIn(leyla.locator('main'))).toBe(5)
    await draftKept(leyla)
    await button(leyla, 'Save').click()
    await leyla.locator('a[href^="/hotline/"]').first().click()
    const answer = leyla.locator('form').filter({ has: leyla.getByLabel('Your answer') })
    expect(await plantIn(answer)).toBe(1)
    await draftKept(leyla)
    await button(answer, 'Send the answer').click()
    await expect(leyla.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()
    await button(leyla, 'Open a case from this contact').click()
    const opening = leyla.getByRole('dialog')
    await opening.getByText('The person agreed', { exact: true }).click()
    await opening.getByText('Adult', { exact: true }).click()
    expect(await plantIn(opening)).toBe(1)
    await button(opening, 'Open the case, then refer').click()
    await expect(leyla).toHaveURL(/\/cases\/[0-9a-f-]{36}\/refer/)
    look(leyla, await leyla.title())
  })

  await wholeStep(
    'a course that is half written: everybody may read it once it is published, and nobody before',
    async () => {
      await stage.act('leyla-admin', 'newColleague', 'nadine', ['trainer'])
      const nadine = await enter(browser, 'nadine')
      await goTo(nadine, '/training/write')
      expect(await plantIn(nadine.locator('main'))).toBe(9)
      await draftKept(nadine)
      look(nadine, await nadine.title())
      const typed = planted.slice(-9)
      await goTo(nadine, '/training')
      await goTo(nadine, '/training/write')
      const fields = nadine.locator('main').locator('input, textarea')
      const values = () =>
        fields.evaluateAll((all) => all.map((one) => (one as HTMLInputElement | HTMLTextAreaElement).value))
      await expect.poll(values).toEqual(expect.arrayContaining(typed))
      await nadine.context().close()
    },
  )

  if (isWhole)
    await justiceForms({
      stage,
      enter: (who) => enter(browser, who),
      plantIn,
      draftKept,
      look: async (page) => look(page, await page.title()),
    })

  const admin = await enter(browser, 'mina')
  await test.step('an invitation of a colleague by name', async () => {
    // Nobody else works in her house, so that no colleague's browser can remember for hers.
    await goOnAlone(admin)
    await goTo(admin, '/people')
    await button(admin, 'Invite somebody').click()
    const form = admin.getByRole('dialog')
    await form.locator('#invite-handle').fill('new-colleague')
    expect(await plantIn(form)).toBe(1)
    await form.getByRole('checkbox').first().check({ force: true })
    await button(form, 'Make the invitation').click()
    await expect(admin.locator('output.secret')).toBeVisible()
    look(admin, await admin.title())
    await button(admin, 'It is passed on').click()
  })
  await test.step('a colleague’s private name', async () => {
    await admin.getByRole('button', { name: 'Change name mina' }).click()
    const form = admin.getByRole('dialog')
    expect(await plantIn(form)).toBe(1)
    await button(form, 'Save the name').click()
    await expect(form).toHaveCount(0)
    await expect(admin.locator('main')).toContainText(planted.at(-1) as string)
    look(admin, await admin.title())
  })

  await wholeStep('an invitation of a program of the house', async () => {
    await button(admin, 'Invite somebody').click()
    const form = admin.getByRole('dialog')
    await fromList(form, 'Who comes in', 'A program of ours')
    await form.locator('#invite-handle').fill('register')
    expect(await plantIn(form)).toBe(1)
    await typeDay(form.getByRole('group', { name: 'Its last day' }), dayFrom(90))
    await form.getByRole('checkbox').first().check({ force: true })
    await button(form, 'Make the invitation').click()
    await expect(admin.locator('output.secret')).toBeVisible()
    look(admin, await admin.title())
    await button(admin, 'It is passed on').click()
  })
  await wholeStep(
    'a policy that is half written: its words are clear once it is kept, and sealed before',
    async () => {
      await goTo(admin, '/policies')
      await button(admin, 'Write a policy').click()
      expect(await plantIn(admin.locator('main'))).toBe(2)
      await draftKept(admin)
      look(admin, await admin.title())
    },
  )

  expect(planted.length).toBeGreaterThanOrEqual(isWhole ? 50 : 25)
  expect(wordsIn(seen.join('\n'), planted)).toEqual([])
  expect(await stage.act<string[]>('mina', 'holding', planted)).toEqual([])
  // The same search finds what is there.
  expect(await stage.act<string[]>('mina', 'holding', ['Harbour House'])).not.toEqual([])
  expect(wordsIn(seen.join('\n'), ['new-colleague', caseId])).toHaveLength(2)

  // And the words are back on the screen of whoever may read them: they were kept, not lost.
  const [, firstNote, , , , , note, how] = planted as [string, ...string[]]
  await goTo(amara, `/cases/${caseId}`)
  const file = amara.locator('main')
  await expect(file).toContainText(how as string)
  await turnTo(amara, 'Notes and messages')
  for (const words of [firstNote, note]) await expect(file).toContainText(words as string)
})

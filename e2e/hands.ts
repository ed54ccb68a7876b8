// What hands do on the staff screens, whoever's they are: beginning a process, making a move, answering what is asked,
// agreeing with the person. Everything is found by its words, as a reader finds it.

import { expect, type Locator, type Page } from '@playwright/test'
import { messagesOf } from '../scripts/locale-files.ts'
import { goTo, passphrase } from './stage.ts'

/** A day of the calendar in days from the day of the world; filled in by typing. */
export type Answer = string | readonly string[] | { day: string } | { text: string } | { one: string }
export type Answers = Readonly<Record<string, Answer>>

/** A day as `YYYY-MM-DD`, some days from now. */
export const dayFrom = (offset: number, from = Date.now()): string =>
  new Date(from + offset * 86_400_000).toISOString().slice(0, 10)

/** A new page is there: nothing stands before it, and whoever reads it by ear stands at its title. */
export async function arrived(page: Page): Promise<void> {
  await expect(page.locator('.veil')).toHaveCount(0)
  await expect(page.locator('main h1')).toBeFocused()
}

/** A row of My work, also where it is only counted until somebody opens its week, or its person's others. */
export async function dueRow(page: Page, row: Locator): Promise<Locator> {
  const folded = page.locator('main').getByRole('button', { name: /^Show (it|the \d+)\b/ })
  // A person's other duties stand behind the most urgent one.
  const others = page.locator('main').getByRole('button', { name: /^and \d+ more\b/ })
  await expect(async () => {
    if (!(await row.isVisible())) await folded.or(others).first().click({ timeout: 2_000 })
    expect(await row.isVisible()).toBe(true)
  }).toPass({ timeout: 15_000 })
  return row
}

/** Goes to a page and stands at its title; leaves it first where one is there already. */
export async function visit(page: Page, path: string): Promise<void> {
  // The very first page takes no focus: whoever leaves before it is drawn would take theirs for the first.
  await expect(page.locator('body')).toHaveAttribute('data-visited', 'true')
  if (new URL(page.url()).pathname === path) {
    const title = page.locator('main h1')
    const before = await title.innerText()
    await goTo(page, path === '/directory' ? '/people' : '/directory')
    // The page that one leaves stays until the next one is drawn: whoever turned round at once would never have left it.
    await expect(title).not.toHaveText(before)
    await arrived(page)
  }
  await goTo(page, path)
  await arrived(page)
}

/** Turns to one of the views of a case: each is one press from every other. */
export async function turnTo(
  page: Page,
  view: 'Plan' | 'Notes and messages' | 'People' | 'Papers' | 'Access',
): Promise<void> {
  const tab = page.getByRole('tab', { name: view, exact: true })
  await tab.click()
  await expect(tab).toHaveAttribute('aria-selected', 'true')
}

/** How a day reads on an English screen, without its weekday. */
export const shown = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(iso),
  )

/** Types a day; its parts follow one another while one types, in the order of the reader's language. */
export async function typeDay(field: Locator, iso: string): Promise<void> {
  const [year, month, day] = iso.split('-') as [string, string, string]
  await field.getByRole('spinbutton').first().click()
  await field.page().keyboard.type(`${day}${month}${year}`, { delay: 30 })
}

/** Answers one question of a form: several boxes, one choice, a place in a list, words, or a day. */
export async function answer(form: Locator, question: string, given: Answer): Promise<void> {
  const group = form.getByRole('group', { name: question })
  if (Array.isArray(given)) {
    for (const one of given as string[]) await group.getByText(one, { exact: true }).click()
    return
  }
  if (typeof given === 'object' && 'day' in given) return typeDay(group.first(), given.day)
  if (typeof given === 'object' && 'text' in given)
    return form.getByRole('textbox', { name: question }).fill(given.text)
  const inSight = form.getByRole('radiogroup', { name: question })
  if (typeof given === 'object' && 'one' in given) {
    // A few answers stand in sight, many in a list.
    if ((await inSight.count()) === 0) return fromList(form, question, given.one)
    return inSight.getByText(given.one, { exact: true }).click()
  }
  await inSight.getByText(given as string, { exact: true }).click()
}

/** Chooses in a list that opens: by typing where one can type, else by opening it. */
export async function fromList(form: Locator, question: string, wanted: string): Promise<void> {
  const option = form.page().getByRole('option', { name: wanted }).first()
  const typed = form.getByRole('combobox', { name: question })
  const chosen = form.getByRole('button', { name: question })
  const field = typed.or(chosen).first()
  // In the middle of the page there is room for the list: a hand that has to scroll for an answer closes what it goes for.
  await field.evaluate((one) => one.scrollIntoView({ block: 'center' }))
  // Whoever types in the very instant in which a page is drawn, or presses on a list that moves, does it again.
  await expect(async () => {
    if (!(await option.isVisible())) {
      if ((await typed.count()) > 0) await typed.fill(wanted)
      else await chosen.click()
    }
    await expect(option).toBeVisible({ timeout: 2000 })
    await expect(
      form.page().locator('.popover[data-placement]:not([data-entering], [data-exiting])'),
    ).toBeVisible({ timeout: 2000 })
    await option.click({ timeout: 2000 })
    await expect(option).toBeHidden({ timeout: 2000 })
  }).toPass()
}

/** Begins a process on a case from its menu "What next?", and stands on the process's own page afterwards. */
export async function begin(
  page: Page,
  caseId: string,
  process: string,
  answers: Answers = {},
): Promise<string> {
  await visit(page, `/cases/${caseId}`)
  await page.getByRole('button', { name: 'What next?' }).click()
  await page.getByRole('menuitem', { name: 'Add: goal, bed, legal matter…' }).click()
  await page.getByRole('button', { name: new RegExp(`^Add ?: ${process}$`) }).click()
  const form = page.locator('main form')
  await expect(form).toBeVisible()
  await arrived(page)
  for (const [question, given] of Object.entries(answers)) await answer(form, question, given)
  await form.getByRole('button', { name: `Add: ${process}` }).click()
  await expect(page).toHaveURL(/\/tracks\/[0-9a-f-]{36}$/)
  await expect(page.getByText('What can be done now')).toBeVisible()
  return page.url().slice(-36)
}

const english = messagesOf('en')

/** How it is told that something was done, by the words of the button that does it; several processes have a “Go on”. */
export function told(words: string): RegExp {
  const sentences = Object.keys(english)
    .filter((key) => english[key] === words && /^[a-z]+\.move\./.test(key))
    .map((key) => english[key.replace('.move.', '.done.')])
  return new RegExp(`^(${sentences.join('|')})$`)
}

/** What the page says has just happened. */
export const saidIn = (page: Page): Locator => page.getByRole('region', { name: 'What just happened' })

/** Makes one move on a process's page, and sees it said and told in its story as something that happened. */
export async function move(page: Page, words: string, answers: Answers = {}): Promise<void> {
  await page.getByRole('button', { name: words, exact: true }).click()
  const form = page.locator('form.move-form')
  const done = saidIn(page).getByText(told(words)).last()
  // What asks nothing is done by the one press.
  await expect(form.or(done).first()).toBeVisible()
  if (await form.isVisible()) {
    for (const [question, given] of Object.entries(answers)) await answer(form, question, given)
    await form.getByRole('button', { name: words, exact: true }).click()
  }
  await expect(done).toBeVisible()
  await expect(page.locator('ol.story .story-what').first()).toHaveText(told(words))
}

/** From the page of a case: gives the person a card for their own page. Answers with its six words. */
export async function giveCard(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'What next?' }).click()
  await page.getByRole('menuitem', { name: 'Give the person a card' }).click()
  await page.getByRole('button', { name: 'Make the words' }).click()
  const words = page.getByRole('list', { name: 'The six words' }).getByRole('listitem')
  await expect(words).toHaveCount(6)
  const card = (await words.allInnerTexts()).join(' ')
  await page.getByRole('button', { name: 'The person has the words' }).click()
  return card
}

/** The person agrees in front of a worker: for whom, what for, which parts; or which pages, beside what the purpose needs. */
export async function agree(
  page: Page,
  caseId: string,
  terms: { with: string; for: string } & ({ parts: readonly string[] } | { pages: readonly string[] }),
): Promise<void> {
  await visit(page, `/cases/${caseId}/give`)
  const form = page.locator('form.access-give')
  // A consent begins with nothing ticked, whatever was agreed before it.
  await expect(form.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await fromList(form, 'With whom?', terms.with)
  await fromList(form, 'What for?', terms.for)
  if ('parts' in terms) await answer(form, 'What may they read?', terms.parts)
  else for (const title of terms.pages) await form.getByText(title, { exact: true }).click()
  await answer(form, 'How was it agreed?', 'Spoken, with an interpreter')
  // Asked where there are no words in the person's language.
  const interpreter = form.getByRole('textbox', { name: 'Who interpreted?' })
  if (await interpreter.isVisible()) await interpreter.fill('Rada Marin')
  await form.locator('button[type=submit]').click()
  const done = page.getByText(new RegExp(`^${terms.with} can read (what was agreed|th(is|ese))`)).last()
  await proven(page, done)
  await expect(done).toBeVisible()
}

/** Whoever signed in more than five minutes ago is asked whether it is still they, and says so. */
async function proven(page: Page, done: Locator): Promise<void> {
  const asked = page.getByRole('alertdialog', { name: 'Confirm with passphrase' })
  await expect(asked.or(done).first()).toBeVisible()
  if (!(await asked.isVisible())) return
  await asked.locator('input[type=password]').fill(passphrase)
  await asked.getByRole('button', { name: 'Confirm with passphrase' }).click()
}

/** The next thing that is sent there is carried out, and its answer never comes. */
export async function loseAnswer(page: Page, path: string | RegExp): Promise<void> {
  let isLost = false
  await page.route(
    ({ pathname }) => (typeof path === 'string' ? pathname === path : path.test(pathname)),
    async (route) => {
      if (isLost || route.request().method() !== 'POST') return route.fallback()
      isLost = true
      await route.fetch()
      return route.abort()
    },
  )
}

/** A call from somebody who wants a safe place, saved; what was said and their language are the caller's. */
export async function saveCall(page: Page, said: string, language: string): Promise<void> {
  const main = page.locator('main')
  await visit(page, '/hotline')
  await page.getByRole('button', { name: 'New call' }).click()
  await main.getByRole('textbox', { name: 'What the person says' }).fill(said)
  await fromList(main, 'Understands', language)
  await main.getByRole('group', { name: 'What they want' }).getByText('A safe place').click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(main.locator('output.receipt')).toBeVisible()
}

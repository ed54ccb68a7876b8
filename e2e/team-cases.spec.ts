// A house in which everybody reads every case makes a team: what it carries goes there at one press. And two colleagues at one shared
// computer, one after the other: the second never meets what the first one could open.

import { expect, test, type Page } from '@playwright/test'
import { goTo, looksRight, passphrase, shot, signIn, Stage } from './stage.ts'

let stage: Stage
const ids: string[] = []
test.beforeAll(async () => {
  stage = await Stage.open()
  for (const name of ['Qzxteamonewk', 'Qzxteamtwowk', 'Qzxteamthreewk'])
    ids.push(await stage.act<string>('amara', 'openCase', { name, language: 'ar', story: 'Qzxteamstorywk' }))
})
test.afterAll(() => stage.close())

const dialog = (page: Page) => page.getByRole('dialog')
const soon = { timeout: 40_000 }

test('a caseworker gives her team what the whole house could read, and a single case to a smaller team @soak', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const admin = await signIn(browser, stage, 'amara-admin')
  await goTo(admin, '/teams')
  await expect(admin.getByText('Everybody in Harbour House can read its 3 cases')).toBeVisible()
  await looksRight(admin)
  await shot(admin, 'teams-nobody-en')
  await stage.act('amara', 'team', 'casework', 'Ground floor', ['amara', 'samir'])

  const amara = await signIn(browser, stage, 'amara')
  await goTo(amara, '/teams')
  await expect(amara.getByText('3 cases are open to everybody in Harbour House')).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'teams-open-en')
  await amara.getByRole('button', { name: 'Give them to this team' }).click()
  await expect(amara.getByText('3 cases are the team’s now.')).toBeVisible(soon)
  await looksRight(amara)
  await shot(amara, 'teams-given-en')

  await goTo(admin, '/cases')
  await expect(admin.locator('main h1')).toBeVisible()
  for (const id of ids) await expect(admin.locator(`a[href$="/cases/${id}"]`)).toHaveCount(0)
  expect(['not-found', 'not-allowed']).toContain(await stage.refusal('amara-admin', 'read', ids[0]))
  expect(await stage.act<string[]>('samir', 'reads', ids[0])).toContain('narrative')

  await stage.act('amara', 'team', 'protection', 'High risk', ['amara'])
  await goTo(amara, `/cases/${ids[0]}/access`)
  await expect(amara.getByText('The team “Ground floor” carries this case.')).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'access-inside-en')
  await amara.getByRole('button', { name: 'Give to a team…' }).click(soon)
  await expect(dialog(amara).getByText('One person alone can open this case.')).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'access-give-en')
  await dialog(amara).getByRole('button', { name: 'Give it to the team' }).click()
  await expect(amara.getByText('The team “High risk” carries this case now.').first()).toBeVisible(soon)
  await expect(amara.getByText('The team “High risk” carries this case. Nobody else')).toBeVisible(soon)
  expect(await stage.refusal('samir', 'read', ids[0])).toBe('not-found')

  // Nothing is left open to the house: a new case is a team’s as well.
  await goTo(amara, '/cases/new')
  await expect(amara.getByText('Sealed. Readable by Ground floor.').first()).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'open-case-en')

  const narrow = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
  await goTo(narrow, `/cases/${ids[1]}/access`)
  await expect(narrow.getByText('Ground floor').first()).toBeVisible()
  await looksRight(narrow)
  await shot(narrow, 'access-inside-ar')
  await goTo(narrow, '/teams')
  await expect(narrow.getByText('High risk').first()).toBeVisible()
  await looksRight(narrow)
  await shot(narrow, 'teams-ar')
})

/** Everything that a page keeps in its browser, as text in which a word would be found. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const asked = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((done, failed) => {
        request.addEventListener('success', () => done(request.result))
        request.addEventListener('error', () => failed(new Error('no answer')))
      })
    const stored = [localStorage, sessionStorage].flatMap((one) => Object.entries(one))
    const kept: unknown[] = [stored, document.documentElement.outerHTML]
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store)
        kept.push(await asked(rows.getAllKeys()), await asked(rows.getAll()))
      }
      database.close()
    }
    const text = (_key: string, value: unknown) =>
      value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value
    return JSON.stringify(kept, text)
  })

test('a colleague who sits down at the same computer afterwards meets nothing of what the first one opened @soak', async ({
  browser,
}) => {
  await stage.act('amara', 'team', 'housing', 'Both of us', ['amara', 'samir'])
  const person = { name: 'Qzxsharedonewk', language: 'ar', story: 'Qzxsharedstorywk' }
  const own = await stage.act<string>('amara', 'openCase', person)
  await stage.act('amara', 'team', 'children', 'One of us', ['amara'])
  await stage.act('amara', 'giveTo', own, 'children')
  const both = await stage.act<string>('samir', 'openCase', { name: 'Qzxsharedtwowk', language: 'ar' })

  const page = await signIn(browser, stage, 'amara')
  const search = page.getByRole('search').getByRole('combobox')
  await goTo(page, `/cases/${own}`)
  await expect(page.getByRole('button', { name: 'Write a note' })).toBeVisible(soon)
  await search.fill('Qzxsharedone')
  await expect(page.getByRole('option').first()).toBeVisible(soon)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /amara/i }).last().click()
  await page.getByRole('menuitem').last().click()
  await expect(page.locator('input[type=password]')).toBeVisible()
  expect(await keptBy(page)).not.toMatch(/Qzxshared/)

  // The same window, without loading it anew: whoever comes next has their own keys and nothing else.
  await page.locator('input').nth(0).fill('samir')
  await page.locator('input[type=password]').fill(passphrase)
  await page.locator('form button[type=submit]').click()
  await expect(page.locator('nav').first()).toBeVisible()
  await goTo(page, `/cases/${own}`)
  await expect(page.locator('main h1')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Write a note' })).toHaveCount(0)
  await goTo(page, '/cases')
  await expect(page.locator(`a[href$="/cases/${both}"]`).first()).toBeVisible(soon)
  await expect(page.locator(`a[href$="/cases/${own}"]`)).toHaveCount(0)
  await search.fill('Qzxsharedtwo')
  await expect(page.getByRole('option').first()).toBeVisible(soon)
  await search.fill('Qzxsharedone')
  await expect(page.getByRole('option', { name: /Qzxsharedone/ })).toHaveCount(0)
  expect(await keptBy(page)).not.toMatch(/Qzxsharedstory/)
  expect(await stage.refusal('samir', 'read', own)).toBe('not-found')
})

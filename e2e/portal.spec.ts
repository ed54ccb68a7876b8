// Amina's own page with script, on her telephone: six words open what is locked for her; she reads, answers, and goes; and
// nothing of hers stays, neither after the exit, nor after three quiet minutes, nor in the browser's profile.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { addresses, exitAddresses } from '../src/api/addresses.ts'
import { wholeChromium } from '../scripts/chromium.ts'
import { wordsIn } from '../test/canaries.ts'
import { dueRow, fromList, loseAnswer, saidIn, turnTo, visit } from './hands.ts'
import { openMessages, openOwn, phone } from './portal-door.ts'
import { goTo, looksRight, losesOneAnswer, shot, signIn, Stage } from './stage.ts'

let stage: Stage
let caseId: string
let words: string
/** Words that must be read on her telephone and by nobody on the way. */
const planted = {
  note: 'Qzxownnote1Vwk',
  message: 'Qzxownmessage2Vwk',
  answer: 'Qzxownanswer3Vwk',
  voice: 'Qzxownvoice4Vwk',
  reach: 'Qzxownreach5Vwk',
  staff: 'Qzxownstaff6Vwk',
  confided: 'Qzxownconfided8Vwk',
}
/** Everything that left a browser. */
const sent: string[] = []
const listen = (page: Page) =>
  page.on(
    'request',
    (request) => void sent.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers())),
  )

test.beforeAll(async () => {
  stage = await Stage.open({ slowWords: true })
  caseId = await stage.act<string>('amara', 'openCase', {
    name: 'Amina Test',
    language: 'ar',
    story: planted.note,
    safeContact: { how: planted.reach, when: '', word: '', never: '' },
  })
  words = (await stage.act<{ words: string }>('amara', 'card', caseId, 'ar')).words
  await stage.act('amara', 'message', caseId, planted.message)
  await stage.act('amara', 'tellNotes', caseId)
})
test.afterAll(() => stage.close())

const enter = (page: Page, language: string) => openOwn(page, stage.publicUrl, { words, language })

for (const language of ['ar', 'en']) {
  test(`a survivor reads a note and a message in her portal, in ${language}${language === 'en' ? ' @soak' : ''}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: phone })
    const page = await context.newPage()
    listen(page)
    page.on('pageerror', (error) => {
      throw error
    })
    await enter(page, language)
    await looksRight(page)
    await openMessages(page, language)
    await expect(page.locator('[data-at=messages]')).toContainText(planted.message)
    await expect(page.locator('[data-at=notes]')).toContainText(planted.note)
    await expect(page.locator('[data-at=contact]')).toContainText(planted.reach)
    await looksRight(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      1,
    )
    expect(await page.title()).not.toMatch(/message|رسا|Amina/)
    expect(new URL(page.url()).pathname).toBe(`/${language}${addresses.enter}`)
    if (process.env['SHOTS']) await page.screenshot({ path: `shots/own-${language}.png`, fullPage: true })
    await context.close()
  })
}

test('a survivor reads her lawyer’s notes, which her caseworker cannot read', async ({ browser }) => {
  const terms = { with: 'ines', compartments: ['legal'], purpose: 'legal_help', language: 'ar' }
  await stage.act('amara', 'agree', caseId, terms)
  const ines = await signIn(browser, stage, 'ines')
  listen(ines)
  await visit(ines, `/cases/${caseId}`)
  await ines.getByRole('button', { name: 'Write a note' }).click()
  const recoveryShare = ines.getByRole('dialog')
  await recoveryShare.getByRole('textbox').first().fill(planted.confided)
  await fromList(recoveryShare, 'Where it belongs', 'Between the person and me')
  await expect(recoveryShare.getByText('Sealed. Readable by: Legal Aid West, the person')).toBeVisible()
  await looksRight(ines)
  // The key is made, and its answer gets lost: the second press makes no second one.
  await loseAnswer(ines, `/api/cases/${caseId}/keys`)
  await recoveryShare.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(recoveryShare.getByText('We cannot be reached for a moment.')).toBeVisible()
  await recoveryShare.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(ines.getByText('The note is saved.').last()).toBeVisible()
  await turnTo(ines, 'Access')
  const confided = (where: Page | Locator) => where.getByText('with the lawyer: can be read')
  await expect(confided(ines).first()).toBeVisible()
  await ines.context().close()
  await stage.act('ines', 'tellNotes', caseId)

  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/cases/${caseId}`)
  await turnTo(amara, 'Access')
  const lawyers = amara.locator('.access-reader').filter({ hasText: 'Legal Aid West' })
  await expect(confided(lawyers)).toBeVisible()
  const house = amara.locator('.access-reader').filter({ hasText: 'amara (you)' })
  await expect(house.getByText('identity: can be read')).toBeVisible()
  await expect(confided(house)).toHaveCount(0)
  await looksRight(amara)
  await amara.context().close()

  const own = await (await browser.newContext({ viewport: phone })).newPage()
  listen(own)
  await enter(own, 'en')
  await openMessages(own, 'en')
  await expect(own.locator('[data-at=notes]')).toContainText(planted.confided)
  await own.context().close()
})

test('a survivor replies, chooses notifications and complains, and the caseworker reads, answers and gives the notice @soak', async ({
  browser,
}) => {
  const own = await (await browser.newContext({ viewport: phone })).newPage()
  const amara = await signIn(browser, stage, 'amara')
  for (const page of [own, amara]) listen(page)

  await enter(own, 'en')
  await openMessages(own, 'en')
  const field = own.locator('textarea[name=text]')
  await field.fill(planted.answer)
  // A broken line: what she typed is still there.
  await own.route('**/api/portal/cases/**', (route) => route.abort())
  await own.locator('form[data-do=write] button.b:not(.v)').click()
  await expect(own.getByRole('alert')).toContainText('What you wrote is still here')
  await expect(field).toHaveValue(planted.answer)
  await own.unroute('**/api/portal/cases/**')
  // So it is after a look at another page.
  await own.locator(`main a[href="/en${addresses.portal}"]`).click()
  await openMessages(own, 'en')
  await expect(field).toHaveValue(planted.answer)
  await own.getByText('How long should it stay?').click()
  await own.getByText('One week').click()
  // The message arrives and its answer is lost: pressed again it is the same message.
  await losesOneAnswer(own, '**/api/portal/cases/*/messages')
  await own.locator('form[data-do=write] button.b:not(.v)').click()
  await expect(own.getByRole('alert')).toContainText('What you wrote is still here')
  await own.locator('form[data-do=write] button.b:not(.v)').click()
  await expect(field).toHaveValue('')
  await expect(own.locator('[data-at=messages]').getByText(planted.answer)).toHaveCount(1)
  // One press asks to be called; what she is typing meanwhile stays.
  await field.fill('Half a sentence')
  await own.getByRole('button', { name: 'Ask them to call me' }).click()
  const asked = 'Please call me, in the way and at the hour that we agreed.'
  await expect(own.locator('[data-at=messages]').getByText(asked)).toHaveCount(1)
  await expect(field).toHaveValue('Half a sentence')
  await field.fill('')
  await own.getByText('How we may reach you').click()
  await own.getByText('May we tell you that something is new?').click()
  await own.getByText('Yes, with this one sentence').click()
  await own.locator('form[data-do=notices] button').click()
  await expect(own.getByRole('status').filter({ hasText: 'It is kept' })).toBeVisible()

  await own.locator(`main a[href="/en${addresses.portal}"]`).click()
  await own.locator(`main a[href="/en${addresses.voice}"]`).click()
  await own.getByText('Something was wrong').click()
  await own.getByText('How people treat me').click()
  await own.locator('textarea[name=words]').fill(planted.voice)
  await own.locator('select[name=about]').selectOption({ label: 'Harbour House' })
  const reader = (name: string) =>
    own.locator('label.w:has(input[name=to])', { hasText: name }).locator('input')
  await expect(reader('Harbour House')).toBeDisabled()
  await expect(reader('National Coordination')).toBeChecked()
  await looksRight(own)
  if (process.env['SHOTS']) await own.screenshot({ path: 'shots/own-voice-en.png', fullPage: true })
  await losesOneAnswer(own, '**/api/portal/voices')
  await own.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(own.getByRole('alert')).toContainText('That did not work')
  await own.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(own.getByRole('status').filter({ hasText: 'It is sent' })).toBeVisible()
  await expect(own.locator('main')).toContainText('What I said before')
  await expect(own.locator(`form[action$="${addresses.tracks}"] .k`)).toHaveCount(1)

  await goTo(amara, `/cases/${caseId}?tab=notes`)
  await expect(amara.getByText('2 new messages')).toBeVisible()
  await amara.getByRole('button', { name: 'Open 3 messages' }).click()
  await expect(amara.locator('.messages')).toContainText(planted.answer)
  await expect(amara.locator('.messages')).toContainText(asked)
  await expect(amara.locator('.messages .message').last()).toContainText('Read on')
  await amara.getByLabel('Write to the person').fill(planted.staff)
  await looksRight(amara)
  // Its answer is lost, and the screen is left and come back to: the draft is still the same message.
  await losesOneAnswer(amara, '**/api/cases/*/messages')
  await amara.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(amara.getByText('did not work').first()).toBeVisible()
  await goTo(amara, '/')
  await goTo(amara, `/cases/${caseId}?tab=notes`)
  await expect(amara.getByLabel('Write to the person')).toHaveValue(planted.staff)
  await amara.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(amara.getByText('Tell the person that something is new').first()).toBeVisible()
  await expect(amara.locator('main')).toContainText('مرحبًا. هذا تذكير.')
  await expect(amara.getByLabel('Write to the person')).toHaveValue('')
  await expect(amara.getByRole('button', { name: 'Open 4 messages' })).toBeVisible()
  await looksRight(amara)
  if (process.env['SHOTS']) await amara.screenshot({ path: 'shots/case-messages-en.png', fullPage: true })
  await goTo(amara, '/')
  await dueRow(amara, amara.locator('main').getByText('Tell the person that something is new').first())
  await goTo(amara, `/cases/${caseId}?tab=notes`)
  await amara.getByRole('button', { name: 'I have told them' }).click()
  await expect(amara.getByRole('button', { name: 'I have told them' })).toHaveCount(0)

  const mina = await signIn(browser, stage, 'mina')
  listen(mina)
  const track = await stage.act<string>('mina', 'voice')
  await goTo(mina, `/tracks/${track}`)
  const hold = mina.getByRole('button', { name: /own words/ }).first()
  await hold.press('Enter')
  await expect(mina.locator('main')).toContainText(planted.voice)
  await looksRight(mina)

  await own.locator(`main a[href="/en${addresses.portal}"]`).click()
  await openMessages(own, 'en')
  await expect(own.locator('[data-at=messages]')).toContainText(planted.staff)
  for (const page of [own, amara, mina]) await page.context().close()

  const wanted = Object.values(planted)
  expect(sent.length).toBeGreaterThan(50)
  expect(wordsIn(sent.join('\n'), [...wanted, words])).toEqual([])
  expect(await stage.act<string[]>('mina', 'holding', wanted)).toEqual([])
  // The same search finds what did go out.
  expect(wordsIn(sent.join('\n'), [caseId])).toEqual([caseId])
})

test('a caseworker freezes a seen access card despite a lost response, and the new words open the same file @soak', async ({
  browser,
}) => {
  const own = await (await browser.newContext({ viewport: phone })).newPage()
  await enter(own, 'en')
  const amara = await signIn(browser, stage, 'amara')
  await goTo(amara, `/cases/${caseId}`)
  await amara.getByRole('button', { name: 'What next?' }).click()
  await amara.getByRole('menuitem', { name: 'The card is lost or was seen: give another' }).click()
  const dialog = amara.getByRole('dialog')
  await looksRight(amara)
  await shot(amara, 'card-freeze-en')
  await dialog.getByRole('button', { name: 'Freeze the old card' }).click()
  await expect(dialog).toContainText('The old card is frozen')
  await expect
    .poll(async () => (await own.request.get(`${stage.publicUrl}/api/portal/file`)).status())
    .toBe(401)
  await looksRight(amara)
  await shot(amara, 'card-frozen-en')

  // The server has made the card, and nobody hears of it; then the person is let in, and nobody hears of that either.
  for (const path of ['**/api/cases/*/card', '**/api/cases/*/person-keys']) {
    await amara.route(path, async (route) => {
      await route.fetch()
      await route.abort()
    })
    await dialog.getByRole('button', { name: 'Make the words' }).click()
    await expect(dialog.getByRole('alert')).toBeVisible()
    await expect(dialog.locator('.card-words')).toHaveCount(0)
    await amara.unroute(path)
    // A colleague opens the case in between: the locks are changed before anybody is let in.
    // The dialog may be about to do it in this very moment, so that one of them is told to look again.
    if (path.endsWith('/card')) await expect(() => stage.act('amara', 'turn', caseId)).toPass()
  }
  await dialog.getByRole('button', { name: 'Make the words' }).click()
  await expect(dialog.locator('.card-words li')).toHaveCount(6)
  // The number that freezes the card is printed on a sheet apart from its words.
  expect((await amara.pdf()).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2)
  const [old, fresh] = [words, (await dialog.locator('.card-words li').allInnerTexts()).join(' ')]
  await dialog.getByRole('button', { name: 'The person has the words' }).click()
  // The old words could open the locks: they are changed, for the new card too.
  await expect(saidIn(amara).getByText('The locks were changed').last()).toBeVisible()
  expect(await stage.act<string[]>('amara', 'due', caseId)).toEqual([])

  await own.goto(`${stage.publicUrl}/en${addresses.enter}`)
  await own.locator('input[name=words]').fill(old)
  await own.locator('main button.b').click()
  await expect(own.getByRole('alert')).toContainText('If the card was frozen')
  words = fresh
  await enter(own, 'en')
  await openMessages(own, 'en')
  await expect(own.locator('[data-at=messages]')).toContainText(planted.message)
  await expect(own.locator('[data-at=messages]')).toContainText(planted.answer)
  await expect(own.locator('[data-at=notes]')).toContainText(planted.note)
  await expect(own.locator('[data-at=contact]')).toContainText(planted.reach)
  for (const page of [own, amara]) await page.context().close()
})

/** Every file of a browser's profile that holds one of the words. */
function foundIn(folder: string, wanted: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name))
      return wanted.filter((word) =>
        [word, Buffer.from(word, 'utf16le')].some((form) => bytes.includes(form)),
      )
    })
}

for (const script of [true, false]) {
  test(`the Back button shows the weather after the quick exit, and the browser profile holds nothing, ${script ? 'with' : 'without'} script`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'continuum-profile-'))
    const launch = () =>
      chromium.launchPersistentContext(folder, {
        viewport: phone,
        javaScriptEnabled: script,
        executablePath: wholeChromium,
        args: ['--no-sandbox', '--disable-background-networking'],
      })
    const context: BrowserContext = await launch()
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(`${stage.publicUrl}/en`)
    if (script) {
      await enter(page, 'en')
      await openMessages(page, 'en')
      await expect(page.locator('[data-at=messages]')).toContainText(planted.message)
      await page.locator('textarea[name=text]').fill('Qzxneversent7Vwk')
      const stored = await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
      ])
      expect(stored).toEqual([0, 0, 0, 0])
    } else {
      await page.goto(`${stage.publicUrl}/en${addresses.enter}`)
      await page.locator('input[name=words]').fill(words)
      await page.locator('main button.b').click()
      await page.locator('form.c button').click()
      await expect(page.locator('main .c a.b')).toBeVisible()
      await page.goto(`${stage.publicUrl}/en${addresses.messages}`)
      await expect(page.locator('main')).toContainText('We cannot open them')
      await page.goto(`${stage.publicUrl}/en${addresses.choices}`)
      await page.getByRole('button', { name: 'Please explain again' }).click()
      await expect(page.locator('main')).toContainText('We did not mark it as done')
    }
    await page.locator('a.x').click()
    await expect(page).toHaveURL(new RegExp(`${exitAddresses.weather}$`))
    for (let step = 0; step < 3; step += 1) {
      await page.goBack().catch(() => undefined)
      if (page.url() === 'about:blank') break
      await expect(page.locator('body')).toContainText('Weather')
    }
    await context.close()
    const wanted = [...Object.values(planted), 'Qzxneversent7Vwk', words, 'Amina Test']
    expect(foundIn(folder, wanted)).toEqual([])
    // The same search finds what a browser does write down: the one address.
    expect(foundIn(folder, [script ? `/en${addresses.enter}` : `/en${addresses.portal}`])).not.toEqual([])
    rmSync(folder, { recursive: true, force: true })
  })
}

// Amina decides on her telephone: who can see is what was signed, a no is hers and changes the lock at once, a yes can be given
// again; and where the server tells another tale than her card, everything stops.
import { readFileSync } from 'node:fs'
import { expect, test, type Browser, type Route } from '@playwright/test'
import { addresses, exitAddresses } from '../src/api/addresses.ts'
import { enterOwn, fits, openWho, phone, type Lies } from './portal-door.ts'
import { looksRight, shot, Stage } from './stage.ts'

let stage: Stage
let caseId: string
let words: string

test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', {
    name: 'Amina Test',
    language: 'ar',
    story: 'A story.',
    safeContact: { how: 'by text', when: '', word: '', never: '' },
  })
  await stage.act('amara', 'note', caseId, 'health', 'Sleeps badly.')
  words = (await stage.act<{ words: string }>('amara', 'card', caseId, 'ar')).words
  const agree = (terms: object) => stage.act('amara', 'agree', caseId, terms)
  await agree({ with: 'bashir', compartments: ['health', 'contact'], purpose: 'health_care' })
  await agree({ with: 'ines', compartments: ['narrative'], purpose: 'legal_help' })
})
test.afterAll(() => stage.close())

const enter = (browser: Browser, language: string, lies?: Lies) =>
  enterOwn(browser, stage.publicUrl, { words, language }, lies)

const rotationDue = () => stage.act<string[]>('amara', 'due', caseId)

test('a survivor is warned and sees neither name where the server exchanged the names of two organisations', async ({
  browser,
}) => {
  const page = await enter(browser, 'en', {
    '/api/portal/file': ({ places }: { places: { name: string; kind: string }[] }) => {
      const [one, other] = ['City Clinic', 'Legal Aid West'].map((name) =>
        places.find((place) => place.name === name),
      )
      const before = { name: one?.name, kind: one?.kind }
      Object.assign(one!, { name: other?.name, kind: other?.kind })
      Object.assign(other!, before)
    },
  })
  await openWho(page, 'en')
  const list = page.locator('#who')
  await expect(list.getByRole('alert')).toBeVisible()
  await expect(list.locator('.k > b').filter({ hasText: /City Clinic|Legal Aid/ })).toHaveCount(0)
  await expect(list.locator('.k > b').filter({ hasText: 'a place that helps you' })).toHaveCount(2)
  await looksRight(page)
  await page.context().close()
})

test('a survivor reads the signed list of readers, withdraws the clinic’s consent with new keys at once, and consents again', async ({
  browser,
}) => {
  const page = await enter(browser, 'en')
  await openWho(page, 'en')
  const list = page.locator('#who')
  await expect(list).toContainText('each line here is signed, and none is missing')
  await expect(list).toContainText('You can stop 2 of 3')
  await looksRight(page)
  await fits(page)
  await shot(page, 'who-en')

  await page.getByRole('button', { name: 'Stop sharing with City Clinic' }).click()
  await expect(page.getByRole('status').first()).toContainText(/Stopped\. City Clinic.*changed at once/)
  await expect(list).toContainText('You can stop 1 of 2')
  await expect(list).toContainText('Stopped, or at its end')
  expect(await rotationDue()).toEqual([])
  expect(await stage.act<string[]>('bashir', 'reads', caseId)).toEqual([])
  // How to reach her lies under the new key too.
  await expect.poll(() => stage.act<number>('amara', 'contactBehind', caseId)).toBe(0)
  await looksRight(page)

  await page.getByText('Say yes again to City Clinic').click()
  await expect(list).toContainText(/read what is written there later\..*Until .*Do you agree\?/)
  await page.getByRole('button', { name: 'Yes, I sign this' }).click()
  await expect(page.getByRole('status').first()).toContainText('You said yes, and signed it')
  await expect(list).toContainText('You can stop 2 of 3')
  expect((await stage.act<string[]>('bashir', 'reads', caseId)).toSorted()).toEqual(['contact', 'health'])

  await list.getByText('What happened with my file').click()
  await expect(list).toContainText('You stopped sharing with City Clinic.')
  await looksRight(page)

  await list.getByText('Stop everything').click()
  await page.getByRole('button', { name: 'Stop all of them now' }).click()
  await expect(page.getByRole('status').first()).toContainText('All of it is stopped')
  await expect(list).toContainText('There is nothing to stop here now')
  expect(await rotationDue()).toEqual([])
  expect(await stage.act<string[]>('ines', 'reads', caseId)).toEqual([])
  expect(new URL(page.url()).pathname).toBe(`/en${addresses.enter}`)
  await page.context().close()
})

test('a survivor rotates later, with her words, the key of a consent she withdrew without script @soak', async ({
  browser,
}) => {
  await stage.act('amara', 'agree', caseId, {
    with: 'bashir',
    compartments: ['health'],
    purpose: 'health_care',
  })
  const plain = await (await browser.newContext({ viewport: phone, javaScriptEnabled: false })).newPage()
  await plain.goto(`${stage.publicUrl}/en${addresses.enter}`)
  await plain.locator('input[name=words]').fill(words)
  await plain.locator('main button.b').click()
  await plain.goto(`${stage.publicUrl}/en${addresses.whoCanSee}`)
  await expect(plain.locator('main')).toContainText('there are six more words')
  await shot(plain, 'who-plain-en')
  await plain.getByRole('button', { name: 'Stop sharing with City Clinic' }).click()
  await expect(plain.getByRole('status')).toContainText('Stopped. City Clinic can open nothing more')
  await plain.context().close()
  expect(await rotationDue()).toEqual(['health'])

  const page = await enter(browser, 'en')
  await openWho(page, 'en')
  const ended = /Could see: (?:(?!Until|Sees:).)*The lock is not changed yet/s
  await expect(page.locator('#who')).toContainText(ended)
  await expect(page.locator('#who .e')).toHaveCount(0)
  await shot(page, 'who-unlocked-en')
  await page.getByRole('button', { name: 'Change the lock now' }).click()
  await expect(page.getByRole('status').first()).toContainText('the lock was changed at once')
  expect(await rotationDue()).toEqual([])
  await page.context().close()
})

test('a survivor sees in red a reader that the server leaves out or adds', async ({ browser }) => {
  await stage.act('amara', 'agree', caseId, {
    with: 'bashir',
    compartments: ['health'],
    purpose: 'health_care',
  })
  type File = { cases: { consents: { state: string; recipient: number; compartments: string[] }[] }[] }
  const page = await enter(browser, 'ar', {
    '/api/portal/file': (body: File) => {
      for (const one of body.cases[0]!.consents) one.compartments = ['narrative']
    },
  })
  await openWho(page, 'ar')
  await expect(page.locator('#who [role=alert]')).toBeVisible()
  await expect(page.locator('#who .k.e')).toHaveCount(2)
  await looksRight(page)
  await fits(page)
  await shot(page, 'who-differs-ar')
  await page.context().close()
})

test('a server that claims the year 2099 empties no list of readers and confirms none as complete @soak', async ({
  browser,
}) => {
  const terms = { with: 'bashir', compartments: ['health'], purpose: 'health_care' }
  await stage.act('amara', 'agree', caseId, terms)
  let isLying = false
  const page = await enter(browser, 'uk', {
    '/api/portal/file': (body: { now: string; cases: object[] }) => {
      if (!isLying) return
      body.now = '2099-01-01T10:00:00.000Z'
      for (const one of body.cases) Object.assign(one, { consents: [], holders: [] })
    },
  })
  const list = page.locator('#who')
  await openWho(page, 'uk')
  await expect(list.locator('.n.f')).toBeVisible()
  isLying = true
  await page.locator(`main a[href="/uk${addresses.portal}"]`).click()
  await openWho(page, 'uk')
  await expect(list.getByRole('alert')).toBeVisible()
  await expect(list.locator('.k.e')).not.toHaveCount(0)
  await expect(list.locator('.n.f')).toHaveCount(0)
  await page.context().close()
})

test('an access card consents again only to terms it once signed, not to a list or form of the server @soak', async ({
  browser,
}) => {
  const terms = { with: 'ines', compartments: ['narrative'], purpose: 'legal_help' }
  await stage.act('amara', 'agree', caseId, terms)
  type Listed = { track: string; state: string; compartments: string[] }
  const track = '01980000-0000-7000-8000-000000000001'
  const page = await enter(browser, 'en', {
    '/api/portal/file': (body: { cases: { consents: Listed[] }[] }) => {
      const { consents } = body.cases[0]!
      consents.unshift({ ...consents[0]!, track, state: 'withdrawn', compartments: ['narrative'] })
    },
  })
  const signed: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/again')) signed.push(request.url())
  })
  await openWho(page, 'en')
  await expect(page.locator(`#who input[value="${track}"]`)).toHaveCount(0)
  await page.getByRole('button', { name: 'Stop sharing with Legal Aid West' }).click()
  await expect(page.getByRole('status').first()).toContainText('Stopped. Legal Aid West')
  const ended = page.locator('#who details', { hasText: 'Say yes again to Legal Aid West' })
  const real = await ended.locator('input').inputValue()
  const action = `/en${addresses.whoCanSee}`
  for (const given of [track, real].map((value) => ({ value, action }))) {
    await page.evaluate(({ value, action }) => {
      const form = Object.assign(document.createElement('form'), { method: 'post', action })
      form.dataset['do'] = 'again'
      const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'track', value })
      form.append(
        field,
        Object.assign(document.createElement('button'), { id: 'theirs', textContent: 'Go on' }),
      )
      document.querySelector('#who')!.before(form)
    }, given)
    const asItIs = page.waitForRequest((one) => one.method() === 'POST' && one.url().endsWith(action))
    await page.locator('#theirs').click()
    await asItIs
    await expect(page.locator('#theirs')).toHaveCount(0)
    await expect(page.locator('#who .n')).toBeVisible()
  }
  expect(signed).toEqual([])
  await page.context().close()
})

type Logs = { logs: { organisation: number; statements: { body: string }[] }[] }
const lies: Record<string, Record<string, (body: never) => unknown>> = {
  'keeps back what her card says': {
    '/api/portal/file': (body: { note: unknown }) => void (body.note = null),
  },
  'shows another log than the card names @soak': {
    '/api/organisations/logs': (body: Logs) => void body.logs[0]?.statements.splice(0, 1),
  },
  'shows an older file than on the day of her card @soak': {
    '/api/portal/file': (body: { cases: { statements: unknown[]; wraps: unknown[] }[] }) => {
      body.cases[0]!.statements.splice(1)
      body.cases[0]!.wraps = []
    },
  },
}
for (const [lie, told] of Object.entries(lies))
  test(`the portal stops with a plain explanation and a way on when a server ${lie}`, async ({ browser }) => {
    const page = await enter(browser, 'en', told)
    await expect(page.locator('main h1')).toContainText('We stopped, to protect you')
    await expect(page.getByRole('alert')).toContainText('Call us, or go to the place that gave you the card')
    await expect.poll(() => page.workers()).toEqual([])
    await looksRight(page)
    await fits(page)
    await shot(page, 'tale-en')
    // She can still say no, as without script.
    await page.locator('main a.b').click()
    await page.locator(`main a[href="/en${addresses.whoCanSee}"]`).click()
    await expect(page.locator('main h1')).toContainText('Who can see my file')
    await page.context().close()
  })

test('a survivor whose telephone has a wrong clock is told, and her withdrawal is signed all the same @soak', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: phone })
  const page = await context.newPage()
  await page.clock.setFixedTime(new Date('2019-01-01T10:00:00Z'))
  await page.goto(`${stage.publicUrl}/en${addresses.enter}`)
  await page.locator('input[name=words]').fill(words)
  await page.locator('main button.b').click()
  const apart = 'The clock of this device and ours are more than a day apart'
  await expect(page.getByRole('status')).toContainText(apart)
  await openWho(page, 'en')
  await expect(page.locator('#who .n')).toContainText(apart)
  await page.getByRole('button', { name: 'Stop sharing with City Clinic' }).click()
  await expect(page.getByRole('status').first()).toContainText('the lock was changed at once')
  await context.close()
})

test('a survivor exports her whole file with its documents, and saves nothing on a shared device @soak', async ({
  browser,
}) => {
  await stage.act('amara', 'paper', caseId, 'health', 'letter of the clinic.txt', 'Qzxpaperwords8Vwk')
  await stage.act('amara', 'message', caseId, 'Qzxmessage9Vwk')
  await stage.act('amara', 'tellNotes', caseId)
  for (const language of ['ar', 'en']) {
    const page = await enter(browser, language)
    const saved: string[] = []
    page.on('download', (download) => void saved.push(download.suggestedFilename()))
    await page.locator(`main a[href="/${language}${addresses.takeAway}"]`).click()
    const form = page.locator('form[data-do=take]')
    await expect(form).toBeVisible()
    await looksRight(page)
    await fits(page)
    await form.locator('button').click()
    await expect(page.getByRole('status')).toBeVisible()
    expect(saved).toEqual([])
    await shot(page, `take-${language}`)
    await form.locator('input[value=here]').check()
    const download = page.waitForEvent('download')
    await form.locator('button').click()
    expect((await download).suggestedFilename()).toBe('document.zip')
    const text = readFileSync(await (await download).path()).toString('utf8')
    for (const word of [
      'Qzxpaperwords8Vwk',
      'Qzxmessage9Vwk',
      'A story.',
      'Sleeps badly.',
      'letter of the clinic.txt',
    ])
      expect(text).toContain(word)
    expect(text).toContain(language === 'ar' ? 'dir="rtl"' : 'City Clinic')
    expect(text).not.toMatch(/person\.[a-z]+\./)
    const stored = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ])
    expect(stored).toEqual([0, 0, 0, 0])
    expect(new URL(page.url()).pathname).toBe(`/${language}${addresses.enter}`)
    await page.context().close()
  }
})

test('the portal explains wrong words, an outdated browser, and the last half minute before it closes @soak', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ viewport: phone })).newPage()
  await page.clock.install()
  await page.goto(`${stage.publicUrl}/en${addresses.enter}`)
  const type = async (typed: string) => {
    await page.locator('input[name=words]').fill(typed)
    await page.locator('main button.b').click()
  }
  await type('not six words')
  await expect(page.getByRole('alert')).toContainText('Six words are needed')
  await type(words.split(' ').toReversed().join(' '))
  await expect(page.getByRole('alert')).toContainText('If the card was frozen, it opens nothing any more')
  await shot(page, 'miss-en')
  await type(words)
  await expect(page.locator('main .c')).toBeVisible()
  await openWho(page, 'en')
  await page.clock.fastForward('02:35')
  await expect(page.locator('header')).toContainText('This page closes in half a minute')
  await looksRight(page)
  await shot(page, 'quiet-en')
  await page.locator('main h1').click()
  await expect(page.locator('header')).not.toContainText('This page closes')
  await page.clock.fastForward('02:35')
  await expect(page.locator('#who')).toBeVisible()
  await page.clock.fastForward('00:31')
  await expect(page.locator('main')).toContainText('Type the words again')
  await page.context().close()

  const old = await (await browser.newContext({ viewport: phone })).newPage()
  await old.addInitScript(() => {
    SubtleCrypto.prototype.generateKey = (() => Promise.reject(new Error('unknown'))) as never
    Reflect.deleteProperty(globalThis, 'WebAssembly')
  })
  await old.goto(`${stage.publicUrl}/ar${addresses.enter}`)
  await expect(old.getByRole('status')).toContainText('هذا المتصفح قديم')
  await looksRight(old)
  await shot(old, 'old-ar')
  // Without keys it does what it does without script.
  await old.locator('input[name=words]').fill(words)
  await old.locator('main button.b').click()
  await expect(old).toHaveURL(new RegExp(`/ar${addresses.portal}$`))
  await old.context().close()
})

test('a press during a check is carried out next and not lost @soak', async ({ browser }) => {
  const page = await enter(browser, 'en')
  await expect(page.locator('main .c')).toBeVisible()
  const held: (() => void)[] = []
  await page.route('**/api/portal/file', async (route: Route) => {
    await new Promise<void>((free) => {
      held.push(free)
    })
    await route.continue()
  })
  await page.locator(`main a[href="/en${addresses.whoCanSee}"]`).click()
  await expect(page.locator('main h1')).toHaveText('Who can see my file')
  await expect.poll(() => held.length).toBe(1)
  await page.locator(`main a[href="/en${addresses.portal}"]`).click()
  held.forEach((free) => free())
  await expect(page.locator('main .c')).toBeVisible()
  await page.context().close()
})

test('a survivor leaves from any page by Esc three times, and a frozen access card opens nothing @soak', async ({
  browser,
}) => {
  const page = await enter(browser, 'en')
  await openWho(page, 'en')
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape')
  await expect(page).toHaveURL(new RegExp(`${exitAddresses.weather}$`))
  await page.context().close()

  const again = await enter(browser, 'en')
  await again.locator(`main a[href="/en${addresses.freeze}"]`).click()
  await again.getByRole('button', { name: 'Freeze it now' }).click()
  await expect(again.getByRole('status')).toContainText('The card is frozen')
  await expect.poll(() => again.workers()).toEqual([])
  await again.context().close()
  const closed = await enter(browser, 'en')
  await expect(closed.getByRole('alert')).toContainText('If the card was frozen')
  await closed.context().close()
})

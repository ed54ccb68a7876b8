// A telephone whose browser stopped before X25519, Ed25519 and the language of 2023: a request for help leaves it sealed, and six words
// open what is locked. What it lacks is fetched there and nowhere else.

import { expect, test, type Browser, type Page, type Request } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { phone } from './portal-door.ts'
import { looksRight, Stage } from './stage.ts'

let stage: Stage
let words: string
const planted = 'Qzxoldmessage4Rtb'
const story = 'They keep my passport, and I cannot leave the farm.'
const filling = /\/workers\/\w+-old\.js$|\/islands\/old-browser\.js$/

/** As Chrome 109 has it, in a page and in every worker: the calls refuse the names, and the newer built-ins are not there. */
const oldEngine = `{
  for (const name of ['importKey', 'generateKey']) {
    const native = SubtleCrypto.prototype[name]
    SubtleCrypto.prototype[name] = function (...input) {
      const names = input.map((one) => (one && one.name) || one)
      return names.some((one) => one === 'X25519' || one === 'Ed25519')
        ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
        : native.apply(this, input)
    }
  }
  for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with']) delete Array.prototype[name]
  for (const name of ['toSorted', 'toReversed', 'with', 'toHex', 'toBase64', 'setFromHex', 'setFromBase64'])
    { delete Uint8Array.prototype[name]; delete Object.getPrototypeOf(Uint8Array.prototype)[name] }
  for (const name of ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']) delete Set.prototype[name]
  delete Map.groupBy
  delete Object.groupBy
  delete Promise.withResolvers
  delete Promise.try
  delete Array.fromAsync
  delete Uint8Array.fromHex
  delete Uint8Array.fromBase64
  delete String.prototype.isWellFormed
  delete URL.canParse
  delete URL.parse
  delete globalThis.Iterator
}`

async function telephone(browser: Browser, isOld: boolean) {
  const context = await browser.newContext({ viewport: phone })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  const asked: string[] = []
  const sent: Request[] = []
  page.on('request', (request) => {
    asked.push(new URL(request.url()).pathname)
    if (request.method() === 'POST') sent.push(request)
  })
  if (isOld) {
    await page.addInitScript(oldEngine)
    await context.route('**/workers/*.js', async (route) => {
      asked.push(new URL(route.request().url()).pathname)
      const response = await route.fetch()
      await route.fulfill({ response, body: `${oldEngine}\n${await response.text()}` })
    })
  }
  return { page, asked, sent, end: () => context.close() }
}

async function readMessages(page: Page): Promise<void> {
  await page.goto(`${stage.publicUrl}/en${addresses.enter}`)
  await expect(page.locator('fieldset[data-script]')).toBeVisible()
  await page.locator('input[name=words]').fill(words)
  await page.locator('main button.b').click()
  await page.locator(`main a.k[href="/en${addresses.messages}"]`).click()
  await expect(page.locator('[data-at=messages]')).toContainText(planted)
}

test.beforeAll(async () => {
  stage = await Stage.open()
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Amina Old', language: 'en' })
  words = (await stage.act<{ words: string }>('amara', 'card', caseId, 'en')).words
  await stage.act('amara', 'message', caseId, planted)
})
test.afterAll(() => stage.close())

test('in an old browser six words open her messages, she answers, and a request for help is sealed @soak', async ({
  browser,
}) => {
  const { page, asked, sent, end } = await telephone(browser, true)
  await readMessages(page)
  await looksRight(page)
  await page.locator('textarea[name=text]').fill('I have read it.')
  await page.locator('main form[data-do=write] button.b:not(.v)').click()
  await expect(page.locator('[data-at=messages]')).toContainText('I have read it.')
  expect(asked).toContain('/workers/vault-old.js')
  expect(asked).not.toContain('/workers/vault.js')

  await page.goto(`${stage.publicUrl}/en${addresses.help}`)
  await expect(page.getByText('Your phone locks your words')).toBeVisible()
  await page.locator('textarea[name=story]').fill(story)
  await page.locator('button[name=send]').click()
  await expect(page.locator('output')).toHaveText(/^(\d{4} ?){4}$/)
  expect(asked).toContain('/workers/receipt-old.js')
  expect(sent.map((one) => one.postData() ?? '').join('\n')).not.toMatch(/passport|I have read it/)
  await end()
})

test('a browser of today fetches nothing that is for old ones @soak', async ({ browser }) => {
  const { page, asked, end } = await telephone(browser, false)
  await readMessages(page)
  await page.goto(`${stage.publicUrl}/en${addresses.help}`)
  await page.locator('textarea[name=story]').fill(story)
  await page.locator('button[name=send]').click()
  await expect(page.locator('output')).toBeVisible()
  expect(asked.join(' ')).toMatch(/\/islands\/own-page\.\w+\.js/)
  expect(asked.filter((path) => filling.test(path))).toEqual([])
  await end()
})

test('where what it lacks does not arrive, it is the line that is named; where it cannot be helped, the browser @soak', async ({
  browser,
}) => {
  const { page, end } = await telephone(browser, true)
  await page.route('**/islands/old-browser.js', (route) => route.abort())
  await page.goto(`${stage.publicUrl}/en${addresses.enter}`)
  const line = (await page.locator('#f').getAttribute('data-failed')) ?? 'nothing'
  await expect(page.locator('main')).toContainText(line)
  await expect(page.locator('main')).not.toContainText('too old')
  await page.addInitScript('delete globalThis.WebAssembly')
  await page.reload()
  await expect(page.locator('main')).toContainText('This browser is too old')
  await end()
})

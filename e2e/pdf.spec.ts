// Amara looks at a PDF that somebody sent: it is read on the viewer host, without an origin, a connection or a key, and she sees pictures of
// its pages. Where there is no such host it is saved.

import { expect, test, type Frame, type Page, type Worker } from '@playwright/test'
import { pdfOf } from '../demo/pdf-file.ts'
import { goTo, looksRight, shot, signIn, Stage } from './stage.ts'

test.describe.configure({ mode: 'serial' })

const word = 'Qzxletterwk'
const letter = pdfOf(
  [[`Dear Mariam ${word}`, 'first page'], ['second page'], ['third page']],
  '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
).toString('latin1')

let stage: Stage
let amara: Page
let caseId: string

test.beforeAll(async ({ browser }) => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'ar' })
  await stage.act('amara', 'paper', caseId, 'legal', 'letter.pdf', letter)
  await stage.act('amara', 'paper', caseId, 'legal', 'torn.pdf', '%PDF-1.7\n1 0 obj <<')
  amara = await signIn(browser, stage, 'amara')
  await goTo(amara, `/cases/${caseId}?tab=papers`)
})
test.afterAll(() => stage.close())

const lineOf = (page: Page, name: string) => page.locator('main li', { hasText: name }).getByRole('button')
const viewerOf = (page: Page): Frame | undefined =>
  page.frames().find((frame) => frame.url().startsWith(stage.viewerUrl))

/** How many points of the picture are no white, from the middle outwards: 0 where nothing was drawn. */
const inked = (page: Page) =>
  page.locator('.papers-page canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return data.filter((value, at) => at % 4 === 0 && value < 128).length
  })

test('its pages are pictures, one after the other, with no word of it in the page', async () => {
  const asked: string[] = []
  amara.on('request', (request) => asked.push(request.url()))
  await lineOf(amara, 'letter.pdf').click()
  const dialog = amara.getByRole('dialog')
  await expect(dialog.getByRole('img', { name: 'Page 1 of 3, as a picture' })).toBeVisible()
  await expect(dialog.getByText('Page 1 of 3')).toBeVisible()
  await expect.poll(() => inked(amara)).toBeGreaterThan(500)
  expect(await amara.content()).not.toContain(word)
  await looksRight(amara)
  await shot(amara, 'pdf-en-1280')
  await dialog.getByRole('button', { name: 'Next page' }).press('Enter')
  await expect(dialog.getByRole('img', { name: 'Page 2 of 3, as a picture' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Larger' }).click()
  const [wide, frame] = await Promise.all([
    dialog.locator('canvas').evaluate((canvas) => canvas.clientWidth),
    dialog.locator('.papers-page').evaluate((section) => section.clientWidth),
  ])
  expect(wide).toBeGreaterThan(1.9 * frame)
  const foreign = asked.filter((url) => !/^(blob:|http:\/\/(localhost|viewer\.localhost):)/.test(url))
  expect(foreign).toEqual([])
})

test('what reads it has no origin, no connection, no document and no cookie', async () => {
  const frame = viewerOf(amara) as Frame
  const [{ status, headers }] = [await responseOf(stage.viewerUrl)]
  expect(status).toBe(200)
  expect(headers.get('set-cookie')).toBeNull()
  const inFrame = await frame.evaluate(async (staff) => {
    const tried = async (work: () => unknown) => {
      // While a test evaluates, the browser lets strings be scripts.
      await new Promise((later) => {
        setTimeout(later, 50)
      })
      try {
        await work()
        return 'done'
      } catch (error) {
        return (error as Error).name
      }
    }
    return {
      origin: self.origin,
      // A function of its own would come from a string.
      string: await tried(() => Reflect.construct(Function, ['return 1'])),
      cookie: await tried(() => document.cookie),
      storage: await tried(() => localStorage.length),
      fetched: await tried(() => fetch('/frame.js')),
      staff: await tried(() => fetch(staff)),
      above: await tried(() => parent.document.title),
    }
  }, stage.url)
  expect(inFrame).toEqual({
    origin: 'null',
    string: 'EvalError',
    cookie: 'SecurityError',
    storage: 'SecurityError',
    fetched: 'TypeError',
    staff: 'TypeError',
    above: 'SecurityError',
  })
  const worker = amara.workers().find((one) => one.url().startsWith('blob:null')) as Worker
  const inWorker = await worker.evaluate(
    async ([staff, viewer]) => {
      const scope = globalThis as unknown as Record<string, unknown> & {
        importScripts: (url: string) => void
      }
      const tried = async (work: () => unknown) => {
        // While a test evaluates, the browser lets strings be scripts.
        await new Promise((later) => {
          setTimeout(later, 50)
        })
        try {
          await work()
          return 'done'
        } catch (error) {
          return (error as Error).name
        }
      }
      return {
        origin: self.origin,
        document: typeof scope['document'],
        calls: typeof scope['RTCPeerConnection'],
        string: await tried(() => Reflect.construct(Function, ['return 1'])),
        wasm: await tried(() => new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))),
        fetched: await tried(() => fetch(`${staff}/api/session`)),
        script: await tried(() => scope.importScripts(`${staff}/workers/vault.js`)),
        database: await tried(() => indexedDB.open('x')),
        // The readers of pictures come when a document needs them.
        reader: await tried(() => import(`${viewer}/decoders/jbig2_nowasm_fallback.js`)),
      }
    },
    [stage.url, stage.viewerUrl] as const,
  )
  expect(inWorker).toEqual({
    origin: 'null',
    document: 'undefined',
    calls: 'undefined',
    string: 'EvalError',
    wasm: 'CompileError',
    fetched: 'TypeError',
    script: 'NetworkError',
    database: 'SecurityError',
    reader: 'done',
  })
  // Nor can the frame leave for where somebody would hear of it.
  await frame.evaluate((elsewhere) => location.assign(elsewhere), `${stage.publicUrl}/en?heard`)
  await expect.poll(() => amara.frames().map((one) => one.url())).toContain('chrome-error://chromewebdata/')
  expect(amara.frames().some((one) => one.url().includes('heard'))).toBe(false)
})

test('with the dialog its viewer goes, and one that is torn is said to be so', async () => {
  await amara.keyboard.press('Escape')
  await expect.poll(() => viewerOf(amara)).toBeUndefined()
  await lineOf(amara, 'torn.pdf').click()
  await expect(amara.getByRole('dialog').getByText(/it is damaged, or no PDF at all/)).toBeVisible()
  await expect.poll(() => viewerOf(amara)).toBeUndefined()
  await expect(amara.getByRole('dialog').getByRole('button', { name: 'Save on this device' })).toBeVisible()
  await amara.keyboard.press('Escape')
})

/** What a browser prints: letters of its own inside, Arabic ones too, and a red photograph. */
async function printedLetter(page: Page): Promise<Buffer> {
  const red = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#ff0000'
    pen.fillRect(0, 0, 300, 150)
    return canvas.toDataURL('image/jpeg')
  })
  await page.setContent(`<p style="font: 40px sans-serif">السلام عليكم</p><img src="${red}" width="400">`)
  return page.pdf({ format: 'A4' })
}

test('a letter with Arabic words and a photograph, as a browser prints it, is drawn whole', async ({
  browser,
}) => {
  const printer = await browser.newPage()
  const buffer = await printedLetter(printer)
  await printer.close()
  const files = amara.locator('input[type=file]').last()
  await files.setInputFiles({ name: 'printed.pdf', mimeType: 'application/pdf', buffer })
  await amara.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await lineOf(amara, 'printed.pdf').click()
  await expect(
    amara.getByRole('dialog').getByRole('img', { name: 'Page 1 of 1, as a picture' }),
  ).toBeVisible()
  await expect.poll(() => inked(amara)).toBeGreaterThan(500)
  const reds = await amara.locator('.papers-page canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    let count = 0
    for (let at = 0; at < data.length; at += 4) if (data[at]! > 230 && data[at + 1]! < 30) count += 1
    return count
  })
  expect(reds).toBeGreaterThan(100_000)
  await shot(amara, 'pdf-printed')
  await amara.keyboard.press('Escape')
})

test('in Arabic, on a telephone, it stands from the right @soak', async ({ browser }) => {
  const page = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
  await goTo(page, `/cases/${caseId}?tab=papers`)
  await lineOf(page, 'letter.pdf').click()
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible()
  await expect.poll(() => inked(page)).toBeGreaterThan(500)
  await looksRight(page)
  await shot(page, 'pdf-ar-360')
  await page.context().close()
})

test('another page than the staff host’s may not frame the viewer', async ({ browser }) => {
  const page = await browser.newPage()
  const body = `<iframe src="${stage.viewerUrl}/"></iframe>`
  await page.route('http://elsewhere.localhost/', (route) =>
    route.fulfill({ contentType: 'text/html', body }),
  )
  await page.goto('http://elsewhere.localhost/')
  await expect
    .poll(() => page.frames().map((frame) => frame.url()))
    .toContain('chrome-error://chromewebdata/')
  await page.close()
})

test('where the operator has given no name to a viewer host it is saved, with why @soak', async ({
  browser,
}) => {
  const other = await Stage.open({ noViewer: true })
  const id = await other.act<string>('amara', 'openCase', { name: 'Mariam', language: 'ar' })
  await other.act('amara', 'paper', id, 'legal', 'letter.pdf', letter)
  const page = await signIn(browser, other, 'amara')
  await goTo(page, `/cases/${id}?tab=papers`)
  await lineOf(page, 'letter.pdf').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/A PDF cannot be shown here safely/)).toBeVisible()
  await expect(page.locator('iframe')).toHaveCount(0)
  await other.close()
})

const responseOf = (url: string) => fetch(url.replace('viewer.localhost', '127.0.0.1'))

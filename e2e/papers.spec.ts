// Papers in a real browser: what a photograph hides is taken out or kept as evidence, a broken line costs nothing, whatever
// is in a paper cannot act, and its name is nowhere but in the browsers of those who hold the key.

import { readFile } from 'node:fs/promises'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { wordsIn } from '../test/canaries.ts'
import { goTo, looksRight, passphrase, signIn, Stage } from './stage.ts'

// Each test goes on with the papers that the one before it kept.
test.describe.configure({ mode: 'serial' })

let stage: Stage
let caseId: string
let amara: Page
const seen: string[] = []
const place = 'Qzxhiddenplacewk'
const names = [
  'Qzxphotographwk.jpg',
  'Qzxevidencewk.jpg',
  'Qzxlongscanwk.txt',
  'Qzxtrapwk.html',
  'Qzxcontractwk.pdf',
]

test.beforeAll(async ({ browser }) => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'ar' })
  amara = await enter(await signIn(browser, stage, 'amara'))
})
test.afterAll(() => stage.close())

async function enter(page: Page): Promise<Page> {
  page.on('request', (request) => {
    seen.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers()))
  })
  await goTo(page, `/cases/${caseId}?tab=papers`)
  await expect(papersOf(page)).toBeVisible()
  return page
}
const papersOf = (page: Page): Locator =>
  page.locator('section.card', { has: page.getByRole('heading', { name: 'Papers', exact: true }) })
const button = (place: Page | Locator, name: string) => place.getByRole('button', { name, exact: true })
const lineOf = (page: Page, name: string) => papersOf(page).locator('li', { hasText: name })

/** A small JPEG, as this browser draws it, with a place and GPS coordinates written into it as a camera would. */
async function photograph(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(320, 240)
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#337755'
    pen.fillRect(40, 30, 200, 150)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
    return [...new Uint8Array(await blob.arrayBuffer())]
  })
  const words = Buffer.from(`${place}\0`)
  // TIFF, big endian: one directory with a description and a pointer to the directory of GPS, which holds a latitude.
  const tiff = Buffer.alloc(8 + 2 + 24 + 4 + 2 + 24 + 4)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(2, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16BE(tag, at)
    tiff.writeUInt16BE(type, at + 2)
    tiff.writeUInt32BE(count, at + 4)
    tiff.writeUInt32BE(value, at + 8)
  }
  entry(10, 0x010e, 2, words.length, tiff.length)
  entry(22, 0x8825, 4, 1, 38)
  tiff.writeUInt16BE(2, 38)
  entry(40, 0x0001, 2, 2, 0x4e000000)
  entry(52, 0x0002, 5, 1, tiff.length + words.length)
  const latitude = Buffer.from([0, 0, 0, 51, 0, 0, 0, 1])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, words, latitude])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  const jpeg = Buffer.from(drawn)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}

async function choose(page: Page, name: string, buffer: Buffer, evidence = false): Promise<void> {
  await papersOf(page).locator('input[type=file]').last().setInputFiles({ name, mimeType: '', buffer })
  const dialog = page.getByRole('dialog')
  if (evidence) await dialog.getByText('Evidence: keep it exactly as it is').click()
  await looksRight(page)
  await button(dialog, 'Save').click()
  await expect(dialog).toHaveCount(0)
}

/** Opens a paper, looks at it, saves it. */
async function openAndSave(page: Page, name: string): Promise<Buffer> {
  await lineOf(page, name).getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('iframe')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(dialog, 'Save on this device').click(),
  ])
  expect(download.suggestedFilename()).toBe(name)
  const saved = await readFile(await download.path())
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  return saved
}

test('an uploaded photograph loses the place where it was taken', async () => {
  const original = await photograph(amara)
  expect(original.includes(place)).toBe(true)
  const name = names[0] as string
  await choose(amara, name, original)
  await expect(lineOf(amara, name)).toContainText('hidden data taken out')
  const saved = await openAndSave(amara, name)
  expect(saved.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
  expect(saved.includes(place)).toBe(false)
  expect(saved.includes('Exif')).toBe(false)
  expect(await sizeOf(amara, saved)).toEqual([320, 240])
})

test('a photograph kept as evidence stays the same to the last byte', async () => {
  const original = await photograph(amara)
  const name = names[1] as string
  await choose(amara, name, original, true)
  await expect(lineOf(amara, name)).not.toContainText('hidden data taken out')
  expect((await openAndSave(amara, name)).equals(original)).toBe(true)
})

const sizeOf = (page: Page, picture: Buffer): Promise<number[]> =>
  page.evaluate(
    async (bytes) => {
      const { width, height } = await createImageBitmap(new Blob([new Uint8Array(bytes)]))
      return [width, height]
    },
    [...picture],
  )

const scan = Buffer.from(Array.from({ length: 200_000 }, (_, line) => `line ${line} `).join(''))

test('an interrupted upload continues after a lost connection and after a reload @soak', async ({
  browser,
}) => {
  test.slow()
  const name = names[2] as string
  let sent = 0
  const breaking = (after: number) =>
    amara.route('**/api/papers/*/pieces/*', (route) =>
      (sent += 1) > after ? route.abort('connectionreset') : route.continue(),
    )
  await breaking(3)
  await choose(amara, name, scan)
  await expect(papersOf(amara).getByText(/It stopped/)).toBeVisible({ timeout: 60_000 })
  await looksRight(amara)
  sent = -2
  await button(papersOf(amara), 'Go on').click()
  await expect(button(papersOf(amara), 'Go on')).toHaveCount(0)
  await expect(papersOf(amara).getByText(/It stopped/)).toBeVisible({ timeout: 60_000 })
  await amara.context().close()

  // Another day, another browser: the file is chosen again.
  amara = await enter(await signIn(browser, stage, 'amara'))
  const half = papersOf(amara).locator('.papers-sending', { hasText: name })
  await expect(half).toContainText('Not whole yet')
  await looksRight(amara)
  const again = (buffer: Buffer) =>
    papersOf(amara)
      .locator('.papers-sending', { hasText: name })
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: '', buffer })
  const changed = Buffer.from(scan)
  changed[changed.length - 5]! ^= 1
  await again(changed)
  await expect(papersOf(amara).getByText(/This is not the file that was begun/)).toBeVisible()
  await looksRight(amara)
  const pieces: string[] = []
  amara.on('request', (request) => {
    if (request.method() === 'PUT') pieces.push(request.url().split('/').at(-1) as string)
  })
  await again(scan)
  await expect(lineOf(amara, name)).toBeVisible()
  // Only what was missing was sent.
  expect(pieces.length).toBeGreaterThan(0)
  expect(pieces.length).toBeLessThan(Math.ceil(scan.length / (256 * 1024)))
  expect((await openAndSave(amara, name)).equals(scan)).toBe(true)
})

test('a worker who locks during an upload leaves no name or file in the window, and continues with the file chosen again @soak', async ({
  browser,
}) => {
  const name = 'Qzxlockedwk.txt'
  const unsent = 'Qzxunsentwk.txt'
  const page = await enter(await signIn(browser, stage, 'amara'))
  const lockAndComeIn = async (handle: string) => {
    await button(page, 'Lock').click()
    await button(page, 'Somebody else').click()
    await page.locator('input').nth(0).fill(handle)
    await page.locator('input[type=password]').fill(passphrase)
    await page.locator('form button[type=submit]').click()
    await expect(papersOf(page).or(page.locator('nav').first()).first()).toBeVisible()
    await goTo(page, '/directory')
    await goTo(page, `/cases/${caseId}?tab=papers`)
    await expect(lineOf(page, names[1] as string)).toBeVisible()
  }
  // One whose begin never arrived: only this window knows its name.
  await page.route('**/api/cases/*/papers', (route) =>
    route.request().method() === 'POST' ? route.abort('connectionreset') : route.fallback(),
  )
  await choose(page, unsent, scan)
  await expect(papersOf(page).getByText(unsent)).toBeVisible()
  await expect(button(papersOf(page), 'Go on')).toBeVisible()
  await page.unroute('**/api/cases/*/papers')
  await lockAndComeIn('samir')
  await expect(papersOf(page).getByText(unsent)).toHaveCount(0)
  await expect(button(papersOf(page), 'Go on')).toHaveCount(0)

  // And one of which some pieces are there, while the others are on their way.
  let sent = 0
  await page.route('**/api/papers/*/pieces/*', (route) => {
    sent += 1
    return sent > 2 ? undefined : route.continue()
  })
  await choose(page, name, scan)
  await expect.poll(() => sent).toBeGreaterThan(2)
  await lockAndComeIn('samir')
  await page.unroute('**/api/papers/*/pieces/*')
  const half = papersOf(page).locator('.papers-sending')
  await expect(half).toContainText('Not whole yet')
  await expect(button(half, 'Go on')).toHaveCount(0)
  await half.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: scan })
  await expect(lineOf(page, name)).toBeVisible()
  expect((await openAndSave(page, name)).equals(scan)).toBe(true)
  await page.context().close()
})

test('a malicious document is shown as text in a frame without scripts and changes nothing', async () => {
  const name = names[3] as string
  const trap = `<html><script>top.location = 'https://example.org'; fetch('/api/session')</script><form action=//example.org>`
  await choose(amara, name, Buffer.from(trap))
  const before = seen.length
  await lineOf(amara, name).getByRole('button').click()
  const frame = amara.getByRole('dialog').locator('iframe')
  await expect(frame).toHaveAttribute('sandbox', '')
  await expect(frame.contentFrame().getByText('top.location')).toBeVisible()
  expect(amara.url()).toContain(caseId)
  expect(seen.slice(before).filter((line) => line.includes('example.org'))).toEqual([])
  await amara.keyboard.press('Escape')
})

test('a document that is no PDF, whatever it says, can only be saved, and its form fits the screen', async () => {
  const name = names[4] as string
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj <</OpenAction <</S /JavaScript>>>> endobj')
  await choose(amara, name, pdf)
  await lineOf(amara, name).getByRole('button').click()
  const dialog = amara.getByRole('dialog')
  await expect(dialog.getByText(/it is damaged, or no PDF at all/)).toBeVisible()
  await expect(dialog.locator('iframe')).toHaveCount(0)
  // axe runs inside every frame and waits for ever for one without scripts: here there is none.
  await looksRight(amara)
  await amara.keyboard.press('Escape')
})

test('a worker removes a document for everybody', async () => {
  const name = names[4] as string
  await lineOf(amara, name).getByRole('button').click()
  const dialog = amara.getByRole('dialog')
  await button(dialog, 'Remove').click()
  await looksRight(amara)
  await button(dialog, 'Remove it').click()
  await expect(lineOf(amara, name)).toHaveCount(0)
})

test('a document’s file name and a photograph’s metadata never reach the server', async () => {
  const words = [...names.map((name) => name.split('.')[0] as string), place]
  expect(await stage.act<string[]>('amara', 'holding', words)).toEqual([])
  expect(wordsIn(seen.join('\n'), words)).toEqual([])
})

// Ines puts a ruling, a PDF of two pages, into the bundle for the court, with Narong's name burnt out of both. What comes out of the printer
// and what is kept are pictures: no byte of them has a word of the ruling, and where the name stood every point is black.

import { inflateSync } from 'node:zlib'
import { expect, type Locator, type Page } from '@playwright/test'
import { visit } from '../hands.ts'
import { pdfOf } from '../../demo/pdf-file.ts'
import { looksRight, shot } from '../stage.ts'
import { job, type Hand } from './job.ts'

const name = 'Narong Pagewell'
const ruling = pdfOf(
  [
    [name, 'is owed 4,120.'],
    [name, 'may stay.'],
  ],
  `/Lang (${name})`,
).toString('latin1')

/** Where the name stands on each page, in hundredths. */
const around = { left: 8, top: 8, right: 55, bottom: 14 }

/** Draws over a part of a picture, as with a pen: one press. */
async function drawOver(hand: Hand, picture: Locator): Promise<void> {
  const isDrawn = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth > 0)
  await expect.poll(isDrawn).toBe(true)
  // Below the bar of the page.
  await picture.evaluate((image) => {
    image.scrollIntoView({ block: 'start' })
    scrollBy(0, -200)
  })
  const { x, y, width, height } = (await picture.boundingBox())!
  const { mouse } = hand.page
  await hand.look()
  await mouse.move(x + (width * around.left) / 100, y + (height * around.top) / 100)
  await mouse.down()
  await mouse.move(x + (width * around.right) / 100, y + (height * around.bottom) / 100, { steps: 4 })
  await mouse.up()
  await expect(hand.page.locator('.bundle-box')).toHaveCount(1)
}

/** Of each picture: how many points within the part are no black, how many beside it are written on. */
const picturesOf = (paper: Locator) =>
  paper.locator('img').evaluateAll(async (images, part) => {
    const looked = images.map(async (image) => {
      const bitmap = await createImageBitmap(image as HTMLImageElement)
      const { width, height } = bitmap
      const pen = new OffscreenCanvas(width, height).getContext('2d')!
      pen.drawImage(bitmap, 0, 0)
      const points = (left: number, top: number, right: number, bottom: number) =>
        pen.getImageData(
          Math.ceil((width * left) / 100),
          Math.ceil((height * top) / 100),
          Math.floor((width * (right - left)) / 100),
          Math.floor((height * (bottom - top)) / 100),
        ).data
      const inside = points(part.left, part.top, part.right, part.bottom)
      const below = points(part.left, part.bottom + 1, part.right, 30)
      return {
        width,
        height,
        notBlack: inside.filter((value, at) => value !== (at % 4 === 3 ? 255 : 0)).length,
        written: below.filter((value, at) => at % 4 === 0 && value < 100).length,
      }
    })
    return Promise.all(looked)
  }, around)

/** Everything that stands in a file, packed parts unpacked. */
function allIn(file: Buffer): string {
  const text = file.toString('latin1')
  const packed = [...text.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].map(([, part]) => {
    try {
      return inflateSync(Buffer.from(part as string, 'latin1')).toString('latin1')
    } catch {
      return ''
    }
  })
  return [text, ...packed].join('\n')
}

const printed = async (page: Page): Promise<Buffer> => page.pdf({ format: 'A4' })

job(
  {
    number: 'S410',
    profession: 'lawyer',
    who: 'ines',
    what: 'a PDF in the bundle for the court, a name burnt out of each page',
    goal: { presses: 8, seconds: 60 },
    isKept: true,
    daily: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name, language: 'en' })
      await stage.act('amara', 'agree', caseId, {
        with: 'ines',
        compartments: ['identity', 'legal'],
        purpose: 'legal_help',
      })
      await stage.act('ines', 'paper', caseId, 'legal', 'ruling.pdf', ruling)
      return caseId
    },
    async work(ines, caseId) {
      const { main, page } = ines
      await visit(page, `/cases/${caseId}/bundle`)
      await ines.press(main.getByText('ruling.pdf'))
      const picture = (n: number) => main.getByRole('img', { name: `Page ${n} of 2, as a picture` })
      await ines.sees(picture(1))
      await drawOver(ines, picture(1))
      await ines.button('Next page', main)
      await ines.sees(picture(2))
      await drawOver(ines, picture(2))
      await shot(page, 'pdf-bundle-en-1280')
      await ines.button('See the result', main)
      await ines.sees(page.locator('article img').nth(1))
      await ines.button('Keep it sealed', main)
      await ines.sees(page.getByText('The bundle is kept in the legal part.').last())
      return page
    },
    async after({ at }, caseId, page) {
      const paper = page.locator('article')
      await expect(paper.getByText('Document 1, page 2')).toBeVisible()
      const pictures = await picturesOf(paper)
      expect(pictures.map(({ notBlack }) => notBlack)).toEqual([0, 0])
      for (const { written, width, height } of pictures) {
        expect(written).toBeGreaterThan(100)
        expect(width * height).toBeLessThan(4_000_000)
      }
      expect(await paper.innerText()).not.toMatch(/Narong|Pagewell|4,120/)
      await looksRight(page)
      await page.setViewportSize({ width: 360, height: 740 })
      await looksRight(page)
      await shot(page, 'pdf-bundle-en-360')
      // What the court holds in its hands: a sheet with what it is, and one for each page.
      const sheets = await printed(page)
      expect(sheets.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(3)
      expect(allIn(sheets)).not.toMatch(/Narong|Pagewell|4,120|may stay/)
      // What is kept, as Amara's house gets it on its own device.
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}?tab=papers`)
      for (const kept of ['bundle-1-1.png', 'bundle-1-2.png']) {
        await amara.locator('main li', { hasText: kept }).getByRole('button').click()
        const [download] = await Promise.all([
          amara.waitForEvent('download'),
          amara.getByRole('dialog').getByRole('button', { name: 'Save on this device' }).click(),
        ])
        const parts: Buffer[] = []
        for await (const part of await download.createReadStream()) parts.push(part as Buffer)
        expect(Buffer.concat(parts).toString('latin1')).toMatch(/^\x89PNG/)
        expect(Buffer.concat(parts).toString('latin1')).not.toMatch(/Narong|Pagewell|tEXt|iTXt|zTXt/)
        await amara.keyboard.press('Escape')
        await expect(amara.getByRole('dialog')).toHaveCount(0)
      }
    },
  },
)

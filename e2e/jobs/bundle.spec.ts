// Ines makes a bundle for the court: Narong's name is burnt out of a letter, and a part of a photograph is black. What is kept holds neither the
// name nor a point of what was there, and comes out of the printer under the pseudonym of the case.

import { expect, type Page } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'

const letter = 'NARONG BUNDLE worked here.\nNarong\nBundle was not paid. Call +44 7700 900555.'

/** A red photograph, as this browser draws it. */
const photograph = (page: Page) =>
  page.evaluate(async () => {
    const canvas = new OffscreenCanvas(200, 100)
    const pen = canvas.getContext('2d')!
    pen.fillStyle = '#ff0000'
    pen.fillRect(0, 0, 200, 100)
    const blob = await canvas.convertToBlob({ type: 'image/png' })
    return [...new Uint8Array(await blob.arrayBuffer())]
  })

job(
  {
    number: 'S267',
    profession: 'lawyer',
    who: 'ines',
    what: 'a bundle for the court, a name and a part of a picture burnt out',
    goal: { presses: 10 },
    isKept: true,
  },
  {
    async before({ stage, at }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Narong Bundle', language: 'en' })
      await stage.act('amara', 'agree', caseId, {
        with: 'ines',
        compartments: ['identity', 'legal'],
        purpose: 'legal_help',
      })
      await stage.act('ines', 'paper', caseId, 'legal', 'letter-of-narong.txt', letter)
      const ines = await at('ines')
      await visit(ines, `/cases/${caseId}?tab=papers`)
      const buffer = Buffer.from(await photograph(ines))
      await ines
        .locator('input[type=file]')
        .last()
        .setInputFiles({ name: 'room.png', mimeType: 'image/png', buffer })
      const dialog = ines.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(ines.locator('li', { hasText: 'room.png' })).toContainText('Picture')
      return caseId
    },
    async work(ines, caseId) {
      const { main, page } = ines
      await visit(page, `/cases/${caseId}/bundle`)
      await ines.press(main.getByText('letter-of-narong.txt'))
      await ines.press(main.getByText('room.png'))
      const words = main.getByRole('textbox', { name: /^Words to black out/ })
      await expect(words).toHaveValue('Narong Bundle\nNarong\nBundle')
      await ines.type(words, 'Narong Bundle\nNarong\n+44 7700 900555')
      await ines.press(main.getByText('Mark a part by numbers'))
      for (const [side, number] of [
        ['From the left, in %', '10'],
        ['From above, in %', '20'],
        ['Width, in %', '50'],
        ['Height, in %', '40'],
      ] as const)
        await main.getByRole('textbox', { name: side }).fill(number)
      await ines.button('Make it black', main)
      await ines.button('See the result', main)
      const paper = page.locator('article')
      await ines.sees(paper.getByText('worked here.'))
      await ines.button('Keep it sealed', main)
      await ines.sees(page.getByText('The bundle is kept in the legal part.').last())
      return page
    },
    async after({ at }, caseId, page) {
      const paper = page.locator('article')
      expect(await paper.innerText()).not.toMatch(/narong|7700|900555/i)
      const points = await paper.locator('img').evaluate(async (image: HTMLImageElement) => {
        const bitmap = await createImageBitmap(image)
        const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
        pen.drawImage(bitmap, 0, 0)
        const at = (x: number, y: number) => [...pen.getImageData(x, y, 1, 1).data].join()
        return [at(21, 21), at(70, 40), at(119, 59), at(5, 5), at(180, 90)]
      })
      expect(points).toEqual(['0,0,0,255', '0,0,0,255', '0,0,0,255', '255,0,0,255', '255,0,0,255'])
      await looksRight(page)
      await shot(page, 'bundle-en-1280')
      await page.setViewportSize({ width: 360, height: 740 })
      await looksRight(page)
      await shot(page, 'bundle-en-360')
      await page.emulateMedia({ media: 'print' })
      await expect(page.locator('main h1')).toBeHidden()
      await page.emulateMedia({ media: 'screen' })
      await page.setViewportSize({ width: 1280, height: 800 })
      // Both lie among the papers of the case, under numbers instead of names.
      await visit(page, `/cases/${caseId}?tab=papers`)
      // In which order two papers of one hour come is nobody's to tell.
      for (const name of [/bundle-\d\.png/, /bundle-\d\.txt/])
        await expect(page.locator('main li', { hasText: name }).first()).toBeVisible()
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}?tab=papers`)
      await expect(amara.locator('main li', { hasText: 'Legal Aid West' })).toHaveCount(4)
    },
  },
)

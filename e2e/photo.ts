// A photo as a telephone takes one: a page of paper, and beside its points where, when and with what it was taken.

import type { Page } from '@playwright/test'

/** Stands in the photo beside its points, and never at whoever receives it. */
export const hiddenWords = 'Maker 51.5007N 0.1246W Canary Row'

/** Drawn by the browser of a page, then given an EXIF part with the hidden words. */
export async function photoFrom(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no canvas')
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, 2400, 1800)
    pen.fillStyle = '#111'
    pen.font = '120px serif'
    pen.fillText('Contract: 60 hours, no pay until May', 160, 400)
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? ''
  })
  const points = Buffer.from(drawn, 'base64')
  const said = Buffer.from(`Exif\0\0${hiddenWords}`, 'latin1')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(said.length + 2)
  // Behind the first mark of the file, where every telephone puts it.
  const buffer = Buffer.concat([
    points.subarray(0, 2),
    Buffer.from([0xff, 0xe1]),
    length,
    said,
    points.subarray(2),
  ])
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer }
}

/** A sound file of a telephone, with the hidden words among its tags. */
export const taggedSound = {
  name: 'voice.mp3',
  mimeType: 'audio/mpeg',
  buffer: Buffer.concat([
    Buffer.from(`ID3\x03\0\0\0\0\0\x40TPE1${hiddenWords}`, 'latin1'),
    Buffer.alloc(4096, 0xff),
  ]),
}

export const chooseFiles = async (
  page: Page,
  press: () => Promise<void>,
  files: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> => {
  const chooser = page.waitForEvent('filechooser')
  await press()
  await (await chooser).setFiles(files)
}

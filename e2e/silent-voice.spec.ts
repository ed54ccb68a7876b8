// A microphone that records nothing: whoever spoke is told before it is sent, and the form is as it was.

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { withMicrophone } from './microphone.ts'
import { addresses } from '../src/api/addresses.ts'
import { Stage } from './stage.ts'

/** Two seconds of silence, as a WAVE file (RIFF, 16 bits, one channel). */
function silence(): string {
  const [rate, seconds] = [16_000, 2]
  const data = Buffer.alloc(rate * seconds * 2)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  const path = join(mkdtempSync(join(tmpdir(), 'continuum-silence-')), 'silence.wav')
  writeFileSync(path, Buffer.concat([head, data]))
  return path
}

test.use({ launchOptions: withMicrophone(`--use-file-for-fake-audio-capture=${silence()}`) })

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

test('a voice note in which nothing can be heard is not taken, and she is told to record again @soak', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  await page.goto(`${stage.publicUrl}/en${addresses.help}`)
  await page.getByRole('button', { name: 'Record my voice' }).click()
  await page.getByRole('button', { name: 'Stop recording (1)' }).click()
  await expect(
    page.getByText('Nothing can be heard in it. Please record it again.', { exact: true }),
  ).toBeVisible()
  await expect(page.locator('main audio')).toHaveCount(0)
  await page.context().close()
})

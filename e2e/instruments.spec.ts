// A house brings in a set of questions of its own: a file with a fault is refused by line and field, a whole one is there for its people.

import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { Instrument } from '../src/instruments/instrument.ts'
import { visit } from './hands.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

/** A set of our own, as somebody who does not program writes it down: with one code that nobody knows. */
const docks = JSON.stringify(
  {
    ...(JSON.parse(readFileSync('src/instruments/data/general.json', 'utf8')) as object),
    id: 'dock_work',
    title: { en: 'Work at the docks', ar: 'العمل في الميناء' },
  },
  null,
  2,
)
const file = (words: string) => ({
  name: 'docks.json',
  mimeType: 'application/json',
  buffer: Buffer.from(words),
})

test('an administrator brings in a set of questions, and a caseworker of the house asks it @soak', async ({
  browser,
}) => {
  const admin = await signIn(browser, stage, 'amara-admin')
  await visit(admin, '/instruments')
  await admin.locator('input[type=file]').setInputFiles(file(docks.replace('"asked"', '"guessed"')))
  await expect(admin.getByText('Not brought in: one thing is wrong')).toBeVisible()
  await expect(admin.getByRole('cell', { name: 'mode' })).toBeVisible()
  await looksRight(admin)
  await admin.locator('input[type=file]').setInputFiles(file(docks))
  await admin.getByRole('button', { name: 'Bring it in' }).click()
  await expect(admin.getByText('Work at the docks')).toBeVisible()
  await looksRight(admin)
  await shot(admin, 'instruments-en-1280')
  // A caseworker of the house chooses it where the questions are asked.
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Ilham', language: 'en' })
  const { id } = await stage.act<{ id: string }>('amara', 'open', 'screening', {
    id: crypto.randomUUID(),
    caseId,
    instrument: 'own_set',
  })
  await stage.act('amara', 'move', 'screening', 'begin', id, {
    explained: true,
    private_place: true,
    interpreter: 'not_needed',
    mode: 'asked',
  })
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/cases/${caseId}/screening/${id}`)
  await amara.getByRole('button', { name: 'Ask this one' }).click()
  await expect(amara.getByText('You may stop now, or at any time.', { exact: false })).toBeVisible()
  for (const { words } of (JSON.parse(docks) as Instrument).items) {
    await expect(amara.getByRole('heading', { name: words.en })).toBeVisible()
    await amara.getByRole('button', { name: 'No', exact: true }).click()
  }
  await amara.getByRole('button', { name: 'Keep it and finish' }).click()
  await expect(amara.getByRole('link', { name: 'Read what was answered' })).toBeVisible()
  await visit(amara, `/cases/${caseId}/screening/${id}`)
  await expect(amara.getByText('Work at the docks')).toBeVisible()
})

// An honest restore, on the screens. Harbour House ends what the clinic reads, freezes Mariam's card and sends Samir away; in the night the
// operator puts the backup of the day before back. Every browser that saw more stops. Amara and the administrator say together what it
// was, their browsers take away again what had come back, and work goes on. (What a browser says that remembers nothing: e2e/honest-server.spec.ts.)

import { expect, test, type Page } from '@playwright/test'
import { messagesOf } from '../scripts/locale-files.ts'
import { typeDay, visit } from './hands.ts'
import { fillSignIn, looksRight, shot, signIn, Stage } from './stage.ts'

const arabic = messagesOf('ar')
let stage: Stage
test.beforeEach(async () => {
  stage = await Stage.open({ unlimited: true })
})
test.afterEach(() => stage.close())

/** Reads the case, and waits until what was seen of it lies in this browser: that is some seconds after the last of it. */
async function remembers(page: Page, caseId: string): Promise<void> {
  let [readAt, keptAt] = [Infinity, 0]
  page.on('response', (answer) => {
    if (answer.url().includes(`/api/cases/${caseId}/keys`)) readAt = Date.now()
    if (answer.url().endsWith('/drafts/pins') && answer.request().method() === 'POST') keptAt = Date.now()
  })
  await visit(page, `/cases/${caseId}`)
  await expect.poll(() => keptAt - readAt, { timeout: 30_000 }).toBeGreaterThan(2_000)
}
const reads = (who: string, caseId: string) => stage.act<string[]>(who, 'reads', caseId)

test('two members bring a restored network back: what had been taken away is taken away again, and work goes on @soak', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam', language: 'ar' })
  await stage.act('amara', 'note', caseId, 'health', 'Allergic to penicillin.')
  await stage.act('amara', 'agree', caseId, {
    with: 'bashir',
    compartments: ['health'],
    purpose: 'health_care',
  })
  const { circle } = await stage.act<{ circle: number }>('amara', 'card', caseId, 'ar')
  const admin = await signIn(browser, stage, 'amara-admin')
  const amara = await signIn(browser, stage, 'amara', { language: 'en', width: 360, height: 740 })
  await remembers(amara, caseId)

  await stage.act('amara', 'takeBackup')
  await stage.act('amara', 'stopAndFreeze', caseId, circle)
  await stage.act('amara-admin', 'sendAway', 'samir')
  expect(await reads('bashir', caseId)).toEqual([])
  // They come in once more, and see it.
  await fillSignIn(admin, stage, 'amara-admin')
  await expect(admin.locator('nav').first()).toBeVisible()
  await fillSignIn(amara, stage, 'amara')
  await expect(amara.locator('nav').first()).toBeVisible()
  await remembers(amara, caseId)
  await stage.act('amara', 'putBackupBack')
  expect(await reads('bashir', caseId), 'the withdrawal is gone with the rest').toContain('health')

  // The administrator meets the alarm, and says what the operator has told.
  await fillSignIn(admin, stage, 'amara-admin')
  const way = admin.getByRole('link', { name: 'Was a backup restored?' })
  await expect(way).toBeVisible()
  await looksRight(admin)
  await shot(admin, 'restored-alarm-en')
  await way.click()
  await expect(admin.getByRole('heading', { name: 'Was a backup restored?' })).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Sign that it was restored' })).toBeDisabled()
  await looksRight(admin)
  await shot(admin, 'restored-say-en')
  await typeDay(
    admin.getByRole('group', { name: 'Day of the backup' }),
    new Date().toISOString().slice(0, 10),
  )
  await admin.getByRole('button', { name: 'Sign that it was restored' }).click()
  await expect(admin.getByText('A second one of your organisation has to sign it too').last()).toBeVisible()
  const words = await admin.locator('.restored-words').innerText()
  await looksRight(admin)
  await shot(admin, 'restored-waits-en')

  // Amara meets it on her telephone, compares the words, and signs too.
  await fillSignIn(amara, stage, 'amara', 'ar')
  await amara.getByRole('link', { name: arabic['signin.restored']! }).click()
  await expect(amara.locator('.restored-words')).toHaveText(words)
  await looksRight(amara)
  await shot(amara, 'restored-sign-ar')
  await amara.getByRole('button', { name: arabic['restored.sign']! }).click()
  await expect(amara.getByRole('button', { name: arabic['restored.accept']! })).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'restored-believe-ar')
  await amara.getByRole('button', { name: arabic['restored.accept']! }).click()
  await expect(amara.getByText(arabic['restored.done']!)).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'restored-done-ar')
  expect(await reads('bashir', caseId), 'withdrawn again').toEqual([])

  // The administrator believes it as well, and hears that Samir is back.
  await admin.getByRole('button', { name: 'Look again' }).click()
  await admin.getByRole('button', { name: 'I have asked: believe it' }).click()
  await expect(admin.getByText('This browser believes it')).toBeVisible()
  await expect(admin.getByText('Colleagues who had been taken out are back')).toBeVisible()
  await expect(admin.getByText(/^samir: an administrator/)).toBeVisible()
  await looksRight(admin)
  await shot(admin, 'restored-done-en')
  await admin.getByRole('button', { name: 'Go on' }).click()
  await expect(admin.getByRole('heading', { level: 1 })).toBeVisible()

  // Work goes on, on both.
  await amara.getByRole('button', { name: arabic['restored.goOn']! }).click()
  await visit(amara, `/cases/${caseId}/access`)
  await expect(amara.locator('main h1')).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'restored-access-ar')
  await stage.act('amara', 'note', caseId, 'health', 'Written after the restore.')
  expect(await reads('bashir', caseId)).toEqual([])
  await fillSignIn(amara, stage, 'amara', 'en')
  await expect(amara.locator('nav').first()).toBeVisible()
  await expect(amara.getByText('Was a backup restored?')).toHaveCount(0)
})

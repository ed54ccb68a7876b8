// A night at Harbour House: the day team carries a case, Marko is on duty in the team that stands by, takes it over, and in the morning reads
// nothing any more. His supervisor and the person are told.

import { expect, test } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { enterOwn } from './portal-door.ts'
import { goTo, looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open({ unlimited: true })
  await stage.act('amara-admin', 'newColleague', 'odile', ['supervisor'])
  for (const handle of ['marko', 'lina'])
    await stage.act('amara-admin', 'newColleague', handle, ['caseworker'])
})
test.afterAll(() => stage.close())

test('Marko takes a case over at night, his supervisor and Mariam see it, and in the morning he reads nothing @soak', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const day = await stage.act<number>('amara', 'team', 'casework', 'Days', ['amara'])
  const night = await stage.act<number>('amara', 'team', 'night_desk', 'Nights', ['marko', 'odile', 'lina'])
  await stage.act('amara-admin', 'standsBy', night, 'marko')
  await stage.act('amara', 'agreesToNight', day)
  // On which nights Marko stands there, somebody else signs: a month is signed, and the rota goes on for two more.
  const admin = await signIn(browser, stage, 'amara-admin')
  await goTo(admin, '/night')
  await expect(admin.getByText(/One night needs 1 case/)).toBeVisible()
  await looksRight(admin)
  await shot(admin, 'night-nights-en-1280')
  await admin.getByRole('button', { name: /^Sign \d+ nights marko/ }).click()
  await expect(admin.getByText(/^Signed by .*amara-admin/).first()).toBeVisible()
  await admin.getByRole('button', { name: 'Change the hours' }).click()
  await expect(admin.getByText('Cases that one night needs').first()).toBeVisible()
  await looksRight(admin)
  await shot(admin, 'night-hours-en-1280')
  await admin.context().close()
  const caseId = await stage.act<string>(
    'amara',
    'openNightCase',
    { name: 'Mariam', language: 'ar' },
    day,
    night,
  )
  const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')

  const marko = await signIn(browser, stage, 'marko')
  await goTo(marko, '/night')
  await expect(marko.getByRole('button', { name: /^Take over/ })).toHaveCount(1)
  await looksRight(marko)
  await shot(marko, 'night-en')
  const first = (await marko.getByRole('button', { name: /^Take over/ }).textContent())!
  await marko.getByRole('button', { name: /^Take over/ }).click()
  await marko.getByRole('dialog').getByText('Somebody is in danger').click()
  await looksRight(marko)
  await shot(marko, 'night-take-en')
  await marko.getByRole('dialog').getByRole('button', { name: 'Take over' }).click()
  await expect(marko).toHaveURL(new RegExp(`/cases/${caseId}`))
  await expect(marko.getByRole('button', { name: 'Write a note' })).toBeVisible()

  // One more than a night needs: everybody of the house sees who, how many and when.
  const openNight = { name: 'Selam', language: 'ar' }
  await stage.act('amara', 'openNightCase', openNight, day, night)
  await goTo(marko, '/night')
  await expect(marko.getByRole('button', { name: /^Take over/ })).toHaveCount(2)
  await marko
    .getByRole('button', { name: /^Take over/ })
    .filter({ hasNotText: first })
    .click()
  await marko.getByRole('dialog').getByText('Somebody is in danger').click()
  await marko.getByRole('dialog').getByRole('button', { name: 'Take over' }).click()
  await expect(marko.getByRole('button', { name: 'Write a note' })).toBeVisible()
  const lina = await signIn(browser, stage, 'lina')
  await expect(lina.getByText('2 cases were taken over within a day. One night needs 1 case.')).toBeVisible()
  await expect(lina.getByText(/^marko: 2, from/)).toBeVisible()
  await looksRight(lina)
  await shot(lina, 'night-alarm-en-1280')
  await lina.context().close()

  const odile = await signIn(browser, stage, 'odile', { language: 'ar', width: 360, height: 740 })
  await expect(odile.getByText('تُوليت حالتان خلال يوم.', { exact: false })).toBeVisible()
  await expect(odile.getByText('تُوليت ليلًا')).toBeVisible()
  await expect(odile.getByText(/marko/).filter({ visible: true }).first()).toBeVisible()
  await looksRight(odile)
  await shot(odile, 'night-supervisor-ar')
  await odile.getByRole('button', { name: 'رأيت ذلك' }).first().click()

  const mariam = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
  await mariam.locator(`main a[href="/en${addresses.whoLooked}"]`).click()
  await expect(mariam.getByText(/opened your file .*because somebody was in danger/)).toBeVisible()
  await expect(mariam.getByText(/They can read it until/)).toBeVisible()
  await shot(mariam, 'night-her-page-en')

  await stage.travel(1.1)
  await stage.act('amara', 'endNight')
  expect(await stage.act('marko', 'reads', caseId)).toEqual([])
  // What a screen has read it believes for ten seconds.
  await expect(async () => {
    await goTo(marko, '/cases')
    await goTo(marko, `/cases/${caseId}`)
    await expect(marko.getByRole('button', { name: 'Write a note' })).toHaveCount(0, { timeout: 2_000 })
  }).toPass({ timeout: 40_000 })
})

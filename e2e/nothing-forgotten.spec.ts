// What a screen must not let anybody overlook, nor know better than it does: what still runs when a case is closed, what can be
// done next and no more than that, in which case something happened last, and which language a caller speaks.

import { expect, test } from '@playwright/test'
import { visit } from './hands.ts'
import { goTo, looksRight, shot, signIn, Stage } from './stage.ts'

const shapes = [
  { language: 'en', width: 1280, height: 800 },
  { language: 'ar', width: 320, height: 1500 },
] as const

let stage: Stage
let caseId: string
let ownTrack: string
test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam Open', language: 'ar' })
  const [own] = await stage.act<{ id: string }[]>('amara', 'tracks', caseId)
  ownTrack = own?.id ?? ''
  const consent = await stage.act<string>('amara', 'agree', caseId, {
    with: 'bashir',
    compartments: ['health'],
    purpose: 'health_care',
  })
  const { id: referral } = await stage.act<{ id: string }>('amara', 'refer', caseId, {
    with: 'bashir',
    serviceCode: 'health',
    consent,
  })
  for (const move of ['open', 'accept']) await stage.act('bashir', 'move', 'referral', move, referral, {})
  const goal = await stage.act<{ id: string }>('amara', 'open', 'goal', { caseId, subkind: 'education' })
  await stage.act('amara', 'move', 'goal', 'agree', goal.id, {})
})
test.afterAll(() => stage.close())

test('a caseworker who closes a case first sees which processes end with it and which go on @soak', async ({
  browser,
}) => {
  for (const shape of shapes) {
    const amara = await signIn(browser, stage, 'amara', shape)
    await goTo(amara, `/cases/${caseId}?track=${ownTrack}`)
    const panel = amara.getByRole('dialog')
    const close = shape.language === 'en' ? 'Close the case' : 'إغلاق الحالة'
    await panel.getByRole('button', { name: close, exact: true }).click()
    const list = panel.locator('.still-running')
    await expect(list.getByRole('link')).toHaveCount(3)
    await looksRight(amara)
    await shot(amara, `closing-${shape.language}-${shape.width}`)
    if (shape.language === 'en') {
      const part = (heading: string) =>
        list.locator('section.rows', { has: amara.getByRole('heading', { name: heading }) })
      await expect(part('Ends or rests with the case').getByRole('link')).toHaveText('Education')
      const goesOn = part('Goes on until somebody ends it')
      await expect(goesOn).toContainText('Consent')
      await expect(goesOn).toContainText('City Clinic')
      // Also where nothing is asked: one press shows the list, and closes nothing.
      await panel.getByRole('button', { name: 'Not now' }).click()
      await panel.getByRole('button', { name: /^Close as transferred: another/ }).click()
      await expect(list).toBeVisible()
    }
    await amara.context().close()
  }
})

test('the next steps of a consent are those of its own page, without looking back at it @soak', async ({
  browser,
}) => {
  const words = {
    en: {
      next: 'What next?',
      agreed: 'Consent',
      ends: 'Do not renew',
      back: 'Look back',
      replace: 'Replace',
    },
    ar: {
      next: 'ما التالي؟',
      agreed: 'الموافقة',
      ends: 'عدم التجديد: تنتهي الموافقة في يومها',
      back: 'مراجعة ما فُتح',
      replace: 'الاستبدال',
    },
  } as const
  for (const shape of shapes) {
    const { next, agreed, ends, back, replace } = words[shape.language]
    const amara = await signIn(browser, stage, 'amara', shape)
    await visit(amara, `/cases/${caseId}`)
    await amara.getByRole('button', { name: next }).click()
    const item = amara.getByRole('menuitem', { name: agreed })
    await expect(item).toContainText(ends)
    await expect(item).not.toContainText(back)
    await expect(item).not.toContainText(replace)
    await item.scrollIntoViewIfNeeded()
    await looksRight(amara)
    await shot(amara, `what-next-${shape.language}-${shape.width}`)
    await amara.context().close()
  }
})

test('the case with a step today is first in the list and shows when @soak', async ({ browser }) => {
  await stage.act('amara', 'openCase', { name: 'Zaira Newer', language: 'es' })
  await stage.travel(3)
  await stage.act('amara', 'open', 'goal', { caseId, subkind: 'food' })
  for (const shape of shapes) {
    const amara = await signIn(browser, stage, 'amara', shape)
    await visit(amara, '/cases')
    const first = amara.locator('main .row-line').first()
    await expect(first.getByRole('link')).toHaveAttribute('href', new RegExp(caseId))
    await expect(first).toContainText(shape.language === 'en' ? 'last step: ' : 'آخر خطوة: ')
    await looksRight(amara)
    await shot(amara, `case-list-${shape.language}-${shape.width}`)
    await amara.context().close()
  }
})

test('a failed solution recorded by another organisation appears in the work of the case carrier @soak', async ({
  browser,
}) => {
  const purpose = 'support'
  await stage.act('amara', 'agree', caseId, { with: 'rosa', compartments: ['narrative'], purpose })
  const { id } = await stage.act<{ id: string }>('rosa', 'open', 'solution', { caseId })
  const explained = ['local_integration', 'third_country_resettlement', 'voluntary_return']
  for (const [move, input] of [
    ['counsel', { language: 'ar', explained }],
    ['choose', { option: 'local_integration' }],
    ['assess', {}],
    ['agree', {}],
    ['prepare', {}],
    ['execute', {}],
    ['fail', {}],
  ] as const)
    await stage.act('rosa', 'move', 'solution', move, id, input)
  for (const shape of shapes.toReversed()) {
    const amara = await signIn(browser, stage, 'amara', shape)
    await looksRight(amara)
    await shot(amara, `solution-broke-${shape.language}-${shape.width}`)
    if (shape.language === 'en') {
      await amara.getByRole('link', { name: 'A solution did not hold: see to it that help goes on' }).click()
      const see = amara.getByRole('button', { name: 'See to it that help goes on', exact: true })
      await expect(see).toBeVisible()
      await looksRight(amara)
      await shot(amara, 'solution-broke-page')
      await see.click()
      await expect(amara.getByText('The case owner sees to it').last()).toBeVisible()
      await expect(see).toHaveCount(0)
    }
    await amara.context().close()
  }
})

test('a caller’s language stays unknown until somebody asked @soak', async ({ browser }) => {
  for (const shape of shapes) {
    const leyla = await signIn(browser, stage, 'leyla', shape)
    await goTo(leyla, '/hotline')
    await leyla.locator('main button.button[data-look=primary]').first().click()
    await expect(leyla.locator('#call-language')).toHaveValue('')
    await looksRight(leyla)
    await shot(leyla, `call-${shape.language}-${shape.width}`)
    if (shape.language === 'en') {
      await leyla.locator('#call-story').fill('Says nothing but her name.')
      await leyla.getByRole('button', { name: 'Save', exact: true }).click()
      await leyla.getByRole('link', { name: 'Open this contact' }).click()
      await expect(leyla.locator('main h1')).toContainText('language not known')
    }
    await leyla.context().close()
  }
})

// On whose word: Mariam says yes in Spanish, on a paper that is scanned. Everybody who looks later sees how she said it and reads
// the very words; where the server shows others, the screen says so in red, to her worker and to her.

import { expect, test, type Page } from '@playwright/test'
import { addresses } from '../src/api/addresses.ts'
import { answer, fromList, visit } from './hands.ts'
import { looksRight, shot, signIn, Stage, type Shape } from './stage.ts'

let stage: Stage
let caseId: string
let words: string
const paper = 'consent-signed.txt'

test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam Test', language: 'es' })
  await stage.act('amara', 'paper', caseId, 'legal', paper, 'Yes, they may read it. Mariam')
  words = (await stage.act<{ words: string }>('amara', 'card', caseId, 'es')).words
})
test.afterAll(() => stage.close())

const consent = (page: Page) => page.locator('.access-reader').filter({ hasText: 'City Clinic' })

test('a caseworker who records written consent must attach the paper, and the page then says who witnessed it', async ({
  browser,
}) => {
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/cases/${caseId}/give`)
  const form = amara.locator('form.access-give')
  await fromList(form, 'With whom?', 'City Clinic')
  await answer(form, 'What may they read?', ['health'])
  await fromList(form, 'What for?', 'Health care')
  await expect(form.getByText('Read this aloud, in Spanish')).toBeVisible()
  const read = await form.locator('.access-aloud p').allInnerTexts()
  await answer(form, 'How was it agreed?', 'On paper')
  await form.locator('button[type=submit]').click()
  await expect(amara.getByRole('alert').getByText('Say where the paper is.')).toBeVisible()
  await fromList(form, 'Where is the paper?', paper)
  await form.locator('button[type=submit]').click()
  await expect(consent(amara)).toContainText(/On paper · Spanish · .*Checked/)
  await consent(amara).getByRole('button', { name: 'The words City Clinic' }).click()
  const beside = amara.getByRole('dialog')
  await expect(beside.getByText(/^Agreed in Spanish\. On paper\./)).toBeVisible()
  await expect(beside).toContainText('The words are kept, and they are the words that were signed.')
  await expect(beside).toContainText(`“${paper}” is the paper that was signed.`)
  const kept = beside.locator('[lang=es]')
  expect((await kept.innerText()).split('\n'), 'to the letter, as they were read out').toEqual(read)
  await looksRight(amara)
  await amara.context().close()
})

test('a caseworker who types half a name takes the marked answer with Enter, and chooses nobody by going on @soak', async ({
  browser,
}) => {
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/cases/${caseId}/give`)
  const place = amara.locator('form.access-give').getByRole('combobox', { name: 'With whom?' })
  const marked = amara.locator('[role=option][data-focused]')
  await place.fill('clin')
  await expect(marked).toHaveText('City Clinic')
  await place.press('Tab')
  await expect(place).toHaveValue('')
  await place.fill('clin')
  await expect(marked).toHaveText('City Clinic')
  await place.press('Enter')
  await expect(place).toHaveValue('City Clinic')
  await amara.context().close()
})

test('a caseworker reviews open consent and sees each recipient, part, purpose and reason once @soak', async ({
  browser,
}) => {
  const [asked] = (await stage.act<{ id: string; kind: string }[]>('amara', 'tracks', caseId)).filter(
    ({ kind }) => kind === 'consent',
  )
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/tracks/${asked!.id}`)
  const terms = amara.locator('.card', { has: amara.getByRole('heading', { name: 'City Clinic' }) })
  await expect(terms).toContainText('Health care: health, until')
  await expect(amara.getByText('Look back at what was opened without a yes')).toBeVisible()
  await expect(
    amara.getByText('The person agreed to this, so there is nothing to look back at.'),
  ).toHaveCount(1)
  await looksRight(amara)
  await terms.getByRole('link', { name: 'Who can read' }).click()
  await expect(consent(amara)).toBeVisible()
  await amara.context().close()
})

const shapes: Shape[] = [
  { language: 'en', width: 390, height: 844 },
  { language: 'ar', width: 1280, height: 800 },
]
for (const shape of shapes)
  test(`a caseworker is warned when a server hides the consent text, in ${shape.language}${shape.language === 'en' ? '' : ' @soak'}`, async ({
    browser,
  }) => {
    const page = await signIn(browser, stage, 'amara', shape)
    await page.route(`**/api/cases/${caseId}`, async (route) => {
      const answered = await route.fetch()
      const body = (await answered.json()) as { records: { kind: string }[] }
      const records = body.records.filter((one) => one.kind !== 'agreed')
      await route.fulfill({ response: answered, json: { ...body, records } })
    })
    await visit(page, `/cases/${caseId}/access`)
    const wrong = shape.language === 'en' ? 'These are not the words that were signed' : 'هذا ليس النص الموقَّع'
    await expect(consent(page).or(page.locator('.access-reader')).getByText(wrong)).toBeVisible()
    await expect(page.locator('.access-reader').getByText(/^(Checked|جرى التحقق)$/)).toHaveCount(0)
    await looksRight(page)
    await page.context().close()
  })

test('a survivor reads on her telephone what she consented to, and is warned where it is not what was signed', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(`${stage.publicUrl}/es${addresses.enter}`)
  await page.locator('input[name=words]').fill(words)
  await page.locator('main button.b').click()
  await page.locator(`main a.k[href="/es${addresses.whoCanSee}"]`).click()
  const clinic = page.locator('#who .k').filter({ hasText: 'City Clinic' }).first()
  await clinic.getByText('Las palabras que usted aceptó').click()
  await expect(clinic.locator('p[lang=es]')).toContainText('¿Está de acuerdo?')
  await expect(page.locator('#who .n.f')).toBeVisible()
  await looksRight(page)

  await page.route('**/api/portal/file', async (route) => {
    const answered = await route.fetch()
    const body = (await answered.json()) as { cases: { records: { kind: string }[] }[] }
    for (const one of body.cases) one.records = one.records.filter(({ kind }) => kind !== 'agreed')
    await route.fulfill({ response: answered, json: body })
  })
  await page.locator(`main a[href="/es${addresses.portal}"]`).first().click()
  await page.locator(`main a.k[href="/es${addresses.whoCanSee}"]`).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Las palabras que se firmaron' })).toBeVisible()
  await expect(page.locator('#who .n.f')).toHaveCount(0)
  await looksRight(page)
  await context.close()
})

test('a survivor sees consent for a recipient outside the network, without a key or an alarm, and can withdraw it @soak', async ({
  browser,
}) => {
  await stage.act('amara', 'referOutside', caseId, 'Qzxfoodbankwk')
  for (const shape of [
    { language: 'en', width: 1280, height: 800 },
    { language: 'es', width: 320, height: 720 },
    { language: 'ar', width: 320, height: 720 },
  ]) {
    const context = await browser.newContext({ viewport: { width: shape.width, height: shape.height } })
    const page = await context.newPage()
    await page.goto(`${stage.publicUrl}/${shape.language}${addresses.enter}`)
    await page.locator('input[name=words]').fill(words)
    await page.locator('main button.b').click()
    await page.locator(`main a.k[href="/${shape.language}${addresses.whoCanSee}"]`).click()
    await expect(page.locator('#who .n.f')).toBeVisible()
    await expect(page.locator('#who .k.e')).toHaveCount(0)
    const bank = page.locator('#who .k').filter({ hasText: 'Qzxfoodbankwk' })
    await expect(bank).toHaveCount(1)
    await looksRight(page)
    await shot(page, `outside-${shape.language}-${shape.width}`)
    if (shape.language === 'ar') {
      await bank.getByRole('button').click()
      await expect(page.locator('main .n.f[role=status]')).toContainText('Qzxfoodbankwk')
      await expect(page.locator('#who .n.f')).toBeVisible()
      await expect(bank).toHaveCount(0)
      await shot(page, 'outside-stopped-ar')
    }
    await context.close()
  }
})

test('a written referral asks for the signed paper, and its consent names it too @soak', async ({
  browser,
}) => {
  const other = await stage.act<string>('amara', 'openCase', { name: 'Soledad Test', language: 'es' })
  const amara = await signIn(browser, stage, 'amara')
  await visit(amara, `/cases/${other}/refer`)
  const main = amara.locator('main')
  await fromList(main, 'Organisation', 'City Clinic')
  await amara.getByRole('button', { name: 'Choose' }).first().click()
  await fromList(main, 'Which help is needed', 'Health')
  await main.getByText('A whole part, from now on', { exact: true }).click()
  await main.getByText('Written', { exact: true }).click()
  await main.getByRole('button', { name: 'Send the referral' }).click()
  await expect(main.getByRole('alert').getByText('Say where the paper is')).toBeVisible()
  await looksRight(amara)
  await fromList(main, 'Where is the paper?', 'In our own file')
  await main.getByRole('button', { name: 'Send the referral' }).click()
  await expect(amara).toHaveURL(new RegExp(`/cases/${other}$`))
  await visit(amara, `/cases/${other}/access`)
  // Its key waits for the clinic's answer; on whose word it was given stands there already.
  await expect(consent(amara)).toContainText(/In writing · Spanish/)
  await expect(consent(amara)).toContainText('No answer yet, says the server')
  await expect(amara.getByText('These are not the words that were signed')).toHaveCount(0)
  await amara.context().close()
})

test('a caseworker who narrows consent is told what ends, and that part closes with a new key at once @soak', async ({
  browser,
}) => {
  const terms = { with: 'bashir', compartments: ['health', 'contact'], purpose: 'health_care' }
  for (const shape of [
    { language: 'ar', width: 320, height: 720 },
    { language: 'en', width: 1280, height: 800 },
  ] as const) {
    const id = await stage.act<string>('amara', 'openCase', { name: 'Hana Test', language: 'ar' })
    await stage.act('amara', 'agree', id, terms)
    const amara = await signIn(browser, stage, 'amara', shape)
    await visit(amara, `/cases/${id}/give`)
    const form = amara.locator('form.access-give')
    const [whom, what, why, ends] =
      shape.language === 'en'
        ? ['With whom?', 'What for?', 'Health care', 'This takes the place of what was agreed before']
        : ['مع من؟', 'لأي غرض؟', 'الرعاية الصحية', 'يحلّ هذا محلّ ما اتُّفق عليه من قبل']
    await fromList(form, whom, 'City Clinic')
    await fromList(form, what, why)
    await form.locator('input[type=checkbox][value=health]').check({ force: true })
    await expect(form.getByText(ends)).toBeVisible()
    await looksRight(amara)
    await shot(amara, `less-${shape.language}-${shape.width}`)
    if (shape.language === 'en') {
      await answer(form, 'How was it agreed?', 'Spoken, with an interpreter')
      await form.locator('button[type=submit]').click()
      await expect(amara.getByText('City Clinic can read what was agreed').last()).toBeVisible()
      await expect.poll(() => stage.act<string[]>('amara', 'due', id)).toEqual([])
      expect(await stage.act<string[]>('bashir', 'reads', id)).toEqual(['health'])
      await looksRight(amara)
      await shot(amara, 'less-agreed-en-1280')
    }
    await amara.context().close()
  }
})

// One person goes through the whole continuum, told from each one's own screen: asking for help at night without script,
// the hotline, a safe place, the authority's answers, a lawyer, the doctor whose door closes, and a place to stay for good.

import { expect, test, type Page } from '@playwright/test'
import { goTo, looksRight, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

interface Track {
  id: string
  kind: string
  state: string
}

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

test('from a request at night to a place to stay', async ({ browser }) => {
  const said = 'Me quitaron el pasaporte en la fábrica.'

  // ── A worker, at night, on a telephone without script ─────────────────────────────────────────────────────────────
  const phone = await browser.newContext({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
    locale: 'es',
  })
  const maria = await phone.newPage()
  await maria.goto(`${stage.publicUrl}/es`)
  await expect(maria).toHaveTitle('Información')
  await maria.goto(`${stage.publicUrl}/es/1`)
  await maria.getByText('112').first().waitFor()
  await maria.locator('textarea[name=story]').fill(said)
  await maria.locator('input[name=safe][value=no]').check()
  await maria.locator('button[name=send]').click()
  const receipt = /(\d{4}[\s-]?){4}/.exec(await maria.locator('main').innerText())?.[0] ?? ''
  expect(receipt.replaceAll(/\D/g, '')).toHaveLength(16)

  // She leaves; going back shows the weather and not her words.
  await maria.locator('a[href="/x"]').first().click()
  await expect(maria).toHaveURL(/\/w$/)
  // The page before was the answer to a form: the browser refuses to show it again, which is what is wanted.
  await maria.goBack().catch(() => undefined)
  await expect(maria.locator('body')).not.toContainText('pasaporte')

  // ── The hotline reads it, answers, and opens a case with her agreement ────────────────────────────────────────────
  const leyla = await signIn(browser, stage, 'leyla')
  await expect(leyla.getByRole('heading', { name: 'My work' })).toBeVisible()
  await goTo(leyla, '/hotline')
  await expect(leyla.getByText(/In danger now/)).toBeVisible()
  await looksRight(leyla)
  await leyla.getByRole('link', { name: /Web/ }).first().click()
  await expect(leyla.getByText(said)).toBeVisible()
  await leyla.getByLabel('Your answer').fill('Estamos aquí. ¿Quiere un lugar seguro?')
  await leyla.getByRole('button', { name: 'Send the answer' }).click()
  await expect(leyla.getByText('Answered. The reply clock has stopped.').last()).toBeVisible()

  // Her receipt opens the answer, on another telephone, still without script.
  const later = await (await browser.newContext({ javaScriptEnabled: false, locale: 'es' })).newPage()
  await later.goto(`${stage.publicUrl}/es/4`)
  await later.locator('input[type=text], input:not([type=hidden])').first().fill(receipt)
  await later.locator('main button.b').first().click()
  await expect(later.locator('main')).toContainText('¿Quiere un lugar seguro?')

  await leyla.getByRole('button', { name: 'Open a case from this contact' }).click()
  const opening = leyla.getByRole('dialog')
  await opening.getByText('The person agreed', { exact: true }).click()
  await opening.getByLabel('Name used').fill('María')
  await opening.getByText('Grown up', { exact: true }).click()
  await leyla.getByRole('button', { name: 'Open the case, then refer' }).click()
  await expect(leyla).toHaveURL(/\/cases\/[0-9a-f-]{36}\/refer/)
  const caseId = /cases\/([0-9a-f-]{36})/.exec(leyla.url())?.[1] as string
  const tracksOf = (who: string) => stage.act<Track[]>(who, 'tracks', caseId)
  const latest = async (who: string, kind: string) =>
    (await tracksOf(who)).filter((one) => one.kind === kind).at(-1) as Track

  // ── A shelter is asked, sees a need and no person, and accepts ────────────────────────────────────────────────────
  const consent = await stage.act<string>('leyla', 'agree', caseId, {
    with: 'amara',
    compartments: ['identity', 'contact', 'narrative', 'health', 'legal', 'immigration'],
    purpose: 'shelter',
    whenAccepted: true,
    language: 'es',
  })
  await stage.act('leyla', 'refer', caseId, {
    with: 'amara',
    serviceCode: 'emergency_housing',
    urgency: 'now',
    consent,
  })
  const amara = await signIn(browser, stage, 'amara')
  await goTo(amara, '/referrals')
  await expect(amara.getByText('Night Line').first()).toBeVisible()
  await expect(amara.locator('main')).not.toContainText('María')
  await looksRight(amara)
  await amara.getByRole('button', { name: 'Open', exact: true }).first().click()
  await amara.getByRole('button', { name: 'Accept' }).first().click()
  const form = amara.locator('form').filter({ has: amara.getByRole('spinbutton') })
  await answerDay(form, day(0))
  await form.locator('button[type=submit]').click()
  await expect(amara.getByText('Accepted. What was agreed is open to you now.').last()).toBeVisible()
  await goTo(amara, `/cases/${caseId}`)
  await expect(amara.getByText('Safe contact').first()).toBeVisible()
  await looksRight(amara)

  // ── Stabilised: a bed, an agreed goal, the risk looked at ─────────────────────────────────────────────────────────
  await stage.act('amara', 'beds', 2)
  const placement = await stage.act<Track>('amara', 'open', 'placement', {
    caseId,
    urgency: 'now',
    party: 1,
    other: await stage.act<number>('amara', 'circle'),
  })
  for (const [move, input] of [
    ['match', { not_met: [] }],
    ['offer', {}],
    ['accept', {}],
    ['arrive', {}],
  ] as const)
    await stage.act('amara', 'move', 'placement', move, placement.id, input)
  const goal = await stage.act<Track>('amara', 'open', 'goal', { caseId, subkind: 'clothing' })
  await stage.act('amara', 'move', 'goal', 'agree', goal.id, {})
  await stage.act('amara', 'move', 'goal', 'start', goal.id, {})
  const { words, circle } = await stage.act<{ words: string; circle: number }>('leyla', 'card', caseId, 'es')
  expect(circle).toBeGreaterThan(0)

  // ── The doctor gets the health part alone ─────────────────────────────────────────────────────────────────────────
  await stage.act('leyla', 'agree', caseId, {
    with: 'bashir',
    compartments: ['health'],
    purpose: 'health_care',
    language: 'es',
  })
  const bashir = await signIn(browser, stage, 'bashir')
  await goTo(bashir, `/cases/${caseId}`)
  await expect(bashir.getByText('Who can read').first()).toBeVisible()
  await expect(bashir.locator('main')).not.toContainText('Harbour House · placement')

  // ── The competent authority says no; the date to ask again stands on the screen; then it says yes ─────────────────
  await stage.act('leyla', 'agree', caseId, {
    with: 'noor',
    compartments: ['identity'],
    purpose: 'identification',
    language: 'es',
  })
  const authority = await stage.act<number>('noor', 'circle')
  const identification = await stage.act<Track>('amara', 'open', 'identification', {
    caseId,
    other: authority,
  })
  await stage.act('amara', 'move', 'identification', 'presume', identification.id, { origin: 'self_report' })
  await stage.act('amara', 'move', 'identification', 'refer', identification.id, {})
  const decide = (move: string, input: object = {}) =>
    stage.act('noor', 'move', 'identification', move, identification.id, input)
  await decide('receive')
  await decide('decide_prelim_negative', { served_on: day(0), reason: 'information_missing' })
  await goTo(amara, `/tracks/${identification.id}`)
  await expect(amara.getByText('First decision: no').first()).toBeVisible()
  await expect(amara.getByText('Challenge the decision, if the person wants').first()).toBeVisible()
  await looksRight(amara)
  await stage.act('amara', 'move', 'identification', 'challenge', identification.id, {
    grounds: 'new_information',
  })
  await decide('reopen')
  await decide('decide_prelim_positive', { served_on: day(0) })
  const noor = await signIn(browser, stage, 'noor')
  await goTo(noor, `/tracks/${identification.id}`)
  await expect(noor.getByText('First decision: yes').first()).toBeVisible()
  await expect(noor.locator('main')).not.toContainText('Harbour House bed')

  // ── The lawyer holds the legal part and the name, and nothing else ────────────────────────────────────────────────
  await stage.act('leyla', 'agree', caseId, {
    with: 'ines',
    compartments: ['legal', 'identity'],
    purpose: 'legal_help',
    language: 'es',
  })
  expect((await stage.act<{ held: string[] }>('ines', 'read', caseId)).held.sort()).toEqual([
    'identity',
    'legal',
  ])
  const proceeding = await stage.act<Track>('ines', 'open', 'proceeding', {
    caseId,
    subkind: 'compensation_civil',
  })
  await stage.act('ines', 'move', 'proceeding', 'open', proceeding.id, { lawyer: 'assigned' })
  await stage.act('ines', 'move', 'proceeding', 'ask_measures', proceeding.id, {
    wanted: ['screen_or_video_link', 'pseudonym'],
  })
  await stage.act('ines', 'move', 'proceeding', 'file', proceeding.id, { amount: 4200 })
  const ines = await signIn(browser, stage, 'ines')
  await goTo(ines, `/tracks/${proceeding.id}`)
  await expect(ines.getByText('What happened').first()).toBeVisible()
  await looksRight(ines)

  // ── She reads who has looked, and stops the doctor, on her own page without script ───────────────────────────────
  const own = await (
    await browser.newContext({
      viewport: { width: 320, height: 640 },
      javaScriptEnabled: false,
      locale: 'es',
    })
  ).newPage()
  await own.goto(`${stage.publicUrl}/es/6`)
  await own.locator('input[name=words]').fill(words)
  await own.locator('main button.b').first().click()
  await expect(own).toHaveURL(/\/es\/7$/)
  await own.goto(`${stage.publicUrl}/es/7/2`)
  await expect(own.locator('main')).toContainText('City Clinic')
  await own.goto(`${stage.publicUrl}/es/7/1`)
  await own.locator('div.k', { hasText: 'City Clinic' }).locator('button').click()
  await expect(own.locator('main [role=status]')).toContainText('City Clinic')

  // The doctor's next open fails; that he had looked stays known.
  await goTo(bashir, '/')
  await goTo(bashir, `/cases/${caseId}`)
  await expect(bashir.getByText(/not shared with you|is not here/i).first()).toBeVisible()
  await own.goto(`${stage.publicUrl}/es/7/2`)
  await expect(own.locator('main')).toContainText('City Clinic')

  // ── A lasting solution: return, refused while consent is old, then here ───────────────────────────────────────────
  const solution = await stage.act<Track>('leyla', 'open', 'solution', { caseId })
  const go = (move: string, input: object = {}) =>
    stage.act('leyla', 'move', 'solution', move, solution.id, input)
  await go('counsel', {
    language: 'es',
    explained: ['local_integration', 'third_country_resettlement', 'voluntary_return'],
  })
  await go('choose', { option: 'voluntary_return' })
  await go('assess')
  await go('assess_risk', { safe: 'safe' })
  await go('consider_proceedings', { result: 'none' })
  await go('agree', { signed: 'written' })
  await go('prepare')
  await go('confirm_receiver', { accepts: true })
  await stage.travel(20)
  expect(await stage.refusal('leyla', 'move', 'solution', 'execute', solution.id, {})).toBe('consent-too-old')
  await go('change_mind')
  await go('choose', { option: 'local_integration' })
  await go('assess')
  await go('agree', { signed: 'written' })
  await go('prepare')
  await go('execute')
  await go('follow', { contact: 'first', reached: true })
  expect((await latest('leyla', 'solution')).state).toBe('monitoring')

  // ── The ministry sees numbers, and no name ────────────────────────────────────────────────────────────────────────
  const yara = await signIn(browser, stage, 'yara')
  await goTo(yara, '/measures')
  await expect(yara.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(yara.locator('body')).not.toContainText('María')
  await looksRight(yara)
})

async function answerDay(place: ReturnType<Page['locator']>, iso: string): Promise<void> {
  const [year, month, dayOfMonth] = iso.split('-') as [string, string, string]
  // The segments follow one another while one types, in the order of the reader's language.
  await place.getByRole('spinbutton').first().click()
  await place.page().keyboard.type(`${dayOfMonth}${month}${year}`, { delay: 40 })
}

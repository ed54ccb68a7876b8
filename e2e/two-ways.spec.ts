// Two whole ways through the law, each step pressed on the screens of whoever takes it: Elena in the United States from Continued Presence over
// certification, a bona fide work permit and T status to the day of the green card; Nadia in the United Kingdom from her referral to thirty months.

import { expect, test, type Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { begin, dayFrom, move, visit } from './hands.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

// Each has some thirty steps on two screens.
test.slow()
let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open({ unlimited: true })
})
test.afterAll(() => stage.close())

const after = (day: string, length: Temporal.DurationLike): string =>
  Temporal.PlainDate.from(day).add(length).toString()

/** The days on which duties of a process fall, as whoever carries it has them. */
async function dueOf(who: string, track: string): Promise<Record<string, string>> {
  const { clocks } = await stage.act<{ clocks: { clock: string; dueOn: string }[] }>(who, 'duties', track)
  return Object.fromEntries(clocks.map(({ clock, dueOn }) => [clock, dueOn]))
}

/** She agrees that the authority reads who she is; then it is referred and taken up on the screens. */
async function referred(worker: Page, authority: Page, { caseId, names }: Referral): Promise<string> {
  const [who, theirs] = names
  const terms = { with: theirs, compartments: ['identity'], purpose: 'identification', days: 20 }
  await stage.act(who, 'agree', caseId, terms)
  const other = await stage.act<number>(theirs, 'circle')
  const { id } = await stage.act<{ id: string }>(who, 'open', 'identification', { caseId, other })
  await visit(worker, `/tracks/${id}`)
  await move(worker, 'Presume that this person is a victim', {
    'How did the person become known?': { one: 'Non-governmental organisation' },
  })
  await move(worker, 'Refer to the authority')
  await visit(authority, `/tracks/${id}`)
  await move(authority, 'Take up the referral')
  return id
}
interface Referral {
  caseId: string
  names: readonly [worker: string, authority: string]
}

/** A permission asked for and given, on the screens. */
async function permit(page: Page, caseId: string, which: string, [asked, from]: [string, string]) {
  const id = await begin(page, caseId, 'Residence permit')
  await move(page, 'Prepare an application', { 'Type of residence permit': { one: which } })
  await move(page, 'Record the application', { 'Applied on': { day: asked } })
  await move(page, 'Record the residence permit', {
    'Type of residence permit': { one: which },
    'Valid from': { day: from },
    'May the person work?': 'Yes',
  })
  return id
}

test('Elena: Continued Presence, certified, bona fide, T, and the first day of the green card @soak', async ({
  browser,
}) => {
  await stage.act('mina', 'newHouse', 'elena', { name: 'Casa Luz', pack: 'us' }, ['caseworker', 'lawyer'])
  const hhs = { name: 'HHS', pack: 'us', kind: 'competent_authority' }
  await stage.act('mina', 'newHouse', 'hollis', hhs, ['authority'])
  const caseId = await stage.act<string>('elena', 'openCase', { name: 'Ximena Way', language: 'es' })
  const [elena, hollis] = [await signIn(browser, stage, 'elena'), await signIn(browser, stage, 'hollis')]

  const presence = await permit(elena, caseId, 'Continued Presence', [dayFrom(-400), dayFrom(-390)])
  expect((await dueOf('elena', presence))['status.end']).toBe(after(dayFrom(-390), { months: 24 }))
  await expect(elena.getByText(/can be certified by HHS/)).toBeVisible()

  const id = await referred(elena, hollis, { caseId, names: ['elena', 'hollis'] })
  // A grown person: no first decision in this law, and no limit for the letter of certification.
  await move(hollis, 'Decide finally: a victim', {
    'Day on which the person received it': { day: dayFrom(-300) },
  })
  await visit(elena, `/tracks/${id}`)
  await looksRight(elena)
  await shot(elena, 'way-us-certified')

  await permit(elena, caseId, 'Bona fide determination: deferred action and work permit', [
    dayFrom(-280),
    dayFrom(-200),
  ])
  const t = await permit(elena, caseId, 'T nonimmigrant status', [dayFrom(-280), dayFrom(-30)])
  const due = await dueOf('elena', t)
  expect(due['status.end']).toBe(after(dayFrom(-30), { months: 48 }))
  expect(due['status.permanent']).toBe(after(dayFrom(-30), { months: 36 }))
  await visit(elena, `/cases/${caseId}/stay`)
  await expect(elena.getByText(/Lawful permanent residence \(green card\), at the earliest on/)).toBeVisible()
  await looksRight(elena)
  await shot(elena, 'way-us-green-card')
})

test('Nadia: referred, reasonable grounds, recovery, conclusive grounds, support, and thirty months to stay @soak', async ({
  browser,
}) => {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Nadia Way', language: 'en' })
  const [amara, noor] = [await signIn(browser, stage, 'amara'), await signIn(browser, stage, 'noor')]
  const id = await referred(amara, noor, { caseId, names: ['amara', 'noor'] })
  await move(noor, 'Decide: there are reasonable grounds', {
    'Day on which the person received it': { day: dayFrom(-60) },
  })
  expect((await dueOf('amara', id))['recovery']).toBe(after(dayFrom(-60), { days: 30 }))
  await visit(amara, `/tracks/${id}`)
  await expect(amara.getByText(/No removal and no final decision in the recovery period/)).toBeVisible()
  await looksRight(amara)
  await shot(amara, 'way-uk-recovery')
  await move(noor, 'Decide finally: a victim', {
    'Day on which the person received it': { day: dayFrom(-20) },
  })
  expect((await dueOf('amara', id))['identification.after']).toBe(after(dayFrom(-20), { days: 45 }))

  const stay = await permit(amara, caseId, 'Temporary permission to stay (VTS)', [dayFrom(-15), dayFrom(-5)])
  expect((await dueOf('amara', stay))['status.end']).toBe(after(dayFrom(-5), { months: 30 }))
  await visit(amara, `/cases/${caseId}/stay`)
  await looksRight(amara)
  await shot(amara, 'way-uk-vts')
})

// The page of a case on a small telephone: each of its five views is at most three screens high, in English and Arabic, however much
// happens on the case; and what somebody meets by the keyboard there covers nothing that can be pressed.

import { expect, test, type Page } from '@playwright/test'
import { visit } from './hands.ts'
import { threeScreens } from './jobs/narrow.ts'
import { isQuiet } from './quiet.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
let caseId: string
test.beforeAll(async () => {
  stage = await Stage.open()
  caseId = await busyCase()
})
test.afterAll(() => stage.close())

/** Where Mariam's case goes to four places, is written about every day, and owes something everywhere. */
async function busyCase(): Promise<string> {
  const act = (...asked: [act: string, ...args: unknown[]]) => stage.act<string>('amara', ...asked)
  const id = await act('openCase', { name: 'Mariam', language: 'ar', story: 'She walked for two days.' })
  await act('safeContact', id, {
    how: 'By a message that names no place and nobody, from the private telephone',
    when: 'Between six and seven, when she is alone',
    word: 'lantern',
    never: 'The number that ends in 17, which her husband answers, and her sister’s',
  })
  await act('card', id, 'ar')
  await act('safetyPlan', id)
  for (let at = 1; at <= 8; at += 1)
    await act(
      'note',
      id,
      'health',
      `Visit ${at}. She slept five hours, ate with the others and asked after her son.`,
    )

  for (const [who, compartments, purpose] of [
    ['bashir', ['health'], 'health_care'],
    ['pavel', ['contact'], 'safety'],
    ['ines', ['legal', 'identity'], 'legal_help'],
    ['rosa', ['identity'], 'support'],
  ] as const)
    await act('agree', id, { with: who, compartments, purpose })
  for (const name of ['letter.txt', 'contract.txt', 'pay slip.txt', 'permit.txt'])
    await act('paper', id, 'legal', name, 'Sealed words.')
  const other = await act('circle')
  await act('beds', 1)
  await act('open', 'placement', { caseId: id, urgency: 'now', party: 1, other })
  for (const service of ['food', 'clothes', 'language'])
    await act('referOutside', id, 'Corner Kitchen', service)
  return id
}

/** The names of the views of a case in its address. */
const views = ['plan', 'notes', 'people', 'papers', 'access'] as const
const heightOf = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight)

for (const language of ['en', 'ar'] as const)
  test(`each view of a case with much on it is at most three screens high on a telephone, in ${language}`, async ({
    browser,
  }) => {
    const phone = await signIn(browser, stage, 'amara', { language, width: 360, height: 740 })
    const heights: Record<string, number> = {}
    for (const view of views) {
      await visit(phone, view === 'plan' ? `/cases/${caseId}` : `/cases/${caseId}?tab=${view}`)
      await isQuiet(phone)
      await expect(phone.locator('main .skeleton')).toHaveCount(0)
      await looksRight(phone)
      await shot(phone, `case-${view}-${language}-360`)
      heights[view] = await heightOf(phone)
      await visit(phone, '/directory')
    }
    expect(Object.entries(heights).filter(([, height]) => height > threeScreens)).toEqual([])
    await phone.context().close()
  })

test('what a telephone folds is there after one press, and nobody who reads is left out', async ({
  browser,
}) => {
  const phone = await signIn(browser, stage, 'amara', { language: 'en', width: 360, height: 740 })
  await visit(phone, `/cases/${caseId}`)
  await phone.locator('summary', { hasText: /open needs?$/ }).click()
  await expect(phone.getByRole('region', { name: '4 open needs' }).getByRole('link')).toHaveCount(3)
  await visit(phone, '/directory')
  await visit(phone, `/cases/${caseId}?tab=access`)
  await expect(phone.getByText(/^4 other organisations can read/)).toBeVisible()
  await phone.getByRole('button', { name: /^Show all 7/ }).click()
  await expect(phone.getByRole('button', { name: /^Stop sharing/ })).toHaveCount(7)
  await phone.context().close()
})

for (const language of ['en', 'ar'] as const)
  test(`the way past the navigation covers no button of a telephone while it has the focus, in ${language}`, async ({
    browser,
  }) => {
    const phone = await signIn(browser, stage, 'amara', { language, width: 360, height: 740 })
    const skip = phone.locator('.skip')
    await skip.focus()
    await expect(skip).toBeInViewport()
    const covered = await phone.evaluate(() => {
      const mine = document.querySelector('.skip')!.getBoundingClientRect()
      return [...document.querySelectorAll('button, a:not(.skip), input')]
        .filter((one) => one.checkVisibility())
        .filter((one) => {
          const its = one.getBoundingClientRect()
          return (
            its.left < mine.right && its.right > mine.left && its.top < mine.bottom && its.bottom > mine.top
          )
        })
        .map((one) => one.textContent)
    })
    expect(covered).toEqual([])
    await shot(phone, `skip-${language}-360`)
    await phone.keyboard.press('Enter')
    await expect(phone.locator('main')).toBeFocused()
    await phone.context().close()
  })

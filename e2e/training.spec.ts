// Pavel learns on his telephone in a train: the line goes in the middle, he answers on, and his certificate comes when the line is back.

import { expect, test, type Page } from '@playwright/test'
import { questionsOf, type Question } from '../src/training/course.ts'
import { courseOf } from '../src/training/shipped.ts'
import { goTo, looksRight, shot, signIn, Stage } from './stage.ts'

const course = courseOf('first_contact')!
const rightOf = (question: Question) => question.choices.find(({ right }) => right)!
const wrongOf = (question: Question) => question.choices.find(({ right }) => !right)!

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open()
})
test.afterAll(() => stage.close())

/** Goes through the course from where it stands, answering by `choiceOf`; `atStep` is called before each step. */
async function through(
  page: Page,
  choiceOf: (question: Question) => { words: { en: string } },
  atStep: (at: number) => Promise<void> = async () => undefined,
): Promise<void> {
  for (const [at, step] of course.steps.entries()) {
    await atStep(at)
    await expect(page.getByText(`${at + 1} of ${course.steps.length}`, { exact: true })).toBeVisible()
    if (step.kind !== 'screen') {
      await page.getByText(choiceOf(step).words.en, { exact: true }).click()
      await expect(page.getByText(/^(Right|Not this one)$/)).toBeVisible()
    }
    await page.getByRole('button', { name: 'Next' }).click()
  }
}

test('a course on a telephone whose line goes in the middle ends in a certificate, and wrong answers do not @soak', async ({
  browser,
}) => {
  const pavel = await signIn(browser, stage, 'pavel', { language: 'en', width: 360, height: 740 })
  await goTo(pavel, '/training')
  await expect(pavel.getByRole('link', { name: 'First contact without harm' })).toBeVisible()
  await looksRight(pavel)
  await shot(pavel, 'training-phone')
  await pavel.getByRole('link', { name: 'First contact without harm' }).click()
  await through(pavel, wrongOf)
  await expect(pavel.getByText(`0 of ${questionsOf(course).length} right`, { exact: false })).toBeVisible()
  await expect(pavel.getByRole('button', { name: 'Get the certificate' })).toHaveCount(0)
  await pavel.getByRole('button', { name: 'From the beginning' }).click()

  await through(pavel, rightOf, async (at) => {
    if (at === 3) {
      await looksRight(pavel)
      await shot(pavel, 'training-question-phone')
    }
    if (at === 4) await pavel.context().setOffline(true)
  })
  await pavel.getByRole('button', { name: 'Get the certificate' }).click()
  await expect(pavel.getByText('No connection: it waits here')).toBeVisible()
  await pavel.context().setOffline(false)
  await expect(pavel.getByRole('heading', { name: 'Certificate', exact: true })).toBeVisible()
  await expect(pavel.getByText('Holds until', { exact: false })).toBeVisible()
  await expect(pavel.getByRole('img', { name: /Square to scan/ })).toBeVisible()
  await shot(pavel, 'certificate-phone')
  await pavel.context().close()
})

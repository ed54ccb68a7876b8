// Nadine writes a course of two lessons on the screen: her telephone rings, the page is opened anew, and nothing that she typed is gone. She
// publishes it, and Samir of another house learns it and holds its certificate.

import { expect, type Locator } from '@playwright/test'
import { visit } from '../hands.ts'
import { looksRight, shot, signIn } from '../stage.ts'
import { job, type Hand } from './job.ts'
import { threeScreens } from './narrow.ts'

/** A heading, what is read, and a question with two answers of which the second is right. */
async function typeLesson(nadine: Hand, lesson: Locator, heading: string): Promise<void> {
  const put = (label: string, words: string) =>
    nadine.type(lesson.getByRole('textbox', { name: label, exact: true }), words)
  await put('Heading', heading)
  await put('What is read', 'Look at who pays, who speaks, and who holds the papers.')
  await put('Question', 'What do you do?')
  await put('Answer 1', 'Ask them everything')
  await put('Why answer 1 is right or not', 'That is questioning.')
  await put('Answer 2', 'Ring the hotline')
  await put('Why answer 2 is right or not', 'It is there day and night.')
  await nadine.press(lesson.getByText('Ask them everything', { exact: true }))
  await nadine.press(lesson.getByText('Ring the hotline', { exact: true }))
}

job(
  {
    number: 'S440',
    profession: 'trainer',
    who: 'nadine',
    what: 'a course of two lessons written on the screen and published; a professional of another house learns it',
    goal: { presses: 30, seconds: 120 },
    isKept: true,
  },
  {
    before: ({ stage }) => stage.act('amara-admin', 'newColleague', 'nadine', ['trainer']),
    async work(nadine) {
      const { page, main } = nadine
      await visit(page, '/training')
      await nadine.press(main.getByRole('link', { name: 'Write a course' }))
      await nadine.type(main.getByLabel('Title'), 'For taxi drivers')
      await nadine.type(
        main.getByLabel('What it is for, in a sentence'),
        'What a driver may notice, and whom to ring.',
      )
      const lesson = (n: number) => main.locator('details.course-lesson').nth(n)
      await typeLesson(nadine, lesson(0), 'Notice')
      await nadine.button('Add a lesson')
      await nadine.type(lesson(1).getByLabel('Heading'), 'Ring')
      // What was typed is kept, whatever happens to the page.
      await page.waitForTimeout(2500)
      await visit(page, '/training')
      await visit(page, '/training/write')
      await expect(main.getByLabel('Title')).toHaveValue('For taxi drivers')
      await nadine.button('Publish to the network')
      await nadine.sees(
        main
          .getByRole('alert')
          .getByText(/^Lesson 2: Answer 1: Write something here/)
          .first(),
      )
      await looksRight(page)
      await shot(page, 'type-course-faults-en-1280')
      await typeLesson(nadine, lesson(1), 'Ring')
      await shot(page, 'type-course-en-1280')
      await nadine.button('Publish to the network')
      await nadine.sees(page.getByText('Everybody who works here can take it now.').last())
    },
    async after({ at, browser, stage }) {
      const samir = await at('samir')
      await visit(samir, '/training')
      await samir.getByRole('link', { name: /For taxi drivers/ }).click()
      for (let n = 0; n < 2; n++) {
        await samir.getByRole('button', { name: 'Next' }).click()
        await samir.getByText('Ring the hotline', { exact: true }).click()
        await expect(samir.getByText('It is there day and night.')).toBeVisible()
        await samir.getByRole('button', { name: 'Next' }).click()
      }
      await samir.getByRole('button', { name: 'Get the certificate' }).click()
      await expect(samir.getByRole('heading', { name: 'For taxi drivers' })).toBeVisible()
      const narrow = await signIn(browser, stage, 'nadine', { language: 'ar', width: 360, height: 740 })
      await visit(narrow, '/training/write')
      await expect(narrow.locator('details.course-lesson')).toHaveCount(1)
      await looksRight(narrow)
      await shot(narrow, 'type-course-ar-360')
      expect(await narrow.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
        threeScreens,
      )
      await narrow.context().close()
    },
  },
)

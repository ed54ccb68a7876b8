// Amara refers Yodit to the national mechanism without typing anything twice: the form is filled in from the file, what is missing is
// asked, and what she pastes into the office's form is what she sees. No word of it goes to our server.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { job } from './job.ts'

const story = 'zqstory: she was told that her papers would come later'
const nationality = 'zqnation'

job(
  {
    number: 45,
    profession: 'caseworker',
    who: 'amara',
    what: 'a referral to the national mechanism, filled in from the case',
    goal: { presses: 14, seconds: 180 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const person = { name: 'Yodit zqname', language: 'ti', story }
      return stage.act<string>('amara', 'openCase', person)
    },
    async work(amara, caseId) {
      const { main, page } = amara
      const sent: string[] = []
      page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await visit(page, `/cases/${caseId}`)
      await amara.press(page.getByRole('button', { name: 'What next?' }))
      await amara.press(page.getByRole('menuitem', { name: 'Fill in a form' }))
      await amara.press(main.getByRole('link', { name: /^Referral to the National Referral Mechanism/ }))
      await amara.sees(main.getByText('4 fields are still missing'))
      await amara.press(main.getByRole('button', { name: 'Put in what was told last' }))
      await amara.type(main.getByRole('textbox', { name: 'With support, or without' }), 'With support')
      await amara.type(main.getByRole('textbox', { name: 'Does the adult agree to be referred?' }), 'Yes')
      await amara.type(main.getByRole('textbox', { name: 'Nationality' }), nationality)
      await amara.sees(main.getByText('Ready', { exact: true }))
      const copied: string[] = []
      for (const block of [
        'Nature of the referral',
        'Personal details',
        'First responder',
        'What happened',
      ]) {
        await amara.press(main.getByRole('button', { name: `Copy ${block}` }))
        await amara.sees(page.getByText(/^Copied\./).last())
        copied.push(await page.evaluate(() => navigator.clipboard.readText()))
      }
      await page.emulateMedia({ media: 'print' })
      const paper = await page.locator('body').innerText()
      return { copied: copied.join('\n'), paper, sent }
    },
    after(_scene, _caseId, { copied, paper, sent }) {
      // What the office receives.
      for (const words of [
        'Name: Yodit zqname',
        `Nationality: ${nationality}`,
        'With support',
        story,
        'Harbour House',
      ])
        expect(copied).toContain(words)
      expect(paper).toContain(story)
      expect(sent.filter((one) => /zq(story|name|nation)/.test(one))).toEqual([])
      expect(sent.length).toBeGreaterThan(0)
      return Promise.resolve()
    },
  },
)

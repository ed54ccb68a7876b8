// Amara has noted two things about Mariam. She talks about one of them with her and says so: it stands on Mariam's page, and of the other Mariam
// reads that something waits and until when. Mariam reads there who helps her, by the name that Amara chose, and changes how she is reached.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { say } from '../../src/language/say.ts'
import { goOnAlone } from '../go-on-alone.ts'
import { visit } from '../hands.ts'
import { enterOwn, openMessages } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'
import { fitsNarrow, threeScreens } from './narrow.ts'

job(
  {
    number: 'S364',
    profession: 'caseworker',
    who: 'amara',
    what: 'a note was talked about, and stands on her page; the other waits; the name by which she knows her worker',
    goal: { presses: 5, seconds: 30 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam Talked', language: 'en' })
      await stage.act('amara', 'note', caseId, 'narrative', 'A car stood at the corner.')
      const contact = { how: 'By letter to her aunt', when: '', word: 'lemon', never: '' }
      await stage.act('amara', 'safeContact', caseId, contact)
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])
        await stage.act('amara', 'message', caseId, `We meet on ${day}.`)
      await stage.act('amara', 'note', caseId, 'narrative', 'The school has a place.')
      return { caseId, words }
    },
    async work(amara, { caseId }) {
      const { main, page } = amara
      await visit(page, `/cases/${caseId}?tab=notes`)
      const note = main.getByRole('listitem').filter({ hasText: 'The school has a place.' })
      await amara.sees(note.getByText(/^They read it on their page once you have talked about it/))
      await amara.press(note.getByRole('button', { name: 'Talked about it' }))
      await amara.sees(note.getByText(/^On their page since/))
      await looksRight(page)
      await shot(page, 'talked-about-en-1280')
      await amara.press(main.getByRole('tab', { name: 'People' }))
      await amara.type(main.getByRole('textbox', { name: 'What they call you' }), 'Auntie Qx')
      await amara.key('Enter')
      await amara.sees(page.getByText('It stands on their page.').last())
      await looksRight(page)
      await shot(page, 'name-on-page-en-1280')
    },
    async after({ at, browser, stage }, { caseId, words }) {
      await fitsNarrow({ browser, stage }, 'amara', {
        path: `/cases/${caseId}?tab=notes`,
        name: 'talked-about',
      })
      const mariam = await enterOwn(browser, stage.publicUrl, { words, language: 'en' })
      await openMessages(mariam, 'en')
      const own = mariam.locator('main')
      await expect(own.getByText('Auntie Qx')).toBeVisible()
      expect(await mariam.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(threeScreens)
      await shot(mariam, 'own-messages-en-360')
      // The newest messages stand there, the others behind one press.
      await expect(own.getByText('We meet on Friday.')).toBeVisible()
      await expect(own.getByText('We meet on Monday.')).toBeHidden()
      await own.getByText('Earlier ones: 3').click()
      await expect(own.getByText('We meet on Monday.')).toBeVisible()
      await own.getByText('Earlier ones: 3').click()
      await expect(own.getByText('The school has a place.')).toBeVisible()
      await expect(own.getByText(/^Something was noted\. You read it here when/)).toBeVisible()
      await expect(own.getByText('A car stood at the corner.')).toHaveCount(0)
      await own.getByText('How we may reach you').click()
      await own.getByText('Change how you may reach me').click()
      await own.locator('textarea[name=reach-how]').fill('Through the school office')
      await looksRight(mariam)
      await shot(mariam, 'own-notes-en-360')
      // What she typed stands there again after a look at another page, over what was agreed before.
      await own.locator(`a[href="/en${addresses.portal}"]`).first().click()
      await openMessages(mariam, 'en')
      await own.getByText('How we may reach you').click()
      await own.getByText('Change how you may reach me').click()
      await expect(own.locator('textarea[name=reach-how]')).toHaveValue('Through the school office')
      // And when: two days and two hours, by herself.
      await own.getByLabel('Monday').first().check()
      await own.getByLabel('Wednesday').first().check()
      await own.locator('input[name=from-0]').fill('10:00')
      await own.locator('form[data-do=reach] button').click()
      await expect(own.getByText('Write both hours of each line', { exact: false })).toBeVisible()
      await own.locator('input[name=to-0]').fill('12:30')
      await looksRight(mariam)
      await shot(mariam, 'own-hours-en-360')
      await own.locator('form[data-do=reach] button').click()
      await expect(own.locator('[data-at=contact]')).toContainText('Through the school office')
      await expect(own.locator('[data-at=contact]')).toContainText('Mon · Wed 10:00–12:30')
      await mariam.locator('nav a', { hasText: 'العربية' }).click()
      await expect(own.locator('h1')).toHaveText(say('ar', 'person.own'))
      await own.getByText(say('ar', 'person.own.contact')).click()
      await own.getByText(say('ar', 'person.own.reach'), { exact: true }).click()
      await looksRight(mariam)
      await shot(mariam, 'own-hours-ar-360')
      await mariam.context().close()
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}`)
      await expect(amara.getByText('Through the school office').first()).toBeVisible()
      await expect(amara.getByText(/10:00/).first()).toBeVisible()
    },
  },
)

job(
  {
    number: 'S386',
    profession: 'caseworker',
    who: 'amara',
    what: 'a note that was one’s own for a week is asked about on My work, and put into the file',
    goal: { presses: 4, seconds: 30 },
    isKept: true,
  },
  {
    async before({ at, stage }) {
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Mariam Drawer', language: 'en' })
      const amara = await at('amara')
      await visit(amara, `/cases/${caseId}?tab=notes`)
      const here = amara.getByRole('region', { name: 'Write a note here' })
      await here.getByRole('textbox', { name: /^What should be remembered/ }).fill('The school has a place.')
      await here.getByRole('button', { name: 'Keep the note' }).click()
      await expect(
        amara.locator('main').getByRole('listitem').getByText('The school has a place.'),
      ).toBeVisible()
      await stage.travel(7.1)
      return caseId
    },
    async work(amara, caseId) {
      const { main, page } = amara
      // After a week on another browser two colleagues are asked first, or whoever sits there has rung them.
      await goOnAlone(page)
      await visit(page, '/')
      const card = main.getByRole('region', { name: 'Notes that are in nobody’s file yet' })
      await amara.sees(card)
      await looksRight(page)
      await shot(page, 'working-notes-my-work-en-1280')
      await amara.press(card.locator(`a[href^="/cases/${caseId}"]`))
      const note = main.getByRole('listitem').filter({ hasText: 'The school has a place.' }).first()
      await amara.sees(note.getByText('A week old, and in nobody’s file.'))
      await looksRight(page)
      await shot(page, 'working-note-waits-en-1280')
      await amara.press(note.getByRole('button', { name: 'Put into the file' }))
      await amara.press(page.getByRole('dialog').getByRole('button', { name: 'Save' }))
      await amara.sees(page.getByText('The note is saved.').last())
    },
    async after({ at }, caseId) {
      const amara = await at('amara')
      await visit(amara, '/')
      await expect(amara.locator('main h1')).toBeVisible()
      await expect(amara.locator('main').locator(`a[href^="/cases/${caseId}?tab=notes"]`)).toHaveCount(0)
    },
  },
)

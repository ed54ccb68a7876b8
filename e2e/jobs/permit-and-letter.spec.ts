// Imre at the immigration office writes down the permission that was granted to Narong, with its end. Narong reads on his own page, without
// script, until when he may stay and that he may work. Amara prints the letter for his employer, in English and in Thai; he has said yes to it.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { dayFrom, visit } from '../hands.ts'
import { enterWithoutScript } from '../portal-door.ts'
import { looksRight } from '../stage.ts'
import { Hand, job } from './job.ts'

const goal = { presses: 8, seconds: 45 }

job(
  {
    number: 37,
    profession: 'immigration',
    who: 'imre',
    what: 'a permit written down with its end; the caseworker prints the letter for an employer',
    goal,
    isKept: true,
  },
  {
    async before({ stage, at }) {
      await stage.act('mina', 'newHouse', 'imre', { name: 'Immigration Office', pack: 'uk' }, ['immigration'])
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Narong Suk', language: 'th' })
      const card = await stage.act<{ words: string }>('amara', 'card', caseId, 'th')
      const other = await stage.act<number>('imre', 'circle')
      const { id } = await stage.act<{ id: string }>('amara', 'open', 'status', { caseId, other })
      await stage.act('amara', 'move', 'status', 'prepare', id, { permit: 'vts' })
      await stage.act('amara', 'move', 'status', 'apply', id, { applied_on: dayFrom(-30) })
      return { caseId, track: id, words: card.words, amara: new Hand(await at('amara')) }
    },
    async work(imre, { track, caseId, amara }) {
      await visit(imre.page, `/tracks/${track}`)
      await imre.button('Record the residence permit')
      const form = imre.main.locator('form.move-form')
      // What was applied for stands there already.
      await imre.sees(form.getByText('Temporary permission to stay (VTS)').first())
      await imre.day(form.getByRole('group', { name: 'Valid from' }).first(), dayFrom(0))
      await imre.day(form.getByRole('group', { name: 'Valid to' }).first(), dayFrom(900))
      await imre.press(
        form.getByRole('radiogroup', { name: 'May the person work?' }).getByText('Yes', { exact: true }),
      )
      await imre.press(form.locator('button[type=submit]'))
      await imre.sees(imre.main.getByText('Granted', { exact: true }))

      await visit(amara.page, `/cases/${caseId}/stay`)
      await amara.press(amara.main.getByRole('link', { name: 'Letter to an employer' }))
      await amara.sees(amara.main.getByText('This person is allowed to work.'))
      await amara.press(amara.main.getByText('Spoken, with an interpreter', { exact: true }))
      await amara.page.evaluate(() => {
        // Nobody stands beside the printer of a test.
        window.print = () => document.body.setAttribute('data-printed', 'true')
      })
      await amara.button('They agree: print')
      await amara.sees(amara.page.locator('body[data-printed=true]'))
      expect(imre.taken.presses + amara.taken.presses).toBeLessThanOrEqual(goal.presses)
      return amara
    },
    async after({ browser, stage }, { words, caseId }, { page }) {
      // On paper there is the letter and nothing of where it was written.
      await page.emulateMedia({ media: 'print' })
      const paper = page.locator('article')
      await expect(paper).toContainText('Narong Suk')
      await expect(paper).toContainText('บุคคลนี้ได้รับอนุญาตให้ทำงาน')
      await expect(paper).toContainText('The Home Office')
      await expect(page.locator('main h1')).toBeHidden()
      await expect(page.locator('nav').first()).toBeHidden()
      expect(await paper.innerText()).not.toMatch(/VTS|Harbour|victim|traffick/i)
      await page.emulateMedia({ media: 'screen' })
      // It is kept as it was agreed to, and can be printed again.
      await visit(page, `/cases/${caseId}/stay`)
      await expect(page.getByText('Written before')).toBeVisible()
      await looksRight(page)
      // And Narong reads it on a telephone without script.
      const telephone = await enterWithoutScript(browser, stage.publicUrl, { words, language: 'en' })
      await telephone.goto(`${stage.publicUrl}/en${addresses.tracks}`)
      await expect(telephone.getByText('You may work.')).toBeVisible()
      await expect(telephone.getByText(/^It lasts until \d+ \w+ \d{4}\.$/)).toBeVisible()
      await telephone.context().close()
    },
  },
)

// Clémence is to be heard in court. The prosecutor asks the judge for what protects her and records what was granted and what was refused; whoever
// stands beside her tells her, and asks again. She reads on her own telephone, without script, what the judge said, and what she may say no to.

import { expect } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { enterWithoutScript } from '../portal-door.ts'
import { looksRight, shot } from '../stage.ts'
import { job } from './job.ts'
import { fitsNarrow } from './narrow.ts'

job(
  {
    number: 34,
    profession: 'prosecutor',
    who: 'vera',
    what: 'special measures asked, granted or refused; the person is told, and reads it',
    goal: { presses: 8, seconds: 60 },
    isKept: true,
  },
  {
    async before({ stage }) {
      const court = { name: 'Prosecution North', pack: 'coe', kind: 'prosecution' }
      await stage.act('mina', 'newHouse', 'vera', court, ['prosecutor'])
      const caseId = await stage.act<string>('amara', 'openCase', { name: 'Clémence Heard', language: 'en' })
      const { words } = await stage.act<{ words: string }>('amara', 'card', caseId, 'en')
      const other = await stage.act<number>('vera', 'circle')
      const track = await stage.act<{ id: string }>('amara', 'open', 'testimony', { caseId, other })
      return { words, track: track.id }
    },
    async work(vera, { track }) {
      const { main, page } = vera
      await visit(page, `/tracks/${track}`)
      await vera.press(main.getByText('No address in the file', { exact: true }))
      await vera.press(main.getByText('Closed hearing', { exact: true }))
      await vera.button('Ask the court', main)
      const ruling = (measure: string, said: string) =>
        main.getByRole('radiogroup', { name: measure }).getByText(said, { exact: true })
      await vera.press(ruling('No address in the file', 'Granted'))
      await vera.press(ruling('Closed hearing', 'Refused'))
      await vera.button('Record what the court said', main)
      await vera.sees(main.getByText('1 granted, 1 refused, none open'))
      return page
    },
    async after({ at, browser, stage }, { words, track }, page) {
      await looksRight(page)
      await shot(page, 'testimony-en-1280')
      const path = `/tracks/${track}`
      await fitsNarrow({ browser, stage }, 'vera', { path, name: 'testimony' })
      await fitsNarrow({ browser, stage }, 'amara', { path, name: 'testimony-untold' })
      // Whoever stands beside her tells her, says why she needs what was refused and asks again; and asks her what she wants to say.
      const amara = await at('amara')
      await visit(amara, `/tracks/${track}`)
      const main = amara.locator('main')
      await main.getByRole('button', { name: 'Told, in English', exact: true }).click()
      await expect(main.getByText('The person knows what the court said').first()).toBeVisible()
      await main.getByText('Another name in court', { exact: true }).click()
      await main.getByRole('textbox', { name: /^Why: Another name/ }).fill('zqbrothers know her name')
      await main.getByRole('button', { name: 'Ask the court', exact: true }).click()
      await expect(main.getByText('1 granted, 1 refused, 1 open')).toBeVisible()
      await main.getByRole('button', { name: 'Ask the person: Before the sentence' }).click()
      await expect(main.getByRole('link', { name: 'Before the sentence' })).toBeVisible()
      await looksRight(amara)
      await shot(amara, 'testimony-beside-en-1280')
      await fitsNarrow({ browser, stage }, 'amara', { path, name: 'testimony-beside' })
      await main.getByRole('link', { name: 'Application for measures' }).click()
      const paper = amara.getByRole('article', { name: 'Application for measures' })
      await expect(paper.getByText('zqbrothers know her name')).toBeVisible()
      await expect(paper).not.toContainText('Clémence')
      // Whoever stands on this process alone reads no reason.
      await visit(page, `/tracks/${track}`)
      await expect(page.getByText('1 granted, 1 refused, 1 open')).toBeVisible()
      await expect(page.locator('main')).not.toContainText('zqbrothers')
      const telephone = await enterWithoutScript(browser, stage.publicUrl, { words, language: 'en' })
      await telephone.goto(`${stage.publicUrl}/en${addresses.tracks}`)
      await telephone.getByRole('button', { name: /^Yes, I want to say it/ }).click()
      await telephone.getByRole('button', { name: 'Somebody reads it for me' }).click()
      // Whoever goes on before the answer is there takes it back.
      await expect(telephone.getByRole('button', { name: 'Somebody reads it for me' })).toHaveCount(0)
      await telephone.goto(`${stage.publicUrl}/en${addresses.tracks}`)
      await telephone.getByRole('link', { name: 'My day in court' }).click()
      await expect(telephone.getByText('Your address is not in the papers.')).toBeVisible()
      await expect(telephone.getByText('Other people leave the room while you speak.')).toBeVisible()
      await expect(telephone.getByRole('heading', { name: 'May I say no?' })).toBeVisible()
      await shot(telephone, 'court-day-en-360')
      await telephone.context().close()
      // What her browser read in the last ten seconds it shows again.
      await expect(async () => {
        await visit(amara, `/tracks/${track}`)
        await expect(amara.getByText('The person said yes')).toBeVisible({ timeout: 3000 })
      }).toPass({ timeout: 40_000 })
    },
  },
)

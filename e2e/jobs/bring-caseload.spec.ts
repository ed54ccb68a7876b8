// Amara brings a thousand people from an older system: the columns mapped, what was found seen first, each sealed as a case; then a file of
// which half is broken, whose lines she takes along as a list. No name leaves the browser in words.

import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { job } from './job.ts'

const people = 1000
const whole = [
  'prs_FirstName,prs_SecondName,prs_Birthdate,prs_Gender,prs_Citizenship,prs_PrimaryLanguage,vic_TypeOfExploitation,Old number,cco_CaseComment',
  ...Array.from(
    { length: people },
    (_, at) =>
      `zqname${at},Brought,${1 + (at % 28)}.3.19${60 + (at % 40)},Feminine,SY;IQ,ar,ForcedLabour,A-${at},zqnote ${at}`,
  ),
].join('\r\n')
const broken = [
  'Name;Birthday;Gender;Notes',
  'zqlast Good;1.2.1990;F;a note',
  'zqlast Day;31.2.1990;F;',
  'zqlast Code;1.2.1990;unheard;',
  'zqlast Quote;1.2.1990;F;"never closed',
  'zqlast Fine;2.2.1990;F;',
  ';2.2.1990;F;',
].join('\n')

job(
  {
    number: 'S1',
    profession: 'caseworker',
    who: 'amara',
    what: 'a caseload of 1,000 rows mapped, sealed, taken in; half-broken file with a list of lines',
    goal: { presses: 12, seconds: 75 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara-admin', 'newColleague', 'odile', ['supervisor'])
    },
    async work(amara) {
      const { main, page } = amara
      const sent: string[] = []
      page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
      const choose = async (text: string) => {
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'), amara.button('Choose a file')])
        await chooser.setFiles({ name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
      }
      await amara.open(/^Cases/)
      await amara.press(main.getByRole('link', { name: 'Caseload in and out' }))
      await choose(whole)
      await amara.sees(main.getByText('8 of 9 columns are understood', { exact: false }))
      await amara.button('Show what would come in')
      const began = performance.now()
      await amara.button('Bring 1,000 people in')
      await expect(main.getByText('1,000 people are here')).toBeVisible({ timeout: 120_000 })
      const seconds = (performance.now() - began) / 1000
      process.stdout.write(`${people} rows sealed and taken in: ${seconds.toFixed(1)} s\n`)
      expect(seconds).toBeLessThan(60)
      await amara.button('Choose another file')
      await choose(broken)
      await amara.button('Show what would come in')
      await amara.sees(main.getByText('4 lines are refused').first())
      const [saved] = await Promise.all([page.waitForEvent('download'), amara.button(/^Save the list/)])
      const list = readFileSync(await saved.path(), 'utf8')
      await amara.button('Bring 2 people in')
      await amara.sees(main.getByText('2 people are here'))
      return { list, sent }
    },
    async after({ at }, _there, { list, sent }) {
      expect(list.split('\r\n').slice(1, -1)).toEqual([
        '3,Birthday,"No day of the calendar, or a birthday to come"',
        '4,Gender,A word that the standard does not have here',
        '5,,"A quote is not closed, or stands in the middle of a value"',
        '7,,There is no name',
      ])
      expect(sent.filter((one) => /zq(name|note|last)/.test(one))).toEqual([])
      // Her supervisor finds one of them by name, and reads what came along.
      const odile = await at('odile')
      await visit(odile, '/')
      await odile.getByRole('search').getByRole('combobox').fill('zqname777')
      await odile.getByRole('option', { name: /zqname777/ }).click()
      await expect(odile).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
      await visit(odile, `${new URL(odile.url()).pathname}?tab=notes`)
      await expect(odile.getByText('zqnote 777')).toBeVisible()
    },
  },
)

// The directory as somebody looks after it: Mina brings a provider's own table, with its faults named by line and column and its columns
// kept for the next time; puts two rows together that are one organisation, and parts them again; and the house of a listing says that it
// is still right.

import { expect, type Page } from '@playwright/test'
import { looksRight, shot, signIn } from '../stage.ts'
import { visit } from '../hands.ts'
import { job, type Hand, type Scene } from './job.ts'

const first = [
  'Service name,Who runs it,Kind of help,Phone,E-mail,Languages,District,Our remarks',
  'Zqteeth on Mondays,Zq Town Health,dentist,555 300 0101,teeth@town.example,Arabic;Spanish,Riverside,never told',
  'Zqpapers,Zq Town Advice,immigration,555 300 0102,not a mail,Whispering,Riverside,',
  ',Zq Town Advice,food,555 300 0103,,,,',
].join('\r\n')
const second = [
  'Service name,Who runs it,Kind of help,Phone,E-mail,Languages,District,Our remarks',
  'Zqteeth on Mondays,Zq Town Health,dentist,555 300 0199,teeth@town.example,Arabic;Spanish,Riverside,',
].join('\r\n')
const headings = 'Name,Provider,Needs,Phone'
const north = `${headings}\r\nZqtooth in the north,Zq Health North,dentist,555 300 0299`
const south = `${headings}\r\nZqtooth in the south,Zq Health of the North,dentist,+44 555 300 0299`

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

async function chooses(hand: Hand, name: string, text: string): Promise<void> {
  const [chooser] = await Promise.all([hand.page.waitForEvent('filechooser'), hand.button('Choose a file')])
  await chooser.setFiles(file(name, text))
}

/** The same page in both directions and on a telephone, where it is no longer than three screens. */
async function inAllShapes({ browser, stage }: Scene, path: string, name: string): Promise<void> {
  for (const [language, width] of [
    ['ar', 1280],
    ['en', 360],
    ['ar', 360],
  ] as const) {
    const page = await signIn(browser, stage, 'mina', { language, width, height: width === 360 ? 740 : 800 })
    await visit(page, path)
    await looksRight(page)
    await shot(page, `${name}-${language}-${width}`)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(2400)
    await page.context().close()
  }
}

/** Whom somebody finds for a need. */
async function finds(page: Page, need: string): Promise<void> {
  await visit(page, '/directory')
  const box = page.getByRole('combobox', { name: 'Need' })
  await box.fill(need)
  await expect(page.locator('[role=option][data-focused]')).toBeVisible()
  await box.press('Enter')
}

job(
  {
    number: 'S91',
    profession: 'coordinator',
    who: 'mina',
    what: 'a provider’s own table brought, its faults named by line and column, its columns kept',
    goal: { presses: 11, seconds: 45 },
    isKept: true,
  },
  {
    before: () => Promise.resolve(),
    async work(mina) {
      const { main, page } = mina
      await mina.open(/^Directory/)
      await mina.press(main.getByRole('link', { name: 'Lists of providers' }))
      await chooses(mina, 'town.csv', first)
      await mina.sees(main.getByText('6 columns are understood'))
      await looksRight(page)
      await shot(page, 'directory-list-columns-en')
      await mina.type(main.getByRole('textbox', { name: 'Whose list is it?' }), 'Zq Town')
      await mina.choose(main.getByRole('combobox', { name: 'Who runs it' }), 'Who off', 'Who offers it')
      await mina.button('Show what would come in')
      await mina.sees(main.getByRole('heading', { name: '3 things cannot be taken' }))
      for (const words of [
        'Is no e-mail address',
        'Names no language that is known',
        'The service has no name',
      ])
        await expect(main.getByText(words)).toBeVisible()
      await looksRight(page)
      await shot(page, 'directory-list-preview-en')
      await mina.button('Take 2 services in')
      await mina.sees(main.getByText('2 services of “Zq Town” are found in the directory now'))
      // A month later: what the columns mean is known, and what is gone is said before.
      await mina.button('Choose another file')
      await chooses(mina, 'town.csv', second)
      await mina.sees(main.getByRole('textbox', { name: 'Whose list is it?' }))
      await expect(main.getByRole('textbox', { name: 'Whose list is it?' })).toHaveValue('Zq Town')
      await mina.button('Show what would come in')
      await mina.sees(main.getByText('1 service of “Zq Town” is not in this file', { exact: false }))
      await mina.button('Take 1 service in')
      await mina.sees(main.getByText('1 service of “Zq Town” is found in the directory now'))
    },
    async after(scene) {
      await inAllShapes(scene, '/directory/lists', 'directory-lists')
      const amara = await scene.at('amara')
      await finds(amara, 'dentist')
      const row = amara.getByRole('article', { name: 'Zqteeth on Mondays' })
      await row.getByRole('button', { name: 'Read more' }).click()
      await expect(row).toContainText('555 300 0199')
      await finds(amara, 'visa')
      await expect(amara.getByText('Zqpapers')).toHaveCount(0)
    },
  },
)

job(
  {
    number: 'S92',
    profession: 'coordinator',
    who: 'mina',
    what: 'an organisation that was found twice put together, and parted again',
    goal: { presses: 5, seconds: 25 },
    isKept: true,
  },
  {
    async before({ at }) {
      const mina = await at('mina')
      await visit(mina, '/directory/lists')
      for (const [name, text] of [
        ['Zq North List', north],
        ['Zq South List', south],
      ] as const) {
        const [chooser] = await Promise.all([
          mina.waitForEvent('filechooser'),
          mina.getByRole('button', { name: 'Choose a file' }).click(),
        ])
        await chooser.setFiles(file('list.csv', text))
        await mina.getByRole('textbox', { name: 'Whose list is it?' }).fill(name)
        await mina.getByRole('button', { name: 'Show what would come in' }).click()
        await mina.getByRole('button', { name: 'Take 1 service in' }).click()
        await mina.getByRole('button', { name: 'Choose another file' }).click()
      }
    },
    async work(mina) {
      const { main, page } = mina
      await mina.open(/^Directory/)
      await mina.press(main.getByRole('link', { name: 'Found twice' }))
      await mina.button(/^Compare .*Zq Health of the North/)
      const dialog = page.getByRole('dialog')
      await mina.sees(dialog.getByText('555 300 0299').first())
      await looksRight(page)
      await shot(page, 'directory-twice-compare-en')
      await mina.button('They are one', dialog)
      await mina.sees(main.getByText(/now under Zq/))
      await looksRight(page)
      await shot(page, 'directory-twice-en')
    },
    async after(scene) {
      await inAllShapes(scene, '/directory/twice', 'directory-twice')
      const { at } = scene
      const amara = await at('amara')
      await finds(amara, 'dentist')
      const rows = amara.getByRole('article', { name: /^Zqtooth/ })
      await expect(rows).toHaveCount(2)
      const words = await rows.allInnerTexts()
      const houses = words.map((text) => /Zq Health (?:of the )?North/.exec(text)?.[0])
      expect(new Set(houses).size).toBe(1)
      const mina = await at('mina')
      await visit(mina, '/directory/twice')
      await mina
        .getByRole('button', { name: /^Part them/ })
        .first()
        .click()
      await expect(mina.getByText(/stands by itself again/).first()).toBeVisible()
      const samir = await at('samir')
      await finds(samir, 'dentist')
      await expect(samir.getByRole('article', { name: /south/ })).toContainText('Zq Health of the North')
      await expect(samir.getByRole('article', { name: /north$/ })).toContainText('Zq Health North')
    },
  },
)

job(
  {
    number: 'S93',
    profession: 'shelter',
    who: 'amara',
    what: 'a listing that nobody has checked for half a year is still right, with one press',
    goal: { presses: 1, seconds: 5 },
    isKept: true,
  },
  {
    async before({ stage }) {
      await stage.act('amara-admin', 'offer', { name: 'Zqlisted beds', codes: ['emergency_housing'] })
      await stage.act('amara-admin', 'uncheckedOffer', 'Zqlisted beds')
    },
    async work(amara) {
      const { main, page } = amara
      await amara.sees(main.getByText('Is what we offer still right?'))
      await looksRight(page)
      await shot(page, 'directory-check-en')
      await amara.button(/^Still right Zqlisted/)
      await expect(main.getByText('Is what we offer still right?')).toHaveCount(0)
    },
    async after({ at }) {
      const samir = await at('samir')
      await finds(samir, 'shelter')
      const row = samir.getByRole('article', { name: 'Zqlisted beds' })
      await expect(row).toBeVisible()
      await expect(row).not.toContainText(/not checked|nobody has checked/i)
    },
  },
)

// Amara begins on the form of the country; then two members of the network take a newer edition up. Her case keeps the rules of its day, and she
// reads on the form that there is a newer one, since when, and what is other. What she typed goes along, and nobody begins on one that is taken no more.

import { expect, test } from '@playwright/test'
import { packs } from '../jurisdictions/packs.ts'
import { dayFrom, visit } from './hands.ts'
import { looksRight, shot, signIn, Stage } from './stage.ts'

let stage: Stage
test.beforeAll(async () => {
  stage = await Stage.open({ unlimited: true })
})
test.afterAll(() => stage.close())

const nrm = packs.get('uk')!.forms.find(({ id }) => id === 'nrm')!
/** The newer edition, from today, asks one thing more; of the older one the office says until when it takes it. */
const law = (id: string, until: string) => ({
  id,
  title: packs.get('uk')!.title,
  sources: [{ id: 'FORM26', cite: 'Letter of the office of 2026', basis: 'seen', seenOn: dayFrom(0) }],
  forms: [
    { ...nrm, source: 'FORM26', until },
    {
      ...nrm,
      id: 'nrm_2026',
      title: { en: 'Referral, edition of 2026', ar: 'إحالة، إصدار 2026' },
      source: 'FORM26',
      editionOn: dayFrom(0),
      replaces: 'nrm',
      changed: { en: 'It asks who looks after the children.', ar: 'يسأل من يرعى الأطفال.' },
      blocks: [
        ...nrm.blocks,
        {
          title: { en: 'Family', ar: 'العائلة' },
          fields: [
            {
              id: 'children',
              label: { en: 'Who looks after the children', ar: 'من يرعى الأطفال' },
              must: true,
            },
          ],
        },
      ],
    },
  ],
})

test('a worker whose form has a newer edition reads so, and takes what she typed along @soak', async ({
  browser,
}) => {
  const open = (name: string) => stage.act<string>('amara', 'openCase', { name, language: 'ti' })
  const [begun, fresh] = [await open('Yodit Edition'), await open('Sara Edition')]
  const page = await signIn(browser, stage, 'amara')
  const main = page.locator('main')
  const older = `/cases/${begun}/forms/nrm`
  await visit(page, older)
  await main.getByRole('textbox', { name: 'Nationality' }).fill('Eritrean')
  await expect(main.getByText('3 fields are still missing')).toBeVisible()
  await expect(main.getByText('newer edition')).toHaveCount(0)
  // Kept while she looks elsewhere.
  await visit(page, `/cases/${begun}`)

  await stage.act('mina', 'newColleague', 'farah', ['lawyer'])
  await stage.act('mina', 'signLaw', 'farah', 'uk', law('uk-r1', dayFrom(1)), dayFrom(0))

  // The case keeps the law of its day, and its list says which edition is the newest.
  // What a screen has read a moment ago it reads again after ten seconds.
  await expect(async () => {
    await visit(page, `/cases/${begun}/forms`)
    await expect(main.getByRole('link', { name: /^Referral, edition of 2026/ })).toBeVisible({
      timeout: 2000,
    })
  }).toPass()
  await looksRight(page)
  await shot(page, 'forms-list')
  await visit(page, older)
  await expect(main.getByText('You began on this edition, and it stays so')).toBeVisible()
  await expect(main.getByText('It asks who looks after the children.')).toBeVisible()
  await expect(main.getByRole('textbox', { name: 'Nationality' })).toHaveValue('Eritrean')
  await looksRight(page)
  await shot(page, 'forms-begun')
  await main.getByRole('button', { name: 'Take what I typed to the newest edition' }).click()
  await expect(page).toHaveURL(/forms\/nrm_2026$/)
  await expect(main.getByRole('textbox', { name: 'Nationality' })).toHaveValue('Eritrean')
  await expect(main.getByRole('textbox', { name: 'Who looks after the children' })).toBeVisible()
  await expect(main.getByText('Letter of the office of 2026')).toBeVisible()

  // Nothing begun here, and the older one still taken: she reads that, and is led to the newest.
  await visit(page, `/cases/${fresh}/forms/nrm`)
  await expect(main.getByText('A newer edition is known')).toBeVisible()
  await expect(main.getByText(/This case keeps the rules of its day/)).toBeVisible()
  await expect(main.getByRole('link', { name: 'Go on with the newest edition' })).toBeVisible()

  // The day has passed until which the office took it.
  await stage.travel(2)
  const later = await signIn(browser, stage, 'amara')
  await visit(later, `/cases/${fresh}/forms/nrm`)
  const over = 'The office takes this edition no more: nothing new is begun on it'
  await expect(later.locator('main').getByText(over)).toBeVisible()
  await expect(later.locator('main').getByRole('textbox')).toHaveCount(0)
  await shot(later, 'forms-over')
  await visit(later, older)
  await expect(later.locator('main').getByRole('textbox', { name: 'Nationality' })).toHaveValue('Eritrean')

  const small = await signIn(browser, stage, 'amara', { language: 'ar', width: 360, height: 740 })
  await visit(small, `/cases/${begun}/forms`)
  await expect(small.locator('main').getByText('أحدث إصدار')).toBeVisible()
  await looksRight(small)
  await shot(small, 'forms-list-ar')
  await visit(small, older)
  await looksRight(small)
  await shot(small, 'forms-begun-ar')
})

// The forms of the second half in which words about a person are typed: matters, losses, whom a claim is against, what survivors answer to a
// consultation, and who comes home to us. Each takes a word of its own.

import { expect, test, type Locator, type Page } from '@playwright/test'
import { dayFrom, fromList, typeDay } from './hands.ts'
import { goTo, type Stage } from './stage.ts'

interface Planting {
  stage: Stage
  enter: (who: string) => Promise<Page>
  plantIn: (place: Locator) => Promise<number>
  draftKept: (page: Page) => Promise<void>
  look: (page: Page) => Promise<void>
}

const atLeastOne = async (counted: Promise<number>) => expect(await counted).toBeGreaterThan(0)

export async function justiceForms({ stage, enter, plantIn, draftKept, look }: Planting): Promise<void> {
  const caseId = await stage.act<string>('amara', 'openCase', { name: 'Narong Canary', language: 'th' })
  await stage.act('amara', 'agree', caseId, {
    with: 'ines',
    compartments: ['identity', 'legal'],
    purpose: 'compensation',
    language: 'th',
  })
  const ines = await enter('ines')

  await test.step('a wage claim, as a matter', async () => {
    const { id } = await stage.act<{ id: string }>('ines', 'open', 'proceeding', {
      caseId,
      subkind: 'labour_claim',
      lawyer: 'assigned',
    })
    await stage.act('ines', 'move', 'proceeding', 'open', id, { lawyer: 'assigned' })
    await goTo(ines, `/tracks/${id}`)
    await ines.getByRole('button', { name: 'Write it down', exact: true }).click()
    await atLeastOne(plantIn(ines.locator('main')))
    for (const [question, answer] of [
      ['Claimed from the employer', 'Wages'],
      ['Conciliation before the claim', 'Ended with a certificate'],
    ] as const)
      await ines
        .locator('main')
        .getByRole('radiogroup', { name: question })
        .or(ines.locator('main').getByRole('group', { name: question }))
        .first()
        .getByText(answer, { exact: true })
        .click()
    await draftKept(ines)
    await ines.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(ines.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)
    await look(ines)
  })

  await test.step('losses, each with its words', async () => {
    await goTo(ines, `/cases/${caseId}/losses`)
    await atLeastOne(plantIn(ines.locator('main')))
    await draftKept(ines)
  })

  await test.step('whom a claim is against', async () => {
    await goTo(ines, `/cases/${caseId}/money`)
    await atLeastOne(plantIn(ines.locator('main')))
    await ines.getByRole('button', { name: 'Keep and look for conflicts' }).click()
    await look(ines)
  })

  await test.step('what a survivor answers to a consultation', async () => {
    const council = { name: 'Survivor Council', pack: 'uk', kind: 'survivor_council' }
    await stage.act('mina', 'newHouse', 'mercy', council, ['advocate'])
    const ministry = { name: 'Ministry of Labour', pack: 'uk', kind: 'ministry' }
    await stage.act('mina', 'newHouse', 'leila-ministry', ministry, ['ministry'])
    const leila = await enter('leila-ministry')
    await goTo(leila, '/consultations')
    await leila.getByRole('button', { name: 'Ask survivors' }).click()
    await leila.getByRole('textbox', { name: /^What is to be decided/ }).fill('How long may it take?')
    await fromList(leila.locator('main'), 'About', 'Waiting')
    await leila.getByRole('textbox', { name: /^Questions/ }).fill('How long did you wait?')
    await typeDay(leila.getByRole('group', { name: 'Until when' }), dayFrom(20))
    await leila.getByRole('button', { name: 'Ask them', exact: true }).click()
    await expect(leila.getByText('0 of 4 seats taken, 0 answered')).toBeVisible()
    const mercy = await enter('mercy')
    await goTo(mercy, '/council')
    await mercy.getByRole('button', { name: 'Take part' }).click()
    await expect(mercy.getByRole('textbox', { name: /^How long did you wait/ })).toBeVisible()
    await atLeastOne(plantIn(mercy.locator('main')))
    await mercy.getByRole('textbox', { name: /^Hours that it took/ }).fill('2')
    await mercy.getByRole('button', { name: 'Send the answers' }).click()
    await expect(mercy.getByText('answered, not paid yet')).toBeVisible()
    await look(mercy)
  })

  const amara = await enter('amara')
  await test.step('who comes home to us, by letter', async () => {
    await goTo(amara, '/homecomings/new')
    await amara.getByRole('button', { name: 'Who comes', exact: true }).click()
    expect(await plantIn(amara.locator('main form'))).toBe(4)
    await fromList(amara.locator('main'), 'Language the person', 'Spanish')
    await amara.getByText('Adult', { exact: true }).click()
    await fromList(amara.locator('main'), 'How did it come?', 'A letter')
    await draftKept(amara)
    await amara.getByRole('button', { name: 'Begin the file', exact: true }).click()
    await expect(amara).toHaveURL(/\/tracks\/[0-9a-f-]{36}$/)
    await expect(amara.getByRole('heading', { name: 'Sent by' })).toBeVisible()
    await look(amara)
  })
}

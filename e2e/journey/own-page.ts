// Her own page: who has looked, and one part taken back. The doctor's next opening fails; what was written stays.

import { expect, type Page } from '@playwright/test'
import { say } from '../../src/language/say.ts'
import { agree, visit } from '../hands.ts'
import { goTo } from '../stage.ts'
import { telephone, type Story } from './story.ts'

export const finding = 'Manos quemadas por productos químicos.'

export async function doctorHelps(story: Story): Promise<void> {
  // The organisation that carries the case asks the doctor, so that he learns of no house she may live in.
  const leyla = await story.at('leyla')
  await agree(leyla, story.caseId, { with: 'City Clinic', parts: ['health'], for: 'Health care' })
  const bashir = await story.at('bashir')
  await visit(bashir, `/cases/${story.caseId}`)
  await expect(bashir.locator('main')).not.toContainText('Harbour House')
  await bashir.getByRole('button', { name: 'Write a note' }).click()
  const note = bashir.getByRole('dialog')
  await note.getByRole('textbox').first().fill(finding)
  await note.getByRole('button', { name: 'Seal and keep' }).click()
  await expect(bashir.getByText('The note is sealed and kept.').last()).toBeVisible()
}

/** María's own page, opened with the words of her card; without script. */
async function ownPage(story: Story): Promise<Page> {
  const own = await telephone(story)
  await own.goto(`${story.stage.publicUrl}/es/6`)
  await own.locator('input[name=words]').fill(story.card)
  await own.locator('main button.b').first().click()
  await expect(own).toHaveURL(/\/es\/7$/)
  return own
}

/** What has just been done with her stands on her own page, as a plain sentence in Spanish: `status.granted`. */
export async function readsOfIt(story: Story, what: string): Promise<void> {
  const own = await ownPage(story)
  const sentence = say('es', `person.${what}`)
  let read = ''
  for (let next: string | null = '/es/7/4'; next;) {
    await own.goto(`${story.stage.publicUrl}${next}`)
    read += await own.locator('main').innerText()
    const later = own.getByRole('link', { name: say('es', 'person.tracks.later') })
    next = (await later.count()) > 0 ? await later.getAttribute('href') : null
  }
  expect(read).toContain(sentence)
  await own.context().close()
}

/** Who helps her and who can read stand on her own page by name. */
export async function readsWhoHelps(story: Story, names: readonly string[]): Promise<void> {
  const own = await ownPage(story)
  await own.goto(`${story.stage.publicUrl}/es/7/1`)
  for (const name of names) await expect(own.locator('main')).toContainText(name)
  await own.context().close()
}

export async function takesItBack(story: Story): Promise<void> {
  const { publicUrl } = story.stage
  const own = await ownPage(story)
  await own.goto(`${publicUrl}/es/7/2`)
  await expect(own.locator('main')).toContainText('City Clinic')
  await expect(own.locator('main')).toContainText('Harbour House')
  await own.goto(`${publicUrl}/es/7/1`)
  await own.locator('div.k', { hasText: 'City Clinic' }).locator('button').click()
  await expect(own.locator('main [role=status]')).toContainText('City Clinic')

  // The doctor's next opening fails; that he had looked stays known.
  const bashir = await story.at('bashir')
  await goTo(bashir, '/')
  await goTo(bashir, `/cases/${story.caseId}`)
  await expect(bashir.getByText(/not shared with you|is not here/i).first()).toBeVisible()
  await expect(bashir.locator('main')).not.toContainText(finding)
  await own.goto(`${publicUrl}/es/7/2`)
  await expect(own.locator('main')).toContainText('City Clinic')
}

/** What the doctor wrote belongs to her file and not to him: who carries her case reads it under the new key. */
export async function historyRemains(story: Story): Promise<void> {
  const amara = await story.at('amara')
  await goTo(amara, '/')
  await visit(amara, `/cases/${story.caseId}`)
  await amara.getByRole('button', { name: /^Show all/ }).click()
  const noted = amara.locator('li', { hasText: 'sealed (health)' }).first()
  await noted.getByRole('button', { name: 'Open' }).click()
  await expect(amara.getByText(finding)).toBeVisible()
}

// Her own page: who has looked, and one part taken back. The doctor's next opening fails; what was written stays.

import { expect, type Page } from '@playwright/test'
import { addresses } from '../../src/api/addresses.ts'
import { say, speaker } from '../../src/language/say.ts'
import { agree, turnTo, visit } from '../hands.ts'
import { goTo } from '../stage.ts'
import { telephone, typed, type Story } from './story.ts'

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
  await note.getByRole('textbox').first().fill(typed(story, finding))
  await note.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(bashir.getByText('The note is saved.').last()).toBeVisible()
}

/** Whose own page it is: María's in Spanish, where nobody else is named. */
interface Holder {
  card: string
  language: 'es' | 'en'
}

/** Somebody's own page, opened with the words of their card; without script. */
async function ownPage(story: Story, holder?: Holder): Promise<Page> {
  const { card, language } = holder ?? { card: story.card, language: 'es' }
  const own = await telephone(story)
  await own.goto(`${story.stage.publicUrl}/${language}${addresses.enter}`)
  await own.locator('input[name=words]').fill(card)
  await own.locator('main button.b').first().click()
  await expect(own).toHaveURL(new RegExp(`/${language}${addresses.portal}$`))
  return own
}

/** Turns the pages of what happens with somebody, and looks at each. */
async function turnPages(
  { stage }: Story,
  own: Page,
  language: string,
  look: () => Promise<unknown>,
): Promise<void> {
  for (let next: string | null = `/${language}${addresses.tracks}`; next;) {
    await own.goto(`${stage.publicUrl}${next}`)
    if ((await look()) === true) return
    const later = own.getByRole('link', { name: say(language, 'person.tracks.later') })
    next = (await later.count()) > 0 ? await later.getAttribute('href') : null
  }
}

/** What has just been done with her stands on her own page, as a plain sentence: `status.granted`; and its next day. */
export async function readsOfIt(story: Story, what: string, holder?: Holder, day?: string): Promise<void> {
  const own = await ownPage(story, holder)
  await reads(story, own, holder?.language ?? 'es', what, day)
  await own.context().close()
}

/** The same, on a page that is open. */
async function reads(story: Story, own: Page, language: string, what: string, day?: string): Promise<void> {
  const [kind] = what.split('.')
  const told: string[] = []
  await turnPages(story, own, language, async () => {
    told.push(...(await own.locator('main div.k').allInnerTexts()))
  })
  const sentence = say(language, `person.${what}`)
  const card = told.find((one) => one.includes(sentence))
  expect(card, told.join('\n\n')).toContain(say(language, `person.kind.${kind}`))
  if (day) expect(card).toContain(say(language, 'person.tracks.day', { day: speaker(language).day(day) }))
}

/**
 * On her own page she says herself that she wants it otherwise, is told before it is done what changes, and reads where it
 * stands afterwards.
 */
export async function saysHerself(story: Story, way: string, then: string): Promise<void> {
  const own = await ownPage(story)
  const wanted = own.getByRole('button', { name: say('es', `person.do.${way}`) })
  await turnPages(story, own, 'es', async () => (await wanted.count()) > 0)
  await wanted.first().click()
  await expect(own.locator('main')).toContainText(say('es', `person.then.${way}`).split('\n')[0] as string)
  await own.getByRole('button', { name: say('es', 'person.do.yes') }).click()
  await expect(own.locator('main [role=status]')).toHaveText(say('es', 'person.do.done'))
  await reads(story, own, 'es', then)
  await own.context().close()
}

/** Who helps her and who can read stand on her own page by name. */
export async function readsWhoHelps(story: Story, names: readonly string[]): Promise<void> {
  const own = await ownPage(story)
  await own.goto(`${story.stage.publicUrl}/es${addresses.whoCanSee}`)
  for (const name of names) await expect(own.locator('main')).toContainText(name)
  await own.context().close()
}

export async function takesItBack(story: Story): Promise<void> {
  const { publicUrl } = story.stage
  const own = await ownPage(story)
  await own.goto(`${publicUrl}/es${addresses.whoLooked}`)
  await expect(own.locator('main')).toContainText('City Clinic')
  await expect(own.locator('main')).toContainText('Harbour House')
  await own.goto(`${publicUrl}/es${addresses.whoCanSee}`)
  await own.locator('div.k', { hasText: 'City Clinic' }).locator('button').click()
  await expect(own.locator('main [role=status]')).toContainText('City Clinic')

  // The doctor's next opening fails; that he had looked stays known.
  const bashir = await story.at('bashir')
  await goTo(bashir, '/')
  await goTo(bashir, `/cases/${story.caseId}`)
  await expect(bashir.getByText(/not shared with you|is not here/i).first()).toBeVisible()
  await expect(bashir.locator('main')).not.toContainText(finding)
  await own.goto(`${publicUrl}/es${addresses.whoLooked}`)
  await expect(own.locator('main')).toContainText('City Clinic')
}

/** What the doctor wrote belongs to her file and not to him: who carries her case reads it under the new key. */
export async function historyRemains(story: Story): Promise<void> {
  const amara = await story.at('amara')
  await goTo(amara, '/')
  await visit(amara, `/cases/${story.caseId}`)
  await turnTo(amara, 'Notes and messages')
  const noted = amara.locator('.notes-line', { hasText: finding })
  await expect(noted).toContainText('City Clinic')
  await expect(noted).toContainText('health')
}

// A relative looked for, as two jobs do it: Amara at her screen, and the person on their own telephone without script.
import { addresses } from '../../src/api/addresses.ts'
import { visit } from '../hands.ts'
import { shot } from '../stage.ts'
import { Hand, type Scene } from './job.ts'
import { caseWithGoal } from './sheet.ts'

/** A case with its goal, and the person at their own page; `tracks` is the address of what happens with them. */
export async function withOwnPage(scene: Scene, name: string, goal: string) {
  const made = await caseWithGoal(scene, name, goal)
  const viewport = { width: 360, height: 740 }
  const page = await (await scene.browser.newContext({ viewport, javaScriptEnabled: false })).newPage()
  await page.goto(`${scene.stage.publicUrl}/en${addresses.enter}`)
  await page.locator('input[name=words]').fill(made.words)
  await page.locator('main button.b').click()
  return { ...made, person: new Hand(page), tracks: `${scene.stage.publicUrl}/en${addresses.tracks}` }
}

/** From the saved sheet of the goal to a relative who was found; answers with the page of the search. */
export async function lookAndFind(amara: Hand): Promise<string> {
  const { page, main } = amara
  await amara.button('Look for a relative')
  await amara.sees(main.getByText('Asked for', { exact: true }).first())
  await amara.button('Look at the risk')
  await amara.press(main.locator('form.move-form').getByText('None that is known', { exact: true }))
  await amara.press(main.locator('form.move-form button[type=submit]'))
  await amara.button('Begin to look')
  await amara.button('Record that they were found')
  await amara.sees(main.getByText('Found: both are asked', { exact: true }).first())
  return new URL(page.url()).pathname
}

/** The person presses one of their own buttons, and is sure. */
export async function answerOwn(
  { person, tracks }: { person: Hand; tracks: string },
  button: RegExp,
  picture?: string,
): Promise<void> {
  await person.page.goto(tracks)
  if (picture) await shot(person.page, picture)
  await person.press(person.page.getByRole('button', { name: button }))
  await person.press(person.page.getByRole('button', { name: 'Yes, I am sure' }))
  await person.sees(person.page.getByText('It is done. Your worker can see it.'))
}

/** The relative says yes by telephone, and they are put in touch. */
export async function putInTouch(amara: Hand, search: string): Promise<void> {
  const { page, main } = amara
  await visit(page, search)
  await amara.button('The relative says yes to contact')
  await amara.press(main.locator('form.move-form').getByText('By telephone', { exact: true }))
  await amara.press(main.locator('form.move-form button[type=submit]'))
  await amara.button('Put them in touch')
  await amara.sees(main.getByText('In touch', { exact: true }).first())
}

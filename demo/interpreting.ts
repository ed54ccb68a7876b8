// Interpreters of the invented organisations: what each can do and when, as their administrator wrote it down; and the hours and days for which
// colleagues ask somebody to come.

import { giveAssignment, type Asked } from '../src/assignments/client/give.ts'
import { bookInterpreter, sealKnown } from '../src/assignments/client/interpreters.ts'
import { nothingKnown } from '../src/assignments/interpreters.ts'
import type { Colleague } from './actor.ts'
import type { Membership } from './cast.ts'
import { caseOf } from './acts.ts'
import { dayFrom, type Act, type Scene } from './stage.ts'

/** The administrator writes down what each interpreter of the organisation can do. Everybody comes between eight and six. */
export async function keepInterpreters(
  admin: Colleague,
  staff: Membership['staff'],
  people: ReadonlyMap<string, Colleague>,
): Promise<void> {
  for (const { handle, interprets } of staff) {
    if (!interprets) continue
    const { dialects, ...known } = interprets
    const { id: user } = people.get(handle)!
    const sealedWords = await sealKnown(admin, user, { ...nothingKnown, dialects })
    await admin.api.interpreters.keep({ user, ...known, from: '08:00', to: '18:00', sealedWords })
  }
}

const named = ({ world }: Scene, handle: string): Colleague => {
  const found = world.people.get(handle)
  if (!found) throw new Error(`nobody called ${handle} works here`)
  return found
}

/** Asks an interpreter for an hour so many days from now, who says yes. */
export const interpreted =
  (handle: string, days: number, at: string, until: string): Act =>
  async (scene, who) => {
    // Who is not told in full may be carried by an organisation that has no interpreter.
    if (!scene.told) return
    const interpreter = named(scene, handle)
    const id = await bookInterpreter(who, {
      caseId: caseOf(scene),
      interpreter: interpreter.id,
      place: 'our_office',
      day: dayFrom(days),
      at,
      until,
      alias: 'The woman in the blue room',
      language: scene.persona.language,
    })
    await interpreter.api.assignments.answer({ id, answer: 'accept' })
  }

/** Asks a colleague to come along; they have not answered yet. */
export const askedAlong =
  (handle: string, days: number, about: Pick<Asked, 'purpose' | 'place'>, words: string): Act =>
  async (scene, who) => {
    if (!scene.told) return
    await giveAssignment(who, {
      caseId: caseOf(scene),
      assigned: named(scene, handle).id,
      ...about,
      from: dayFrom(days),
      to: dayFrom(days),
      brief: { alias: 'The woman in the blue room', language: scene.persona.language, at: '09:30', words },
      parts: [],
    })
  }

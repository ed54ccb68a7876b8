// A case conference of the invented people: called, answered, and written down for those who were there.
import { answerConference, callConference, sendAgenda } from '../src/conferences/client/conference.ts'
import { writeMinutes } from '../src/conferences/client/minutes.ts'
import type { Colleague } from './actor.ts'
import type { Part } from './cast.ts'
import { colleague, dayFrom, type Act } from './stage.ts'

/** Calls one for today, to which these people come; answers with its id. */
export async function callAndAnswer(
  who: Colleague,
  caseId: string,
  {
    come,
    on = dayFrom(0),
    absent = [],
  }: { come: readonly Colleague[]; on?: string; absent?: readonly Colleague[] },
): Promise<string> {
  const organisations = [...come, ...absent].map(({ organisation }) => organisation)
  const agenda = { text: 'What the court asks, and what she wants before that.', alias: 'The person' }
  const id = await callConference(who, caseId, { on, organisations, agenda })
  const asked = { id, organisation: who.organisation, calledBy: who.id }
  for (const one of come) await answerConference(one, asked, true)
  for (const one of absent) await answerConference(one, asked, false)
  return id
}

/** These parts come; `absent` is asked and does not. */
export const conference =
  (parts: readonly Part[], absent: Part): Act =>
  async (scene, who) => {
    const { caseId } = scene
    if (!caseId) throw new Error('the case is not open yet')
    const come = parts.map((part) => colleague(scene, part))
    const missing = colleague(scene, absent)
    const id = await callAndAnswer(who, caseId, { come, absent: [missing] })
    const now = async () => {
      const { conferences } = await who.api.conferences.ofCase({ caseId })
      return conferences.find((one) => one.id === id)!
    }
    await sendAgenda(who, await now())
    await writeMinutes(who, await now(), {
      present: come.map((one) => one.id),
      text: 'Her words were read first. She speaks in court only from behind a screen.',
      person: 'words_read',
      decisions: [
        { text: 'A screen is asked for', concerns: come[0]!.organisation },
        { text: 'No talk without her lawyer', concerns: missing.organisation },
      ],
    })
  }

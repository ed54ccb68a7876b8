// What people of the journeys do about case conferences without a screen.
import type { Colleague } from '../demo/actor.ts'
import { answerConference } from '../src/conferences/client/conference.ts'

export const conferenceActs = {
  /** Says yes to every conference to which their house is asked. */
  comes: async (who: Colleague) => {
    const { conferences } = await who.api.conferences.mine({})
    const called = conferences.filter(({ state }) => state === 'called')
    for (const one of called) await answerConference(who, one, true)
  },
}

// What a journey may ask for about visits: planned with beds that a house has said yes to.

import type { Colleague } from '../demo/actor.ts'
import { newPlanNames } from '../src/visits/client/plan-names.ts'
import { planVisit } from '../src/visits/client/plan-visit.ts'

export const visitActs = (colleague: (handle: string) => Promise<Colleague>, now: () => Date) => ({
  /** A visit to a farm tomorrow, with these colleagues; the house holds the places for two days. Answers with the visit. */
  plannedVisit: async (
    who: Colleague,
    { members, house, places }: { members: string[]; house: string; places: number },
  ) => {
    const names = newPlanNames()
    const [asked, ...others] = await Promise.all([house, ...members].map(colleague))
    const later = (hours: number) => new Date(now().getTime() + hours * 3_600_000).toISOString()
    await planVisit(
      who,
      {
        venue: 'venue_workplace',
        section: 'A',
        district: null,
        day: later(24).slice(0, 10),
        from: '10:00',
        back: '14:00',
        checkInAt: later(28),
        language: 'th',
        secondLanguage: null,
        team: ['victim_specialist', 'labour_inspectors'],
        members: others.map(({ id }) => id),
        holds: [{ house: asked!.circle, places, until: later(48) }],
      },
      names,
    )
    const { holds } = await asked!.api.shelters.beds({})
    for (const { id, state } of holds) if (state === 'asked') await asked!.api.shelters.hold({ id })
    return names.visit
  },
})

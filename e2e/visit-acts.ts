// What a journey may ask for about visits: planned with beds that a house has said yes to.

import { newId } from '../src/api/new-id.ts'
import type { Colleague } from '../demo/actor.ts'
import { newPlanNames } from '../src/visits/client/plan-names.ts'
import { planVisit } from '../src/visits/client/plan-visit.ts'
import { placesHeld, workplaceVisit } from '../test/planned-visit.ts'

export const visitActs = (colleague: (handle: string) => Promise<Colleague>, now: () => Date) => ({
  /** A visit to a farm tomorrow, with these colleagues; the house holds the places for two days. Answers with the visit. */
  plannedVisit: async (
    who: Colleague,
    { members, house, places }: { members: string[]; house: string; places: number },
  ) => {
    const names = newPlanNames()
    const [asked, ...others] = await Promise.all([house, ...members].map(colleague))
    await planVisit(
      who,
      workplaceVisit(now(), {
        team: ['victim_specialist', 'labour_inspectors'],
        members: others.map(({ id }) => id),
        holds: placesHeld(now(), asked!.circle, places),
      }),
      names,
    )
    const { holds } = await asked!.api.shelters.beds({})
    for (const { id, state } of holds) if (state === 'asked') await asked!.api.shelters.hold({ id })
    return names.visit
  },
  /** Everybody set out and has met so many people, each of whom wanted something else; all of it has arrived. */
  visitMade: async (who: Colleague, { visit, people }: { visit: string; people: number }) => {
    const { plan } = await who.api.visits.read({ visit })
    const { holds } = await who.api.bedHolds.ofVisit({ visit })
    const held = holds.reduce((sum, { places }) => sum + places, 0)
    await who.move(
      'visit',
      'prepare',
      { id: visit },
      {
        day: plan!.day,
        back_at: plan!.checkInAt,
        team: plan!.team,
        language: plan!.language,
        beds_held: held,
        rights_cards: true,
        out_of_hearing: true,
        told_to: 'whoever_visits',
      },
    )
    for (let number = 1; number <= people; number += 1) {
      const wishes = [['bed'], ['caseworker'], ['nothing']][number % 3]
      const bed = number % 3 === 0 ? newId() : null
      const value = {
        number,
        language: 'th',
        age: 'adult',
        overheard: 'no',
        answers: { papers: 'yes' },
        outcome: 'indicators_offer_followup',
        wishes,
        bed,
        cardGiven: true,
        minutes: 7,
        isWhole: true,
      }
      const row = newId()
      const { ciphertext } = await who.vault.sealVisitRow({ visit, row, publicKey: plan!.publicKey, value })
      await who.api.visits.bring({ visit, row, ciphertext })
      if (bed) await who.api.visits.giveBed({ visit, id: bed, hold: holds[0]!.id })
    }
  },
})

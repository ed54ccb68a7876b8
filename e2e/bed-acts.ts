// What a journey may ask for about the beds of a house, and what it offers: a colleague's act through the real endpoints.

import { newId } from '../src/api/new-id.ts'
import type { Colleague } from '../demo/actor.ts'
import { inTeam, placeOf } from '../demo/actor.ts'
import { openCase } from '../demo/case-work.ts'

export { visitActs } from './visit-acts.ts'

/** Beds that nobody has now. */
async function freeBeds(who: Colleague): Promise<number[]> {
  const { beds, times } = await who.api.shelters.beds({})
  return beds.map(({ id }) => id).filter((id) => !times.some(({ bed }) => bed === id))
}

export const bedActs = {
  circle: (who: Colleague) => Promise.resolve(who.circle),
  /** What the organisation of somebody who may say so offers. */
  offer: (who: Colleague, listing: Omit<Parameters<Colleague['api']['directory']['publish']>[0], 'id'>) =>
    who.api.directory.publish({ id: newId(), ...listing }),
  beds: (who: Colleague, count: number, each = 1) => who.api.shelters.add({ count, each, takes: [] }),
  night: async (who: Colleague) => {
    const { beds, times, stays, roll } = await who.api.shelters.beds({})
    return { times, stays, roll, rooms: Math.max(0, ...beds.map(({ number }) => number)) }
  },
  /** Every free bed but one is put out of order, and nobody else asks. */
  leaveOneBed: async (who: Colleague) => {
    await who.api.shelters.add({ count: 1, takes: [] })
    const { stays } = await who.api.shelters.beds({})
    for (const { track, state } of stays)
      if (state === 'matched') await who.move('placement', 'cannot_offer', { id: track }, { reason: 'full' })
    for (const bed of (await freeBeds(who)).slice(1))
      await who.api.shelters.close({ beds: [bed], reason: 'other' })
    return { free: await freeBeds(who) }
  },
  /** Something is given out to as many people, each a unit. */
  giveOut: async (who: Colleague, kind: 'food' | 'voucher', people: number) => {
    const { id: caseId } = await openCase(inTeam(who, placeOf(who)), { name: 'Selam', language: 'en' })
    for (let n = 0; n < people; n += 1)
      await who.api.care.count({ caseId, id: newId(), person: newId(), kind, units: 1, costCode: '' })
  },
  /** A colleague becomes the second worker of a case. */
  second: async (who: Colleague, caseId: string, handle: string) => {
    const { worker } = await who.api.assignments.ofCase({ caseId })
    const { people } = await who.api.organisations.people({})
    const second = people.find((one) => one.handle === handle)!.id
    return who.api.assignments.assign({ caseId, worker: worker ?? who.id, second, was: worker })
  },
  /** A house (`circle`) is asked for a place for so many; answers with the request. */
  askForPlace: async (who: Colleague, circle: number, party: number, name: string) => {
    const { id: caseId } = await openCase(inTeam(who, placeOf(who)), { name, language: 'es' })
    const asked = await who.open('placement', { caseId, other: circle, urgency: 'now', party })
    const { id } = await who.move('placement', 'match', asked, { not_met: ['none_missing'] })
    return { id, caseId }
  },
}

// Money for the houses of the invented country: the fund opens a call, a house applies, claims staff line by line, and is paid.

import { newId } from '../src/api/new-id.ts'
import type { InputOf } from '../src/api/endpoint.ts'
import type { fundingApi } from '../src/funding/api.ts'
import { applyForMoney } from '../src/funding/client/apply-for-money.ts'
import { trackOf } from './acts.ts'
import type { Colleague } from './actor.ts'
import { colleague, dayFrom, type Act } from './stage.ts'

type Call = InputOf<typeof fundingApi.openCall>

const openCall = async (
  who: Colleague,
  about: Pick<Call, 'purpose' | 'district' | 'budget'>,
): Promise<string> => {
  const { id } = await who.api.funding.openCall({
    id: newId(),
    coreCosts: true,
    currency: 'EUR',
    rules: ['no_conditions_on_people', 'quarterly_report', 'no_double_funding'],
    closesOn: dayFrom(60),
    payDays: 14,
    ...about,
  })
  return id
}

/** The fund opens a call that nobody has answered yet. */
export const callForHelp =
  (about: Pick<Call, 'purpose' | 'district' | 'budget'>): Act =>
  async (_scene, who) =>
    void (await openCall(who, about))

/** The fund opens a call, and the house asks for nights in its beds and for staff; `nights` at 40 euros each. */
export const applyToNewCall =
  (
    about: Pick<Call, 'purpose' | 'district' | 'budget'>,
    { nights, staff }: { nights: number; staff: number },
  ): Act =>
  async (scene, who) => {
    const call = await openCall(colleague(scene, 'funder'), about)
    const asked = await applyForMoney(who, {
      track: newId(),
      call,
      lines: [
        { cost: 'service', unit: 'bed_nights', units: nights, price: 4_000 },
        { cost: 'staff', unit: null, units: 1, price: staff },
      ],
    })
    scene.tracks.set('funding', asked)
  }

/** Of each line nine tenths, in whole euros, for a year. */
export const awardNineTenths: Act = async (scene, who) => {
  const { id: track } = trackOf(scene, 'funding')
  const { lines } = await who.api.funding.read({ track })
  const { state, version } = await who.api.funding.award({
    track,
    fromDay: dayFrom(5),
    until: dayFrom(370),
    reasons: ['fills_gap', 'worked_well'],
    lines: lines.map(({ line, asked }) => ({ line, awarded: Math.floor((asked * 9) / 1000) * 100 })),
  })
  scene.tracks.set('funding', { id: track, kind: 'funding', state, version })
}

/** The house claims so much of its staff line. */
export const claimStaff =
  (count: number): Act =>
  async (scene, who) => {
    const { id: track } = trackOf(scene, 'funding')
    const { state, version } = await who.api.funding.claim({
      id: newId(),
      track,
      lines: [{ line: 2, count }],
    })
    scene.tracks.set('funding', { id: track, kind: 'funding', state, version })
  }

/** The fund pays what is claimed. */
export const payClaims: Act = async (scene, who) => {
  const { id: track } = trackOf(scene, 'funding')
  const { application } = await who.api.funding.read({ track })
  for (const { id } of application.claims.filter(({ paidOn }) => paidOn === null)) {
    const { state, version } = await who.api.funding.pay({ id, track })
    scene.tracks.set('funding', { id: track, kind: 'funding', state, version })
  }
}

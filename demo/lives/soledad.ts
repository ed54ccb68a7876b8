// A court asks for her notes and gets what a court may have. Her permission ends in spring; a third country, where her
// daughter lives, says yes.

import {
  assess,
  card,
  choose,
  explainRights,
  forTheirBest,
  go,
  helped,
  note,
  open,
  refer,
  start,
  take,
} from '../acts.ts'
import { packed } from '../lists.ts'
import { dayFrom, life } from '../stage.ts'

export const soledad = life(
  {
    id: 'soledad',
    persona: { language: 'es', ageGroup: 'adult', origin: 'ngo' },
    began: 390,
    cast: { caseworker: 'odile' },
  },
  (on) => {
    on(0, 'caseworker', open(), explainRights, assess('low', 'unsure'), card)
    on(
      5,
      'caseworker',
      refer('lawyer', {
        service: 'legal_immigration',
        purpose: 'immigration',
        compartments: ['identity', 'immigration', 'legal'],
        days: 170,
      }),
    )
    on(6, 'lawyer', take('lawyer'))
    on(
      7,
      'lawyer',
      go('referral.lawyer', 'start'),
      start('status', { other: 'immigration' }),
      go('status', 'prepare', { permit: 'temporary' }),
    )
    on(14, 'caseworker', helped('translation', 7))
    on(
      15,
      'lawyer',
      go('status', 'apply', () => ({ applied_on: dayFrom(0) })),
    )
    on(
      40,
      'immigration',
      go('status', 'refuse', () => ({ served_on: dayFrom(0) })),
    )
    on(48, 'lawyer', go('status', 'challenge'), note('immigration', 'stay'))
    on(
      75,
      'immigration',
      go('status', 'grant', () => ({
        permit: 'temporary',
        valid_from: dayFrom(0),
        valid_to: dayFrom(365),
        work: true,
      })),
    )
    on(
      90,
      'caseworker',
      start('disclosure', { other: 'prosecutor', audience: 'court' }),
      go('disclosure', 'release', {
        basis: 'court_order',
        scope: ['legal'],
        told: 'tell_later',
      }),
    )
    on(91, 'caseworker', go('disclosure', 'tell'))
    on(92, 'prosecutor', go('disclosure', 'acknowledge'))
    on(160, 'lawyer', go('referral.lawyer', 'finish', { outcome: 'achieved', own_rating: 4 }))
    on(200, 'caseworker', choose('third_country_resettlement'))
    on(
      220,
      'caseworker',
      go('solution', 'assess_risk', { safe: 'safe' }),
      forTheirBest('solution', 'agree', { signed: 'written' }),
      go('solution', 'prepare'),
    )
    on(
      245,
      'caseworker',
      packed,
      forTheirBest('solution', 'execute'),
      go('case', 'settle', { reason: 'solution_reached' }),
    )
    on(
      275,
      'caseworker',
      go('solution', 'follow', { contact: 'first', reached: true }),
      note('narrative', 'later'),
    )
    on(335, 'caseworker', go('solution', 'follow', { contact: 'third', reached: true }))
  },
)

// He wants to go home, now and for good reasons: safe, expected by somebody, and with the court told. It goes well.

import {
  assess,
  card,
  choose,
  explainRights,
  findBed,
  forTheirBest,
  go,
  helped,
  note,
  open,
  start,
} from '../acts.ts'
import { packed } from '../lists.ts'
import { life } from '../stage.ts'

export const tendai = life(
  {
    id: 'tendai',
    persona: { language: 'en', ageGroup: 'adult', origin: 'embassy' },
    began: 340,
    cast: { caseworker: 'amara', shelter: 'marko' },
  },
  (on) => {
    on(
      0,
      'caseworker',
      open('day'),
      explainRights,
      assess('medium', 'safe'),
      findBed(),
      go('placement', 'accept'),
    )
    on(0.3, 'shelter', go('placement', 'arrive'))
    on(2, 'caseworker', card)
    on(10, 'caseworker', assess('low', 'safe'), choose('voluntary_return'))
    on(
      14,
      'caseworker',
      go('solution', 'assess_risk', { safe: 'safe' }),
      go('solution', 'consider_proceedings', { result: 'can_go_on_from_there' }),
    )
    on(16, 'caseworker', forTheirBest('solution', 'agree', { signed: 'written' }), go('solution', 'prepare'))
    on(
      20,
      'caseworker',
      start('disclosure', { other: 'embassy', audience: 'authority' }),
      go('disclosure', 'drop'),
    )
    on(21, 'caseworker', helped('repatriation', 14))
    on(22, 'caseworker', go('solution', 'confirm_receiver', { accepts: true }))
    on(30, 'caseworker', go('solution', 'consent_again', { signed: 'written' }), packed)
    on(
      31,
      'caseworker',
      go('placement', 'end', { reason: 'moved_on' }),
      forTheirBest('solution', 'execute'),
      go('case', 'settle', { reason: 'solution_reached' }),
    )
    on(
      60,
      'caseworker',
      go('solution', 'follow', { contact: 'first', reached: true }),
      note('narrative', 'later'),
    )
    on(118, 'caseworker', go('solution', 'follow', { contact: 'third', reached: true }))
    on(
      205,
      'caseworker',
      go('solution', 'follow', { contact: 'sixth', reached: false }),
      go('solution', 'follow', { contact: 'sixth', reached: true }),
    )
    on(330, 'caseworker', go('solution', 'complete'))
    on(331, 'caseworker', go('case', 'close', { reason: 'completed', person_told: 'told' }))
  },
)

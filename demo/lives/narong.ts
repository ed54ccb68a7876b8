// An inspection on a boat yard. Wages first, the papers after them: money awarded is not yet money in hand, and a
// permission without work would not feed anybody.

import {
  agreeGoal,
  assess,
  card,
  explainRights,
  findBed,
  go,
  note,
  open,
  refer,
  screen,
  start,
  take,
} from '../acts.ts'
import { keepFile } from '../files-of-cases.ts'
import { dayFrom, life } from '../stage.ts'

export const narong = life(
  {
    id: 'narong',
    persona: { language: 'th', ageGroup: 'adult', origin: 'labour_inspection' },
    began: 320,
    cast: { caseworker: 'lucia', shelter: 'marko' },
  },
  (on) => {
    on(0, 'caseworker', open('now'), explainRights, assess('high', 'unsure'))
    on(0.1, 'caseworker', findBed('now'), go('placement', 'accept'))
    on(0.2, 'shelter', go('placement', 'arrive'))
    on(1, 'caseworker', screen('labour'), card)
    on(
      2,
      'caseworker',
      refer('lawyer', {
        service: 'legal_civil',
        purpose: 'compensation',
        compartments: ['identity', 'legal', 'finance', 'immigration'],
      }),
    )
    on(3, 'lawyer', take('lawyer'))
    on(
      4,
      'lawyer',
      go('referral.lawyer', 'start'),
      note('legal', 'legal'),
      keepFile('legal', 'Pay slips of March', 'Eleven days are on them, he worked twenty-six.'),
    )
    on(4.1, 'caseworker', assess('medium'))
    on(
      8,
      'lawyer',
      start('proceeding.wages', { subkind: 'labour_claim', other: 'inspector' }),
      go('proceeding.wages', 'open', { lawyer: 'assigned' }),
    )
    on(14, 'caseworker', assess('low', 'safe'), agreeGoal('goal.work', 'job_placement', 160))
    on(20, 'lawyer', go('proceeding.wages', 'file', { amount: 14_800 }))
    on(22, 'caseworker', go('goal.work', 'start'))
    on(
      25,
      'lawyer',
      start('status', { other: 'immigration' }),
      go('status', 'prepare', { permit: 'temporary' }),
    )
    on(
      31,
      'lawyer',
      go('status', 'apply', () => ({ applied_on: dayFrom(0) })),
      note('immigration', 'stay'),
    )
    on(
      70,
      'immigration',
      go('status', 'grant', () => ({
        permit: 'temporary',
        valid_from: dayFrom(0),
        valid_to: dayFrom(540),
        work: false,
      })),
    )
    on(
      84,
      'immigration',
      go('status', 'allow_work', () => ({ work: true, work_from: dayFrom(0) })),
    )
    on(
      90,
      'inspector',
      go('proceeding.wages', 'prepare'),
      go('proceeding.wages', 'set_hearing', () => ({ hearing_on: dayFrom(30) })),
    )
    on(100, 'lawyer', go('proceeding.wages', 'tell', { language: 'th' }))
    on(120, 'lawyer', go('proceeding.wages', 'hear', { heard: 'through_lawyer' }))
    on(
      130,
      'inspector',
      go('proceeding.wages', 'decide', () => ({
        outcome: 'in_favour',
        served_on: dayFrom(0),
        amount: 12_600,
      })),
    )
    on(
      132,
      'lawyer',
      go('proceeding.wages', 'explain', { language: 'th' }),
      go('proceeding.wages', 'enforce'),
    )
    on(140, 'caseworker', go('goal.work', 'achieve'), go('placement', 'end', { reason: 'moved_on' }))
    on(
      170,
      'lawyer',
      go('proceeding.wages', 'pay', () => ({ amount: 6_000, paid_on: dayFrom(-1), all_paid: false })),
    )
    on(
      215,
      'lawyer',
      go('proceeding.wages', 'pay', () => ({ amount: 6_600, paid_on: dayFrom(-1), all_paid: true })),
      go('proceeding.wages', 'close'),
    )
    on(216, 'lawyer', go('referral.lawyer', 'finish', { outcome: 'achieved', own_rating: 5 }))
    on(240, 'caseworker', go('case', 'settle', { reason: 'solution_reached' }), note('narrative', 'later'))
  },
)

// The authority says no. The letter has a date, the lawyer sees it too, and on new information the answer changes. The
// support never stopped meanwhile.

import { meet } from '../appointments.ts'
import {
  agreeGoal,
  assess,
  card,
  explainRights,
  go,
  look,
  note,
  open,
  refer,
  screen,
  share,
  start,
  take,
} from '../acts.ts'
import { interpreted } from '../interpreting.ts'
import { reason } from '../reason.ts'
import { dayFrom, life } from '../stage.ts'

export const oksana = life(
  { id: 'oksana', persona: { language: 'uk', ageGroup: 'adult', origin: 'ngo' }, began: 130 },
  (on) => {
    on(0, 'caseworker', open('day'), explainRights, assess('medium'), card)
    on(2, 'caseworker', screen('labour'), agreeGoal('goal.papers', 'document_replacement'))
    on(
      3,
      'caseworker',
      share('authority', { purpose: 'identification', compartments: ['identity', 'narrative'] }),
    )
    on(
      3.1,
      'caseworker',
      start('identification', { other: 'authority' }),
      go('identification', 'presume', { origin: 'ngo' }),
      go('identification', 'refer'),
    )
    on(4, 'authority', go('identification', 'receive'))
    on(5, 'caseworker', go('goal.papers', 'start'), assess('low', 'safe'))
    // Fined for papers that somebody else had made for her.
    on(
      6,
      'caseworker',
      start('penalty', { subkind: 'penalty_fine' }),
      go('penalty', 'send_hold', { agreed_how: 'agreed_spoken' }),
    )
    on(9, 'caseworker', go('penalty', 'place_hold'), go('penalty', 'spare', { outcome: 'fine_cancelled' }))
    on(
      11,
      'authority',
      look,
      reason('identification', 'The dates of the journey could not be confirmed.'),
      go('identification', 'decide_prelim_negative', () => ({
        served_on: dayFrom(0),
        reason: 'information_missing',
      })),
    )
    on(
      13,
      'caseworker',
      refer('lawyer', {
        service: 'legal_civil',
        purpose: 'legal_help',
        compartments: ['identity', 'legal', 'immigration'],
      }),
    )
    on(14, 'lawyer', take('lawyer'))
    on(16, 'lawyer', go('referral.lawyer', 'start'), note('legal', 'legal'))
    on(
      18,
      'lawyer',
      start('proceeding.review', { subkind: 'review_of_identification', other: 'authority' }),
      go('proceeding.review', 'open', { lawyer: 'assigned' }),
    )
    on(30, 'caseworker', go('identification', 'challenge', { grounds: 'new_information' }))
    on(34, 'authority', go('identification', 'reopen'))
    on(
      40,
      'authority',
      go('identification', 'decide_prelim_positive', () => ({ served_on: dayFrom(0) })),
    )
    on(
      42,
      'lawyer',
      go('proceeding.review', 'file'),
      go('proceeding.review', 'decide', () => ({ outcome: 'in_favour', served_on: dayFrom(-1) })),
      go('proceeding.review', 'explain', { language: 'uk' }),
    )
    on(50, 'caseworker', note('narrative', 'plan'), go('goal.papers', 'achieve'))
    on(58, 'lawyer', go('proceeding.review', 'close'))
    on(
      80,
      'authority',
      go('identification', 'decide_final_positive', () => ({ served_on: dayFrom(0) })),
    )
    on(90, 'caseworker', go('identification', 'plan_ahead'))
    on(
      128,
      'caseworker',
      meet('lawyer', 5, '14:30', { open: true }),
      interpreted('vera', 5, '14:00', '16:00'),
    )
  },
)

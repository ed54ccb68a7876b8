// He was found in a house full of plants and accused of growing them. The accusation waits until somebody has decided who
// he is; then it ends.

import {
  assess,
  card,
  explainRights,
  go,
  look,
  note,
  open,
  refer,
  refused,
  screen,
  share,
  start,
  take,
} from '../acts.ts'
import { dayFrom, life } from '../stage.ts'

export const ibrahima = life(
  {
    id: 'ibrahima',
    persona: { language: 'fr', ageGroup: 'adult', origin: 'criminal_enforcement' },
    began: 150,
    cast: { caseworker: 'odile' },
  },
  (on) => {
    on(0, 'caseworker', open('day'), explainRights, assess('high', 'unsafe'))
    on(
      1,
      'caseworker',
      refer('lawyer', {
        service: 'legal_criminal',
        purpose: 'legal_help',
        compartments: ['identity', 'legal'],
        urgency: 'day',
      }),
    )
    on(1.3, 'lawyer', take('lawyer'))
    on(
      2,
      'lawyer',
      go('referral.lawyer', 'start'),
      start('proceeding.offence', { subkind: 'linked_offence_of_person', other: 'prosecutor' }),
      go('proceeding.offence', 'open', { lawyer: 'assigned' }),
    )
    on(2.3, 'caseworker', assess('medium'), screen('labour'), card)
    on(
      3,
      'caseworker',
      share('authority', { purpose: 'identification', compartments: ['identity', 'narrative'] }),
    )
    on(
      3.1,
      'caseworker',
      start('identification', { other: 'authority' }),
      go('identification', 'presume', { origin: 'criminal_enforcement' }),
      go('identification', 'refer'),
    )
    on(
      4,
      'prosecutor',
      refused('proceeding.offence', 'file', 'held-for-identification'),
      go('proceeding.offence', 'hold'),
    )
    on(5, 'authority', go('identification', 'receive'))
    on(
      10,
      'authority',
      look,
      go('identification', 'decide_prelim_positive', () => ({ served_on: dayFrom(0) })),
    )
    on(15, 'caseworker', assess('low', 'unsure'))
    on(
      52,
      'authority',
      go('identification', 'decide_final_positive', () => ({ served_on: dayFrom(0) })),
    )
    on(
      60,
      'prosecutor',
      go('proceeding.offence', 'discontinue', () => ({ reason: 'non_punishment', told_on: dayFrom(0) })),
    )
    on(61, 'lawyer', go('proceeding.offence', 'explain', { language: 'fr' }), note('legal', 'legal'))
    on(64, 'caseworker', go('identification', 'plan_ahead'))
    on(70, 'lawyer', go('proceeding.offence', 'close'))
  },
)

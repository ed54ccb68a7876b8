// Three doors are knocked at: the first is full, the second is not for him, the third is outside the network and gets a
// letter. Nobody leaves him standing between them.

import { agreeGoal, assess, explainRights, go, helped, letterOutside, open, refer } from '../acts.ts'
import { notified, receiptKept } from '../notification-acts.ts'
import { life } from '../stage.ts'

export const ostap = life(
  { id: 'ostap', persona: { language: 'uk', ageGroup: 'adult', origin: 'public' }, began: 42 },
  (on) => {
    on(0, 'caseworker', open('day'), explainRights, assess('medium'))
    on(
      0.1,
      'caseworker',
      refer('shelter', {
        service: 'emergency_housing',
        purpose: 'shelter',
        compartments: ['contact'],
        urgency: 'day',
      }),
    )
    on(0.3, 'shelter', go('referral.shelter', 'open'), go('referral.shelter', 'full'))
    on(0.4, 'caseworker', go('referral.shelter', 'found_elsewhere', { found: 'sent_again' }))
    on(
      0.45,
      'caseworker',
      notified('notify_authority', {
        yes: 'yes_refused',
        isNamed: false,
        text: 'Work in a warehouse, long hours, papers kept.',
      }),
    )
    on(0.5, 'caseworker', helped('service_navigation', 7))
    on(
      1,
      'caseworker',
      refer('union', { service: 'job_placement', purpose: 'work', compartments: ['contact'] }),
    )
    on(2, 'union', go('referral.union', 'open'), go('referral.union', 'decline', { reason: 'outside_area' }))
    on(2.2, 'caseworker', go('referral.union', 'found_elsewhere', { found: 'sent_again' }))
    on(2.9, 'caseworker', receiptKept('Reference DtN 0815, by mail.'))
    on(3, 'caseworker', letterOutside('Northgate Job Centre', 'job_placement', 'work'))
    on(5, 'caseworker', go('referral.outside', 'open'), go('referral.outside', 'accept'))
    on(
      8,
      'caseworker',
      go('referral.outside', 'start'),
      assess('low', 'safe'),
      agreeGoal('goal.work', 'job_placement', 60),
    )
    on(12, 'caseworker', go('goal.work', 'start'))
    on(20, 'caseworker', go('goal.work', 'block', { reason: 'language' }))
    on(
      30,
      'caseworker',
      go('goal.work', 'unblock'),
      go('referral.outside', 'finish', { outcome: 'partly', own_rating: 3 }),
    )
  },
)

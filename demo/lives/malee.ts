// She wants a doctor and a course, and no authority to know her name. That is enough for a file, and it is a good one.

import { agreeGoal, assess, explainRights, go, helped, note, open, refer, start, take } from '../acts.ts'
import { life } from '../stage.ts'

export const malee = life(
  {
    id: 'malee',
    persona: { language: 'th', ageGroup: 'adult', origin: 'employer_or_union' },
    began: 210,
    cast: { caseworker: 'lucia' },
  },
  (on) => {
    on(0, 'caseworker', open('routine'), explainRights, assess('low', 'safe'))
    on(1, 'caseworker', start('screening', { instrument: 'general' }), go('screening', 'decline'))
    on(
      2,
      'caseworker',
      refer('doctor', { service: 'health', purpose: 'health_care', compartments: ['health'] }),
    )
    on(3, 'doctor', take('doctor'))
    on(5, 'doctor', go('referral.doctor', 'start'), note('health', 'health'))
    on(6, 'caseworker', agreeGoal('goal.course', 'vocational_training', 90), note('narrative', 'plan'))
    on(8, 'caseworker', helped('interpretation'), helped('spiritual_support', 30))
    on(12, 'caseworker', go('goal.course', 'start'))
    on(60, 'doctor', go('referral.doctor', 'finish', { outcome: 'achieved', own_rating: 5 }))
    on(
      95,
      'caseworker',
      go('goal.course', 'achieve'),
      go('consent.doctor', 'withdraw'),
      note('narrative', 'later'),
    )
    on(119, 'caseworker', go('case', 'close', { reason: 'completed', person_told: 'told' }))
  },
)

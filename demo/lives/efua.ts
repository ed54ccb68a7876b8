// A girl who may be fifteen. Nobody questions her; a guardian stands beside her, and the uncle who came for her does not.

import { meet } from '../appointments.ts'
import {
  agreeGoal,
  assess,
  begun,
  explainRights,
  findBed,
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
import { fillIn } from '../sheets.ts'
import { cameBack, tonight } from '../night-acts.ts'
import { adulthoodAhead, bestDecided, vetted } from '../children.ts'
import { notified, receiptKept } from '../notification-acts.ts'
import { keepFile } from '../files-of-cases.ts'
import { dayFrom, life } from '../stage.ts'

export const efua = life(
  {
    id: 'efua',
    persona: { language: 'en', ageGroup: 'unsure', origin: 'education' },
    began: 75,
    cast: { caseworker: 'yusra', supervisor: 'yusra' },
  },
  (on) => {
    on(0, 'caseworker', open('now'), assess('high', 'not_said'), explainRights)
    on(
      0.1,
      'caseworker',
      notified('notify_child_protection', {
        isNamed: true,
        text: 'To the children’s office: she may be a child.',
      }),
    )
    on(0.3, 'caseworker', receiptKept('Taken down by the office on duty, number 4711.'))
    on(0.1, 'caseworker', findBed('now'), go('placement', 'accept'))
    on(0.2, 'shelter', go('placement', 'arrive'))
    on(
      1,
      'caseworker',
      screen('child_observed'),
      note('narrative', 'safety'),
      keepFile('identity', 'School card', 'The day of birth on it is not hers, she says.'),
    )
    on(
      2,
      'caseworker',
      agreeGoal('goal.guardian', 'guardianship', 20),
      go('goal.guardian', 'start'),
      assess('medium'),
    )
    on(3, 'guardian', look, note('narrative', 'plan'))
    on(
      4,
      'caseworker',
      refer('teacher', { service: 'child_education', purpose: 'support', compartments: ['contact'] }),
    )
    on(5, 'teacher', take('teacher'))
    on(7, 'teacher', go('referral.teacher', 'start'))
    on(
      8,
      'caseworker',
      share('authority', { purpose: 'identification', compartments: ['identity', 'narrative'] }),
    )
    on(
      8.1,
      'caseworker',
      start('identification', { other: 'authority' }),
      go('identification', 'presume', { origin: 'education' }),
      go('identification', 'refer'),
    )
    on(9, 'authority', go('identification', 'receive'))
    on(
      13,
      'authority',
      look,
      go('identification', 'decide_prelim_positive', () => ({ served_on: dayFrom(0) })),
    )
    on(15, 'caseworker', assess('low', 'unsure'), go('goal.guardian', 'achieve'))
    on(
      17,
      'caseworker',
      tonight('missing', 1, { agreed: 'nothing_agreed' }),
      go('missing', 'tell_police'),
      go('missing', 'tell_child_protection'),
    )
    on(17.2, 'caseworker', cameBack)
    on(
      25,
      'caseworker',
      refer('doctor', { service: 'health', purpose: 'health_care', compartments: ['health'] }),
    )
    on(26, 'doctor', take('doctor'))
    on(30, 'doctor', go('referral.doctor', 'start'), note('health', 'health'))
    on(
      60,
      'authority',
      go('identification', 'decide_final_positive', () => ({ served_on: dayFrom(-1) })),
    )
    on(66, 'caseworker', go('identification', 'plan_ahead'), agreeGoal('goal.family', 'family_location', 90))
    on(
      68,
      'caseworker',
      go('goal.family', 'start'),
      begun('family_reunification', 150),
      fillIn('goal.family', 'family_location', () => ({
        looked_for: 'My sister',
        must_not_learn: 'My uncle',
        if_they_are_dead: 'tell_me_with_somebody',
      })),
      start('tracing', { subkind: 'family_location' }),
      go('tracing', 'check_risk', { family_part: 'others_had_a_part' }),
      go('tracing', 'search'),
    )
    on(73, 'caseworker', adulthoodAhead(15.4), bestDecided, vetted)
    on(74, 'caseworker', meet('school', 3, '09:30', { open: true }))
  },
)

// She writes at night from a shared telephone. A shelter, a doctor, an authority that says yes; and one day she decides
// that the doctor has read enough.

import { meet } from '../appointments.ts'
import {
  agreeGoal,
  assess,
  card,
  explainRights,
  findBed,
  go,
  look,
  note,
  open,
  ownWords,
  refer,
  screen,
  share,
  start,
  take,
} from '../acts.ts'
import { answerContact, askOnPage, linkContact, withdrawOnOwnPage, triage } from '../contacts.ts'
import { keepFile } from '../files-of-cases.ts'
import { dayFrom, life } from '../stage.ts'

export const maryam = life(
  {
    id: 'maryam',
    persona: { language: 'ar', ageGroup: 'adult', origin: 'hotline' },
    began: 96,
    cast: { caseworker: 'noor', supervisor: 'pavlo' },
  },
  (on) => {
    on(0, 'hotline', askOnPage('no'))
    on(0.01, 'hotline', triage('now'), answerContact)
    on(0.1, 'hotline', linkContact, open('now'), explainRights, assess('high', 'unsafe'))
    on(0.15, 'hotline', findBed('now'), go('placement', 'accept'))
    on(0.2, 'shelter', go('placement', 'arrive'))
    on(0.3, 'hotline', card)
    on(1, 'hotline', refer('doctor', { service: 'health', purpose: 'health_care', compartments: ['health'] }))
    on(1.3, 'doctor', take('doctor'))
    on(
      3,
      'doctor',
      go('referral.doctor', 'start'),
      note('health', 'health'),
      keepFile('health', 'Letter after the examination', 'Seen in the clinic. Rest, and a second visit.'),
    )
    on(4, 'hotline', assess('medium'), agreeGoal('goal.language', 'education'), screen('general'))
    on(
      6,
      'hotline',
      go('goal.language', 'start'),
      share('authority', { purpose: 'identification', compartments: ['identity', 'narrative'] }),
    )
    on(
      7,
      'hotline',
      start('identification', { other: 'authority' }),
      go('identification', 'presume', { origin: 'hotline' }),
      go('identification', 'refer'),
    )
    on(8, 'authority', go('identification', 'receive'))
    on(
      12,
      'authority',
      look,
      go('identification', 'decide_prelim_positive', () => ({ served_on: dayFrom(0) })),
    )
    on(16, 'hotline', assess('low', 'safe'), note('narrative', 'plan'), ownWords)
    on(44, 'doctor', look, note('health', 'health'))
    on(
      52,
      'authority',
      go('identification', 'decide_final_positive', () => ({ served_on: dayFrom(0) })),
    )
    on(58, 'hotline', withdrawOnOwnPage('consent.doctor'))
    on(
      60,
      'hotline',
      go('identification', 'plan_ahead'),
      go('goal.language', 'achieve'),
      note('narrative', 'plan'),
    )
    on(95.5, 'hotline', meet('talk', 0.4, '16:00'))
  },
)

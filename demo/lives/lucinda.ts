// She wants to go home, and the journey is ready; but her yes is three weeks old, so she is asked again. She thinks about
// it, changes her mind, and stays. Then she moves to the harbour, and her case goes with her.

import {
  agreeGoal,
  assess,
  card,
  choose,
  explainRights,
  findBed,
  go,
  transferCase,
  note,
  open,
  ownWords,
  refused,
  forTheirBest,
  start,
} from '../acts.ts'
import { fillIn } from '../sheets.ts'
import { life } from '../stage.ts'

export const lucinda = life(
  {
    id: 'lucinda',
    persona: { language: 'es', ageGroup: 'adult', origin: 'outreach_low_income' },
    began: 260,
    cast: { caseworker: 'lucia', shelter: 'marko' },
  },
  (on) => {
    on(0, 'caseworker', open('day'), explainRights, assess('medium'), findBed(), go('placement', 'accept'))
    on(0.3, 'shelter', go('placement', 'arrive'))
    on(3, 'caseworker', card, agreeGoal('goal.papers', 'document_replacement'))
    on(10, 'caseworker', go('goal.papers', 'start'), assess('low', 'safe'))
    on(
      20,
      'caseworker',
      choose('voluntary_return'),
      go('solution', 'assess_risk', { safe: 'safe_with_measures' }),
    )
    on(
      24,
      'caseworker',
      go('solution', 'consider_proceedings', { result: 'none' }),
      forTheirBest('solution', 'agree', { signed: 'written' }),
    )
    on(26, 'caseworker', go('solution', 'prepare'), go('solution', 'confirm_receiver', { accepts: true }))
    on(44, 'caseworker', refused('solution', 'execute', 'consent-too-old', { best_interests: true }))
    on(46, 'caseworker', go('solution', 'change_mind'), ownWords)
    on(50, 'caseworker', go('goal.papers', 'achieve'), agreeGoal('goal.room', 'long_term_housing', 60))
    on(58, 'caseworker', choose('local_integration'), go('goal.room', 'start'))
    on(
      62,
      'caseworker',
      forTheirBest('solution', 'agree', { signed: 'spoken_with_interpreter' }),
      go('solution', 'prepare'),
    )
    on(
      86,
      'caseworker',
      forTheirBest('solution', 'execute'),
      go('goal.room', 'achieve'),
      go('placement', 'end', { reason: 'moved_on' }),
    )
    on(87, 'caseworker', go('case', 'settle', { reason: 'solution_reached' }))
    on(
      114,
      'caseworker',
      go('solution', 'follow', { contact: 'first', reached: true }),
      note('narrative', 'later'),
    )
    on(120, 'caseworker', transferCase('amara', 'lucia'))
    on(172, 'caseworker', go('solution', 'follow', { contact: 'third', reached: true }))
    on(
      180,
      'caseworker',
      agreeGoal('goal.work', 'job_placement', 90),
      fillIn('goal.work', 'job_placement', () => ({
        work_wished: 'Sewing, in the daytime',
        never_again: 'Mr. Oskar',
      })),
      start('job'),
      fillIn('job', 'job', () => ({
        employer: 'Corner Tailor',
        work_as: 'Seamstress',
        keeps_papers: false,
        takes_fee_or_debt: false,
        roof_from_employer: false,
        contract_shown: true,
        pay_by_law: true,
        may_leave_freely: true,
        others_spoken_to: true,
        seen_with_own_eyes: 'Amara, last week',
      })),
      go('job', 'answer', { found: 'nothing_against', worked_there_before: false }),
    )
    on(181, 'supervisor', go('job', 'look_again'))
    on(
      184,
      'caseworker',
      go('job', 'place'),
      go('goal.work', 'start'),
      start('paper_translation'),
      fillIn('paper_translation', 'paper_translation', () => ({
        paper: 'Work contract',
        translated: 'Usted trabaja 30 horas a la semana. Puede irse cuando quiera.',
      })),
      go('paper_translation', 'translate'),
    )
    on(185, 'supervisor', go('paper_translation', 'check'))
    on(186, 'caseworker', go('paper_translation', 'hand_over'))
    on(214, 'caseworker', go('job', 'look_in', { work_is: 'well' }))
    on(250, 'caseworker', go('solution', 'follow', { contact: 'sixth', reached: true }))
  },
)

// The first house was too loud for her and she did not come back one evening. Somebody asks whether she is well, and a
// second house is found.

import {
  agreeGoal,
  assess,
  begun,
  card,
  explainRights,
  findBed,
  go,
  helped,
  note,
  open,
  ownWords,
  start,
} from '../acts.ts'
import { childAlong } from '../children.ts'
import { givePages } from '../given-pages.ts'
import { askedAlong, interpreted } from '../interpreting.ts'
import { cameBack, tonight } from '../night-acts.ts'
import { fillIn } from '../sheets.ts'
import { dayFrom, life, type Act } from '../stage.ts'

/** For the house in which she sleeps now. */
const pagesIfTold: Act = async (scene, who) => {
  if (scene.told) await givePages('shelter', 'shelter')(scene, who)
}

export const salma = life(
  { id: 'salma', persona: { language: 'ar', ageGroup: 'adult', origin: 'health' }, began: 58 },
  (on) => {
    on(
      0,
      'caseworker',
      open('now', 'protection'),
      explainRights,
      assess('high', 'unsafe'),
      findBed('now', 'placement.first', 'shelter'),
      go('placement.first', 'accept'),
    )
    on(0.2, 'shelter', go('placement.first', 'arrive'))
    on(0.3, 'caseworker', helped('food'), helped('clothing'))
    on(0.4, 'caseworker', tonight('urgent_care', 30), go('urgent_care', 'first', { outcome: 'care_given' }))
    on(2, 'caseworker', assess('medium'), card)
    on(4, 'caseworker', tonight('close_watch', 1, { knows: true }), go('close_watch', 'stay_near'))
    on(
      5,
      'caseworker',
      go('close_watch', 'end'),
      go('urgent_care', 'end'),
      start('protection', { subkind: 'alarm_device', asked_of: 'the_police' }),
    )
    on(
      7,
      'caseworker',
      go('protection', 'grant', () => ({ until: dayFrom(300) })),
    )
    on(
      9,
      'shelter',
      go('placement.first', 'go_away', () => ({ back_on: dayFrom(1) })),
    )
    on(11, 'shelter', go('placement.first', 'not_back'))
    on(
      11.1,
      'caseworker',
      tonight('missing', 2, { agreed: 'tell_worker' }),
      start('alert'),
      go('missing', 'look'),
    )
    on(
      11.2,
      'caseworker',
      cameBack,
      go('alert', 'take'),
      go('placement.first', 'check_welfare', { found: 'safe' }),
      ownWords,
    )
    on(12, 'shelter', go('placement.first', 'end', { reason: 'own_choice' }))
    on(
      12.1,
      'caseworker',
      findBed('now', 'placement', 'shelter'),
      go('placement', 'ask_another'),
      go('placement', 'match', { not_met: ['distance'] }),
      // That evening nothing nearer is free.
      (scene, who) =>
        start('hotel_night', {
          until_morning: dayFrom(1),
          hotel_paid_by: 'our_budget',
          guests: 1,
          at_the_desk: 'our_worker',
        })(scene, who),
      fillIn('hotel_night', 'hotel_night', () => ({
        hotel: 'Station Hotel, second floor',
        who_goes_along: 'Amara',
        knows_nothing: true,
      })),
    )
    on(12.15, 'caseworker', go('hotel_night', 'check_in'))
    on(13.2, 'shelter', go('placement', 'offer'))
    on(13.3, 'caseworker', go('placement', 'ask_person', { answer: 'says_yes' }), go('placement', 'accept'))
    on(13.4, 'shelter', go('placement', 'arrive'))
    on(13.45, 'caseworker', go('hotel_night', 'move_on', { next_place: 'another_house' }))
    on(
      15,
      'caseworker',
      assess('low', 'safe'),
      agreeGoal('goal.course', 'education', 50),
      note('narrative', 'plan'),
    )
    on(16, 'caseworker', helped('safety_planning', 7), begun('health', 90))
    on(18, 'caseworker', begun('transitional_housing', 120))
    on(20, 'caseworker', go('goal.course', 'start'))
    on(45, 'caseworker', go('goal.course', 'pause'))
    on(
      52,
      'caseworker',
      go('goal.course', 'resume', () => ({ target_on: dayFrom(30) })),
      go('goal.course', 'start'),
    )
    // Her two children were with her mother; now they are here.
    on(57, 'caseworker', childAlong('Dina', 12.3), childAlong('Sami', 1.4))
    on(
      57.4,
      'caseworker',
      interpreted('sami', 2, '14:00', '15:00'),
      askedAlong(
        'tomas',
        2,
        { purpose: 'accompanying', place: 'school' },
        'Walks with them to the school; the gate is open from half past nine.',
      ),
      pagesIfTold,
      askedAlong('nia', 2, { purpose: 'training', place: 'our_office' }, 'Listens, and asks afterwards.'),
    )
  },
)

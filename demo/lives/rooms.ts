// What fills the rooms that belong to no single person: policies, the survivor council and what it is asked, posters, and a course that a
// trainer wrote.

import {
  answered,
  approveFindings,
  approveWords,
  askSurvivors,
  changed,
  onPolicies,
  onRules,
  onTarget,
  payAndTell,
  proposeLongerRecovery,
} from '../council.ts'
import { finishWritten, learnt, writeOwnCourse } from '../course.ts'
import { poster } from '../posters.ts'
import { lookedAt, policy } from '../policies.ts'
import { life, type Life } from '../stage.ts'

const persona = { language: 'en', ageGroup: 'adult', origin: 'other' } as const

const letters = 'What should a decision letter say first?'
const letterQuestions = ['What did you look for first?', 'What was missing?']
const nights = 'What do the nights in a shelter need?'
const nightQuestions = ['When do you sleep well?', 'Whom do you want to find awake?']

export const rooms: readonly Life[] = [
  life({ id: 'policies', persona, began: 210, cast: { hotline: 'pavlo' } }, (on) => {
    on(0, 'coordinator', policy('bed', 200, true), policy('missing', 214, true))
    on(20, 'supervisor', policy('keys', 180), policy('night', 195))
    on(26, 'hotline', policy('calls', 170))
    on(196, 'hotline', lookedAt('calls', 180))
    on(198, 'supervisor', lookedAt('keys', 180))
    on(199, 'coordinator', lookedAt('bed', 180))
  }),
  life({ id: 'policies-shelter', persona, began: 120, cast: { shelter: 'willow-admin' } }, (on) =>
    on(0, 'shelter', policy('night', 300)),
  ),
  life({ id: 'council', persona, began: 150 }, (on) => {
    on(0, 'ministry', askSurvivors({ topic: 'legal', title: letters, questions: letterQuestions }, 40))
    on(
      9,
      'council',
      answered(
        letters,
        'Whether I may stay, and until when. Everything else can come on the second page.',
        'The number of somebody who explains it, in my language.',
      ),
    )
    on(
      44,
      'ministry',
      payAndTell(letters, {
        said: 'The first line should say whether somebody may stay, and until when.',
        did: 'From spring every letter begins with that line and names somebody who explains it.',
      }),
    )
    on(47, 'council', approveFindings(letters))
    on(
      60,
      'supervisor',
      changed(
        'waiting',
        {
          said: 'We wait outside, where the street can see us.',
          did: 'There is a waiting room at the back.',
        },
        { said: 'ننتظر في الخارج حيث يرانا الشارع.', did: 'صارت هناك غرفة انتظار في الخلف.' },
      ),
    )
    on(63, 'council', approveWords)
    on(
      118,
      'coordinator',
      proposeLongerRecovery(90),
      changed(
        'language',
        {
          said: 'The same interpreter each time, not a new one.',
          did: 'An hour can be asked of the same one.',
        },
        { said: 'المترجم نفسه كل مرة، لا مترجم جديد.', did: 'يمكن طلب ساعة من المترجم نفسه.' },
      ),
    )
    on(
      124,
      'council',
      onRules(
        'agree_if',
        'If the days begin when the person has understood them, and not when the letter leaves.',
      ),
      onTarget('5b', 'disagree', 'Nobody at all should be fined for what they were forced to do.'),
      onPolicies('agree', 'It says what to ask us first.'),
    )
    on(143, 'supervisor', askSurvivors({ topic: 'housing', title: nights, questions: nightQuestions }, 21))
  }),
  life({ id: 'posters', persona, began: 95, cast: { hotline: 'pavlo' } }, (on) => {
    on(0, 'hotline', poster('transport'), poster('clinic'), poster('worship'))
    on(40, 'coordinator', poster('border'))
    on(41, 'supervisor', poster('shop'))
  }),
  life({ id: 'course', persona, began: 80, cast: { caseworker: 'nia', shelter: 'tomas' } }, (on) => {
    on(0, 'trainer', learnt('recognising'), learnt('first_contact'), writeOwnCourse)
    on(12, 'caseworker', finishWritten)
    on(20, 'shelter', finishWritten)
    on(21, 'supervisor', finishWritten)
  }),
]

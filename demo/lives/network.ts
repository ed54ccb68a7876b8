// What belongs to no single file: money for a shelter, from the call to the last payment; what survivors said, and what
// changed because of it; telephones in which nobody spoke.

import { silentCall } from '../contacts.ts'
import { go, startOutside } from '../acts.ts'
import { dayFrom, life } from '../stage.ts'

const persona = { language: 'en', ageGroup: 'adult', origin: 'other' } as const

export const network = [
  life({ id: 'funding', persona, began: 300, cast: { caseworker: 'odile' } }, (on) => {
    on(
      0,
      'caseworker',
      startOutside('funding', { other: 'funder' }),
      go('funding', 'apply', { amount: 84_000 }),
    )
    on(
      40,
      'funder',
      go('funding', 'award', () => ({
        amount: 80_000,
        units: 3_650,
        from_day: dayFrom(5),
        until: dayFrom(370),
      })),
    )
    on(46, 'caseworker', go('funding', 'start'))
    on(110, 'caseworker', go('funding', 'claim', { amount: 20_000 }))
    on(124, 'funder', go('funding', 'pay', { amount: 20_000 }))
    on(130, 'caseworker', go('funding', 'report', { units: 880 }))
    on(145, 'funder', go('funding', 'accept'))
    on(215, 'caseworker', go('funding', 'claim', { amount: 20_000 }))
    on(222, 'caseworker', go('funding', 'report', { units: 910 }))
    on(
      240,
      'funder',
      go('funding', 'pay', { amount: 20_000 }),
      go('funding', 'send_back', { reason: 'numbers_differ' }),
    )
    on(292, 'caseworker', go('funding', 'claim', { amount: 15_000 }))
  }),
  life({ id: 'funding-declined', persona, began: 90, cast: { caseworker: 'lantern-admin' } }, (on) => {
    on(
      0,
      'caseworker',
      startOutside('funding', { other: 'funder' }),
      go('funding', 'apply', { amount: 30_000 }),
    )
    on(31, 'funder', go('funding', 'decline', { reason: 'no_funding' }))
  }),
  life({ id: 'funding-open', persona, began: 52, cast: { caseworker: 'pavlo' } }, (on) => {
    on(
      0,
      'caseworker',
      startOutside('funding', { other: 'funder' }),
      go('funding', 'apply', { amount: 45_000 }),
    )
  }),
  life({ id: 'voice-waiting-room', persona, began: 70 }, (on) => {
    on(0, 'council', startOutside('voice', { other: 'coordinator', subkind: 'feedback', topic: 'waiting' }))
    on(3, 'council', go('voice', 'acknowledge'), go('voice', 'consider', { with_survivors: true }))
    on(15, 'coordinator', go('voice', 'answer', { outcome: 'agreed' }))
    on(30, 'coordinator', go('voice', 'change', { changed: 'practice' }))
    on(34, 'council', go('voice', 'pay', { hours: 12, amount: 300 }), go('voice', 'close'))
  }),
  life({ id: 'voice-complaint', persona, began: 24 }, (on) => {
    on(
      0,
      'council',
      startOutside('voice', { other: 'coordinator', subkind: 'complaint', topic: 'privacy' }),
      go('voice', 'acknowledge'),
    )
    on(10, 'coordinator', go('voice', 'answer', { outcome: 'agreed_in_part' }))
    on(14, 'council', go('voice', 'ask_again'))
  }),
  life({ id: 'voice-consultation', persona, began: 4 }, (on) => {
    on(
      0,
      'council',
      startOutside('voice', { other: 'coordinator', subkind: 'consultation', topic: 'language' }),
    )
  }),
  ...[2, 5, 9, 17].map((began) =>
    life({ id: `silent-${began}`, persona, began }, (on) => on(0, 'hotline', silentCall)),
  ),
]

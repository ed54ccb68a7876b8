// What other houses were given or told: pages of people who agreed to that, people who were referred to them, and what survivors said about
// each of them.

import { assess, explainRights, go, note, open, refer, share, startOutside, take } from '../acts.ts'
import type { Part } from '../cast.ts'
import { givePages } from '../given-pages.ts'
import { life, type Life } from '../stage.ts'
import type { voiceTopics } from '../../src/voice/voice.ts'

const adult = { ageGroup: 'adult', origin: 'ngo' } as const

/** He wants his wages, a permit and a judge: each office has the pages that it needs, and no more. */
const offices = life({ id: 'pages-offices', persona: { language: 'th', ...adult }, began: 34 }, (on) => {
  on(0, 'caseworker', open('day'), explainRights, assess('low', 'safe'))
  on(3, 'caseworker', note('narrative', 'plan'))
  on(
    5,
    'caseworker',
    refer('inspector', { service: 'legal_civil', purpose: 'work', compartments: ['finance'] }),
    refer('police', { service: 'safety_planning', purpose: 'safety', compartments: ['legal'] }),
    share('immigration', { purpose: 'immigration', compartments: ['immigration'] }),
  )
  on(6, 'inspector', take('inspector'))
  on(6.2, 'police', take('police'))
  on(
    14,
    'caseworker',
    givePages('inspector', 'work'),
    givePages('police', 'compensation'),
    givePages('immigration', 'immigration'),
    givePages('prosecutor', 'compensation'),
    givePages('authority', 'identification'),
    givePages('lawyer', 'legal_help'),
  )
})

/** A boy who came alone: his school, his doctor and the Children’s Office know what they must. */
const child = life(
  {
    id: 'pages-child',
    persona: { language: 'es', ageGroup: 'child', origin: 'ngo' },
    began: 24,
    cast: { caseworker: 'lucia' },
  },
  (on) => {
    on(0, 'caseworker', open('day'), explainRights, assess('low', 'safe'))
    on(
      5,
      'caseworker',
      refer('hotline', { service: 'safety_planning', purpose: 'safety', compartments: ['contact'] }),
    )
    on(6, 'hotline', take('hotline'))
    on(
      9,
      'caseworker',
      givePages('child_welfare', 'support'),
      givePages('teacher', 'support'),
      givePages('doctor', 'health_care'),
      givePages('hotline', 'support'),
      givePages('supervisor', 'support'),
    )
  },
)

/** She looks for a place of her own, nearer to the valley or at home, and asks for money to begin with. */
const home = life(
  {
    id: 'pages-home',
    persona: { language: 'fr', ...adult },
    began: 18,
    cast: { supervisor: 'marko', hotline: 'lucia' },
  },
  (on) => {
    on(0, 'caseworker', open('day'), explainRights, assess('low', 'safe'))
    on(
      2,
      'caseworker',
      refer('council', { service: 'peer_support', purpose: 'support', compartments: ['contact'] }),
      refer('coordinator', {
        service: 'service_navigation',
        purpose: 'coordination',
        compartments: ['contact'],
      }),
    )
    on(3, 'council', take('council'))
    on(3.2, 'coordinator', take('coordinator'))
    on(
      8,
      'caseworker',
      givePages('supervisor', 'shelter'),
      givePages('hotline', 'support'),
      givePages('coordinator', 'support'),
      givePages('council', 'safety'),
      givePages('union', 'work'),
      givePages('funder', 'support'),
    )
  },
)

const heard: readonly (readonly [Part, (typeof voiceTopics)[number]])[] = [
  ['shelter', 'housing'],
  ['supervisor', 'rules'],
  ['hotline', 'language'],
  ['doctor', 'waiting'],
  ['teacher', 'respect'],
  ['guardian', 'language'],
  ['inspector', 'money'],
  ['police', 'respect'],
  ['immigration', 'waiting'],
  ['prosecutor', 'safety'],
  ['lawyer', 'legal'],
  ['authority', 'privacy'],
  ['ministry', 'rules'],
  ['funder', 'money'],
  ['trainer', 'respect'],
  ['union', 'money'],
  ['embassy', 'language'],
]

/** Once a year the council goes round, and tells each house what was said about it. */
const round = life(
  {
    id: 'voice-round',
    persona: { language: 'en', ageGroup: 'adult', origin: 'other' },
    began: 4,
    cast: { supervisor: 'marko', hotline: 'lucia' },
  },
  (on) => {
    for (const [other, topic] of heard)
      on(
        0,
        'council',
        startOutside(`voice.${other}`, { other, subkind: 'feedback', topic }),
        go(`voice.${other}`, 'acknowledge'),
      )
  },
)

export const given: readonly Life[] = [offices, child, home, round]

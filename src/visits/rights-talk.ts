// Telling people of their rights where they sleep, eat or wait for papers, before anybody asks for help: how many came, in which language,
// how many took a card, how many asked something. Counts alone; nobody who came is written down.

import { visitors } from '../identification/visitors.ts'
import { ask, defineMachine } from '../tracks/define.ts'

export const talkPlaces = ['talk_hostel', 'talk_canteen', 'talk_consulate', 'talk_before_departure'] as const

const counted = ask.number(0, 10_000)

export const rightsTalkMachine = defineMachine({
  kind: 'rights_talk',
  path: 'rights-talks',
  lane: 'none',
  compartment: 'open',
  withoutPerson: true,
  subkinds: talkPlaces,
  states: ['held', 'taken_back'],
  initial: 'held',
  final: ['held', 'taken_back'],
  opens: {
    who: visitors,
    needsCase: false,
    ask: { people: ask.number(1, 10_000), cards: counted, questions: counted, language: ask.language },
  },
  moves: {
    // It was written down by mistake.
    take_back: { from: ['held'], to: 'taken_back', by: ['holder'], who: visitors, exit: true },
  },
})

// What a person wants to reach, and how far it is.

import { feature as define } from '../tracks/feature.ts'
import { machines } from './machines.ts'
import { goalMachine } from './goal.ts'

export const feature = define({
  name: 'care',
  machines,
  // Whether it is the person who moves, on their own page: their answer is somebody's duty to read.
  tracks: [
    {
      machine: goalMachine,
      facts: { saidByPerson: ({ actor }) => Promise.resolve(actor.kind === 'person') },
    },
  ],
})

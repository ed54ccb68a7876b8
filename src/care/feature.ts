// What a person wants to reach, and how far it is; what is given to them, counted.

import { feature as define } from '../tracks/feature.ts'
import { careApi } from './api.ts'
import { machines } from './machines.ts'
import { goalMachine } from './goal.ts'
import { careServer } from './server/given.ts'

export const feature = define({
  name: 'care',
  endpoints: { care: careApi },
  handlers: () => ({ care: careServer }),
  machines,
  // Whether it is the person who moves, on their own page: their answer is somebody's duty to read.
  tracks: [
    {
      machine: goalMachine,
      facts: { saidByPerson: ({ actor }) => Promise.resolve(actor.kind === 'person') },
    },
  ],
})

// What a person wants to reach, and how far it is.

import { feature as define } from '../tracks/feature.ts'
import { machines } from './machines.ts'

export const feature = define({
  name: 'care',
  machines,
})

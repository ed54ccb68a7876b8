// Being heard in court as a witness, and saying what the crime did.

import { feature as define } from '../tracks/feature.ts'
import { machines } from './machines.ts'
import { impactFeature, testimonyFeature } from './server/testimony.ts'

export const feature = define({ name: 'testimony', machines, tracks: [testimonyFeature, impactFeature] })

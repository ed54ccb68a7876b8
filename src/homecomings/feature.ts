// Somebody comes home to us, sent by a place that shares no server with ours.

import { feature as define } from '../tracks/feature.ts'
import { homecomingMachine } from './homecoming.ts'
import { machines } from './machines.ts'

export const feature = define({ name: 'homecomings', machines, tracks: [{ machine: homecomingMachine }] })

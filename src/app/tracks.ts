// Every process with what its feature adds on the server.

import { caseFacts } from '../cases/server/facts.ts'
import { joinTracks } from '../tracks/join.ts'
import { features } from './features.ts'

export const trackFeatures = joinTracks(features, caseFacts)

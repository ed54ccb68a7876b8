// All processes in one list, in the order of the features. Endpoints, screens, words and tests walk it.

import type { Machine } from '../tracks/define.ts'
import type { Feature } from '../tracks/feature.ts'
import { features } from './features.ts'

export const machines: readonly Machine[] = features.flatMap(({ machines: own = [] }: Feature) => own)

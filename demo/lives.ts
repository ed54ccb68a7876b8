// The twelve lives that are told in full; every other life of the country varies one of them.

import { maryam } from './lives/maryam.ts'
import { narong } from './lives/narong.ts'
import { oksana } from './lives/oksana.ts'
import type { Life } from './stage.ts'

export const lives: readonly Life[] = [maryam, oksana, narong]

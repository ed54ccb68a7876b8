// The twelve lives that are told in full, and what happens beside them; every other life of the country varies one of them.

import { callers, waiting } from './lives/callers.ts'
import { clemence } from './lives/clemence.ts'
import { efua } from './lives/efua.ts'
import { given } from './lives/given.ts'
import { ibrahima } from './lives/ibrahima.ts'
import { lucinda } from './lives/lucinda.ts'
import { luz } from './lives/luz.ts'
import { malee } from './lives/malee.ts'
import { maryam } from './lives/maryam.ts'
import { narong } from './lives/narong.ts'
import { network } from './lives/network.ts'
import { oksana } from './lives/oksana.ts'
import { ostap } from './lives/ostap.ts'
import { rooms } from './lives/rooms.ts'
import { salma } from './lives/salma.ts'
import { soledad } from './lives/soledad.ts'
import { tendai } from './lives/tendai.ts'
import type { Life } from './stage.ts'

export const lives: readonly Life[] = [
  maryam,
  oksana,
  narong,
  lucinda,
  efua,
  ibrahima,
  ostap,
  salma,
  soledad,
  malee,
  tendai,
  clemence,
]

/** Stories without a file of their own: each is played once, as it is written. */
export const besides: readonly Life[] = [...network, ...rooms, ...given, ...callers, waiting, luz]

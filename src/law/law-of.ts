// The rules of a country, out of its pack: as they are read outside, with nothing left out.

import type { Pack } from '../jurisdiction/define.ts'
import type { PackOut } from '../jurisdiction/pack-schema.ts'
import type { z } from 'zod'

export type Law = z.infer<typeof PackOut>

export const lawOf = (pack: Pack): Law =>
  structuredClone({ ...pack, clocks: Object.values(pack.clocks) }) as unknown as Law

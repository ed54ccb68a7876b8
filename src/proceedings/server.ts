// Proceedings on the server: money claimed, awarded and paid is kept line by line, because an award is not yet money in hand.

import { v7 as newId } from 'uuid'
import { sql } from '../database/sql.ts'
import type { Beside, TrackFeature } from '../tracks/execute.ts'
import { proceedingMachine } from './proceeding.ts'

const amount =
  (kind: 'claimed' | 'awarded' | 'paid', dated?: string): Beside =>
  (ctx, track, input) => {
    const value = input['amount']
    if (typeof value !== 'number') return undefined
    const day = dated === undefined ? undefined : input[dated]
    return sql`insert into amounts (id, track, kind, amount, on_day) values (${newId()}, ${track.id}, ${kind}, ${value}, ${typeof day === 'string' ? day : ctx.now.toISOString().slice(0, 10)}::date)`
  }

export const proceedingFeature: TrackFeature = {
  machine: proceedingMachine,
  beside: { file: amount('claimed'), decide: amount('awarded', 'served_on'), pay: amount('paid', 'paid_on') },
}

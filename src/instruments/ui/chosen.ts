// Which instrument a screening was begun with, as its first step says.
import { ownInstrument } from '../../identification/screening.ts'
import type { Instrument } from '../instrument.ts'
import { instrumentOf } from '../shipped.ts'

type Events = readonly { facts: Readonly<Record<string, unknown>> }[]

const codeIn = (events: Events): unknown =>
  events.map(({ facts }) => facts['instrument']).find((code) => typeof code === 'string')

/** One that came with the program. */
export const chosenIn = (events: Events): Instrument | undefined => instrumentOf(codeIn(events))

/** One that the house has brought in: which one is chosen where it is asked. */
export const isOwnIn = (events: Events): boolean => codeIn(events) === ownInstrument

// Which instrument a screening was begun with, as its first step says.
import type { Instrument } from '../instrument.ts'
import { instrumentOf } from '../shipped.ts'

export const chosenIn = (
  events: readonly { facts: Readonly<Record<string, unknown>> }[],
): Instrument | undefined =>
  instrumentOf(events.map(({ facts }) => facts['instrument']).find((code) => typeof code === 'string'))

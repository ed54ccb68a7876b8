// For how long things are kept, each taken from where the program holds itself to it: a page that says another number than the
// code would be a lie of which nobody hears.

import { packOf } from '../../../jurisdictions/packs.ts'
import type { Network } from '../../http/context.ts'
import { shieldSeconds } from '../../http/quick-exit.ts'
import { personMinutes, sessionMinutes } from '../../http/session.ts'
import { wordsDays } from '../../identification/server/reports.ts'
import { figureOn } from '../../jurisdiction/figure.ts'
import type { Messages } from '../../language/messages.ts'
import { lastings } from '../../messages/lasting.ts'
import { draftDays } from '../server/own-draft.ts'
import { quietMinutes } from '../quiet-minutes.ts'

type Unit = 'minute' | 'hour' | 'day' | 'month'

/** A length of time as a language says it, in digits that everybody reads: "15 minutes". */
export const spanIn = ({ language }: Messages, count: number, unit: Unit): string =>
  new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'unit', unit, unitDisplay: 'long' }).format(count)

const oneOf = ({ language }: Messages, words: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(words)

/** "7, 30 or 90 days" */
function anyOf(speak: Messages, counts: readonly number[], unit: Unit): string {
  const [last = 0] = counts.slice(-1)
  return oneOf(speak, [...counts.slice(0, -1).map(String), spanIn(speak, last, unit)])
}

const units: Record<string, Unit> = { hours: 'hour', days: 'day', 'working-days': 'day', months: 'month' }

/** How long a closed file lies at most until somebody decides about it, by the rules of the network's country; nothing where they say no length. */
export function closedFileSpan(
  speak: Messages,
  { pack }: Pick<Network, 'pack'>,
  day: string,
): string | undefined {
  const rule = packOf(pack).clocks['case.retention']
  const length = rule && figureOn(rule, day).length
  const unit = rule && units[rule.unit]
  return typeof length === 'number' && unit ? spanIn(speak, length, unit) : undefined
}

/** The names are those that the sentences of the page have. */
export const spansIn = (speak: Messages) => ({
  idle: spanIn(speak, sessionMinutes.person, 'minute'),
  most: spanIn(speak, personMinutes / 60, 'hour'),
  away: spanIn(speak, shieldSeconds / 60, 'minute'),
  words: spanIn(speak, wordsDays, 'day'),
  draft: spanIn(speak, draftDays, 'day'),
  messages: anyOf(
    speak,
    lastings.filter((days) => days > 0),
    'day',
  ),
  quiet: anyOf(speak, quietMinutes, 'minute'),
})

// Time limits of a law that only remind: nothing is refused and nothing ends by them, because nobody stands for their figure. Each says why.

import { isPastReview, isVerified } from '../jurisdiction/define.ts'
import { figureOn } from '../jurisdiction/figure.ts'
import type { Words } from '../jurisdiction/define.ts'
import type { Law } from './law-of.ts'
import { citation, lengthWords, type RuleRow, type Saying } from './rule-row.ts'

type Clock = Law['clocks'][number]

/** The limits with a figure that nobody in the country has checked, or whose review is over. */
export const softenedIn = (law: Law, today: string): Clock[] =>
  law.clocks.filter((clock) => typeof figureOn(clock, today).length === 'number' && !isVerified(clock, today))

export function softenedRows(law: Law, say: Saying): RuleRow[] {
  return softenedIn(law, say.today).map((clock) => {
    const { length, source = clock.source } = figureOn(clock, say.today)
    return {
      id: clock.id,
      title: clock.label ? say.inWords(clock.label as Words) : say.t(`clock.${clock.id}`),
      detail: [
        lengthWords(length, clock.unit, say),
        say.t(`law.softened.${whyOf(law, clock, source, say.today)}`),
        citation(law, source, say),
      ],
    }
  })
}

/** Nobody has seen it in a source, nobody in the country has checked it, or it was to be checked again. */
function whyOf(law: Law, clock: Clock, source: string, today: string): 'unseen' | 'review' | 'unchecked' {
  if (clock.checked && isPastReview(clock, today)) return 'review'
  return law.sources.find(({ id }) => id === source)?.basis === 'remembered' ? 'unseen' : 'unchecked'
}

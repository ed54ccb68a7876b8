// Lists that somebody goes through until nothing is left open: the first days, and a journey.

import { firstNeeds } from '../src/cases/case.ts'
import { journeyNeeds } from '../src/solutions/solution.ts'
import { go } from './acts.ts'
import type { Act } from './stage.ts'

/** What is needed in the first days is there; clothes she has. */
export const settled: Act = (scene, who) =>
  go('case', 'settle_first_days', {
    settled: firstNeeds.filter((need) => need !== 'clothes'),
    not_wanted: ['clothes'],
  })(scene, who)

/** Everything is ready for the journey, and staying was looked at first. */
export const packed: Act = async (scene, who) => {
  await go('solution', 'examine_staying', { staying: 'possible_not_wanted' })(scene, who)
  await go('solution', 'check_ready', { ready: [...journeyNeeds] })(scene, who)
}

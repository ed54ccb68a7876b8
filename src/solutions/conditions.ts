// What a return rests on, read from the story of its own process: only what was said since the last choice of an option counts. Pure.

import { journeyNeeds } from './solution.ts'

/** A past move of a solution track, as far as the conditions of a return need it. */
export interface SolutionEvent {
  move: string
  /** The day of the move, `YYYY-MM-DD`. */
  day: string
  answers: Readonly<Record<string, unknown>>
}

/**
 * The conditions of a return, and what every journey must have ready, read from the track's own events (oldest first) as of `today` (`YYYY-MM-DD`).
 * Only what was said since the last choice of an option counts: a new choice is a new consent.
 */
export function returnConditions(events: readonly SolutionEvent[], today: string) {
  const since = events.slice(events.findLastIndex((event) => event.move === 'choose') + 1)
  const last = (...moves: string[]) => since.findLast((event) => moves.includes(event.move))
  const consent = last('agree', 'consent_again')
  const choice = since.find(({ move }) => move === 'agree')
  const daysSince = (event: SolutionEvent | undefined) =>
    event && Math.round((Date.parse(today) - Date.parse(event.day)) / 86_400_000)
  const safe = last('assess_risk')?.answers['safe']
  const result = last('consider_proceedings')?.answers['result']
  const checked = new Set<unknown>()
  for (const { answers } of since.filter((event) => event.move === 'check_ready')) {
    for (const need of [answers['ready'], answers['not_needed']].flat()) checked.add(need)
    // A bed that was there can be gone.
    for (const need of [answers['no_longer']].flat()) checked.delete(need)
  }
  return {
    consentAgeDays: daysSince(consent),
    choiceAgeDays: daysSince(choice),
    riskPositive: safe === 'safe' || safe === 'safe_with_measures',
    recipientAccepted: last('confirm_receiver')?.answers['accepts'] === true,
    proceedingsConsidered: result !== undefined && result !== 'wait_for_hearing',
    stayingExamined: events.some(({ move }) => move === 'examine_staying'),
    moneyAgreed: last('plan_money') !== undefined,
    everythingReady: journeyNeeds.every((need) => checked.has(need)),
  }
}

// A child's guardian: named, asked the house's own questions, looked at by a second person, for a term, renewed or replaced. It lies
// with the working notes of whoever carries the child's case: no consent gives it away, and no guardian sees it, whatever they
// are to the case. A guardian may be the trafficker, or know them.

import { ask, defineMachine, type GuardContext } from '../tracks/define.ts'

/** Who looks after children and carries their cases; a guardian is not asked about guardians. */
export const guardianKeepers = ['caseworker', 'supervisor', 'child_welfare', 'advocate', 'shelter'] as const

/** Whether somebody is told of guardians at all. */
export const mayKeep = (roles: readonly string[]): boolean =>
  guardianKeepers.some((role) => roles.includes(role)) && !roles.includes('guardian')

const live = ['named', 'vetted', 'appointed', 'doubted'] as const
const by = { by: ['holder'], who: guardianKeepers } as const
const words = { said: ask.sealed } as const
const optionalWords = { said: ask.optional(ask.sealed) } as const

/** A second look is a second person's. */
const byAnother = ({ facts }: GuardContext) =>
  facts.vettedByMe === false ? undefined : 'somebody-else-looks'

export const guardianshipMachine = defineMachine({
  kind: 'guardianship',
  path: 'guardianships',
  lane: 'none',
  withoutPerson: true,
  compartment: 'working',
  states: [...live, 'ended'],
  initial: 'named',
  final: ['ended'],
  opens: {
    who: guardianKeepers,
    needsCase: true,
    starts: [{ clock: 'guardianship.vet', owner: 'holder' }],
  },
  moves: {
    // The answers are sealed: who they are to the child, who pays them, what ties them to anybody suspected.
    vet: {
      from: ['named', 'vetted'],
      to: 'vetted',
      ...by,
      ask: words,
      ownScreen: true,
      stops: ['guardianship.vet'],
      starts: [{ clock: 'guardianship.second', owner: 'holder' }],
      measures: [4],
    },
    appoint: {
      from: ['vetted'],
      to: 'appointed',
      ...by,
      ask: { until: ask.comingDay },
      facts: ['vettedByMe'],
      guard: byAnother,
      refuses: ['somebody-else-looks'],
      stops: ['guardianship.second'],
      starts: [{ clock: 'guardianship.term', owner: 'holder', on: 'until' }],
      measures: [4],
    },
    renew: {
      from: ['appointed'],
      to: 'same',
      ...by,
      ask: { until: ask.comingDay, ...optionalWords },
      stops: ['guardianship.term'],
      starts: [{ clock: 'guardianship.term', owner: 'holder', on: 'until' }],
      measures: [4],
    },
    // Somebody has said that something is wrong with them. They are told nothing; another one is looked for at once.
    doubt: {
      from: ['named', 'vetted', 'appointed'],
      to: 'doubted',
      ...by,
      ask: words,
      stops: ['guardianship.vet', 'guardianship.second', 'guardianship.term'],
      // What they agreed to before counts no more, until somebody has said whether it does.
      starts: [
        { clock: 'guardianship.replace', owner: 'holder' },
        { clock: 'guardianship.agreements', owner: 'holder' },
      ],
      measures: [4, 7],
    },
    // Somebody decides, with reasons: whether what the guardian agreed to for the child holds, or each has to be asked anew.
    decide_agreements: {
      from: live,
      to: 'same',
      ...by,
      ask: { agreements: ask.code('agreements_hold', 'asked_anew'), ...words },
      facts: ['agreementsInDoubt'],
      knownBefore: ['agreementsInDoubt'],
      guard: ({ facts }) => (facts.agreementsInDoubt === true ? undefined : 'no-agreement-in-doubt'),
      refuses: ['no-agreement-in-doubt'],
      stops: ['guardianship.agreements'],
      measures: [8],
    },
    // Found to be nothing: the questions are asked anew, and a second person looks again.
    clear_doubt: {
      from: ['doubted'],
      to: 'named',
      ...by,
      ask: words,
      stops: ['guardianship.replace'],
      starts: [{ clock: 'guardianship.vet', owner: 'holder' }],
    },
    end: {
      from: live,
      to: 'ended',
      ...by,
      exit: true,
      ask: optionalWords,
      stops: [
        'guardianship.vet',
        'guardianship.second',
        'guardianship.term',
        'guardianship.replace',
        'guardianship.agreements',
      ],
      measures: [4],
    },
    end_with_case: { from: live, to: 'ended', by: ['system'] },
  },
  endsWithCase: 'end_with_case',
})

interface Step {
  track: string
  kind: string
  move: string
  at: string
  facts: Readonly<Record<string, unknown>>
}

/** Since when what guardians agreed to on a case counts no more: the last doubt that was not answered by *it holds*. */
export function doubtedSince(events: readonly Step[]): string | undefined {
  const own = events
    .filter(({ kind }) => kind === 'guardianship')
    .toSorted((a, b) => a.at.localeCompare(b.at))
  return own.findLast(
    ({ move, at, track }) =>
      move === 'doubt' &&
      !own.some(
        (later) =>
          later.track === track &&
          later.move === 'decide_agreements' &&
          later.at >= at &&
          later.facts['agreements'] === 'agreements_hold',
      ),
  )?.at
}

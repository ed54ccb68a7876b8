// Kinds of sealed record of which only the newest counts, and the part of a case in which each lies. Whoever holds another part could
// else say how a person is reached, or what they are called. Client and server hold the same table: neither trusts the other.

/** The part of each kind. Its number is one more than the one before, and stands in what is signed. */
export const latestWins: Readonly<Record<string, string>> = {
  profile: 'identity',
  safe_contact: 'contact',
  statistics: 'identity',
  circumstances: 'narrative',
  routes: 'immigration',
  first_days: 'narrative',
  plan_yes: 'narrative',
  household: 'narrative',
  safety_plan: 'contact',
  losses: 'legal',
  hours: 'legal',
  ways: 'narrative',
  ways_said: 'narrative',
  guardian_named: 'narrative',
  worker_name: 'contact',
}

/** Whether a record lies where its kind belongs. */
export const isInPlace = ({ kind, compartment }: { kind: string; compartment: string }): boolean =>
  !Object.hasOwn(latestWins, kind) || latestWins[kind] === compartment

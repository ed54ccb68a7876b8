// How long a certificate holds. It names nobody: whose it is stands on the paper and in their house.

/** Its last day, and that until which it is taken all the same, while its renewal is still to come. */
export interface Held {
  endsOn: string
  graceUntil: string
}

/** Days after its end for which it is taken all the same. */
export const graceDays = 90

export const certificateStates = ['holds', 'grace', 'ended'] as const
export type CertificateState = (typeof certificateStates)[number]

export function stateOf({ endsOn, graceUntil }: Held, today: string): CertificateState {
  if (today <= endsOn) return 'holds'
  return today <= graceUntil ? 'grace' : 'ended'
}

/** The one of these that holds longest for a course. */
export const newestOf = <One extends Held & { course: string }>(
  certificates: readonly One[],
  course: string,
): One | undefined =>
  certificates
    .filter((one) => one.course === course)
    .toSorted((a, b) => b.endsOn.localeCompare(a.endsOn))
    .at(0)

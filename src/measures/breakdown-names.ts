// Kinds of groups by which the scorecard is told, and why a number is told whole. They stand apart from the sums, so that the screens load no more.

export const breakdownNames = ['profession', 'channel', 'district', 'sector'] as const
export type Breakdown = (typeof breakdownNames)[number]

/** Why a number is not told by these groups. */
export const reasonsWhole = ['certain', 'money', 'no_case', 'signals', 'funder', 'sealed'] as const
export type ReasonWhole = (typeof reasonsWhole)[number]

// How accurately a table is published, and what that costs of the year's budget, in millionths of rho (statistics/concentrated-privacy.ts).

export const accuracies = { rough: 10_000, fair: 50_000, fine: 125_000 } as const
export type Accuracy = keyof typeof accuracies
export const accuracyNames = Object.keys(accuracies) as [Accuracy, ...Accuracy[]]

/** All that may be given away of everybody in one year: epsilon 3.97 at the delta beneath. */
export const yearlyCost = 250_000
export const delta = 1e-6

/** How small cells are kept from being found: by noise on every number, or by leaving them out and others with which they are worked out. */
export const methods = ['noise', 'audited'] as const
export type Method = (typeof methods)[number]

/** What is told beside cells that are left out is told down to a multiple of this. */
export const roundedTo = 5

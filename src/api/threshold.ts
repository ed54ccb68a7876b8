// From how many on a number is told: the one threshold of everything that is counted (10 as CTDC does, who suppress below 11).

/** Of fewer than this, nothing is told. */
export const threshold = 10

/** A count as it is told: none, or enough. */
export const toldOf = (count: number): number | null => (count === 0 || count >= threshold ? count : null)

// Small errors that are the same whenever the same people are counted: each record has a key, a cell has the sum of its records' keys, and
// the key of a cell chooses its error from a table. Nobody takes the error out by asking again, and two tables that count the same people
// in a cell say the same. (Fraser and Wooton 2005; Marley and Leaver 2011; the table: Giessing 2016.)

/** Keys are whole numbers below this. */
export const keySpace = 2 ** 32

export interface Perturbation {
  /** For each true count, up to the last row, which serves all larger ones: what is told, and below which key. */
  rows: readonly { told: number; below: number }[][]
  /** So far from the true count a told one lies at most, 95 of 100 times, whatever the true count is. */
  error95: number
}

export interface PerturbationRules {
  /** Of the errors. */
  variance: number
  /** No error is larger. */
  most: number
  /** Counts from 1 to this are never told. */
  hidden: number
}

/** Of nothing nothing is told; all else is told without bias, by the distribution that says least beyond its variance. */
export function perturbation(rules: PerturbationRules): Perturbation {
  const { most, hidden } = rules
  const rows = [[{ told: 0, below: keySpace }]]
  let error95 = 0
  for (let n = 1; n <= most + hidden; n++) {
    const errors = allowed(n, rules)
    const shares = entropic(errors, rules.variance)
    let sum = 0
    rows.push(
      errors.map((error, at) => {
        sum += shares[at]!
        return { told: n + error, below: at === errors.length - 1 ? keySpace : Math.round(sum * keySpace) }
      }),
    )
    error95 = Math.max(error95, farthest(errors, shares))
  }
  return { rows, error95 }
}

/** What is told of a count whose records' keys come to this. */
export function told({ rows }: Perturbation, n: number, key: number): number {
  const last = rows.length - 1
  const row = rows[Math.min(n, last)]!
  const found = row.find(({ below }) => key % keySpace < below)!
  return n > last ? n - last + found.told : found.told
}

/** Errors that leave neither less than nothing nor a count that is hidden. */
function allowed(n: number, { most, hidden }: PerturbationRules): number[] {
  return Array.from({ length: 2 * most + 1 }, (_, at) => at - most).filter((error) => {
    const to = n + error
    return to === 0 || to > hidden
  })
}

/** Shares of the errors with the mean 0 and this variance that are as even as they can be: e to the power a·d + b·d². */
function entropic(errors: readonly number[], variance: number): number[] {
  let [a, b] = [0, -1 / (2 * variance)]
  for (let step = 0; step < 200; step++) {
    const weights = errors.map((d) => Math.exp(a * d + b * d * d))
    const all = weights.reduce((sum, w) => sum + w, 0)
    const moment = (power: number) => errors.reduce((sum, d, at) => sum + d ** power * weights[at]!, 0) / all
    const [m1, m2, m3, m4] = [moment(1), moment(2), moment(3), moment(4)] as const
    const [f, g] = [m1, m2 - variance]
    if (Math.abs(f) + Math.abs(g) < 1e-12) break
    const [aa, ab, bb] = [m2 - m1 * m1, m3 - m1 * m2, m4 - m2 * m2]
    const det = aa * bb - ab * ab
    const pace = Math.min(1, 1 / (Math.abs((bb * f - ab * g) / det) + Math.abs((aa * g - ab * f) / det)))
    a -= (pace * (bb * f - ab * g)) / det
    b -= (pace * (aa * g - ab * f)) / det
  }
  const weights = errors.map((d) => Math.exp(a * d + b * d * d))
  const all = weights.reduce((sum, w) => sum + w, 0)
  return weights.map((w) => w / all)
}

function farthest(errors: readonly number[], shares: readonly number[]): number {
  let bound = 0
  const within = () => errors.reduce((sum, d, at) => sum + (Math.abs(d) <= bound ? shares[at]! : 0), 0)
  while (within() < 0.95) bound += 1
  return bound
}

// Whether a test exists is told by what it is called, not by words that stand anywhere in its file: a comment proves nothing.

/** The mark of the lane in which a journey runs is not part of what it is called. */
const lane = / @soak$/

/** A job of a working day is called by its person's work: `what`, beside its number (e2e/jobs/job.ts). */
const jobs = /\bjob\(\s*\{[^}]*?\bwhat:\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g

/**
 * What the tests of a file are called: the first words given to `test`, `it` and `describe`, or to what their `each` makes, and what
 * its jobs are.
 */
export function titlesIn(text: string): Set<string> {
  const opened =
    /\b(?:test|it|describe)(?:\.\w+)*\((?:(?<=\.each\()[^]*?\)\()?\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g
  return new Set(
    [...text.matchAll(opened), ...text.matchAll(jobs)].map(([, , title = '']) =>
      title.replaceAll(/\\(.)/g, '$1').replace(lane, ''),
    ),
  )
}

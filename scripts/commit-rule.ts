// What the subject of a commit looks like: `type(feature): what changed`. The hook (.githooks/commit-msg) holds new commits to
// it, `npm test` lists those that broke it (commits.ts).

export const TYPES = [
  'feat',
  'fix',
  'perf',
  'refactor',
  'test',
  'docs',
  'build',
  'ci',
  'chore',
  'revert',
] as const
/** For the whole line, type and scope included. */
export const LENGTH = 72

const SHAPE = new RegExp(`^(${TYPES.join('|')})(\\([a-z0-9, -]+\\))?!?: \\S`)

/** What is wrong with a subject, or nothing. */
export function faultOf(subject: string): string | undefined {
  if (!SHAPE.test(subject)) return `is not "type(feature): what changed"; types: ${TYPES.join(' ')}`
  return subject.length > LENGTH ? `has ${subject.length} characters, at most ${LENGTH}` : undefined
}

/** The subject in what an editor hands over: its first line that is no comment. */
export const subjectOf = (message: string): string =>
  message.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''

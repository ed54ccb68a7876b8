// What is said to a person is said in a language that they understand. Where we have no words in it, somebody interprets it or a recording is
// heard, and the step says so: a right, a decision, the ways that lie ahead.
import { ask, type GuardContext } from './define.ts'

/** `wordsIn`: the languages in which there are words of ours, with a space between them. */
export function interpretedFirst({
  input,
  facts: { wordsIn },
}: Pick<GuardContext, 'input' | 'facts'>): string | undefined {
  if (typeof wordsIn !== 'string' || typeof input.language !== 'string') return undefined
  if (wordsIn.split(' ').includes(input.language.split('-')[0] as string)) return undefined
  return input.how === 'interpreter' || input.how === 'audio' ? undefined : 'interpreter-first'
}

/** How it was said, and who interpreted: their name is sealed. */
export const saidHow = {
  how: ask.optional(ask.code('spoken', 'interpreter', 'written', 'audio')),
  interpreted_by: ask.optional(ask.sealed),
} as const

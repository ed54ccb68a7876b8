// How papers are spoken of: sizes, kinds, and what went wrong with one.
import { wordsOf } from '../../web/actions/error-words.ts'
import type { Dates } from '../../web/language/dates.ts'
import type { Text } from '../../web/language/language.tsx'

const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** "3.4 MB" in the reader's language and digits. */
export function sizeWords(bytes: number, number: Dates['number']): string {
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  return number(bytes / 1000 ** step, {
    style: 'unit',
    unit: steps[step] as string,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  })
}

const kinds: readonly [beginning: string, word: string][] = [
  ['image/', 'picture'],
  ['application/pdf', 'pdf'],
  ['text/', 'text'],
  ['audio/', 'sound'],
  ['video/', 'film'],
]

/** "Picture", "PDF", "Text" … */
export const kindWords = (mime: string, t: Text): string =>
  t(`papers.kind.${kinds.find(([beginning]) => mime.startsWith(beginning))?.[1] ?? 'other'}`)

/** The sentence for something thrown on the way of a paper. */
export function troubleWords(error: unknown, t: Text): string {
  const { name, code } = error as { name?: string; code?: string }
  if (name === 'CannotRedraw') return t('papers.trouble.cannot-redraw')
  if (name === 'SealingError') return t(`papers.trouble.${code}`, {}, t('problem.failed'))
  return wordsOf(error, t)
}

// A letter as plain text, for the page of the person to whom it goes.

import type { WrittenLetter } from './letters.ts'

/** As it reads in the last of its languages. */
export const textOfLetter = (written: readonly Pick<WrittenLetter, 'title' | 'lines'>[]): string =>
  written
    .slice(-1)
    .flatMap(({ title, lines }) => [title, ...lines.map(({ text }) => text)])
    .join('\n')

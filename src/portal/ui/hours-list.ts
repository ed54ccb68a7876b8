// Her own hours as they stand on her page. Comes when the page is opened.

import { diaryIn } from '../client/my-hours.ts'
import type { OpenFile } from '../client/open-file.ts'
import { element } from './element.ts'
import { inLine } from './in-its-language.ts'
import { dayOf } from './render.ts'

/** What stands there, newest first. */
export function paintHours({ cases }: OpenFile): void {
  const diary = diaryIn(cases)
  const place = document.querySelector('[data-at=hours]')
  if (!diary) return document.querySelector('form[data-do=hours]')?.remove()
  const days = diary.days.toSorted((one, other) => (one.day < other.day ? 1 : -1))
  place?.replaceChildren(
    ...days.map(({ day, hours, note }) => {
      const line = element('li', '')
      line.append(element('b', dayOf(day)), ` ${hours} `, inLine(note))
      return line
    }),
  )
}

// A child's page says who decides with them, by the name that was written for them; nothing stands there where nobody wrote one.

import { isInPlace } from '../../api/latest-wins-records.ts'
import type { OpenFile } from '../client/open-file.ts'
import { element } from './element.ts'
import { inItsLanguage } from './in-its-language.ts'

export function paintGuardian({ cases }: OpenFile): void {
  const newest = cases
    .flatMap(({ records }) => records)
    .filter((row) => row.kind === 'guardian_named' && isInPlace(row))
    .toSorted((one, other) => other.version - one.version)[0]
  const name = newest?.value?.['text']
  if (typeof name !== 'string' || name === '') return
  for (const place of document.querySelectorAll<HTMLElement>('[data-guardian]')) {
    place.append(inItsLanguage(element('p', name, 'r'), name))
    place.hidden = false
  }
}

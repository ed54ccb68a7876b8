// Who may read how a help was: the choice of one reader, put on the page where answers can be locked. Comes where it is asked.

import { fieldOf } from '../../web/island/island.ts'
import type { Reader } from '../client/speak.ts'
import type { Open } from './opened-page.ts'
import { fillIn } from './voice.ts'

let readers: readonly Reader[] = []

/** The one whom she chose on this form; nobody where it is only counted. */
export const readerOf = (form: HTMLFormElement): Reader | undefined =>
  readers.find(({ circle }) => String(circle) === fieldOf(form, 'to'))

/** Adds the choice of a reader; where it does not come, the answers are counted as they would be without script. */
export async function addReaders({ session }: Open): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form[data-feedback]')
  const more = document.querySelector<HTMLTemplateElement>('template#v')
  if (!form || !more) return
  const answer = await session.api.portal.readers({}).catch(() => undefined)
  if (!answer?.readers.length || !form.isConnected || form.dataset['do']) return
  readers = answer.readers
  const place = document.createElement('div')
  place.append(more.content.cloneNode(true))
  fillIn(place, readers)
  document.querySelector('#counted')?.replaceWith(place)
  form.dataset['do'] = 'feedback'
  const words = place.querySelector<HTMLElement>('[data-at=words]')
  form.addEventListener('change', () => words?.toggleAttribute('hidden', fieldOf(form, 'to') === ''))
}

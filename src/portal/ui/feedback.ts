// How a help was, sealed for the one reader whom she chose, or counted and nobody's. Comes where it is asked.

import { statusOf } from '../../client/refusal.ts'
import { feedbackIn } from '../../voice/feedback.ts'
import { fieldOf } from '../../web/island/island.ts'
import { speak, type Reader } from '../client/speak.ts'
import { go } from './go-to-page.ts'
import { sayAbove } from './navigation.ts'
import { entranceText, lock, readFile, type Open } from './opened-page.ts'
import { sent } from './typed.ts'
import { fillIn } from './voice.ts'

let readers: readonly Reader[] = []

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

export async function sayFeedback(here: Open, form: HTMLFormElement): Promise<void> {
  const address = new URL(form.action).pathname
  const answers = feedbackIn((question) => fieldOf(form, question))
  if (!answers) return sayAbove(form, form.dataset['pick'] ?? '', true)
  const track = fieldOf(form, 'track')
  const reader = readers.find(({ circle }) => String(circle) === fieldOf(form, 'to'))
  if (!reader) return go(address, new URLSearchParams({ track, ...answers }))
  const about = { track, service: form.dataset['feedback'] ?? '', answers }
  const text = fieldOf(form, 'feedback').trim()
  const voice = { kind: 'feedback', topic: 'other', reader, text, about } as const
  try {
    await speak(here.session, here.named, voice, { read: () => readFile(here) })
  } catch (error) {
    if (statusOf(error) === 401) return lock('ended')
    return sayAbove(form, entranceText('failed'), true)
  }
  sent(here, 'feedback')
  await go(address)
  sayAbove(document.querySelector('main h1'), form.dataset['sent'] ?? '', false)
}

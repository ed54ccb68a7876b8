// How a help was, sealed for the one reader whom she chose, or counted and nobody's. Comes where it is asked.

import { statusOf } from '../../client/refusal.ts'
import { feedbackIn } from '../../voice/feedback.ts'
import { fieldOf } from '../../web/island/island.ts'
import { speak } from '../client/speak.ts'
import { readerOf } from './feedback-readers.ts'
import { go } from './go-to-page.ts'
import { sayAbove } from './navigation.ts'
import { entranceText, lock, readFile, type Open } from './opened-page.ts'
import { sent } from './typed.ts'

export async function sayFeedback(here: Open, form: HTMLFormElement): Promise<void> {
  const address = new URL(form.action).pathname
  const answers = feedbackIn((question) => fieldOf(form, question))
  if (!answers) return sayAbove(form, form.dataset['pick'] ?? '', true)
  const track = fieldOf(form, 'track')
  const reader = readerOf(form)
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

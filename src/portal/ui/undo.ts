// For half a minute after a stop: what was stopped, until when it ran, and one button that gives it back. No counter runs on the screen.

import { undoStop } from '../client/undo.ts'
import type { Yes } from '../client/verify-listed.ts'
import { element } from './element.ts'
import { go } from './go-to-page.ts'
import { sayAbove } from './navigation.ts'
import { once } from './one-at-a-time.ts'
import { lock, readFile, state, type Open } from './opened-page.ts'
import { sentencesIn } from './render.ts'
import { termsOf } from './terms.ts'

const forMs = 30_000

/** Puts it into the box that says that it is stopped. */
export function offerUndo(here: Open, box: HTMLElement, stopped: readonly Yes[], pathname: string): void {
  const { file } = here
  if (stopped.length === 0 || !file) return
  const say = sentencesIn(document)
  const place = element('div', '')
  const button = element('button', say('who.undo'), 'b v')
  Object.assign(button, { type: 'button' })
  button.addEventListener('click', () => void once(button, () => undo(here, stopped, pathname)))
  const lines = stopped.map((yes) => element('p', termsOf(say, file, yes)))
  place.append(...lines, element('small', say('who.undo.hint')), document.createElement('br'), button)
  box.append(place)
  setTimeout(() => place.remove(), forMs)
}

async function undo(here: Open, stopped: readonly Yes[], pathname: string): Promise<void> {
  const file = await readFile(here)
  if (!file) return
  const say = sentencesIn(document)
  try {
    const isDone = await undoStop(here.session, file, stopped)
    if (state.open !== here) return
    await go(pathname)
    sayAbove(document.querySelector('main h1'), say(isDone ? 'who.undone' : 'who.again.no'), !isDone)
  } catch {
    lock('ended')
  }
}

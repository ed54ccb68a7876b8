// Into the portal with the six words: they go into the key worker and nowhere else.

import { addresses } from '../../api/addresses.ts'
import { fieldOf } from '../../web/island/island.ts'
import { SealingError } from '../../sealing/suite.ts'
import { statusOf } from '../../client/refusal.ts'
import { clocksAgree } from '../client/days.ts'
import { enterByWords } from '../client/enter-by-words.ts'
import { go, restoreTyped } from './go-to-page.ts'
import { isMinutes, usualMinutes } from '../quiet-minutes.ts'
import { whenIdle } from './idle-lock.ts'
import { islandSession } from './island-session.ts'
import { sayAbove } from './navigation.ts'
import { entranceText, lock, readFile, state, type Open } from './opened-page.ts'
import { bringBack } from './typed.ts'

/** The session of the server lives five times as long without a request: two more than the longest silence that can be chosen. */
const askAgainMs = 180_000

export async function enter(form: HTMLFormElement): Promise<void> {
  const field = form.elements.namedItem('words') as HTMLInputElement
  const session = islandSession()
  const words = field.value
  sayAbove(form, form.dataset['opening'] ?? '', false)
  try {
    await enterByWords(session, words, form.dataset['network'] ?? '')
  } catch (error) {
    await session.vault.lock()
    sayAbove(form, form.dataset[faultOf(error)] ?? '', true)
    return
  }
  field.value = ''
  const chosen = Number(fieldOf(form, 'quiet'))
  const here: Open = {
    session,
    file: undefined,
    reading: Promise.resolve(),
    typed: new Map(),
    named: {},
    left: new AbortController(),
    asked: Date.now(),
    watch: whenIdle(isMinutes(chosen) ? chosen : usualMinutes, {
      ended: () => lock('ended'),
      touched: keepAlive,
      soon: () => warn(entranceText('quiet')),
    }),
  }
  state.open = here
  void bringBack(here).then(() => restoreTyped(here))
  await go(`/${document.documentElement.lang}${addresses.portal}`)
  // Everything that follows rests on it, so it is looked at first; meanwhile the cover tells nothing, and she may go on.
  void readFile(here).then((file) => {
    if (file && state.open === here && !clocksAgree(file))
      sayAbove(document.querySelector('main h1'), entranceText('clock'), false)
  })
}

/** In the bar, where it is seen wherever one has scrolled to. */
function warn(text: string): void {
  const box = document.createElement('div')
  box.className = 'n soon'
  box.setAttribute('role', 'status')
  box.textContent = text
  document.querySelector('header .soon')?.remove()
  document.querySelector('header')?.append(box)
}

function faultOf(error: unknown): string {
  if (error instanceof SealingError && error.code === 'bad-words') return 'shape'
  if (statusOf(error) === 401) return 'miss'
  return statusOf(error) === 429 ? 'many' : 'failed'
}

/** Whoever writes for long asks the server nothing meanwhile: once in a while the session is told that somebody is there. */
function keepAlive(): void {
  document.querySelector('header .soon')?.remove()
  if (!state.open || Date.now() - state.open.asked < askAgainMs) return
  state.open.asked = Date.now()
  state.open.session.api.portal.readers({}).catch(() => undefined)
}

// What is open in this window: the keys in their worker, the file as it was checked last, what is being typed. Locking drops
// the whole of it at once, and says why where there is something to say.

import type { Chosen } from '../../attachments/ui/choose.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { Named } from '../../client/named.ts'
import { statusOf } from '../../client/refusal.ts'
import type { Writing } from '../client/compose.ts'
import { openFile, type OpenFile } from '../client/open-file.ts'
import type { PortalSession } from '../client/portal-session.ts'
import type { Speaking } from '../client/speak.ts'
import type { whenIdle } from './idle-lock.ts'
import { sayAbove } from './navigation.ts'
import { forgetWaiting } from './one-at-a-time.ts'
import { forgetPages } from './own-history.ts'

/** Everything that is open. Locking drops the whole object. */
export interface Open {
  session: PortalSession
  /** The file as it was checked last. */
  file: OpenFile | undefined
  /** One reading after the other: each goes on in the logs where the last one ended. */
  reading: Promise<unknown>
  /** What is being typed, by the name of its field: in memory, across pages and faults. */
  typed: Map<string, string>
  /** The message and the voice that are on their way, so that a repeated press is the same one. */
  named: Writing & Speaking
  /** What she says of how she is, on its way. */
  howIAm?: Named | undefined
  hours?: Named | undefined
  /** Photos and voice notes that go with her next message. */
  chosen?: Chosen | undefined
  /** Ends what is still being sent when the page is left. */
  left: AbortController
  asked: number
  /** Her card is being frozen: what is refused from then on is so because of it, and what the page says of it stays. */
  freezes?: boolean
  watch: ReturnType<typeof whenIdle>
}

/** What stands in this window's memory: what is open, and the page as it came, before anything was typed. */
export const state: { open: Open | undefined; entrance: HTMLElement | undefined } = {
  open: undefined,
  entrance: undefined,
}

export const enterForm = () => document.querySelector<HTMLFormElement>('form#f[data-network]')

export const entranceText = (name: string): string =>
  state.entrance?.querySelector<HTMLElement>('form[data-network]')?.dataset[name] ?? ''

/** Reads and checks the file. Nothing where it did not come or is not what the card says: then that has been shown. */
export async function readFile(here: Open): Promise<OpenFile | undefined> {
  try {
    const turn = here.reading.then(
      () => openFile(here.session),
      () => openFile(here.session),
    )
    here.reading = turn
    const file = await turn
    if (state.open !== here) return undefined
    here.file = file
    return file
  } catch (error) {
    if (state.open !== here) return undefined
    if (error instanceof SealingError && untrue.has(error.code)) tell(here)
    else if (statusOf(error) === 401) {
      if (!here.freezes) lock('ended')
    } else sayAbove(document.querySelector('main h1'), entranceText('failed'), true)
    return undefined
  }
}

const untrue: ReadonlySet<string> = new Set([
  'bad-chain',
  'rollback',
  'fork',
  'not-verified',
  'broken',
  'wrong-commit',
  'bad-signature',
  'unknown-suite',
])

/** What the server shows is not what the card says: everything is forgotten here, and said why, with a way on. */
function tell(here: Open): void {
  const tale = state.entrance?.querySelector<HTMLTemplateElement>('template#tale')
  forget(here)
  if (tale) document.querySelector('main')?.replaceChildren(tale.content.cloneNode(true))
  scrollTo(0, 0)
}

/** Forgets everything at once: keys, words, what is shown; and ends the session. `why` names what is then said. */
export function lock(why?: string): void {
  if (!state.open) return
  forget(state.open)
  // Whoever leaves by the quick exit is ended by it, and what they were typing is emptied with it: that must still find the session.
  if (document.documentElement.dataset['left'] === undefined) ended()
  if (!why || !state.entrance) return
  forgetPages()
  document.querySelector('main')?.replaceWith(state.entrance.cloneNode(true))
  const form = enterForm()
  sayAbove(form, form?.dataset[why] ?? '', false)
}

/** Keys, words, and what is shown. */
function forget(here: Open): void {
  state.open = undefined
  here.left.abort()
  here.chosen?.forget()
  forgetWaiting()
  document.querySelector('main')?.replaceChildren()
  for (const one of document.querySelectorAll('header a:not(.x), header .soon')) one.remove()
  here.watch.stop()
  void here.session.vault.lock()
}

function ended(): void {
  void fetch('/api/session/end', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => undefined)
}

// The page of a thread while it is open: that somebody of the desk is here now, and that something new stands in it, to be opened by a press
// with what the page holds already. Where nothing can be heard, the page stays what it is without script.

import { readEvents, type ServerEvent } from '../../api/read-events.ts'
import type { Item } from '../../attachments/ui/choose.ts'
import { hourIn } from '../../language/day.ts'
import { addTo } from './write-again.ts'

const againMs = 15_000

/** What is told, one after the other, until the answer ends. */
async function listen(
  locator: string,
  path: string,
  signal: AbortSignal,
  told: (event: ServerEvent) => void,
): Promise<void> {
  const answer = await fetch(path, {
    method: 'POST',
    credentials: 'omit',
    signal,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ locator }),
  })
  if (!answer.ok || !answer.body) throw new Error(String(answer.status))
  await readEvents(answer.body, told)
}

/** Until it is ended. */
function begin(form: HTMLFormElement): () => void {
  const { live = '', path = '', here = '', fresh = '', look = '', lines = '0' } = form.dataset
  const box = document.createElement('div')
  box.setAttribute('role', 'status')
  form.before(box)
  let [isHere, isNew] = [false, false]
  const show = (): void => {
    box.className = isHere || isNew ? 'n f' : ''
    const said = [isHere ? here : '', isNew ? fresh : ''].filter(Boolean).map((text) => {
      const line = document.createElement('p')
      line.textContent = text
      return line
    })
    const button = document.createElement('button')
    button.className = 'b'
    button.name = 'open'
    button.value = '1'
    button.setAttribute('form', form.id)
    button.textContent = look
    box.replaceChildren(...said, ...(isNew ? [button] : []))
  }
  const told = ({ event, data }: ServerEvent): void => {
    const before = [isHere, isNew].join()
    if (event === 'here') isHere = true
    if (event === 'away') isHere = false
    if (event === 'lines') isNew = Number(data) > Number(lines)
    if ([isHere, isNew].join() !== before) show()
  }
  const left = new AbortController()
  const go = async (): Promise<void> => {
    while (!left.signal.aborted)
      try {
        await listen(live, path, left.signal, told)
      } catch {
        if (isHere) told({ event: 'away', data: '' })
        await new Promise((done) => {
          setTimeout(done, againMs)
        })
      }
  }
  addEventListener('leave', () => left.abort())
  addEventListener('pagehide', () => left.abort())
  void go()
  return () => left.abort()
}

/** Hours by the clock of this telephone: whoever wrote may be where clocks show another one. */
function byOwnClock(form: HTMLFormElement): void {
  const { lang } = document.documentElement
  const told = (moment: string): string =>
    hourIn(lang, new Date(moment), { weekday: 'long', day: 'numeric', month: 'short' })
  for (const time of document.querySelectorAll('time')) time.textContent = told(time.dateTime)
  for (const option of form.querySelectorAll<HTMLOptionElement>('[name=call] option[value*=T]'))
    option.textContent = told(option.value)
  for (const clock of form.querySelectorAll<HTMLElement>('[data-clock]'))
    clock.textContent = clock.dataset['clock'] ?? ''
}

/** What is new, and what can be added; both anew where the page has become another one. */
function start(here: HTMLFormElement, kept: readonly Item[] = []): void {
  const stop = begin(here)
  byOwnClock(here)
  void addTo(here, kept, (next, still) => {
    stop()
    start(next, still)
  })
}

const form = document.querySelector<HTMLFormElement>('form[data-live]')
if (form?.dataset['live']) start(form)

// Where a form says how its sending stands: one place under its button, read aloud once each time that it changes. Until the
// sentences have come, which travel after the page, the button alone says that something is on its way.

import { readPage } from '../../web/island/island.ts'

type State = 'sending' | 'stopped' | 'waiting' | 'unlocked'

/** The sentences of a form's sending, and its receipt. Nothing where they did not come. */
export const fetchSentences = (): Promise<Document | undefined> =>
  fetch(location.pathname, { credentials: 'omit', headers: { 'x-island': 'seal-report' } })
    .then(async (answer) => readPage(await answer.text()))
    .then((page) => (page.querySelector('template#states') ? page : undefined))
    .catch(() => undefined)

export interface SendingPlace {
  state: () => State | undefined
  show: (state: State, sentences: Document | undefined) => void
  clear: () => void
}

/** The place under a form's button; `press` is told what was pressed there. */
export function sendingPlace(form: HTMLFormElement, press: (act: string) => void): SendingPlace {
  const button = form.querySelector<HTMLButtonElement>('button[name=send]')
  const words = button?.textContent ?? ''
  const box = document.createElement('div')
  const status = document.createElement('div')
  status.setAttribute('role', 'status')
  const acts = document.createElement('div')
  box.append(status, acts)
  button?.after(box)
  let now: State | undefined

  const put = (label: string, said: readonly Node[], pressed: readonly Node[]): void => {
    box.className = said.length > 0 ? 'n' : ''
    if (button) button.textContent = label
    status.replaceChildren(...said)
    acts.replaceChildren(...pressed)
    for (const one of acts.querySelectorAll<HTMLElement>('[data-act]'))
      one.addEventListener('click', () => press(one.dataset['act'] ?? ''))
    if (said.length > 0) box.scrollIntoView({ block: 'nearest' })
  }
  return {
    state: () => now,
    show(state, sentences) {
      now = state
      button?.setAttribute('aria-disabled', String(state === 'sending'))
      const all = sentences?.querySelector<HTMLTemplateElement>('template#states')?.content
      const one = all?.querySelector<HTMLElement>(`[data-state=${state}]`)
      const [said, pressed] = [...(one?.children ?? [])].map((part) => [
        ...document.importNode(part, true).childNodes,
      ])
      const label = state === 'sending' ? (form.dataset['sending'] ?? words) : words
      put(one?.dataset['button'] ?? label, said ?? [], pressed ?? [])
    },
    clear() {
      if (now === undefined) return
      now = undefined
      button?.setAttribute('aria-disabled', 'false')
      put(words, [], [])
    },
  }
}

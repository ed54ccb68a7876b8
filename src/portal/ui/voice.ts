// A voice in words. The person chooses who reads it; the words are sealed for that one reader. Whoever a complaint is about
// does not read it unless the person says so.

import { locatorOf } from '../../voice/client/locator.ts'
import { fieldOf } from '../../web/island/island.ts'
import type { OpenFile } from '../client/open-file.ts'
import type { PortalSession } from '../client/portal-session.ts'
import { speak, type Reader, type Speaking, type Voice } from '../client/speak.ts'
import { element } from './element.ts'
import { inItsLanguage } from './in-its-language.ts'

let readers: readonly Reader[] = []

/** Completes the page of choices with a field for words and the choice of who reads them. */
export async function addWords({ api }: PortalSession, page: Document): Promise<void> {
  const form = page.querySelector<HTMLFormElement>('form[data-voice]')
  const more = page.querySelector<HTMLTemplateElement>('template#v')
  if (!form || !more) return
  const answer = await api.portal.readers({}).catch(() => undefined)
  if (!answer?.readers.length || !form.isConnected) return
  readers = answer.readers
  const place = page.createElement('div')
  place.dataset['sealed'] = ''
  place.append(more.content.cloneNode(true))
  // Words first: whoever writes need not say besides what it is about.
  form.querySelectorAll('fieldset')[0]?.after(place)
  page.querySelector('#unsaid')?.remove()
  fillIn(place, readers)
  form.addEventListener('change', ({ target }) => offer(form, (target as HTMLInputElement).name))
  offer(form)
}

/** Each reader by name, with what they are to the person. */
export function fillIn(place: HTMLElement, readers: readonly Reader[]): void {
  const about = place.querySelector('select[name=about]')
  const to = place.querySelector('[data-at=readers]')
  const one = place.querySelector<HTMLTemplateElement>('template#reader')
  for (const { circle, name, stands } of readers) {
    if (stands === 'carrier' || stands === 'helper') about?.append(new Option(name, String(circle)))
    const choice = one?.content.cloneNode(true) as DocumentFragment
    const input = choice.querySelector('input')
    if (input) input.value = String(circle)
    const bdi = choice.querySelector('bdi')
    if (bdi) bdi.textContent = name
    const stand = choice.querySelector('small')
    if (stand) stand.textContent = stand.dataset[stands] ?? ''
    to?.append(choice)
  }
}

/**
 * A complaint offers everybody but the place that it is about, until the person says that it may read. Where she chose nobody
 * yet, whoever answers such a voice is offered: what was ticked for her for something else is no choice of hers.
 */
function offer(form: HTMLFormElement, touched?: string): void {
  const kind = fieldOf(form, 'kind')
  const complaint = kind === 'complaint'
  const about = form.querySelector<HTMLElement>('[data-at=about]')
  if (about) about.hidden = !complaint
  if (touched === 'to') form.dataset['chose'] = ''
  // Chosen for thanks or a wish, a place is not chosen to read a complaint.
  if (touched === 'kind') delete form.dataset['chose']
  const shut = complaint && fieldOf(form, 'itself') === '' ? fieldOf(form, 'about') : ''
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[name=to]')]
  for (const input of inputs) {
    input.disabled = input.value === shut
    if (input.disabled) input.checked = false
  }
  if (form.dataset['chose'] !== undefined && inputs.some((input) => input.checked)) return
  delete form.dataset['chose']
  const usual = kind && readers.find((one) => one.stands === (complaint ? 'oversight' : 'carrier'))
  for (const input of inputs)
    input.checked = !input.disabled && usual !== '' && input.value === String(usual?.circle)
}

/**
 * Sends a voice with its words. `plain` where there are none and the form goes as it is; `missing` where an answer is, and
 * nothing leaves. `read` gives the file as it is checked now.
 */
export async function sayInWords(
  { session, named }: { session: PortalSession; named: Speaking },
  form: HTMLFormElement,
  read: () => Promise<OpenFile | undefined>,
): Promise<'plain' | 'missing' | 'sent' | 'failed'> {
  const [kind, to] = [fieldOf(form, 'kind'), fieldOf(form, 'to')]
  const reader = readers.find((one) => String(one.circle) === to)
  if (!form.querySelector('[data-sealed]')) return 'plain'
  const text = fieldOf(form, 'words').trim()
  const topic = fieldOf(form, 'topic') || (text && 'other')
  // Said here: to ask the server what is missing, her words would have to wait, and her choices would be lost.
  if (!kind || !topic || (text && !reader)) return 'missing'
  if (!reader) return 'plain'
  const voice = { kind: kind as Voice['kind'], topic, reader, text }
  try {
    await speak(session, named, voice, { first: fieldOf(form, 'id'), read })
    return 'sent'
  } catch {
    return 'failed'
  }
}

/** What she said in words, and what was answered: each beside its state. Nothing is shown where it cannot be opened. */
export async function showSaid({ api, vault }: PortalSession, page: Document): Promise<void> {
  if (!page.querySelector('[data-said]')) return
  const answer = await api.portal.said({}).catch(() => undefined)
  for (const { track, wrap, ciphertext, answers } of answer?.said ?? []) {
    const place = page.querySelector<HTMLElement>(`[data-said="${track}"]`)
    if (!place) continue
    const opened = await vault
      .openReport({
        locator: locatorOf(track),
        wrap,
        ciphertext,
        messages: answers.map((one) => ({ n: one.n, from: 'hotline', ciphertext: one.ciphertext })),
      })
      .catch(() => undefined)
    if (!opened) continue
    const { mine, answer: theirs } = place.closest('form')?.dataset ?? {}
    const texts = opened.messages.map(({ message }) => (message as { text: string }).text)
    place.replaceChildren(
      ...spoken(mine, (opened.report as { text: string }).text),
      ...texts.flatMap((text) => spoken(theirs, text)),
    )
  }
}

/** Nothing of what has no words: where three questions were answered and nothing was written besides. */
const spoken = (title = '', text: string): HTMLElement[] =>
  text === '' ? [] : [element('b', title), inItsLanguage(element('p', text, 'r'), text)]

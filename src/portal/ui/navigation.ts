// The person's pages in one window: followed links and sent forms are fetched and take the place of what is shown, so that
// the address stays one and the keys in memory live on.

import { addresses } from '../../api/addresses.ts'
import { readPage } from '../../web/island/island.ts'

const own = new RegExp(`^/[a-z]{2,3}(-[A-Za-z]+)?(${addresses.portal}|${addresses.rights})(/|$)`)

/** Whether an address is one of the pages that can be shown in place. */
export const isOwn = (url: URL): boolean => url.origin === location.origin && own.test(url.pathname)

/** What the server showed, and whether it asks for the words again: then the session has ended. */
export interface Shown {
  page: Document
  path: string
  ended: boolean
}

/** Fetches a page, by a form's fields where there are any. */
export async function fetchPage(url: string, fields?: URLSearchParams): Promise<Shown> {
  const response = await fetch(url, {
    credentials: 'same-origin',
    // Sentences for this script travel only where it asks: a page that is read without it stays small.
    headers: { 'x-island': 'own-page' },
    ...(fields && { method: 'POST', body: fields }),
  })
  const page = readPage(await response.text())
  return {
    page,
    path: new URL(response.url).pathname,
    ended: page.querySelector('form[data-network]') !== null || !page.querySelector('main'),
  }
}

/** The page on which the words are typed, as it stands where there is script. */
export function asEntrance(main: Element): HTMLElement {
  const sentence = main.querySelector<HTMLElement>('#s')
  if (sentence) sentence.textContent = sentence.dataset['browser'] ?? ''
  for (const one of main.querySelectorAll<HTMLElement>('[data-script]')) one.hidden = false
  main.querySelector('[role=alert]')?.remove()
  return document.importNode(main, true) as HTMLElement
}

/** Says something at the top, in the page's own colours: a fault or a thing done. */
export function boxAbove(place: Element | null, text: string, fault: boolean): HTMLElement {
  document.querySelector('main .said')?.remove()
  const box = document.createElement('div')
  box.className = `n said ${fault ? 'e' : 'f'}`
  box.setAttribute('role', fault ? 'alert' : 'status')
  box.textContent = text
  place?.before(box)
  box.scrollIntoView({ block: 'center' })
  return box
}

/** The same where nothing stands in the box but words. */
export const sayAbove = (place: Element | null, text: string, fault: boolean): void =>
  void boxAbove(place, text, fault)

// What was opened stands in the language in which it was written, whatever the page around it is in.

import { writtenIn } from '../../language/written-in.ts'

/** A few words inside a line of ours. */
export const inLine = (text: string): HTMLElement =>
  inItsLanguage(Object.assign(document.createElement('bdi'), { textContent: text }), text)

/** Its direction and its language, and no offer to send it away to be translated. */
export function inItsLanguage(made: HTMLElement, text: string, said?: string): HTMLElement {
  const offered = [...document.querySelectorAll<HTMLElement>('nav [lang]')].map(({ lang }) => lang)
  made.dir = 'auto'
  made.lang = writtenIn(text, said, [document.documentElement.lang, ...offered])
  made.translate = false
  return made
}

// Elements of the file: words go in as text, never as markup.

type Attributes = Readonly<Record<string, string>>

export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...inside)
  return made
}

export function button(words: string, onPress: () => void, className = 'b'): HTMLButtonElement {
  const made = el('button', { type: 'button', class: className }, words)
  made.addEventListener('click', onPress)
  return made
}

/** What went wrong, or came of it: met first by a screen reader. */
export function say(place: Element, words: string, tone: 'e' | 'g'): void {
  place.replaceChildren(el('div', { class: `n ${tone}`, role: tone === 'e' ? 'alert' : 'status' }, words))
  place.scrollIntoView({ block: 'center' })
}

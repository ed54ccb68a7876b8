// Elements with words in them: words go in as text, never as markup.

export function element(name: string, text: string, className?: string): HTMLElement {
  const made = document.createElement(name)
  made.textContent = text
  if (className) made.className = className
  return made
}

/** A name may run the other way than the sentence around it. */
export const named = (tag: string, name: string): HTMLElement => {
  const made = element(tag, '')
  made.append(element('bdi', name))
  return made
}

// Reads a sentence of the page aloud, by a voice that lies on the device: one that needs the network would tell a company what is
// looked up here, and by whom. Without such a voice, as without script, the note of the page stays.

/** A voice of the device itself for a language; never one that needs the network. */
export const ownVoice = <Voice extends { lang: string; localService: boolean }>(
  voices: readonly Voice[],
  language: string,
): Voice | undefined =>
  voices.find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language)

/** What is read of a place: its words, without the buttons and ways that stand among them. */
export function wordsOf(said: Element): string {
  const copy = said.cloneNode(true) as Element
  for (const other of copy.querySelectorAll('button, input, a, .i')) other.remove()
  const parts = [...copy.querySelectorAll('b, h2, p, li, span')].filter(
    (one) => !one.querySelector('b, h2, p, li, span'),
  )
  return (parts.length > 0 ? parts : [copy])
    .map(({ textContent }) => textContent.trim())
    .filter(Boolean)
    .join('. ')
}

/** Reads it, or is quiet: somebody may be coming. */
function hear(said: Element, voice: SpeechSynthesisVoice): void {
  const isOn = speechSynthesis.speaking
  speechSynthesis.cancel()
  if (isOn) return
  const words = new SpeechSynthesisUtterance(wordsOf(said))
  words.lang = voice.lang
  words.voice = voice
  speechSynthesis.speak(words)
}

/** Puts a button to each sentence, date or decision that can be heard, once; the note goes where there is one. */
function offer(note: HTMLElement): void {
  const voices = speechSynthesis.getVoices()
  for (const said of document.querySelectorAll<HTMLElement>(
    'main section.q > p:first-of-type, main [data-say]',
  )) {
    const voice = ownVoice(voices, said.lang || document.documentElement.lang)
    if (!voice || 'heard' in said.dataset) continue
    said.dataset['heard'] = ''
    const button = document.createElement('button')
    // In a form too it sends nothing.
    button.type = 'button'
    button.className = 'b v'
    button.textContent = note.dataset['hear'] ?? ''
    button.addEventListener('click', () => hear(said, voice))
    const first = said.querySelector('button')
    if (first) first.before(button)
    else if (said.matches('p')) said.after(button)
    else said.append(button)
    note.hidden = true
  }
}

/** On the page as it is now: a person's own pages come one after the other without a new address. */
function offerHere(): void {
  const note = document.getElementById('hear')
  if (note) offer(note)
}

if (globalThis.document && 'speechSynthesis' in globalThis) {
  offerHere()
  speechSynthesis.addEventListener('voiceschanged', offerHere)
  new MutationObserver(offerHere).observe(document.body, { childList: true, subtree: true })
  addEventListener('pagehide', () => speechSynthesis.cancel())
}

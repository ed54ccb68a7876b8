// Reads a sentence of the page aloud, by a voice that lies on the device: one that needs the network would tell a company what is
// looked up here, and by whom. Without such a voice, as without script, the note of the page stays.

/** A voice of the device itself for a language; never one that needs the network. */
export const ownVoice = <Voice extends { lang: string; localService: boolean }>(
  voices: readonly Voice[],
  language: string,
): Voice | undefined =>
  voices.find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language)

/** Puts a button to each sentence that can be heard, once; the note goes where there is one. */
function offer(note: HTMLElement): void {
  const voices = speechSynthesis.getVoices()
  for (const said of document.querySelectorAll<HTMLElement>('main section.q > p:first-of-type')) {
    const language = said.lang || document.documentElement.lang
    const voice = ownVoice(voices, language)
    if (!voice || said.nextElementSibling?.matches('button')) continue
    const button = document.createElement('button')
    button.className = 'b v'
    button.textContent = note.dataset['hear'] ?? ''
    button.addEventListener('click', () => {
      const isOn = speechSynthesis.speaking
      speechSynthesis.cancel()
      // A second press is for quiet: somebody may be coming.
      if (isOn) return
      const words = new SpeechSynthesisUtterance(said.textContent)
      words.lang = voice.lang
      words.voice = voice
      speechSynthesis.speak(words)
    })
    said.after(button)
    note.hidden = true
  }
}

const note = globalThis.document?.getElementById('hear')
if (note && 'speechSynthesis' in globalThis) {
  offer(note)
  speechSynthesis.addEventListener('voiceschanged', () => offer(note))
  addEventListener('pagehide', () => speechSynthesis.cancel())
}

// A button beside each thing of which an interpreter's voice was kept: pressed it is heard, pressed again it is quiet.

import { hearSpoken, readSpoken, type Spoken } from '../client/spoken.ts'
import { element } from './element.ts'
import { once } from './one-at-a-time.ts'
import { sayAbove } from './navigation.ts'
import { entranceText, state, type Open } from './opened-page.ts'

let playing: HTMLAudioElement | undefined

/** Whoever leaves the page is followed by no voice. */
function quiet(): void {
  if (!playing) return
  playing.pause()
  URL.revokeObjectURL(playing.src)
  playing = undefined
}

/** Puts them beside what they are about: beneath its words, or beneath the form by which it is stopped. */
export async function paintSpoken(here: Open): Promise<void> {
  quiet()
  const label = document.querySelector<HTMLElement>('[data-spoken]')?.dataset['spoken']
  const file = here.file
  if (!label || !file) return
  const spoken = await readSpoken(here.session, file.nameOf).catch(() => [])
  if (state.open !== here) return
  for (const one of spoken) {
    const place =
      document.querySelector(`main [data-about="${one.track}"]`) ??
      document.querySelector(`main input[name=track][value="${one.track}"]`)?.closest('form')
    if (place && !place.parentElement?.querySelector('[data-heard]')) place.after(button(here, one, label))
  }
}

function button(here: Open, spoken: Spoken, label: string): HTMLElement {
  const made = element('button', label, 'b v')
  made.setAttribute('type', 'button')
  made.dataset['heard'] = spoken.track
  made.addEventListener('click', () => void once(made, () => hear(here, spoken, made)))
  return made
}

async function hear(here: Open, spoken: Spoken, made: HTMLElement): Promise<void> {
  const isOn = playing?.dataset['of'] === spoken.record.row && !playing.ended
  quiet()
  if (isOn) return
  try {
    const voice = await hearSpoken(here.session, spoken)
    if (state.open !== here || !made.isConnected) return
    playing = new Audio(URL.createObjectURL(voice))
    playing.dataset['of'] = spoken.record.row
    addEventListener('pagehide', quiet, { once: true })
    await playing.play()
  } catch {
    sayAbove(made, entranceText('failed'), true)
  }
}

// A photo and a voice chosen on a public page: made small and clean where they are, heard before they are sent, and held in this window's
// memory alone until they have arrived.

import { isAudible } from '../../web/media/audible.ts'
import { canRecord, record, type Recording } from '../../web/media/recorder.ts'
import { CannotRedraw, shrink } from '../../web/media/picture.ts'
import { largestAttached, mostAttached, type Attached } from '../attached.ts'
import { carried, type Carried } from '../client/carry-attachments.ts'
import { newAttachment } from '../sealed-attachment.ts'

/** Something that was chosen. */
export interface Item {
  kind: Attached['kind']
  content: Blob
}
type One = Item & { url: string }

export interface Chosen {
  /** What is to be sent, sealed under names and keys that stay the same until it has gone. */
  ready: () => Promise<Carried[]>
  /** What was chosen, for the same form in another language. */
  items: () => readonly Item[]
  say: (name: string, part?: number, all?: number) => string
  /** All of it goes: it was sent, or whoever chose it leaves. */
  forget: () => void
}

/**
 * Puts the choice under what is typed, in the place of what stands there for whoever has no script, with what was chosen before; nothing where
 * the page has none or its words did not come.
 */
export function chooseIn(
  form: HTMLFormElement,
  words: ParentNode,
  before: readonly Item[] = [],
): Chosen | undefined {
  const beside = form.querySelector('textarea')?.closest('label')
  const template = words.querySelector<HTMLTemplateElement>('template#add')
  if (!beside || !template) return undefined
  const made = document.importNode(template.content, true).firstElementChild as HTMLElement
  form.querySelector('[data-add]')?.remove()
  beside.after(made)
  const at = <T extends HTMLElement>(selector: string) => made.querySelector(selector) as T
  const say = sentencesOf(at('i'))
  const status = at('[role=status]')
  const [list, more] = [at('ul'), at('div')]
  const all: One[] = []
  const seal = sealer(at('[data-keep]'))

  const add = ({ kind, content }: Item): void => {
    if (all.length >= mostAttached) return void (status.textContent = say('many'))
    const one = { kind, content, url: kind === 'voice' ? URL.createObjectURL(content) : '' }
    all.push(one)
    const removed = () => {
      all.splice(all.indexOf(one), 1)
      if (one.url) URL.revokeObjectURL(one.url)
      more.hidden = list.hidden = all.length === 0
    }
    list.append(rowOf(one, say, removed))
    more.hidden = list.hidden = false
    status.textContent = ''
  }
  const input = at<HTMLInputElement>('input[type=file]')
  const tell = (name: string) => (status.textContent = name && say(name))
  at('[data-photo]').addEventListener('click', () => input.click())
  const took = (content: Blob) => add({ kind: 'photo', content })
  input.addEventListener('change', () => void takePhotos(input, took, tell))
  const voice = voiceButton(at('[data-record]'), (content) => add({ kind: 'voice', content }), tell)
  for (const item of before) add(item)
  return {
    say,
    items: () => [...all],
    async ready() {
      await voice.finish()
      return Promise.all(all.map(seal))
    },
    forget() {
      voice.drop()
      for (const { url } of all.splice(0)) if (url) URL.revokeObjectURL(url)
      list.replaceChildren()
      more.hidden = list.hidden = true
    },
  }
}

/** Gives each its name and key once, so that pressing again sends the same; anew only where it may be kept is answered otherwise. */
function sealer(keep: HTMLInputElement) {
  const named = new WeakMap<Blob, Attached>()
  return async ({ kind, content }: Item): Promise<Carried> => {
    const before = named.get(content)
    const isSame = before?.keep === keep.checked
    const attached = isSame ? before : await newAttachment(content, { kind, keep: keep.checked })
    named.set(content, attached)
    return carried(attached, content)
  }
}

function sentencesOf({ textContent }: HTMLElement): Chosen['say'] {
  const all = new Map((textContent ?? '').split('\n').map((line) => line.split('\t') as [string, string]))
  return (name, part = 0, of = 0) =>
    (all.get(name) ?? '').replace('\uE000', String(part)).replace('\uE001', String(of))
}

async function takePhotos(
  input: HTMLInputElement,
  add: (content: Blob) => void,
  tell: (name: string) => void,
): Promise<void> {
  const files = [...(input.files ?? [])]
  // The same photo can be chosen once more after it was removed.
  input.value = ''
  for (const file of files)
    try {
      add(await shrink(file, largestAttached))
    } catch (error) {
      if (!(error instanceof CannotRedraw)) throw error
      tell('unread')
    }
}

/** One that was chosen: what it is, heard before it goes, and taken out again. */
function rowOf({ kind, url }: One, say: Chosen['say'], removed: () => void): HTMLElement {
  const row = document.createElement('li')
  const name = document.createElement('span')
  name.textContent = `${say(kind)} `
  row.append(name)
  if (url) {
    const sound = document.createElement('audio')
    sound.controls = true
    sound.src = url
    row.append(sound)
  }
  const remove = document.createElement('button')
  remove.type = 'button'
  remove.className = 'b v'
  remove.textContent = say('remove')
  remove.addEventListener('click', () => {
    row.remove()
    removed()
  })
  row.append(remove)
  return row
}

interface VoiceButton {
  /** What is being recorded is ended and taken along. */
  finish: () => Promise<void>
  drop: () => void
}

function voiceButton(
  button: HTMLButtonElement,
  took: (sound: Blob) => void,
  tell: (name: string) => void,
): VoiceButton {
  const begin = button.textContent ?? ''
  let recording: Recording | undefined
  let ended: Promise<void> = Promise.resolve()
  if (!canRecord()) button.remove()
  const start = async (): Promise<void> => {
    tell('')
    button.disabled = true
    try {
      const stop = button.dataset['stop'] ?? ''
      const mine = (recording = await record((seconds) => (button.textContent = `${stop} (${seconds})`)))
      button.textContent = stop
      ended = mine.done.then(async (voice) => {
        recording = undefined
        button.textContent = begin
        if (!voice) return
        if (await isAudible(voice.sound)) took(voice.sound)
        else tell('silent')
      })
    } catch {
      tell('deaf')
    } finally {
      button.disabled = false
    }
  }
  button.addEventListener('click', () => (recording ? recording.stop() : void start()))
  return {
    finish() {
      recording?.stop()
      return ended
    },
    drop: () => recording?.drop(),
  }
}

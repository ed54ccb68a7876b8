// The answer: one of the kinds that the purpose has, with what is asked with it. It goes by the line, in a form that any browser can send, or
// is saved as a text where there is none.
import { addresses } from '../../../api/addresses.ts'
import { nameOf, type Named } from '../../../client/named.ts'
import {
  answerForms,
  longestWords,
  packageAnswer,
  type AskedWith,
  type PackageAnswer,
} from '../../answers.ts'
import type { PackageFile } from '../../told.ts'
import { button, el, say } from './elements.ts'
import type { OpenedPackage } from './open-file.ts'
import { save } from './save.ts'

export type Text = (key: string) => string

interface Answering {
  file: PackageFile
  opened: OpenedPackage
  text: Text
  language: string
}

function control({ name, ask, isNeeded }: AskedWith, text: Text): HTMLElement {
  const id = `asked-${name}`
  const label = el('label', { for: id }, text(`public.package.ask.${name}`))
  if (ask === 'day') return el('div', {}, label, el('input', { id, name, type: 'date' }))
  if (ask === 'words') {
    const area = el('textarea', { id, name, rows: '3', maxlength: String(longestWords), dir: 'auto' })
    return el('div', {}, label, area)
  }
  const options = ask.map((code) => [code, text(`public.package.code.${code}`)] as const)
  if (isNeeded) return choices(name, text(`public.package.ask.${name}`), options)
  // What may be left out is a short list, so that several of them fit a small telephone.
  const each = [['', text('public.package.notAsked')] as const, ...options]
  const list = el('select', { id, name }, ...each.map(([value, words]) => el('option', { value }, words)))
  return el('div', {}, label, list)
}

function choices(name: string, legend: string, options: readonly (readonly [string, string])[]): HTMLElement {
  const each = options.map(([value, words]) =>
    el('label', {}, el('input', { type: 'radio', name, value }), el('span', {}, words)),
  )
  return el('fieldset', {}, el('legend', {}, legend), el('div', { class: 'r' }, ...each))
}

/** What was chosen, as an answer; nothing where something needed is missing. */
function given(form: HTMLFormElement, { opened }: Answering, id: string): PackageAnswer | undefined {
  const { kind, ...said } = Object.fromEntries(new FormData(form)) as Record<string, string>
  const written = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, value.trim()]))
  return packageAnswer({ id, at: new Date().toISOString(), kind, said: written }, opened.told.purpose)
}

function post({ file, language }: Answering, { token, text }: { token: string; text: string }): void {
  const action = `${file.answerAt}/${language}${addresses.answer}`
  const form = el('form', { method: 'post', action, target: '_blank', rel: 'noopener', hidden: '' })
  form.append(el('input', { name: 't', value: token }), el('input', { name: 'a', value: text }))
  document.body.append(form)
  form.submit()
  form.remove()
}

export function answerForm(answering: Answering): HTMLElement {
  const { opened, text } = answering
  const kinds = answerForms[opened.told.purpose]
  const form = el('form')
  const asked = el('div')
  const came = el('div')
  let named: Named | undefined
  const act = async (how: 'send' | 'save'): Promise<void> => {
    named = nameOf(named, Object.fromEntries(new FormData(form)))
    const answer = given(form, answering, named.id)
    if (!answer) return say(came, text('public.package.missing'), 'e')
    const sealed = await opened.answer(answer)
    if (how === 'send') post(answering, sealed)
    else save(new Blob([sealed.text], { type: 'text/plain' }), 'answer.txt')
    say(came, text(how === 'send' ? 'public.package.sent' : 'public.package.saved'), 'g')
    if (how === 'save')
      came.append(
        el('label', { for: 'answer-text' }, text('public.package.asText')),
        el('textarea', { id: 'answer-text', readonly: '', rows: '4', dir: 'ltr' }, sealed.text),
      )
  }
  form.append(
    choices(
      'kind',
      text('public.package.answer'),
      kinds.map(({ kind }) => [kind, text(`public.package.kind.${kind}`)] as const),
    ),
    asked,
    el(
      'div',
      { class: 'f' },
      button(text('public.package.send'), () => void act('send'), 'b m'),
      button(text('public.package.save'), () => void act('save')),
    ),
    el('p', { class: 's' }, text('public.package.send.words')),
    came,
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void act('send')
  })
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'kind') return
    const form_ = kinds.find(({ kind }) => kind === target.value)
    asked.replaceChildren(...(form_?.asks ?? []).map((one) => control(one, text)))
    came.replaceChildren()
  })
  return form
}

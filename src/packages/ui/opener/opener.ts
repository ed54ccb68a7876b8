// The script of the file that a place outside opens: from a disk, with no account and no network. It asks for the words, shows what they open,
// and takes an answer. Its own words stand in it in every language of the public pages.
import { dayIn } from '../../../language/day.ts'
import { directionOf } from '../../../language/direction.ts'
import { fromText } from '../../../sealing/text.ts'
import { packageFile, type PackageFile, type ToldSection } from '../../told.ts'
import { answerForm, type Text } from './answer-form.ts'
import { button, el, say } from './elements.ts'
import { openFile, type OpenedPackage } from './open-file.ts'
import { save } from './save.ts'

/** Language → its name and the messages of this file, written in while building. */
declare const PACKAGE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>>

const languages = Object.keys(PACKAGE_WORDS)
const main = document.querySelector('main')!
const known = (tag: string): string | undefined => languages.find((one) => one === tag.split('-')[0])

let language = known(document.documentElement.lang) ?? 'en'
/** What was opened: the words are not asked for again when the language changes. */
let opened: OpenedPackage | undefined

const text: Text = (key) => PACKAGE_WORDS[language]?.[key] ?? PACKAGE_WORDS['en']?.[key] ?? key

function languageRow(file: PackageFile): HTMLElement {
  const each = languages.map((tag) => {
    const made = button(PACKAGE_WORDS[tag]?.['language'] ?? tag, () => {
      language = tag
      show(file)
    })
    made.className = ''
    made.lang = tag
    if (tag === language) made.setAttribute('aria-current', 'true')
    return made
  })
  return el('nav', { 'aria-label': text('public.package.languages') }, ...each)
}

function asking(file: PackageFile): Node[] {
  const input = el('input', {
    id: 'words',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    dir: 'ltr',
  })
  const came = el('div')
  const form = el('form', {})
  const open = el('button', { class: 'b m' }, text('public.package.open'))
  form.append(el('label', { for: 'words' }, text('public.package.words')), input, open, came)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    open.disabled = true
    say(came, text('public.package.opening'), 'g')
    // Seen before the machine is busy for a second.
    setTimeout(() => {
      void openFile(file, input.value)
        .catch(() => ({ refused: 'changed' as const }))
        .then((found) => {
          open.disabled = false
          if ('refused' in found) return say(came, text(`public.package.refused.${found.refused}`), 'e')
          opened = found
          return show(file)
        })
    }, 50)
  })
  return [el('h1', {}, text('public.package.title')), el('p', {}, text('public.package.lead')), form]
}

function section({ title, about, facts = [], text: words, paper }: ToldSection): HTMLElement {
  const made = el('section', {}, el('h2', { dir: 'auto' }, title))
  if (about) made.append(el('p', { class: 's', dir: 'auto' }, about))
  if (facts.length > 0)
    made.append(
      el(
        'dl',
        {},
        ...facts.flatMap(([term, value]) => [
          el('dt', { dir: 'auto' }, term),
          el('dd', { dir: 'auto' }, value),
        ]),
      ),
    )
  if (words) made.append(el('p', { class: 'w', dir: 'auto' }, words))
  // Saved and not shown: what a paper holds is opened by the programs of whoever reads it.
  if (paper)
    made.append(
      button(text('public.package.paper'), () => save(new Blob([fromText(paper.bytes)]), paper.name)),
    )
  return made
}

function showing(file: PackageFile, found: OpenedPackage): Node[] {
  const { told } = found
  const facts: [string, string][] = [
    [text('public.package.from'), told.from],
    [text('public.package.to'), told.to],
    [text('public.package.made'), dayIn(language, told.madeOn)],
    [text('public.package.until'), dayIn(language, file.until)],
  ]
  return [
    el('h1', {}, text('public.package.opened')),
    section({ title: text('public.package.about'), facts, text: told.agreed }),
    ...told.sections.map(section),
    el('h2', {}, text('public.package.yourAnswer')),
    answerForm({ file, opened: found, text, language }),
    el('p', { class: 's' }, text('public.package.keep')),
  ]
}

function show(file: PackageFile): void {
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
  main.replaceChildren(languageRow(file), ...(opened ? showing(file, opened) : asking(file)))
  scrollTo(0, 0)
}

const file = packageFile(JSON.parse(document.querySelector('#package')?.textContent ?? 'null'))
if (file) {
  language = navigator.languages.map(known).find((one) => one !== undefined) ?? language
  show(file)
} else main.append(el('p', {}, text('public.package.refused.changed')))

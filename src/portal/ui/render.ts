// How what was opened stands on the person's page. Words go in as text and never as markup; the sentences around them came
// with the page, in its language.

import { attachedIn } from '../../attachments/attached.ts'
import { sentBefore } from './sent-before.ts'
import { dayIn } from '../../language/day.ts'
import type { OpenCase, OpenFile } from '../client/open-file.ts'
import type { Opened } from '../client/open-rows.ts'
import { element, named } from './element.ts'
import { inItsLanguage, inLine } from './in-its-language.ts'
import { letterLines } from './letter.ts'
import { meetingLines } from './meeting.ts'
import { healthOf, lastAnswers } from '../client/how-i-am.ts'
import { contactIn, isUnread, writable, type Reach } from '../client/reach.ts'
import { lineOf } from '../client/week-hours.ts'
import { workerNames } from '../client/worker-names.ts'
import { wayLines } from './ways.ts'
import { planLines } from './safety-plan.ts'

/** A sentence of the page by its name; `inside` takes the place of its mark, a day in its own words. */
export type Say = (name: string, inside?: string) => string

/** A sentence under its own name, or many in one element: a line each, with a tab after the name. */
const linesOf = ({ dataset, textContent }: HTMLElement): string[][] =>
  dataset['k'] === undefined
    ? (textContent ?? '').split('\n').map((line) => line.split('\t'))
    : [[dataset['k'], textContent ?? '']]

/** Reads the page's own sentences. */
export function sentencesIn(page: ParentNode): Say {
  const all = new Map<string, string>()
  for (const one of page.querySelector<HTMLTemplateElement>('template#w')?.content.children ?? [])
    for (const line of linesOf(one as HTMLElement)) all.set(line[0]!, line[1] ?? '')
  return (name, inside = '') =>
    (all.get(name) ?? '').replace('\uE000', /^\d{4}-\d\d-\d\d$/.test(inside) ? dayOf(inside) : inside)
}

/** Words in their own direction; a line without a letter is a number, which is read from the left in every script. */
const plain = (text: string, said?: string): HTMLElement => {
  const made = element('p', '', 'r')
  if (isWorded(text)) inItsLanguage(made, text, said)
  text.split('\n').forEach((line, at) => {
    if (at > 0) made.append('\n')
    if (isWorded(line)) return made.append(line)
    const number = element('bdi', line)
    number.dir = 'ltr'
    made.append(number)
  })
  return made
}
const isWorded = (text: string): boolean => /\p{L}/u.test(text)

/** A code of ours, which says nothing to her: no person writes so. */
const isCode = (text: string): boolean => /^[a-z0-9]+(_[a-z0-9]+)+$/.test(text)

/** Every text in a value, one after the other. */
const textOf = (value: Record<string, unknown>): string =>
  typeof value['text'] === 'string'
    ? [value['text'], value['goal'], value['with']].filter(Boolean).join('\n')
    : Object.values(value)
        .filter((part): part is string => typeof part === 'string' && part !== '' && !isCode(part))
        .join('\n')

/** Nobody, where the server names another writer than who signed it. */
const byWhom = (say: Say, row: { fromPerson: boolean; by: string | null; isUnfit: boolean }): string =>
  row.isUnfit ? '…' : row.fromPerson ? say('you') : (row.by ?? say('place'))

/** As a heading begins. */
const begun = (name: string): string =>
  name.charAt(0).toLocaleUpperCase(document.documentElement.lang) + name.slice(1)

type Written = Pick<
  Opened<{ on: string; fromPerson: boolean; by: string | null }>,
  'value' | 'isUnfit' | 'isSaid' | 'on'
>

const body = (say: Say, { value, isUnfit }: Written): HTMLElement =>
  value ? plain(textOf(value), saidIn(value)) : element('p', say(isUnfit ? 'unfit' : 'broken'), 'm')

/** In which language its writer said that it is. */
const saidIn = ({ language }: Record<string, unknown>): string | undefined =>
  typeof language === 'string' && /^[a-z]{2,3}(-[A-Za-z]+)*$/.test(language) ? language : undefined

/** The day that its writer said; else the server's word for it, called so. */
const dayBeside = (say: Say, { on, isSaid }: Written): string => (isSaid ? dayOf(on) : say('day', on))

/** Messages, newest first. */
export function messageCards(say: Say, cases: readonly OpenCase[]): HTMLElement[] {
  const all = cases.flatMap((one) => one.messages)
  if (all.length === 0)
    return [element('p', say(cases.some((one) => one.held.includes('messages')) ? 'none' : 'nokey'))]
  return all.map((message) => {
    const card = element('div', '', message.fromPerson && !message.isUnfit ? 'k q' : 'k')
    const state = !message.fromPerson ? '' : message.readOn ? say('read', message.readOn) : say('unread')
    const gone = message.goneOn ? say('gone', message.goneOn) : ''
    card.append(
      named('b', begun(byWhom(say, message))),
      element('span', dayBeside(say, message)),
      body(say, message),
      ...attachedIn(message.value?.['attached']).map((one) =>
        message.fromPerson && !message.isUnfit
          ? sentBefore(say, one)
          : element('p', say(`add.${one.kind}`), 's'),
      ),
      element('small', [state, gone].filter(Boolean).join(' ')),
    )
    return card
  })
}

export const dayOf = (day: string): string => dayIn(document.documentElement.lang, day)

export function contactLines(say: Say, reach: Reach | undefined): HTMLElement[] {
  if (isUnread(reach)) return [element('p', say('contact.unread'))]
  const hours = (reach?.contact?.hours ?? []).map((one) => lineOf(document.documentElement.lang, one))
  const said = { ...reach?.contact, when: [reach?.contact?.when, ...hours].filter(Boolean).join('\n') }
  const lines = (['how', 'when', 'word', 'never'] as const)
    .filter((part) => said[part])
    .flatMap((part) => [element('b', say(`contact.${part}`)), plain(said[part] ?? '')])
  return lines.length > 0 ? lines : [element('p', say('contact.none'))]
}

const kinds = [
  'note',
  'profile',
  'statement',
  'words',
  'answers',
  'statistics',
  'circumstances',
  'letter',
  'routes',
  'first_days',
  'wellbeing',
  'given',
  'losses',
  'ways_said',
]

/** What has a place of its own on these pages, or must not be met alone at night; all of it stands in the whole file. */
const elsewhere = [
  'safe_contact',
  'agreed',
  'description',
  'plan_yes',
  'service',
  'reasoning',
  'safety_plan',
  'assessment',
  'incident',
  'hours',
  'ways',
  'guardian_named',
  'kept_back',
  'worker_name',
]

/** A letter about a decision that nobody has read a second time yet is none: it says nothing to her before. */
const awaitsReader = ({ kind, value }: Opened<OpenCase['records'][number]>): boolean =>
  kind === 'letter' && value?.['text'] === ''

/** What waits until it was talked about: no word of it, from which day it stands here, and why where somebody keeps it back. */
const comingCards = (say: Say, cases: readonly OpenCase[]): HTMLElement[] =>
  cases.flatMap(({ shown, records }) =>
    shown.comingNotes.map(({ on, by, from, reason }) => {
      const card = element('div', '', 'k q')
      const line = element('span', '')
      line.append(element('bdi', begun(by ?? say('place'))), ` · ${say('day', on)}`)
      const why = records.find((row) => row.kind === 'kept_back' && row.id === reason)
      card.append(
        element('b', say('kind.note')),
        line,
        element('p', say(why ? 'coming.kept' : 'coming', from)),
        ...(why ? [body(say, why)] : []),
      )
      return card
    }),
  )

/** Everything else that was written, newest first, and before it what is still to be talked about. */
export function noteCards(say: Say, cases: readonly OpenCase[]): HTMLElement[] {
  const coming = comingCards(say, cases)
  const notes = cases
    .flatMap((one) => one.records)
    .filter((row) => !elsewhere.includes(row.kind) && !awaitsReader(row))
  if (notes.length + coming.length === 0) return [element('p', say('notes.none'))]
  return [...coming, ...notes.map((row) => noteCard(say, row))]
}

function noteCard(say: Say, row: Opened<OpenCase['records'][number]>): HTMLElement {
  const card = element('div', '', 'k q')
  const name =
    row.about === 'goal' && !row.isUnfit
      ? say('goal')
      : say(`kind.${kinds.includes(row.kind) ? row.kind : 'other'}`)
  const from = element('span', '')
  from.append(
    element('bdi', begun(byWhom(say, row))),
    ` · ${dayBeside(say, row)} · ${say(`part.${row.compartment}`)}`,
  )
  // What was counted stands in codes, under a number that nobody else shall see.
  const isCoded = row.kind === 'statistics' || row.kind === 'circumstances'
  const counted = isCoded && row.value ? element('p', say('counted')) : undefined
  const letter = row.kind === 'letter' && row.value ? letterLines(say, row.value) : undefined
  const text = counted ?? letter ?? body(say, row)
  card.append(element('b', name), from, text)
  return card
}

/** What each process is about, beside it: the newest words, as whoever helps wrote them down. */
export function paintAbout({ cases }: OpenFile): void {
  const say = sentencesIn(document)
  const about = (track: string | undefined) =>
    cases
      .flatMap(({ records }) => records)
      .filter((one) => one.kind === 'description' && one.track === track)
      .toSorted((one, other) => other.version - one.version)[0]
  for (const place of document.querySelectorAll<HTMLElement>('[data-about]')) {
    const row = about(place.dataset['about'])
    if (row?.value && row.value['text'] !== '')
      place.replaceChildren(...(meetingLines(row.value, place.dataset) ?? [body(say, row)]))
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-met]')) {
    const met = about(place.dataset['met'])?.value?.['met']
    if (typeof met !== 'string' || met === '') continue
    place.querySelector('span')?.replaceChildren(plain(met))
    place.hidden = false
  }
  for (const list of document.querySelectorAll<HTMLElement>('[data-sheet]')) paintSheet(list, cases)
}

/** What the sheet of a service says to the person: the answers that the page has a line for, from whatever part of the file they lie in. */
function paintSheet(list: HTMLElement, cases: readonly OpenCase[]): void {
  const newest = cases
    .flatMap(({ records }) => records)
    .filter(({ kind, track, value }) => kind === 'service' && track === list.dataset['sheet'] && value)
    .toSorted((one, other) => one.version - other.version)
  const said = Object.assign({}, ...newest.map(({ value }) => value?.['values'])) as Record<string, unknown>
  for (const line of list.querySelectorAll<HTMLElement>('[data-a]')) {
    const answer = said[line.dataset['a'] ?? '']
    if (typeof answer !== 'string' && typeof answer !== 'number') continue
    line.querySelector('span')?.replaceChildren(...wordsIn(String(answer)))
    line.hidden = list.hidden = false
  }
}

/** A day in its own words, anything else as it was written. */
const wordsIn = (answer: string): Node[] =>
  /^\d{4}-\d\d-\d\d$/.test(answer)
    ? [named('span', dayOf(answer))]
    : [answer.includes('\n') ? plain(answer) : isWorded(answer) ? inLine(answer) : named('span', answer)]

/** Who helps, by the names that they chose for this person; nothing stands there where they chose none. */
function paintWorker(cases: readonly OpenCase[]): void {
  const names = workerNames(cases)
  const place = document.querySelector<HTMLElement>('[data-at=worker]')
  if (!place || names.length === 0) return
  place
    .querySelector('b')
    ?.replaceChildren(...names.flatMap((name, at) => (at > 0 ? [' · ', inLine(name)] : [inLine(name)])))
  place.hidden = false
}

/** So many stand there at once; what is earlier stands behind one press, so that her page stays short on a telephone. */
const inSight = 2

/** The newest, and the earlier ones folded. */
export function folded(say: Say, cards: readonly HTMLElement[]): HTMLElement[] {
  const earlier = cards.slice(inSight)
  if (earlier.length === 0) return [...cards]
  const fold = element('details', '')
  const count = new Intl.NumberFormat(document.documentElement.lang).format(earlier.length)
  fold.append(element('summary', say('earlier', count), 'u'), ...earlier)
  return [...cards.slice(0, inSight), fold]
}

/** Messages, notes and how to reach her, into the places that the page keeps for them. */
export function paint({ cases }: OpenFile): void {
  const say = sentencesIn(document)
  const at = (name: string) => document.querySelector(`[data-at=${name}]`)
  paintWorker(cases)
  at('messages')?.replaceChildren(...folded(say, messageCards(say, cases)))
  at('notes')?.replaceChildren(...folded(say, noteCards(say, cases)))
  at('plan')?.replaceChildren(...planLines(say, cases))
  const reach = contactIn(cases)
  at('contact')?.replaceChildren(...contactLines(say, reach))
  const choice = document.querySelector<HTMLInputElement>(
    `input[name=notices][value=${reach?.contact?.notices ?? 'none'}]`,
  )
  if (choice) choice.checked = true
  if (!reach || isUnread(reach))
    for (const form of document.querySelectorAll('form[data-do=notices], form[data-do=tell], [data-reach]'))
      form.remove()
  for (const part of ['how', 'never'] as const) {
    const field = document.querySelector<HTMLTextAreaElement>(`textarea[name=reach-${part}]`)
    // What she typed into it stays.
    if (field) field.defaultValue = reach?.contact?.[part] ?? ''
  }
  const last = lastAnswers(cases)
  for (const place of document.querySelectorAll<HTMLElement>('[data-last]')) {
    const value = last[place.dataset['last'] as keyof typeof last]
    if (value !== undefined) place.textContent = say('how.last', String(value))
  }
  at('ways')?.replaceChildren(...wayLines(say, cases))
  if (!healthOf(cases)) document.querySelector('form[data-do=wellbeing]')?.remove()
  if (!writable(cases))
    for (const form of document.querySelectorAll('form[data-do=write],form[data-do=call]')) form.remove()
}

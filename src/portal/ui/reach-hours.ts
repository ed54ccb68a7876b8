// The hours in which she may be reached, to be changed by herself: a line for each, and an empty one. Comes with her page of messages.

import type { SafeHours } from '../../cases/safe-hours.ts'
import { weekdayIn } from '../../language/day.ts'
import { hoursOf, isTime, lineOf, mostLines, weekdays } from '../client/week-hours.ts'
import { element } from './element.ts'

const empty: SafeHours = { days: [], from: '', to: '' }

function hourField(name: string, label: string, value: string): HTMLElement {
  const field = element('label', '')
  const input = document.createElement('input')
  input.type = 'time'
  input.name = name
  input.defaultValue = value
  field.append(element('small', label), input)
  return field
}

function dayField(name: string, day: number, isTicked: boolean): HTMLElement {
  const { lang } = document.documentElement
  const field = element('label', '', 'w')
  const input = document.createElement('input')
  input.type = 'checkbox'
  input.name = name
  input.value = String(day)
  input.defaultChecked = isTicked
  input.setAttribute('aria-label', weekdayIn(lang, day, 'long'))
  field.append(input, element('span', weekdayIn(lang, day)))
  return field
}

const placeOf = () => document.querySelector<HTMLElement>('[data-hours]')
const linesIn = (place: ParentNode) => [...place.querySelectorAll<HTMLElement>('[data-line]')]
const boxesIn = (line: HTMLElement) => [...line.querySelectorAll<HTMLInputElement>('input')]

/**
 * Puts the lines into the place that the page keeps for them: each that stands, however many, and an empty one where there is room. `typed` is what she
 * was changing when the page was drawn anew.
 */
export function paintReachHours(hours: readonly SafeHours[], typed?: readonly SafeHours[]): void {
  const place = placeOf()
  if (!place) return
  const { lang } = document.documentElement
  const lines = [...hours, ...(hours.length < mostLines ? [empty] : [])].map((one, at) => {
    const line = element('div', '', 'w')
    line.dataset['line'] = ''
    line.setAttribute('role', 'group')
    line.setAttribute('aria-label', one === empty ? `${at + 1}` : `${at + 1}: ${lineOf(lang, one)}`)
    line.append(
      ...weekdays.map((day) => dayField(`days-${at}`, day, one.days.includes(day))),
      hourField(`from-${at}`, place.dataset['from'] ?? '', one.from),
      hourField(`to-${at}`, place.dataset['to'] ?? '', one.to),
    )
    const now = typed?.[at]
    if (now)
      for (const box of boxesIn(line))
        if (box.type === 'checkbox') box.checked = now.days.includes(Number(box.value))
        else box.value = box.name.startsWith('from') ? now.from : now.to
    return line
  })
  place.replaceChildren(...lines)
}

const read = (line: HTMLElement): SafeHours => {
  const boxes = boxesIn(line)
  const [from = '', to = ''] = boxes
    .filter(({ type }) => type === 'time')
    .map(({ value }) => value.slice(0, 5))
  return { days: boxes.filter(({ checked }) => checked).map(({ value }) => Number(value)), from, to }
}

/** What she is changing; nothing where she has changed nothing. */
export function linesTyped(): SafeHours[] | undefined {
  const lines = placeOf() ? linesIn(placeOf()!) : []
  const isChanged = (box: HTMLInputElement) =>
    box.checked !== box.defaultChecked || box.value !== box.defaultValue
  return lines.flatMap(boxesIn).some(isChanged) ? lines.map(read) : undefined
}

/** As they are typed; nothing where a line lacks an hour. */
export const reachHoursIn = (form: HTMLFormElement): SafeHours[] | undefined =>
  hoursOf(linesIn(form).map(read))

/** Marks the hours that a line lacks, and goes to the first. */
export function pointAtWrong(form: HTMLFormElement): void {
  const wrong = linesIn(form).flatMap((line) => {
    const isMeant = read(line).days.length > 0
    return boxesIn(line).filter((box) => {
      const lacks = isMeant && box.type === 'time' && !isTime(box.value.slice(0, 5))
      if (lacks) box.setAttribute('aria-invalid', 'true')
      else box.removeAttribute('aria-invalid')
      return lacks
    })
  })
  wrong[0]?.focus()
}

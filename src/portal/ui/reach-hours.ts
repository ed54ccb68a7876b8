// The hours in which she may be reached, to be changed by herself: a line for each, and an empty one. Comes with her page of messages.

import { hoursOf, mostLines, weekdayName, weekdays, type WeekHours } from '../client/week-hours.ts'
import { element } from './element.ts'

const empty: WeekHours = { days: [], from: '', to: '' }

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
  input.setAttribute('aria-label', weekdayName(lang, day, 'long'))
  field.append(input, element('span', weekdayName(lang, day)))
  return field
}

/** Puts the lines into the place that the page keeps for them. */
export function paintReachHours(hours: readonly WeekHours[]): void {
  const place = document.querySelector<HTMLElement>('[data-hours]')
  if (!place) return
  const lines = [...hours.slice(0, mostLines - 1), empty].map(({ days, from, to }, at) => {
    const line = element('div', '', 'w')
    line.append(
      ...weekdays.map((day) => dayField(`days-${at}`, day, days.includes(day))),
      hourField(`from-${at}`, place.dataset['from'] ?? '', from),
      hourField(`to-${at}`, place.dataset['to'] ?? '', to),
    )
    return line
  })
  place.replaceChildren(...lines)
}

/** As they are typed; nothing where a line lacks an hour. */
export function reachHoursIn(form: HTMLFormElement): WeekHours[] | undefined {
  const fields = new FormData(form)
  const text = (name: string) => {
    const typed = fields.get(name)
    return typeof typed === 'string' ? typed.slice(0, 5) : ''
  }
  return hoursOf(
    Array.from({ length: mostLines }, (_, at) => ({
      days: fields.getAll(`days-${at}`).map(Number),
      from: text(`from-${at}`),
      to: text(`to-${at}`),
    })),
  )
}

// A day of her own hours, kept sealed. Comes when it is pressed.

import { statusOf } from '../../client/refusal.ts'
import { nameOf } from '../../client/named.ts'
import { decimalOf, hundredthsIn, latinNumber } from '../../jurisdiction/money.ts'
import { fieldOf } from '../../web/island/island.ts'
import { today } from '../client/days.ts'
import { diaryIn, keepDay } from '../client/my-hours.ts'
import { fill } from './go-to-page.ts'
import { sayAbove } from './navigation.ts'
import { lock, type Open } from './opened-page.ts'
import { dayOf, sentencesIn } from './render.ts'

/** A day of at most 24 hours that is not to come. */
export async function sayHours(here: Open, form: HTMLFormElement): Promise<void> {
  const say = sentencesIn(document)
  const diary = diaryIn(here.file?.cases ?? [])
  const day = fieldOf(form, 'day')
  const typed = latinNumber(fieldOf(form, 'long'))
  const isRight = /^\d{1,2}(\.\d{1,2})?$/.test(typed) && Number(typed) > 0 && Number(typed) <= 24
  if (!diary || !here.file || !/^\d{4}-\d\d-\d\d$/.test(day) || day > today(here.file) || !isRight)
    return sayAbove(form, say('hours.wrong'), true)
  const hours = decimalOf(hundredthsIn(typed))
  const note = fieldOf(form, 'note').trim()
  const written = [...diary.days.filter((one) => one.day !== day), { day, hours, note }]
  const text = written.map((one) => [dayOf(one.day), one.hours, one.note].join(' ').trim()).join('\n')
  const { id } = (here.hours = nameOf(here.hours, [text]))
  try {
    await keepDay(here.session, diary, { day, hours, note }, { id, on: today(here.file), text })
  } catch (error) {
    if (statusOf(error) === 401) return lock('ended')
    return sayAbove(form, say('failed'), true)
  }
  here.hours = undefined
  await fill(here)
  sayAbove(document.querySelector('[data-do=hours]'), say('saved'), false)
}

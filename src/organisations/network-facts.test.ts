import { expect, it } from 'vitest'
import { dialled, inDigits } from './network-facts.ts'

it('Noor types the emergency number as her keyboard writes it, and every telephone can dial what is kept', () => {
  expect([inDigits(' ٩٩٩ '), inDigits('۱۱۲'), inDigits('+44 808 157 0192')]).toEqual([
    '999',
    '112',
    '+44 808 157 0192',
  ])
  expect([' ٩٩٩ ', 'abc', '٩٩٩ abc'].map((typed) => dialled.test(inDigits(typed)))).toEqual([
    true,
    false,
    false,
  ])
})

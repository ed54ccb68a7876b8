// A day is understood the same by everybody who reads it.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dayIn } from './day.ts'

const root = join(import.meta.dirname, '..', '..')

describe('a day in words', () => {
  it('is in English the day, then its month by name, then the year', () => {
    expect(dayIn('en', '2026-11-04')).toBe('4 November 2026')
    expect(dayIn('en', '2026-11-04', { weekday: 'long', day: 'numeric', month: 'long' })).toBe(
      'Wednesday 4 November',
    )
  })
  it.each([
    ['es', '4 de noviembre de 2026'],
    ['fr', '4 novembre 2026'],
    ['ar', '4 نوفمبر 2026'],
    ['uk', '4 листопада 2026'],
    ['th', '4 พฤศจิกายน 2569'],
  ])('names its month in %s too, so that no figure is taken for another', (language, words) => {
    expect(dayIn(language, '2026-11-04')).toContain(words)
  })
  it('is written by no page itself: only here, and on the screens of staff, whose English is named', () => {
    const others = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter(
      (file) =>
        !file.endsWith('language/day.ts') &&
        !file.endsWith('.test.ts') &&
        /DateTimeFormat\(\s*(?:\w+\.)*(?:language|lang)\b/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(others).toEqual([])
  })
})

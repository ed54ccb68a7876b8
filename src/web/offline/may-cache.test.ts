// What a telephone keeps, by the one file that says it: nothing of anybody, ever.

import { expect, it } from 'vitest'
import { isWhole, keepingOf } from './may-cache.ts'

const origin = 'https://staff.example'
const kept = (path: string, request: { method?: string; mode?: string } = {}) =>
  keepingOf({ method: 'GET', mode: 'cors', ...request }, new URL(path, origin), origin)

it('keeps static files whose names carry their hash, the script that seals, and one page', () => {
  expect(kept('/assets/front-DkX3_a1b.js')).toBe('for-ever')
  expect(kept('/assets/words-B0-aXz19.css')).toBe('for-ever')
  expect(kept('/workers/vault.js')).toBe('newest-first')
  expect(kept('/visits/day/0198-1234?lang=ar', { mode: 'navigate' })).toBe('page')
})

it('keeps no answer of an endpoint, no other page, nothing of another place and nothing that was written', () => {
  for (const path of [
    '/api/visits/0198/rows',
    '/api/visits/day/',
    '/assets/report.json',
    '/workers/words.js',
    '/visits/day/0198',
    'https://elsewhere.example/assets/front-DkX3_a1b.js',
  ])
    expect(kept(path), path).toBe('never')
  expect(kept('/cases', { mode: 'navigate' })).toBe('never')
  expect(kept('/api/visits/0198/rows', { mode: 'navigate' })).toBe('never')
  expect(kept('/assets/front-DkX3_a1b.js', { method: 'POST' })).toBe('never')
})

it('keeps nothing that was refused, cut short or led elsewhere', () => {
  const whole = { ok: true, status: 200, redirected: false }
  expect(isWhole(whole)).toBe(true)
  for (const other of [{ ok: false }, { status: 206 }, { redirected: true }])
    expect(isWhole({ ...whole, ...other })).toBe(false)
})

// Which voice reads a page aloud: one of the device, in the language of the words, and no other.

import { expect, it } from 'vitest'
import { ownVoice } from './hear.ts'

const voice = (lang: string, localService: boolean) => ({ lang, localService })

it('is on the device, whatever else the network offers first', () => {
  const own = voice('ar-EG', true)
  expect(ownVoice([voice('ar-SA', false), voice('en-GB', true), own], 'ar')).toBe(own)
})

it('is in the language of the words, however its name is written', () => {
  const own = voice('th_TH', true)
  expect(ownVoice([voice('en-US', true), own], 'th')).toBe(own)
})

it('is none where the device has none in that language', () => {
  expect(ownVoice([voice('uk-UA', false), voice('en-GB', true)], 'uk')).toBeUndefined()
  expect(ownVoice([], 'en')).toBeUndefined()
})

// Whether somebody is met in words that they understand, or an interpreter is asked for.
import { expect, it } from 'vitest'
import { hasWordsIn } from './speech.ts'

it('there are words in Thai and none in Tigrinya; on the page of a network that does not speak Thai there are none in either', () => {
  expect(['th', 'th-TH', 'ti'].map((tag) => hasWordsIn(tag))).toEqual([true, true, false])
  const spoken = ['en', 'ar']
  expect(['th', 'ti', 'ar', 'ar-EG'].map((tag) => hasWordsIn(tag, spoken))).toEqual([
    false,
    false,
    true,
    true,
  ])
})

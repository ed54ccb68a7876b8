// Whoever says "dentist" in their own language is understood.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findNeeds, needWords, type Everyday } from './find-need.ts'
import { serviceCodes } from './kinds.ts'

const languages = ['ar', 'en', 'es', 'fr', 'th', 'uk'] as const
const read = (language: string): Everyday =>
  JSON.parse(readFileSync(join(import.meta.dirname, `everyday/${language}.json`), 'utf8')) as Everyday
const names = (language: string) => {
  const words = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../locales/${language}.json`), 'utf8'),
  ) as Record<string, string>
  return new Map(
    serviceCodes.flatMap((code) => (words[`service.${code}`] ? [[code, words[`service.${code}`]!]] : [])),
  )
}
const all = needWords(
  names('en'),
  languages.map((language) => read(language)),
)
const first = (typed: string) => findNeeds(typed, all)[0]?.code

test.each(languages)('%s has at least 200 words of its own, and some for every need', (language) => {
  const everyday = read(language)
  const words = Object.values(everyday).flat()
  expect(new Set(words).size).toBeGreaterThanOrEqual(200)
  expect(Object.keys(everyday).toSorted()).toEqual(serviceCodes.toSorted())
  for (const [code, some] of Object.entries(everyday)) expect(some.length, code).toBeGreaterThanOrEqual(5)
  expect(words.filter((word) => word !== word.trim() || word === '')).toEqual([])
})

test.each(languages)('each word of %s finds the need that it stands under', (language) => {
  const missed = Object.entries(read(language)).flatMap(([code, words]) =>
    words.filter((word) => !findNeeds(word, all).some((found) => found.code === code)),
  )
  expect(missed).toEqual([])
})

test.each([
  ['shelter', 'emergency_housing'],
  ['interpreter', 'interpretation'],
  ['doctor', 'medical_care'],
  ['Dentist', 'medical_care'],
  ['dentists', 'medical_care'],
  ['lawyer', 'legal_civil'],
  ['visa', 'legal_immigration'],
  ['bed', 'emergency_housing'],
  ['job', 'job_placement'],
  ['work', 'job_placement'],
  ['money', 'material_assistance'],
  ['school', 'child_education'],
  ['passport', 'document_replacement'],
  ['hungry', 'food'],
  ['counsellor', 'mental_health_counselling'],
  ['flat', 'long_term_housing'],
  ['nursery', 'childcare'],
  ['drugs', 'substance_use_support'],
  ['translator', 'translation'],
  ['church', 'spiritual_support'],
  ['go home', 'repatriation'],
  ['wages', 'legal_civil'],
  ['coat', 'clothing'],
  ['taxi', 'transport'],
  ['she needs a dentist tomorrow', 'medical_care'],
  ['médecin', 'medical_care'],
  ['medecin', 'medical_care'],
  ['muela', 'medical_care'],
  ['притулок', 'emergency_housing'],
  ['перекладач', 'interpretation'],
  ['طبيب اسنان', 'medical_care'],
  ['مأوى', 'emergency_housing'],
  ['ล่าม', 'interpretation'],
  ['อยากหาหมอฟันพรุ่งนี้', 'medical_care'],
])('“%s” finds %s first', (typed, code) => {
  expect(first(typed)).toBe(code)
})

test('its own name counts before an everyday word, and nothing typed finds nothing', () => {
  expect(findNeeds(names('en').get('food')!, all)[0]).toEqual({ code: 'food', word: null })
  expect(findNeeds('  ', all)).toEqual([])
  expect(findNeeds('qzxv', all)).toEqual([])
})

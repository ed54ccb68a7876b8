// From the folder that carries something out to the screen where a visitor meets it.

import type { CoverageItem } from '../coverage-item.ts'

const screens = {
  work: '/',
  cases: '/cases',
  hotline: '/hotline',
  directory: '/directory',
  referrals: '/referrals',
  beds: '/beds',
  measures: '/measures',
  funding: '/funding',
  people: '/people',
} as const

type Place = keyof typeof screens

const places: Partial<Record<CoverageItem['folder'], Place>> = {
  'src/organisations': 'people',
  'src/accounts': 'people',
  'src/directory': 'directory',
  'src/work': 'work',
  'src/identification': 'hotline',
  'src/shelter': 'beds',
  'src/referrals': 'referrals',
  'src/funding': 'funding',
  'src/measures': 'measures',
}

/** The screen of a folder; whatever is done for one person is met on their case. */
export function placeOf(folder: CoverageItem['folder']): { key: Place; href: string } {
  const key = places[folder] ?? 'cases'
  return { key, href: screens[key] }
}

// Professions that meet people, coarse: as they are counted where people are met, and as courses are compared with it.

import type { StaffRole } from './roles.ts'

const professions = {
  health: ['health'],
  school: ['teacher'],
  police: ['police', 'prosecutor'],
  inspection: ['inspector'],
  immigration: ['immigration', 'authority'],
  children: ['child_welfare', 'guardian'],
  aid: ['hotline', 'caseworker', 'supervisor', 'shelter', 'advocate', 'lawyer', 'volunteer', 'interpreter'],
} as const satisfies Record<string, readonly StaffRole[]>

export const foundProfessions = [
  ...(Object.keys(professions) as (keyof typeof professions)[]),
  'other',
] as const

export const professionOf = (roles: readonly string[]): (typeof foundProfessions)[number] =>
  foundProfessions.find((one) => one !== 'other' && professions[one].some((role) => roles.includes(role))) ??
  'other'

// Need-to-know: how far each profession reaches, and what it sees of a case that it reaches. The smallest that its job needs. This is
// the only such list; reach.sql says the same to the database, and a test holds the two equal. Who is not named here reaches nothing.

import type { StaffRole } from '../api/roles.ts'
import type { Lane } from '../tracks/define.ts'
import { COMPARTMENTS, HEALTH_PARTS, WORKING, type Compartment } from '../sealing/shapes.ts'

export type CaseLane = Exclude<Lane, 'none'>

/**
 * The widest reach. `circles`: the cases that one's circles hold keys of (a team's, or the house's where it has no teams).
 * `supervision`: the same, and each look at a case that one does not work on is marked as supervision. `placements`: who sleeps in the
 * house or was taken on by it, and whom one works with by name. `assignment`: what somebody was asked to come to, one case at a time.
 * `pages`: no case, and the pages that a person gave the house. `none`: no case at all.
 */
export type Reach = 'circles' | 'supervision' | 'placements' | 'assignment' | 'pages' | 'none'

export interface RoleReach {
  reach: Reach
  /** Opens and carries cases: of what their own circle carries they see everything, of what others share the parts below. */
  carries: boolean
  lanes: readonly CaseLane[]
  parts: readonly Compartment[]
  /** How much danger somebody is in. */
  risk: boolean
  /** What belongs to no case: visits, money, complaints. */
  outside: boolean
}

export const caseLanes: readonly CaseLane[] = ['identification', 'support', 'justice', 'status', 'solution']

const whole = { carries: true, lanes: caseLanes, parts: COMPARTMENTS, risk: true, outside: true } as const
const nothing = { carries: false, lanes: [], parts: [], risk: false, outside: true } as const
const byAssignment: RoleReach = { ...nothing, reach: 'assignment', outside: false }
const shared = { carries: false, risk: false, outside: true, reach: 'circles' } as const

export const roleReach: Readonly<Record<StaffRole, RoleReach>> = {
  caseworker: { ...whole, reach: 'circles' },
  advocate: { ...whole, reach: 'circles' },
  guardian: { ...whole, reach: 'circles' },
  supervisor: { ...whole, reach: 'supervision' },
  child_welfare: { ...whole, reach: 'circles', parts: COMPARTMENTS.filter((part) => part !== 'privileged') },
  hotline: {
    ...whole,
    reach: 'circles',
    lanes: ['identification', 'support'],
    parts: ['identity', 'contact', 'narrative', 'messages'],
  },
  // Who lives in the house: how to reach and help them, not their proceedings nor what happened to them.
  shelter: {
    ...whole,
    reach: 'placements',
    lanes: ['support'],
    parts: ['identity', 'contact', 'health', 'finance', 'messages'],
  },
  // Is the person in danger at the door, may one ring: a doctor must know both. Warns, and sees no proceeding.
  health: {
    ...shared,
    lanes: ['support'],
    parts: ['identity', 'contact', 'health', 'messages', ...HEALTH_PARTS],
    risk: true,
  },
  // Who the pupil is, and what the school was asked for.
  teacher: { ...shared, lanes: [], parts: ['identity'] },
  inspector: {
    ...shared,
    lanes: ['identification', 'justice'],
    parts: ['identity', 'narrative', 'legal', 'finance'],
  },
  police: {
    ...shared,
    lanes: ['identification', 'justice'],
    parts: ['identity', 'contact', 'narrative', 'legal'],
    risk: true,
  },
  prosecutor: {
    ...shared,
    lanes: ['identification', 'justice'],
    parts: ['identity', 'contact', 'narrative', 'legal'],
    risk: true,
  },
  immigration: {
    ...shared,
    lanes: ['identification', 'status'],
    parts: ['identity', 'narrative', 'immigration'],
  },
  lawyer: {
    ...shared,
    lanes: ['identification', 'justice', 'status', 'solution'],
    parts: COMPARTMENTS.filter((part) => part !== WORKING),
    risk: true,
  },
  authority: {
    ...shared,
    lanes: ['identification', 'status', 'solution'],
    parts: ['identity', 'contact', 'narrative', 'health', 'legal', 'immigration'],
    risk: true,
  },
  // Sees that a case moves, and whose it is; reads nothing of what was said in it.
  coordinator: { ...shared, lanes: caseLanes, parts: ['identity'], risk: true },
  interpreter: byAssignment,
  trainee: byAssignment,
  volunteer: byAssignment,
  administrator: { ...nothing, reach: 'none' },
  ministry: { ...nothing, reach: 'none' },
  funder: { ...nothing, reach: 'pages' },
  trainer: { ...nothing, reach: 'none' },
}

/** What others asked of one's own circle is seen with its track, whatever lane it lies in: nobody can answer what they do not see. */
export const askedKinds = [
  'referral',
  'consent',
  'handover',
  'disclosure',
  'goal',
  'interview',
  'penalty',
  'demand',
  'custody',
] as const

export interface Seen {
  lanes: ReadonlySet<string>
  parts: ReadonlySet<string>
  risk: boolean
  carries: boolean
}

/** What somebody with several professions sees: of each thing, what any of them does. */
export function seenBy(roles: readonly string[]): Seen {
  const mine = roles.flatMap((role) => (Object.hasOwn(roleReach, role) ? roleReach[role as StaffRole] : []))
  return {
    lanes: new Set(mine.flatMap(({ lanes }) => lanes)),
    parts: new Set(mine.flatMap(({ parts }) => parts)),
    risk: mine.some(({ risk }) => risk),
    carries: mine.some(({ carries }) => carries),
  }
}

/** Professions whose reach is one of these. */
export const rolesThatReach = (...wanted: readonly Reach[]): StaffRole[] =>
  (Object.keys(roleReach) as StaffRole[]).filter((role) => wanted.includes(roleReach[role].reach))

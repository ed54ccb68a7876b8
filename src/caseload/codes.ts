// What the screens, the server and the worker of the caseload have in common: who, how much, and why a line is refused.
import type { StaffRole } from '../api/roles.ts'

/** Those who carry cases and read all of what they carry: what is brought in can hold anything. */
export const caseloadRoles = [
  'caseworker',
  'supervisor',
  'advocate',
  'guardian',
  'child_welfare',
] as const satisfies readonly StaffRole[]

export const mostBytes = 20 * 1024 * 1024
export const mostRows = 50_000
/** Cases that travel in one request, and its length. */
export const mostInBatch = 20
export const mostBatchBytes = 3 * 1024 * 1024
/** Ids that are asked about in one request. */
export const mostAsked = 1000
/** What is sealed of one part of one person: bytes of text. */
export const mostWords = 40_000

/** Why a line is not taken. */
export const faultCodes = [
  'quote',
  'cells',
  'unreadable',
  'too_long',
  'no_name',
  'date',
  'number',
  'yes_no',
  'country',
  'language',
  'unknown_code',
  'age',
  'origin',
  'closed',
] as const
export type FaultCode = (typeof faultCodes)[number]

export interface Fault {
  line: number
  /** The heading of the column; null where it is the whole line. */
  column: string | null
  code: FaultCode
}

/** Why a whole file is not taken. */
export const brokenCodes = [
  'too_large',
  'too_many',
  'empty',
  'not_json',
  'no_rows',
  'heading',
  'not_table',
] as const
export type BrokenCode = (typeof brokenCodes)[number]

/** A file that is refused as a whole. */
export class BrokenFile extends Error {
  readonly code: BrokenCode
  constructor(code: BrokenCode) {
    super(code)
    this.name = 'BrokenFile'
    this.code = code
  }
}

export const exportFormats = ['csv', 'htcds_csv', 'htcds_json'] as const
export type ExportFormat = (typeof exportFormats)[number]

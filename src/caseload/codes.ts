// What the screens, the server and the worker of the caseload have in common: who, how much, and why a line is refused.
import type { StaffRole } from '../api/roles.ts'
import { tableFaults, type TableFault } from '../api/table/row.ts'

/** Those who carry cases and read all of what they carry: what is brought in can hold anything. */
export const caseloadRoles = [
  'caseworker',
  'supervisor',
  'advocate',
  'guardian',
  'child_welfare',
] as const satisfies readonly StaffRole[]

/** Cases that travel in one request, and its length. */
export const mostInBatch = 20
export const mostBatchBytes = 3 * 1024 * 1024
/** Ids that are asked about in one request. */
export const mostAsked = 1000
/** What is sealed of one part of one person: bytes of text. */
export const mostWords = 40_000

/** Why a line is not taken. */
export const faultCodes = [
  ...tableFaults,
  'no_name',
  'date',
  'number',
  'yes_no',
  'country',
  'language',
  'unknown_code',
  'age',
  'origin',
] as const
export type FaultCode = (typeof faultCodes)[number]

export type Fault = TableFault<FaultCode>

/** `whole`: an archive of everything that opens here; `ictip`: one line for each thing that is said; the others are one table of the cases. */
export const exportFormats = ['csv', 'htcds_csv', 'htcds_json', 'ictip_csv', 'ictip_json', 'whole'] as const
export type ExportFormat = (typeof exportFormats)[number]
export type TableFormat = Exclude<ExportFormat, 'whole' | IcTipFormat>
export type IcTipFormat = 'ictip_csv' | 'ictip_json'
export const isIcTip = (format: ExportFormat): format is IcTipFormat => format.startsWith('ictip')

// The United Kingdom (England and Wales): the Convention with the figures of its own law and guidance. A draft: no
// figure has been checked by a person in that country, so none of the law's clocks blocks or expires anything.

import { definePack, type ClockRule, type Unit } from '../src/jurisdiction/define.ts'
import { coe } from './coe.ts'

const law = (
  id: string,
  length: number,
  unit: Unit,
  source: string,
  more: Partial<ClockRule> = {},
): ClockRule => ({
  id,
  length,
  unit,
  rule: 'fixed',
  source,
  basis: 'law',
  verified: false,
  ...more,
})

const inYear = (year: number, ...days: string[]) => days.map((day) => `${year}-${day}`)

export const uk = definePack(coe, {
  id: 'uk',
  sources: [
    {
      id: 'MSA',
      cite: 'Modern Slavery Act 2015 ss 45, 46, 48-50A, 52',
      basis: 'seen',
      url: 'https://legislation.gov.uk/ukpga/2022/36/section/64/data.html',
    },
    {
      id: 'NABA',
      cite: 'Nationality and Borders Act 2022 ss 58-69',
      basis: 'seen',
      url: 'https://legislation.gov.uk/ukpga/2022/36/notes/division/10/index.htm',
    },
    {
      id: 'SG',
      cite: 'Modern Slavery: Statutory Guidance (s.49 MSA)',
      basis: 'seen',
      url: 'https://athub.org.uk/knowledge-base/nrm-decisions-and-challenges/',
    },
    {
      id: 'FR',
      cite: 'Report modern slavery as a first responder',
      basis: 'seen',
      url: 'https://www.gov.uk/guidance/report-modern-slavery-as-a-first-responder',
    },
    {
      id: 'WMS',
      cite: 'NABA s.61; MSA s.50A; written statement 13 Dec 2022: recovery period 30 not 45 days',
      basis: 'seen',
      url: 'https://hansard.parliament.uk/commons/2022-12-13/debates/22121366000008/ModernSlaveryStatutoryGuidance',
    },
    {
      id: 'RECON',
      cite: 'Reconsideration 30-day limit (Feb 2024) and removal-case restriction (17 Sep 2025, SG 14.216)',
      basis: 'seen',
      url: 'https://www.simpsonmillar.co.uk/public-law-and-human-rights/nrm-reconsideration-rule-change-2025',
    },
    {
      id: 'VTS',
      cite: 'Immigration Rules App. Temporary Permission to Stay (VTS); NABA s.65',
      basis: 'seen',
      url: 'https://www.gov.uk/government/publications/temporary-permission-to-stay-for-victims-of-human-trafficking-and-slavery-caseworker-guidance/temporary-permission-to-stay-for-victims-of-human-trafficking-and-slavery-accessible-version',
    },
    { id: 'MOVE_ON', cite: 'Support after a positive conclusive decision: 45 days', basis: 'remembered' },
  ],
  clocks: [
    law('identification.decision', 5, 'working-days', 'SG'),
    law('identification.challenge', 30, 'days', 'RECON'),
    // The support lasts at least that long; the plan is owed before it can end.
    law('identification.after', 45, 'days', 'MOVE_ON'),
    law('recovery', 30, 'days', 'WMS', {
      rule: 'later-of',
      until: 'identification.decide_final_positive',
      // Our sources say that it was 45 days, not since when.
      effective: [
        { from: '0001-01-01', length: 45 },
        { from: '2022-12-13', length: 30 },
      ],
    }),
  ],
  determinations: [
    { code: 'presumption', source: 'P3' },
    { code: 'reasonable_grounds', source: 'SG' },
    // The network has made this its own rule, because it can only protect: no final decision inside the recovery period.
    {
      code: 'conclusive',
      source: 'SG',
      notBefore: { days: 30, source: 'NABA', basis: 'house', verified: false },
    },
  ],
  statuses: [
    { code: 'recovery_stay', kind: 'protection_from_removal', maxMonths: null, work: false, source: 'NABA' },
    { code: 'vts', kind: 'temporary', maxMonths: 30, work: true, source: 'VTS' },
    { code: 'remain_permanent', kind: 'permanent', maxMonths: null, work: true, source: 'P7' },
  ],
  consent: { childReferral: 'duty' },
  // The organisations on the list, as professions of the network; lawyers and health workers are not on it.
  firstResponders: [
    'police',
    'immigration',
    'inspector',
    'child_welfare',
    'caseworker',
    'supervisor',
    'shelter',
    'advocate',
    'hotline',
  ],
  // Bank holidays of England and Wales.
  holidays: [
    ...inYear(2024, '01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'),
    ...inYear(2025, '01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'),
    ...inYear(2026, '01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'),
    ...inYear(2027, '01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'),
  ],
  nonPunishment: ['statutory_defence', 'prosecutor_review', 'appeal_or_annulment'],
})

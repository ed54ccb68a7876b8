// What the Council of Europe Convention adds to the baseline: two decisions, and a recovery and reflection period.

import { definePack } from '../src/jurisdiction/define.ts'
import { palermo } from './palermo.ts'

export const coe = definePack(palermo, {
  id: 'coe',
  sources: [
    { id: 'C10', cite: 'CETS 197 art. 10', basis: 'remembered' },
    { id: 'C11', cite: 'CETS 197 art. 11', basis: 'remembered' },
    { id: 'C12', cite: 'CETS 197 art. 12', basis: 'remembered' },
    { id: 'C13', cite: 'CETS 197 art. 13', basis: 'remembered' },
    { id: 'C14', cite: 'CETS 197 art. 14', basis: 'remembered' },
    { id: 'C15', cite: 'CETS 197 art. 15', basis: 'remembered' },
    { id: 'C16', cite: 'CETS 197 art. 16', basis: 'remembered' },
    { id: 'C26', cite: 'CETS 197 art. 26', basis: 'remembered' },
    { id: 'C27_30', cite: 'CETS 197 arts 27-30', basis: 'remembered' },
    {
      id: 'VCL',
      cite: 'V.C.L. and A.N. v UK, ECtHR 16 Feb 2021 (77587/12, 74603/12)',
      basis: 'seen',
      url: 'https://webarchive.archive.unhcr.org/20230526180916mp_/https://www.refworld.org/topic/50ffbce4c9/50ffbce4114.html',
    },
    {
      id: 'GRETA',
      cite: 'GRETA monitoring; 4th round launched July 2023',
      basis: 'seen',
      url: 'https://coe.int/en/web/anti-human-trafficking/monitoring-procedure',
    },
  ],
  clocks: [
    {
      id: 'recovery',
      length: 30,
      unit: 'days',
      rule: 'minimum',
      source: 'C13',
      basis: 'law',
      verified: false,
    },
  ],
  determinations: [
    { code: 'presumption', source: 'P3' },
    { code: 'reasonable_grounds', source: 'C10' },
    { code: 'conclusive', source: 'C10' },
  ],
  statuses: [
    { code: 'recovery_stay', kind: 'protection_from_removal', maxMonths: null, work: null, source: 'C13' },
    { code: 'permit', kind: 'temporary', maxMonths: null, work: null, source: 'C14' },
    { code: 'remain_permanent', kind: 'permanent', maxMonths: null, work: true, source: 'P7' },
  ],
  nonPunishment: ['hold_prosecution', 'letter_to_prosecutor', 'appeal_or_annulment'],
})

// What an organisation says of its cases by the units of IC-TIP, the International Classification for Administrative Data on Trafficking in Persons
// (IOM and UNODC, adopted by the UN Statistical Commission in 2025): the reporting entity, the event, the victim and the perpetrator.
// The published list of codes was not at hand: variables and codes are those by which the network counts. Where the list is transcribed, its
// code is written beside ours (`official`), and every file carries it from then on. docs/ictip.md is made from this.

import { serviceGroups } from '../../directory/kinds.ts'
import {
  abroad,
  citizenships,
  controls,
  detectors,
  entityTypes,
  exploitations,
  genders,
  recruiters,
  worked,
} from './person-codes.ts'

/** Of the list, not of the program: it rises when a code is added, and no code changes its meaning. */
export const listVersion = 'continuum-ictip/1'

export const units = ['reporting_entity', 'event', 'victim', 'perpetrator'] as const
export type Unit = (typeof units)[number]

interface Variable {
  unit: Unit
  /** What it says, and where it comes from. */
  means: string
  from: string
  codes: readonly string[]
  /** Several are true of one case at once. */
  isSeveral?: true
  /** Codes of the published list, by ours. */
  official?: Readonly<Record<string, string>>
}

export const variables = {
  entity_type: {
    unit: 'reporting_entity',
    means: 'What kind of body says it',
    from: 'the organisation as it is listed',
    codes: entityTypes,
  },
  detected_by: {
    unit: 'event',
    means: 'Who came upon it first; the month is that in which the case was opened',
    from: 'where the first signal of the case came from',
    codes: detectors,
  },
  purpose: {
    unit: 'event',
    means: 'Form of exploitation',
    from: 'what was counted, else *vic_TypeOfExploitation* of an earlier file',
    codes: exploitations,
    isSeveral: true,
  },
  sector: {
    unit: 'event',
    means: 'Kind of work, as a section of ISIC',
    from: 'what was counted, else *vic_ForcedLabourIndustry*',
    codes: worked,
    isSeveral: true,
  },
  means: {
    unit: 'event',
    means: 'Means by which somebody was held',
    from: 'what was counted, else *vic_MethodsOfControl*',
    codes: [...controls, 'unknown'],
    isSeveral: true,
  },
  cross_border: {
    unit: 'event',
    means: 'Whether they were exploited in another country than this one',
    from: 'what was counted',
    codes: abroad,
  },
  sex: {
    unit: 'victim',
    means: 'Gender as the person says it',
    from: 'what was counted, else *prs_Gender*',
    codes: genders,
  },
  age_group: {
    unit: 'victim',
    means: 'Child or adult when the file was made',
    from: 'the case',
    codes: ['child', 'adult', 'unknown'],
  },
  citizenship: {
    unit: 'victim',
    means: 'A coarse group: of this country, of its region, of another; never the country',
    from: 'what was counted',
    codes: citizenships,
  },
  recruiter: {
    unit: 'perpetrator',
    means: 'Who recruited them, as seen from the victim',
    from: 'what was counted',
    codes: recruiters,
  },
  status: {
    unit: 'victim',
    means: 'Presumed, identified or found not to be a victim, each with its first month',
    from: 'the process of identification',
    codes: ['presumed', 'identified', 'not_identified'],
    isSeveral: true,
  },
  assistance: {
    unit: 'victim',
    means: 'Help that was received, by group of services, each with its first month',
    from: 'aims of the plan that were reached, and stays in a shelter',
    codes: serviceGroups,
    isSeveral: true,
  },
  residence: {
    unit: 'victim',
    means: 'Permission to stay: applied for, granted, refused',
    from: 'the process of the permission; which permission it is stands locked and is not told',
    codes: ['applied', 'granted', 'refused'],
    isSeveral: true,
  },
  durable_solution: {
    unit: 'victim',
    means: 'What was carried out',
    from: 'the process of the solution',
    codes: ['local_integration', 'third_country_resettlement', 'voluntary_return'],
    isSeveral: true,
  },
  proceeding: {
    unit: 'perpetrator',
    means:
      'How far a criminal proceeding against whoever exploited them has come. A proceeding, not a person: no file is held on a suspect',
    from: 'the process of the proceeding',
    codes: ['investigated', 'filed', 'tried', 'convicted', 'partly', 'acquitted', 'settled', 'discontinued'],
    isSeveral: true,
  },
} as const satisfies Record<string, Variable>

export type VariableName = keyof typeof variables
export const variableNames = Object.keys(variables) as VariableName[]
export const variableOf = (name: VariableName): Variable => variables[name]

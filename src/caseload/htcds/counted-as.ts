// Of the coarse answers that are counted, those that HTCDS 2.0 asks for too: its field, and its code for each of ours.

import { codeLists } from './code-lists.ts'

interface CountedAs {
  field: string
  codes: Readonly<Record<string, string>>
}

/** Sections of ISIC are called by their letter here, and by letter and name there. */
const industries = Object.fromEntries(codeLists.ForcedLabourIndustry.map((code) => [code[0]!, code]))

export const countedAs: Readonly<
  Record<'gender' | 'exploitation' | 'sector' | 'control' | 'recruiter', CountedAs>
> = {
  gender: {
    field: 'prs_Gender',
    codes: { woman: 'Feminine', man: 'Masculine', unknown: 'NonSpecifiedUnknown' },
  },
  exploitation: {
    field: 'vic_TypeOfExploitation',
    codes: {
      labour: 'ForcedLabour',
      sexual: 'SexualExploitation',
      begging: 'ForcedBegging',
      domestic: 'Servitude',
      organ: 'OrganRemoval',
      marriage: 'ForcedMarriage',
      criminal: 'Other',
      other: 'Other',
    },
  },
  sector: { field: 'vic_ForcedLabourIndustry', codes: industries },
  control: {
    field: 'vic_MethodsOfControl',
    codes: {
      threats: 'PhysicalThreats',
      violence: 'PhysicalAbuse',
      debt: 'DebtBondage',
      deceived: 'FalsePromises',
      money: 'TakesEarnings',
      documents: 'WithholdsDocuments',
      movement: 'RestrictsMovement',
      pressure: 'PsychologicalAbuse',
      substances: 'PsychoactiveSubstance',
      other: 'Other',
    },
  },
  // An intimate partner has a code in IC-TIP alone.
  recruiter: {
    field: 'vic_RelationshipToTrafficker',
    codes: { family: 'Familial', acquainted: 'Acquainted', stranger: 'Unaquainted' },
  },
}

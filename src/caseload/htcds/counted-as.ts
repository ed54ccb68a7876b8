// Of the coarse answers that are counted, those that HTCDS 2.0 asks for too: its field, and its code for each of ours.

import { codeLists } from './code-lists.ts'

interface CountedAs {
  field: string
  codes: Readonly<Record<string, string>>
  /** Codes there that say more than ours or have none here: those of ours that each agrees with. */
  finer?: Readonly<Record<string, readonly string[]>>
}

/** Sections of ISIC are called by their letter here, and by letter and name there. Those in which people are found are asked, the rest is one. */
const askedLetters = ['A', 'C', 'F', 'G', 'H', 'I', 'N', 'Q', 'S', 'T']
const isAsked = (code: string) => askedLetters.includes(code[0]!)
const industries = codeLists.ForcedLabourIndustry.filter(isAsked)
const otherIndustries = codeLists.ForcedLabourIndustry.filter((code) => !isAsked(code))

export const countedAs: Readonly<Record<'gender' | 'exploitation' | 'sector' | 'control', CountedAs>> = {
  gender: {
    field: 'prs_Gender',
    codes: { woman: 'Feminine', man: 'Masculine', unknown: 'NonSpecifiedUnknown' },
    finer: {
      TransgenderFeminine: ['woman', 'other'],
      TransgenderMasculine: ['man', 'other'],
      NonConforming: ['other'],
    },
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
      surrogacy: 'Surrogacy',
      adoption: 'ForcedAdoption',
      armed: 'ForcedMilitaryByNonStateActors',
      criminal: 'Other',
      other: 'Other',
    },
  },
  sector: {
    field: 'vic_ForcedLabourIndustry',
    codes: Object.fromEntries(industries.map((code) => [code[0]!, code])),
    finer: Object.fromEntries(otherIndustries.map((code) => [code, ['other']])),
  },
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
    finer: {
      SexualAbuse: ['violence'],
      ThreatsLawEnforcement: ['threats'],
      ThreatensChildrenFamily: ['threats'],
      RestrictsFinancialAccess: ['money'],
      UsesChildren: ['pressure'],
      ExcessiveWorkingHours: ['other'],
      WithholdsNecessities: ['other'],
      RestrictsMedicalCare: ['other'],
    },
  },
  // Who recruited somebody has no field there: "relationship to trafficker" asks of who exploited them, and that is often somebody else.
}

export type InStandard = keyof typeof countedAs

/** What a field there says, each code by itself. */
const saidIn = (text: string): string[] =>
  text
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)

const agrees = (name: InStandard, theirs: string, ours: string): boolean =>
  countedAs[name].codes[ours] === theirs || countedAs[name].finer?.[theirs]?.includes(ours) === true

/** Those of our codes that a field there says. */
export const readFrom = <Code extends string>(
  name: InStandard,
  text: string,
  ours: readonly Code[],
): Code[] => ours.filter((code) => saidIn(text).some((theirs) => agrees(name, theirs, code)))

/**
 * What leaves in a field of what was answered here and what was brought. An answer stands over what was brought, even where the standard has no
 * code for it; what was brought stays where nothing was answered, or where it says the same and more exactly.
 */
export function leavingAs(name: InStandard, answers: readonly string[], brought = ''): string {
  const said = answers.filter((one) => one !== '' && one !== 'unknown')
  const theirs = saidIn(brought)
  const isSame =
    said.every((one) => theirs.some((code) => agrees(name, code, one))) &&
    (name !== 'control' || theirs.every((code) => said.some((one) => agrees(name, code, one))))
  return said.length === 0 || isSame
    ? brought
    : [...new Set(said.flatMap((one) => countedAs[name].codes[one] ?? []))].join(';')
}

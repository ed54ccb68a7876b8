// Of the coarse answers that are counted, those that HTCDS 2.0 asks for too: its field, and its code for each of ours.

interface CountedAs {
  field: string
  codes: Readonly<Record<string, string>>
}

export const countedAs: Readonly<Record<'gender' | 'exploitation', CountedAs>> = {
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
}

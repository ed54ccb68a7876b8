// The four coarse things that are counted about a person, and the codes of each. They stand apart from the sums, so that the
// screens load no more than words need.

export const attributes = {
  age: ['child', 'adult', 'unknown'],
  gender: ['woman', 'man', 'other', 'unknown'],
  exploitation: [
    'labour',
    'sexual',
    'criminal',
    'begging',
    'domestic',
    'organ',
    'marriage',
    'other',
    'unknown',
  ],
  abroad: ['yes', 'no', 'unknown'],
} as const

export type Attribute = keyof typeof attributes
export const attributeNames = Object.keys(attributes) as Attribute[]

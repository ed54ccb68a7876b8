// The codes in which an agreement is stated. They stand apart from the schemas, so that the machines and screens that use
// them carry no validator into the browser.

export const purposes = [
  'shelter',
  'health_care',
  'legal_help',
  'identification',
  'immigration',
  'safety',
  'support',
  'compensation',
  'return',
  'coordination',
  'language',
  'work',
] as const
export type Purpose = (typeof purposes)[number]

export const methods = ['spoken_with_interpreter', 'spoken', 'written', 'own_page', 'paper'] as const
export const bases = ['consent', 'legal_duty', 'vital_interest', 'court_order'] as const

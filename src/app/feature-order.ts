// The order of the features, in the words of the Continuum. A feature may use the ones before it and never one
// after it, so no cycle can arise. `test/architecture.test.ts` holds every import to this list, and access.sql
// files are applied in this order.

/** Feature folders of `src/`, earliest first. */
export const order = [
  'organisations',
  'accounts',
  'directory',
  'cases',
  'papers',
  'consent',
  'work',
  'rights',
  'identification',
  'safety',
  'care',
  'shelter',
  'referrals',
  'handovers',
  'messages',
  'documents',
  'proceedings',
  'stay',
  'solutions',
  'voice',
  'portal',
  'funding',
  'measures',
  'oversight',
] as const

// Kinds of work and what people ask about them. Everybody reads the same sentences; a sentence that holds for some kinds of work
// only says for which.

/** In the order of the pictures. The place in the list is the address, so a new one goes to the end. */
export const sectors = [
  'farm',
  'home',
  'fishing',
  'building',
  'factory',
  'cleaning',
  'care',
  'hospitality',
  'transport',
  'online',
  'sexwork',
  'begging',
  'other',
] as const
export type Sector = (typeof sectors)[number]

/** In the order in which people ask. The place in the list is the address, so a new one goes to the end. */
export const workTopics = [
  'pay',
  'hours',
  'papers',
  'debt',
  'threats',
  'leaving',
  'health',
  'housing',
  'police',
  'permit',
  'crime',
  'family',
  'sexwork',
  'names',
  'staying',
  'help',
] as const
export type WorkTopic = (typeof workTopics)[number]

/** Of what somebody who reads is asked no proof, and what changes some of the sentences. */
export const papers = ['with', 'without'] as const
export type Papers = (typeof papers)[number]

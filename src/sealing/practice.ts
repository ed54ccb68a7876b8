// Whether a network is an invented country's. Its id says so, and nothing else that a server may say: the id stands in the label of
// everything that is sealed or signed, so nothing of a network of real people opens, or is believed, under an id that begins like this.

const PREFIX = 'practice-'

export const isPracticeNetwork = (network: string): boolean => network.startsWith(PREFIX)

/** The id of a network that begins as an invented country's. */
export const practiceNetwork = (id: string): string => PREFIX + id

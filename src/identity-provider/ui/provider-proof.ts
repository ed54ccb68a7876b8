// What this browser knows of the organisation's own sign-in: that there is one, by a random number; and, in the memory of this page
// alone, the word that its provider has just given.

/** Kept from one day to the next, so that a colleague is led there first. It says of nobody who they are. */
const place = 'continuum.provider'
let word: string | undefined

/** A browser that keeps nothing works as well: it is told at the door. */
function browserStore(): Storage | undefined {
  try {
    // oxlint-disable-next-line no-restricted-globals -- the random number of an organisation's sign-in, and nothing about a person
    return localStorage
  } catch {
    return undefined
  }
}

export const knownProvider = (): string | null => browserStore()?.getItem(place) ?? null
export const rememberProvider = (id: string): void => browserStore()?.setItem(place, id)
export const forgetProvider = (): void => browserStore()?.removeItem(place)

export const providerProof = (): string | undefined => word
export const keepProviderProof = (given: string | undefined): void => {
  word = given
}

// Areas by their words where only a code is known. No code is ever shown.

/** `north-side` as "North side": for an area that came without a name. */
export const areaWords = (code: string): string => {
  const words = code.replaceAll(/[-_.]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

// What the log says of somebody who opened a page of ours at an address that the settings do not name: the setting is wrong, or
// the link that they were given.

/** Tells the log of each address once, and of not more than a few: what a browser says of itself could fill it. */
export function misaddressed(tell: (line: object) => void, setting: string, address: string) {
  const told = new Set<string>()
  return (origin: string): void => {
    if (told.has(origin) || told.size >= 20) return
    told.add(origin)
    tell({
      setting,
      is: address,
      opened: origin.slice(0, 300),
      words: `Nobody can sign in or send anything at ${origin.slice(0, 300)}: ${setting} names another address. Correct the setting, or the link that was given out.`,
    })
  }
}

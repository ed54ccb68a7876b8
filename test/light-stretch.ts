// CCP/1 stretches passphrases, and words from paper, for a third of a second each: four hundred people who join were half of all the
// time of the tests with a database. There, and in the worlds of journeys, both are stretched lightly: the numbers are
// exchanged in the two modules that pass them on, or in the built workers made from these, and nothing else.
// docs/tests.md says where they are as CCP/1 says.

const light = { iterations: 1, memoryKiB: 8 } as const

/** The modules that stretch; what else is loaded stays as it is. */
export const stretches = /\/src\/sealing\/(passphrase|stretch)\.ts$/

/** The source of one of them, with other numbers. */
export const lightSource = (text: string): string =>
  exchange(text, /ARGON2\.(iterations|memoryKiB)/g, (_, name) => String(light[name as keyof typeof light]))

/** A built worker with other numbers. */
export const lightWorker = (text: string): string =>
  exchange(
    text,
    /memoryKiB:65536,iterations:3\b/g,
    () => `memoryKiB:${light.memoryKiB},iterations:${light.iterations}`,
  )

function exchange(text: string, numbers: RegExp, other: (...found: string[]) => string): string {
  const changed = text.replace(numbers, other)
  if (changed === text)
    throw new Error('what stretches passphrases and words says its numbers in another way now')
  return changed
}

/** On a server words are stretched in a thread, which loads its own modules. */
export const lightThread = (text: string): string =>
  exchange(text, /'\.\/words\.worker\.ts'/g, () => "'../../test/light-words.worker.ts'")
export const startsThread = /\/src\/http\/words\.ts$/

// The files of a law by their hashes, as one text: its own hash is what a law is known by, on the server and in browsers.

export const listOfLaw = (files: readonly (readonly [id: string, hash: string])[]): string =>
  files.map(([id, hash]) => `${id} ${hash}\n`).join('')

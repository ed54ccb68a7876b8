// What everybody in the journeys types. The browser's side and the world's side both know it.
export const passphrase = 'lantern river copper meadow violin seven'

/** What a world, and whoever makes its people, is started with so that the passphrase costs little. */
export const light = new URL('light-passphrase.ts', import.meta.url).href

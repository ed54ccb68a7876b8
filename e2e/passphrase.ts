// What everybody in the journeys types. The browser's side and the world's side both know it.
export const passphrase = 'lantern river copper meadow violin seven'

/** What a world, and whoever makes its people, is started with so that a passphrase costs little (docs/tests.md). */
export const light = new URL('../test/light-hook.ts', import.meta.url).href

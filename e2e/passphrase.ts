// What everybody in the journeys types. The browser's side and the world's side both know it.
export const passphrase = 'lantern river copper meadow violin seven'

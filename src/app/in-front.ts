// Addresses that need nobody signed in, as features say of their screens (`inFront`): the door has no table of these.
// test/door.test.ts holds the list to theirs.
const inFront = ['/join', '/set-up', '/recover', '/provider', '/restored', '/visits/day']

export const isInFront = (path: string): boolean =>
  inFront.some((one) => path === one || path.startsWith(`${one}/`))

// Ids of what is made here: each begins with its day, so that a database keeps what is new together, and says no moment of that day. What is made
// one after another in one place follows in that order.
import { v7 } from 'uuid'

const dayLength = 86_400_000
let made = crypto.getRandomValues(new Uint32Array(1))[0]! >>> 1

export function newId(): string {
  made = (made + 1) >>> 0
  return v7({ msecs: Math.floor(Date.now() / dayLength) * dayLength, seq: made })
}

// What this window's session has seen so far.
import { newMemory } from '../../client/session.ts'

export const memory = newMemory()

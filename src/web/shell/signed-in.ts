// Who has come in at the door, for the frame that takes over from it: once, since a frame that comes later finds out by itself.
import { createContext } from 'react'
import type { Me } from '../session/session.tsx'

export const SignedIn = createContext<{ me?: Me | undefined; taken: () => void }>({ taken: () => undefined })

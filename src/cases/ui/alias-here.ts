// What the house of whoever is in calls a person.
import { session } from '../../web/session/window-session.ts'
import { aliasOf } from '../alias.ts'

export const aliasHere = (reference: string, text: (id: string) => string): string =>
  aliasOf(reference, text, session.organisation)

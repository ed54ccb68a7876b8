// What a supervisor says of an interpreter of the house: every day, at any usual hour.
import type { Colleague } from '../demo/actor.ts'

const usual = { gender: null, trained: [], weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '20:00' }

export const keepInterpreter = (who: Colleague, user: string, languages: string[]) =>
  who.api.interpreters.keep({ user, languages, ...usual, sealedWords: null })

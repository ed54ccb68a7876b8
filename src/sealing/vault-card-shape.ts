// The vault's calls about what a person's card knows for itself (card-note.ts).
import type { Text } from './shapes.ts'

export interface CardCalls {
  /**
   * For the card whose words were made or typed last (`finishWords` without `unlock`): seals for whoever has the words which
   * log and which chain are the true ones, as this vault has checked them. Once for each card, after the person's keys stand
   * in the chain; `bad-words` where no card was made.
   */
  noteForCard(input: { caseId: string }): Promise<{ note: Text }>

  /**
   * The person's side, after `finishWords({ unlock })` and before any log is learned: from now on nothing but what the card
   * names is believed. `broken` for the note of another card. Answers with the organisation that made the card.
   */
  believeCard(input: { note: Text }): Promise<{ organisation: number; caseId: string }>
}

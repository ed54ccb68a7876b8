// The vault's calls about what the browsers of one circle remember for each other (witness.ts).
import type { Statement } from './chain.ts'
import type { Text } from './shapes.ts'

/** A statement of a colleague's browser, as the server keeps it. `sealed` is left out where only its counter is of interest. */
export type ShownWitness = Statement & { sealed?: Text | undefined }

/** One of those whose memory counts: their browser answered a moment ago (`live`), or left this behind at that minute. */
export type Witness = { user: string; at: string; live: boolean }

export type WitnessStatus = {
  /** Whether this browser came with a memory of its own, or a human has gone on without: then nobody need be asked. */
  remembers: boolean
  witnesses: Witness[]
  /** When this user was last here, by their own newest statement that is shown: they know better whether that is so. */
  lastHere?: string
  /** How many there should be: two, or all colleagues where there are fewer; 0 where nobody else works here. */
  needed: number
  /** Colleagues whose browser spoke under a newer key of a circle than is shown here: what it says is not usable here. */
  ahead: string[]
  /** This browser came with no memory, and too few were asked: nothing is sealed or wrapped until they were, or until a human goes on. */
  waits: boolean
}

export interface WitnessCalls {
  /**
   * What this browser has seen, for each circle that its user is in: signed, counted, and sealed under the circle's key. To be stored in
   * place of the one before. Nothing for a circle where nothing is new and the last one is of this hour, and nothing where the clocks are apart.
   */
  sealWitness(): Promise<{
    statements: (Statement & { circle: number; counter: number; sealed: Text; slot?: Text })[]
  }>

  /**
   * Takes what colleagues' browsers say, and their answers to this one's question. A counter, a log or a case's chain that was seen to
   * go further than is shown now: `rollback`; another one at the same number: `fork`. What nobody vouches for is passed over.
   * `remembers` says, once, whether this browser came with a memory of its own.
   */
  takeWitnesses(input: {
    statements: ShownWitness[]
    answers?: Statement[]
    remembers?: boolean
  }): Promise<WitnessStatus>

  /** A question to colleagues who are there now: a number that nobody can have answered before. */
  askWitnesses(): Promise<{ nonce: Text }>

  /** Answers a colleague's question with the newest statements that were seen of the circles that they are in. */
  answerWitness(input: { nonce: Text; asker: string }): Promise<Statement>

  /** A human has read that nobody could be asked, and goes on. */
  goOnUnwitnessed(): Promise<WitnessStatus>
}

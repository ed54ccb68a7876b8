// The vault's calls about a case's chain: opening a case, giving a part of it, taking it back, turning a key. Each makes the
// signed statement and the wraps together, so that no key goes where no statement says so. (CCP/1 lines 17-20, 23, 24.)
import type { AgreedWords } from './agreed.ts'
import type { Doubt } from './case-judge.ts'
import type { LineProof } from './case-replay.ts'
import type { Basis, Grant, Standing, TakenOver } from './case-shape.ts'
import type { Head, Kept, RuleSet, Statement } from './chain.ts'
import type { DutyCalls } from './vault-duty-shape.ts'
import type { At } from './vault-log-shape.ts'
import type { Compartment, CompartmentEpoch, Header, SealedHeader, Text, Wrap } from './shapes.ts'

/** A case's chain as it was checked, for screens. */
export type CaseView = {
  head: Head
  /** By which rules it goes on. */
  rules: RuleSet
  owner: number
  /** The circle that stands by for the night; 0 where none is named. */
  duty: number
  /** Who of it has taken the case over, and until when. */
  takenOver: (TakenOver & { by: string })[]
  person?: { circle: number; compartments: readonly Compartment[]; frozen?: true }
  state: 'open' | 'closed' | 'erased'
  /** Lines that cannot be believed by themselves: whoever said them had left by then, as far as anybody can prove. */
  doubts: readonly Doubt[]
  /** A line is dated later than it can be by now: nobody signs anything before that is settled. */
  ahead: boolean
  grants: (Standing & { id: string })[]
  /** Broken glass that waits for a second person; what was not agreed to by its day waits no more. */
  waiting: (Grant & { n: number; id: string; by: string })[]
  /** What goes with the case when it is handed on. */
  carried: Compartment[]
  /**
   * Who reads what on the day asked for; who of them does so by what was given on and nobody has looked at; and who has no wrap of
   * the newest key for that reason.
   */
  readers: {
    compartment: Compartment
    circles: number[]
    unlooked: number[]
    waits: readonly number[]
  }[]
}

/** What came of a case. */
export type Received = {
  held: { compartment: Compartment; epochs: number[] }[]
  /** Read by the chain, and the newest key did not come: the server keeps it back, or whoever made it left us out. */
  missing: Compartment[]
  /** Read by the chain, and the newest key waits for a look of who reads it first. */
  waits: Compartment[]
  doubts: readonly Doubt[]
  ahead: boolean
  rules: RuleSet
  /** Whether this user is one of those who carry the case. */
  carried: boolean
}

export interface ChainCalls extends DutyCalls {
  /** New case: the first statement, a key per compartment wrapped to the circle that carries it, the header. */
  openCase(
    input: At & {
      caseId: string
      owner: number
      compartments: readonly Compartment[]
      header?: Header
      headerCircles?: number[]
    },
  ): Promise<{ statement: Statement; epochs: CompartmentEpoch[]; wraps: Wrap[]; headers: SealedHeader[] }>

  /**
   * The first key of a compartment that nobody had a use for before: the circle that begins it holds it, and with
   * `withPerson` the person's card, and nobody else.
   */
  beginCompartment(
    input: At & { caseId: string; compartment: Compartment; circleId: number; withPerson?: boolean },
  ): Promise<{ statement: Statement; epochs: CompartmentEpoch[]; wraps: Wrap[] }>

  /**
   * Takes the chain and the keys of an existing case, in place of those held before: all statements, all epochs that the
   * server shows and the wraps of this user's circles. Wraps of circles that are not held are passed over; a broken chain, a
   * commitment that the chain does not have or a spoilt wrap fails the whole call and changes nothing. The logs of all
   * organisations that speak in the chain must have been learned.
   */
  receiveKeys(input: {
    caseId: string
    statements: (Statement | Kept)[]
    epochs: CompartmentEpoch[]
    wraps: Wrap[]
    /**
     * Of lines whose speakers have left since: that they were said before. Where there are such lines and nobody has asked for proofs,
     * nothing is taken; the answer names the doubts.
     */
    proofs?: LineProof[]
  }): Promise<Received>

  /** What the chain of a received case says. `day` as YYYY-MM-DD. */
  viewCase(input: { caseId: string; day: string }): Promise<CaseView>

  /**
   * Gives compartments to a circle: statement and wraps of the newest keys; history follows through the boxes. A consent
   * with the same circle, for the same purpose, of a part that is given again ends with it: this one stands in its place. Said
   * `beside` what stands, it ends only what it covers. With the
   * basis `vital_interest` nothing is wrapped yet: a second person has to agree (`agreeToBreak`), and it lasts three days.
   * A worker who gives on the person's yes says on whose word (`agreed`): of the words the statement carries the hash.
   */
  grant(
    input: At & {
      caseId: string
      grant: string
      to: number
      compartments: readonly Compartment[]
      basis: Basis
      purpose: string
      until: string
      agreed?: AgreedWords
      beside?: boolean
    },
  ): Promise<{ statement: Statement; wraps: Wrap[] }>

  /** Whether these are, letter by letter, the words that a grant of a received case rests on. */
  checkWords(input: { caseId: string; grant: string; words: string }): Promise<{ same: boolean }>

  /** The second person agrees to the broken glass of statement `n`, and wraps the keys. */
  agreeToBreak(
    input: At & { caseId: string; n: number },
  ): Promise<{ statement: Statement; wraps: Wrap[]; grant: Grant & { id: string } }>

  /** Broken glass that waits is refused, or called back by who asked. */
  declineToBreak(input: At & { caseId: string; n: number }): Promise<{ statement: Statement }>

  /**
   * The person's card: their keys stand in the chain from now on, and they hold what is named. With the `epochs` that the server
   * shows they also get the keys to which no newer one leads back.
   */
  includePerson(
    input: At & {
      caseId: string
      circle: number
      encPublic: Text
      sigPublic: Text
      compartments: readonly Compartment[]
      epochs?: readonly CompartmentEpoch[]
    },
  ): Promise<{ statement: Statement; wraps: Wrap[] }>

  /** Takes a grant back. The server drops its wraps; `rotateKeys` follows for what it could read. */
  revoke(input: At & { caseId: string; grant: string }): Promise<{ statement: Statement }>

  /**
   * New epoch for some compartments: after a withdrawal, or with `history: false` so that what was before stays closed to
   * who comes later. It is wrapped to everybody who reads by the chain, or not made: `not-verified` where the log of one of them is
   * not known. Who was let in by somebody who was let in themselves, and whom nobody has looked at since, is left out and named in
   * the statement (`waits`). The header and the contact records are to be sealed again at once, others when next written.
   */
  rotateKeys(
    input: At & {
      caseId: string
      compartments: readonly Compartment[]
      why: string
      history?: boolean
    },
  ): Promise<{
    statement: Statement
    epochs: CompartmentEpoch[]
    wraps: Wrap[]
    /** For the circle that stands by, where one is named: kept back by the server. */
    duty: Wrap[]
  }>

  /** A human has looked at who reads: those who waited for it get the newest key. For who reads a part first. */
  lookAtReaders(input: At & { caseId: string }): Promise<{ statement: Statement; wraps: Wrap[] }>

  /** The person's card is in wrong hands: from here on it signs and reads nothing. The keys that it held are owed new ones. */
  freezeCard(input: At & { caseId: string }): Promise<{ statement: Statement }>

  /** Lets a chain go over to rules 2; what was said before stays as it was read. For who carries the case. */
  upgradeCase(input: At & { caseId: string }): Promise<{ statement: Statement }>

  /**
   * A human says of the lines that could not be believed by themselves which are struck; the others stand. The minute of it is the
   * chain's from there on, also where a wrong clock had dated the lines before. For who carries the case.
   */
  settleCase(input: At & { caseId: string; strike: readonly number[] }): Promise<{ statement: Statement }>

  /**
   * Hands the case on to the circle that carries it from now on. `bad-chain` unless the person's yes to it stands in the chain:
   * a grant for `carrying` of everything that goes with the case. The keys went with that grant; new ones are the next
   * carrier's to make.
   */
  transferCase(input: At & { caseId: string; to: number }): Promise<{ statement: Statement }>

  /**
   * Gives the case to another circle of the house that carries it: it stands in the carrier's place everywhere on the case, and gets
   * every key that the carrier reads. `bad-chain` where the own log knows no such circle with anybody in it. New keys, which leave
   * out whoever is not in that circle, are its members' to make. With the `epochs` that the server shows it also gets keys to which no
   * newer one leads back.
   */
  assignCase(
    input: At & { caseId: string; circle: number; epochs?: readonly CompartmentEpoch[] },
  ): Promise<{ statement: Statement; wraps: Wrap[] }>

  /** Any statement on a case that moves no key: `close`, `reopen`, `erase`. */
  stateOnCase(
    input: At & { caseId: string; t: 'close' | 'reopen' | 'erase' },
  ): Promise<{ statement: Statement }>
}

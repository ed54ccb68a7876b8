// The vault's calls about a case's chain: opening a case, giving a part of it, taking it back, turning a key. Each makes the
// signed statement and the wraps together, so that no key goes where no statement says so. (CCP/1 lines 17-20, 23, 24.)
import type { AgreedWords } from './agreed.ts'
import type { Basis, Grant } from './case-shape.ts'
import type { Head, Kept, Statement } from './chain.ts'
import type { At } from './vault-log-shape.ts'
import type { Compartment, CompartmentEpoch, Header, SealedHeader, Text, Wrap } from './shapes.ts'

/** Who is to hold the new key of which compartments; what is asked for is checked against the chain. */
export type Reader = { circleId: number; compartments: readonly Compartment[] }

/** A case's chain as it was checked, for screens. */
export type CaseView = {
  head: Head
  owner: number
  person?: { circle: number; compartments: readonly Compartment[] }
  state: 'open' | 'closed' | 'erased'
  grants: (Grant & { id: string })[]
  /** Broken glass that waits for a second person; what was not agreed to by its day waits no more. */
  waiting: (Grant & { n: number; id: string; by: string })[]
  /** What goes with the case when it is handed on. */
  carried: Compartment[]
  /** Who reads what on the day asked for. */
  readers: { compartment: Compartment; circles: number[] }[]
}

export interface ChainCalls {
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
  }): Promise<{ held: { compartment: Compartment; epochs: number[] }[] }>

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
   * who comes later. `readers` are those who remain as the server has them; one whom the chain does not name is
   * `not-verified`. The header and the contact records are to be sealed again at once, others when next written.
   */
  rotateKeys(
    input: At & {
      caseId: string
      compartments: readonly Compartment[]
      readers: Reader[]
      why: string
      history?: boolean
    },
  ): Promise<{ statement: Statement; epochs: CompartmentEpoch[]; wraps: Wrap[] }>

  /**
   * Hands the case on to the circle that carries it from now on. `bad-chain` unless the person's yes to it stands in the chain:
   * a grant for `carrying` of everything that goes with the case. The keys went with that grant; new ones are the next
   * carrier's to make.
   */
  transferCase(input: At & { caseId: string; to: number }): Promise<{ statement: Statement }>

  /** Any statement on a case that moves no key: `close`, `reopen`, `erase`. */
  stateOnCase(
    input: At & { caseId: string; t: 'close' | 'reopen' | 'erase' },
  ): Promise<{ statement: Statement }>
}

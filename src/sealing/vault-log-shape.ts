// The vault's calls about organisations' logs: whose keys are whose. A screen asks for nothing here that it could get wrong:
// which key somebody has, the vault reads from the log that it has checked itself.
import type { Called } from './shapes.ts'
import type { Head, RuleSet, Statement } from './chain.ts'
import type { NightStatement } from './org-night.ts'
import type {
  LogMember,
  NightDesk,
  Readmission,
  RecoveryNamed,
  SignedInstrument,
  SignedLaw,
} from './org-shape.ts'
import type { NewCircleEpoch, Text } from './shapes.ts'

/** Statements made by this vault carry this minute (`minuteOf(now)`, chain.ts). */
export type At = { at: string }

/** What an invitation needs: the secret for the invited, by hand; the rest for the server. */
export type NewInvitation = {
  /** Seventeen letters and digits. Shown once, passed outside the server. */
  secret: string
  /** Where the server finds the invitation, without learning the secret. 16 bytes. */
  locator: Text
  statement: Statement
  /** The hash of this log's first statement, and the secret's signature over it: what the invited checks. */
  genesis: Text
  welcome: Text
}

/** Who is said to have signed a checkpoint. */
export type Cosigner = { organisation: number; key: Text; signature: Text }

/** An organisation as its checked log has it, for screens. Maps are lists here: they cross to the page. */
export type LogView = {
  organisation: number
  genesis: Text
  /** The organisation that brought this one in. */
  origin?: number
  head: Head
  /** By which rules it goes on. */
  rules: RuleSet
  /** A line is dated later than it can be by now, and nothing has put it right. */
  ahead: boolean
  members: (LogMember & {
    id: string
    /** They joined by an invitation whose day has passed since, and nobody has spoken since: in time, or later than they say? */
    unseen?: boolean
  })[]
  circles: {
    id: number
    epoch: number
    publicKey: Text
    members: readonly string[]
    since: string
    due: boolean
    /** The minute since which it is. */
    dueSince?: string
    /** What a team is for; the circle of the whole organisation has none. */
    team?: string
  }[]
  neighbours: { organisation: number; how: string }[]
  /** The key of the sheets on paper, and who has become administrator by sheets. */
  recovery?: RecoveryNamed
  recovered: readonly { user: string; n: number; at: string }[]
  /** For whom it is ready to speak, who may speak for it, and whom they are about to let in, or have. */
  guards: readonly number[]
  guardians: readonly number[]
  readmission?: Readmission
  readmitted: readonly { user: string; n: number; at: string; by: readonly number[] }[]
  /** Rules of a country that two members changed for the network. */
  laws: readonly SignedLaw[]
  /** The newest version of each set of questions that the organisation has brought in. */
  instruments: readonly (SignedInstrument & { id: string })[]
  /** The team that stands by for the night, while enough are in it. */
  nightDesk?: NightDesk
  /** Changes among administrators, and of laws, that a second one has to agree to. */
  waiting: {
    n: number
    by: string
    t: string
    user?: string
    circle?: number
    roles?: readonly string[]
    law?: SignedLaw
  }[]
}

/** Statements that carry no key, beside those of law and night. */
type WithoutKey = 'roles' | 'remove' | 'agree' | 'trust' | 'leave' | 'lapse' | 'settle' | 'instrument'

export interface LogCalls {
  /**
   * Checks what follows in an organisation's log, from the first statement or from where the last call ended. The own
   * organisation (`home`) is believed by its pin or by the invitation that was opened; another one because a checked log
   * brought it in. `bad-chain`, `rollback`, `fork`, `not-verified`: nothing is believed, and whoever sees it must stop.
   */
  learnLog(input: { organisation: number; statements: Statement[]; home?: boolean }): Promise<LogView>

  /** What is known of an organisation; `not-verified` where its log was not learned. */
  viewLog(input: { organisation: number }): Promise<LogView>

  /** How far each learned log goes, so that only what follows need be asked for. Never fails. */
  logHeads(): Promise<{ heads: (Head & { organisation: number })[] }>

  /** Opens pins that this user sealed before (from the server and from this machine) and keeps the longest of each. */
  takePins(input: { pins: Text[] }): Promise<{ taken: number }>
  /** What has been seen of every chain used, sealed under the user's own key. To be stored on the server and here. */
  sealPins(): Promise<{ pins: Text }>

  /** Signs a checkpoint's text (origin, size, root) that this client has checked; `broken` for any other text. */
  cosignCheckpoint(input: { body: string }): Promise<{ signature: Text }>

  /**
   * Who stands under a checkpoint's text, one answer for each: `good` by a key that the learned log of that organisation knows,
   * `false` where that key did not sign it or is another organisation's, `unknown` where no learned log has the key.
   */
  checkCosigners(input: {
    body: string
    cosigners: Cosigner[]
  }): Promise<{ found: ('good' | 'false' | 'unknown')[] }>

  /** The hash of statement `n` of a chain as it was checked here; none where it was not, or does not go so far. Never fails. */
  hashAt(input: { about: 'case' | 'organisation'; id: string; n: number }): Promise<{ hash?: Text }>

  /**
   * Whether organisations are called as it was signed; `unsigned` where nobody has said it. `called` is what a statement carries
   * for this name.
   */
  checkNames(input: { organisations: (Called & { id: number })[] }): Promise<{
    names: { id: number; called: Text; is: 'signed' | 'unsigned' | 'other' }[]
  }>

  /**
   * The first statement of a new organisation. Its administrator is this user; an invitation that was opened is its proof. The
   * first of all, whom nobody has brought in, says what it is `called`.
   */
  foundOrganisation(
    input: At & { organisation: number; roles: readonly string[]; called?: Called },
  ): Promise<Statement>

  /** Invites somebody, or somebody known who lost all their keys. `until` is a minute as in `at`. */
  inviteMember(
    input: At & { organisation: number; user: string; roles: readonly string[]; until: string },
  ): Promise<NewInvitation>

  /** Invites an organisation's first administrator; `brings` is the number that the new organisation will have, `called` its name. */
  bringOrganisation(
    input: At & { organisation: number; brings: number; called: Called; user: string },
  ): Promise<NewInvitation>

  /**
   * The invited's side, before there are keys: checks that the log shown begins as the secret says. `bad-words` for a
   * typing mistake, `bad-signature` where another organisation's log is shown.
   */
  openInvitation(input: {
    network: string
    secret: string
    organisation: number
    user: string
    genesis: Text
    welcome: Text
  }): Promise<void>
  /** Where the server keeps the invitation with this secret. */
  locateInvitation(input: { network: string; secret: string }): Promise<{ locator: Text }>

  /**
   * After `enrol`: one's keys, proved by the invitation. The log must have been learned. Who comes anew brings the hashes of what
   * they had said on cases (`spoken`), as the server has them.
   */
  joinOrganisation(input: At & { organisation: number; spoken?: readonly Text[] }): Promise<Statement>

  /**
   * Any statement that carries no key: `roles`, `remove`, `agree`, `trust`, `leave` (a team), `lapse` (an invitation whose day has
   * passed), `settle` (a log that a wrong clock has dated), `instrument` (a set of questions of its own), `night`, `night_agree` and `night_rota` (which team
   * stands by, for whose cases, and who on which night). Where somebody's time ends (`remove`, `leave`, `agree` to a removal) with the hashes of what they had said on cases until then, as the server has them.
   */
  stateInLog(
    input: At & {
      organisation: number
      t: 'law' | WithoutKey | NightStatement
      fields: Record<string, unknown>
      spoken?: readonly Text[]
    },
  ): Promise<Statement>

  /** A member lets a log go over to rules 2; what was said before stays as it was read. */
  upgradeLog(input: At & { organisation: number }): Promise<Statement>

  /** The first or next epoch of a circle, sealed to the keys that the log names. A team's first one says what it is for. */
  rotateCircle(
    input: At & { organisation: number; circleId: number; members: readonly string[]; team?: string },
  ): Promise<NewCircleEpoch & { statement: Statement }>

  /**
   * Seals the present seed of a held circle to a member whose keys the log names. `looked` says that a human has looked at who joined
   * late (`unseen`); else they are not let in (`unsettled`).
   */
  admitToCircle(
    input: At & { organisation: number; circleId: number; user: string; looked?: boolean },
  ): Promise<{ epoch: number; sealedSeed: Text; statement: Statement }>
}

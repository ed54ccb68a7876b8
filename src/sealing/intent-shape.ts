// To whom something may be sealed outside a case, as plain objects that cross to the vault. What each is proven by is in intent.ts; the table
// for readers is in intent-table.ts.
import type { Statement } from './chain.ts'
import type { Called, Text } from './shapes.ts'

/** Who wrote something: a member of an organisation. */
export type Signer = { organisation: number; user: string }

/** Words to one person, with the signature of who wrote them. */
export type SignedBrief = { ciphertext: Text; signature: Text }

/** One person, by the key that the checked log of their organisation names. */
export type PersonIntent =
  | { to: 'self' }
  | { to: 'colleague'; user: string }
  | { to: 'caller'; organisation: number; user: string }
  | { to: 'guest'; organisation: number; user: string; agenda: SignedBrief; answer: SignedBrief }
  | { to: 'escort'; organisation: number; user: string; shown: Called }

/**
 * One circle, by the key that the checked log of its organisation names. `shown`: what the organisation was called where a human chose it;
 * `colleagues`: a circle of mine that reads the very same words; `as`: the circle of mine that writes; `asked`: the newest signed step of the process by which a shelter was asked.
 */
export type CircleIntent =
  | { to: 'desk'; circle: number; shown: Called }
  | { to: 'carrier'; circle: number; shown: Called; colleagues?: number | undefined }
  | { to: 'shelter'; circle: number; colleagues: number; track: string; caseId: string; asked: Statement }
  | { to: 'consultation'; circle: number; shown: Called; as: number }
  | { to: 'case_reader'; circle: number }
  | { to: 'oversight'; circle: number; shown: Called }
  | { to: 'council'; circle: number; shown: Called }

export type Intent = PersonIntent | CircleIntent

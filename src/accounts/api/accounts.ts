// Signing in, first keys, drafts, and the survivor's card. Passphrases never reach the server: OPAQUE proves them.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { staffRoles, caseRoles } from '../../api/roles.ts'
import { Bytes, CircleId, Id, Language, PublicKey, Sealed, Statement } from '../../api/words.ts'
import { MyUnlocker, Opaque, ProviderProof, Unlocker, UserKeys } from '../model.ts'

const Handle = z.string().trim().toLowerCase().min(2).max(40)

const Me = z.object({
  id: Id,
  handle: z.string(),
  organisation: z.object({
    id: z.int(),
    name: z.string(),
    kind: z.string(),
    circle: CircleId,
    founded: z.boolean(),
    /** Whose law it works by. */
    pack: z.string(),
  }),
  roles: z.array(z.string()),
  circles: z.array(CircleId),
  language: z.string(),
  user: UserKeys.nullable(),
  unlockers: z.array(MyUnlocker),
  network: z.object({
    id: z.string(),
    name: z.string(),
    country: z.string(),
    timezone: z.string(),
    pack: z.string(),
    currency: z.string(),
    languages: z.array(z.string()),
    demo: z.boolean(),
    now: z.string(),
  }),
})

const DraftPlace = z.string().regex(/^[a-z0-9.-]{1,80}$/)
/** Who typed it, as their window knows: somebody else may have signed in at the same browser since, and it may not take the place of what is theirs. */
const DraftOwner = Id.optional()

export const accountsApi = {
  begin: endpoint({
    method: 'POST',
    path: '/api/session/begin',
    summary: 'First half of signing in with a passphrase (OPAQUE)',
    who: 'anyone',
    audit: 'none',
    onlyReads: true,
    perMinute: 30,
    puzzle: true,
    input: strict({ handle: Handle, request: Opaque }),
    output: z.object({ response: z.string(), ticket: z.string() }),
    problems: [],
  }),
  finish: endpoint({
    method: 'POST',
    path: '/api/session/finish',
    summary: 'Second half: the proof, answered with a session',
    who: 'anyone',
    audit: 'session.start',
    // It is counted before anybody has looked at the ticket: whoever sends nonsense from the same address asks others for a puzzle.
    perMinute: 600,
    puzzle: true,
    input: strict({ ticket: z.string().max(4096), proof: Opaque, providerProof: ProviderProof }),
    output: z.object({ signedIn: z.boolean() }),
    problems: ['wrong-words', 'refused'],
  }),
  end: endpoint({
    host: 'both',
    method: 'POST',
    path: '/api/session/end',
    summary: 'Sign out',
    who: [...staffRoles, 'person'],
    audit: 'session.end',
    decidesNoDay: true,
    input: strict({}),
    output: z.object({ ended: z.boolean() }),
    problems: [],
  }),
  me: endpoint({
    method: 'GET',
    path: '/api/me',
    summary: 'Who I am here, and my sealed keys',
    who: staffRoles,
    audit: 'none',
    input: strict({}),
    output: Me,
    problems: [],
  }),
  register: endpoint({
    method: 'POST',
    path: '/api/invitation/begin',
    summary: 'First half of choosing a passphrase, by somebody who holds an invitation',
    who: 'anyone',
    audit: 'none',
    onlyReads: true,
    perMinute: 20,
    puzzle: true,
    /** `invitation`: the locator that its secret grows into; the secret never comes here. */
    input: strict({ invitation: Bytes(16), request: Opaque }),
    output: z.object({
      response: z.string(),
      userId: Id,
      network: z.string(),
      organisation: z.int(),
      /** Missing for the very first administrator, whom nobody invited. */
      by: z.object({ organisation: z.int(), genesis: z.string(), welcome: z.string() }).nullable(),
      log: z.array(Statement),
      /** What they have said on cases with keys that they had before, as hashes. */
      spoken: z.array(z.string()),
      roles: z.array(z.string()),
      now: z.string(),
    }),
    problems: ['wrong-words', 'refused'],
  }),
  accept: endpoint({
    method: 'POST',
    path: '/api/invitation/accept',
    summary: 'Accept an invitation with one’s own new keys',
    who: 'anyone',
    audit: 'person.join',
    perMinute: 20,
    puzzle: true,
    input: strict({
      invitation: Bytes(16),
      record: Opaque,
      user: UserKeys,
      passphrase: Unlocker,
      recovery: Unlocker,
      /** The first statement of a new organisation, or that one joins. */
      statement: Statement,
    }),
    output: z.object({ userId: Id }),
    problems: ['wrong-words', 'stale', 'refused'],
  }),
  saveDraft: endpoint({
    method: 'POST',
    path: '/api/drafts/{place}',
    summary: 'Keep what I am typing, sealed under my own key',
    who: staffRoles,
    audit: 'none',
    decidesNoDay: true,
    input: strict({ place: DraftPlace, draft: Sealed(), owner: DraftOwner }),
    output: z.object({ savedAt: z.string() }),
    problems: [],
  }),
  readDraft: endpoint({
    method: 'GET',
    path: '/api/drafts/{place}',
    summary: 'What I was typing',
    who: staffRoles,
    audit: 'none',
    input: strict({ place: DraftPlace }),
    output: z.object({ draft: z.string().nullable() }),
    problems: [],
  }),
  dropDraft: endpoint({
    method: 'DELETE',
    path: '/api/drafts/{place}',
    summary: 'The form was sent: its draft goes',
    who: staffRoles,
    audit: 'none',
    decidesNoDay: true,
    input: strict({ place: DraftPlace, owner: DraftOwner }),
    output: z.object({ dropped: z.boolean() }),
    problems: [],
  }),
  evaluateWords: endpoint({
    method: 'POST',
    path: '/api/words',
    summary: 'The server’s share in turning words into keys; it learns neither (OPRF, RFC 9497)',
    who: 'anyone',
    audit: 'none',
    onlyReads: true,
    perMinute: 20,
    puzzle: true,
    input: strict({ blinded: Bytes(32) }),
    output: z.object({ evaluated: z.string() }),
    problems: [],
  }),
  giveCard: endpoint({
    method: 'POST',
    path: '/api/cases/{caseId}/card',
    summary: 'Give the person a card with words: their own circle, their own key',
    who: caseRoles,
    audit: 'card.give',
    stepUp: true,
    input: strict({
      caseId: Id,
      locator: Bytes(16),
      encPublic: PublicKey,
      sigPublic: PublicKey,
      language: Language,
      /** Hash of the number that freezes it. */
      freeze: Bytes(32),
    }),
    output: z.object({ circle: CircleId }),
    problems: ['not-found', 'conflict'],
  }),
  enterByCard: endpoint({
    host: 'both',
    method: 'POST',
    path: '/api/card/enter',
    summary: 'Enter one’s own page by the locator that only the words lead to',
    who: 'anyone',
    audit: 'card.enter',
    // A whole shelter shares one address: who types nonsense there keeps nobody out whose words are right.
    perMinute: 1200,
    missesPerMinute: 60,
    input: strict({ locator: Bytes(16) }),
    output: z.object({ entered: z.boolean() }),
    problems: ['wrong-words'],
  }),
  freezeCard: endpoint({
    method: 'POST',
    path: '/api/card/freeze',
    summary: 'Stop this card from opening anything',
    who: ['person', ...caseRoles],
    audit: 'card.freeze',
    decidesNoDay: true,
    input: strict({ circle: CircleId.optional() }),
    output: z.object({ frozen: z.boolean() }),
    problems: ['not-found'],
  }),
}

// Lies that a server can tell the released program, each with what an honest screen then says. `npm run lie -- NAME` tells one of them
// in the running invented country; `e2e/lie.spec.ts` holds each screen to its sentence. All other moves: test/malicious-server, where the
// same client meets them in Node.

type Json = Record<string, unknown>

/** `case`: the top of a case that somebody has worked on. `entry`: signing in, in a browser in which she has signed in before. */
export type Place = 'case' | 'notes' | 'access' | 'give' | 'entry'

/** How an auditor gets there. */
export const ways: Record<Place, string> = {
  case: 'sign in as amara, open a case with a process or two',
  notes: 'sign in as amara, open a case, Notes and messages',
  access: 'sign in as amara, open a case that is shared with two places, Access',
  give: 'sign in as amara, open a case, Access, Share with an organisation, With whom?',
  entry: 'sign in as amara at http://localhost:4600 first, then at the address above',
}

export interface Move {
  name: string
  /** What an attacker hopes for. */
  hope: string
  /** Where a screen shows it, in the invented country as amara. */
  look: Place
  /** Which answers it changes: of their path alone. */
  path: RegExp
  /** Changes an answer in place; false where there was nothing to lie about. */
  lie: (body: Json) => boolean
  /** What the screen says of it, in English. Nothing where it is an admitted gap. */
  shows?: RegExp
  /** The number of that gap in docs/threats.md. */
  gap?: number
}

interface Row {
  kind: string
  version: number
  ciphertext: string
  signature: string
  author: string
}
interface Statement {
  body: string
  signature: string
}

const rowsOf = (body: Json, kind: string): Row[] =>
  ((body['records'] ?? []) as Row[]).filter((one) => one.kind === kind)
const logsOf = (body: Json): Statement[][] =>
  ((body['logs'] ?? []) as { statements: Statement[] }[]).map(({ statements }) => statements)
const aCase = /^\/api\/cases\/[0-9a-f-]{36}$/

/** Exchanges fields between two rows. */
function exchange<T extends object>(one: T, other: T, fields: readonly (keyof T)[]): void {
  for (const field of fields) [one[field], other[field]] = [other[field], one[field]]
}

export const moves: readonly Move[] = [
  {
    name: 'note-changed',
    hope: 'a sentence in a note says something else',
    look: 'notes',
    path: aCase,
    lie: (body) => {
      const [note] = rowsOf(body, 'note')
      if (!note) return false
      const bytes = Buffer.from(note.ciphertext, 'base64url')
      bytes[bytes.length - 1]! ^= 1
      note.ciphertext = bytes.toString('base64url')
      return true
    },
    shows: /This could not be opened here/,
  },
  {
    name: 'danger-lowered',
    hope: 'somebody in great danger stands lower in the list',
    look: 'case',
    path: aCase,
    lie: (body) => {
      const shown = body['case'] as { risk?: string } | undefined
      if (!shown?.risk || shown.risk === 'low') return false
      shown.risk = 'low'
      return true
    },
    shows: /What the server says is not what was signed/,
  },
  {
    name: 'consents-exchanged',
    hope: 'a worker ends the wrong agreement',
    look: 'access',
    path: /^\/api\/consents$/,
    lie: (body) => {
      const [one, other] = (body['consents'] ?? []) as { track: string }[]
      if (!one || !other) return false
      exchange(one, other, ['track'])
      return true
    },
    shows: /What the server says is not what was signed/,
  },
  {
    name: 'names-exchanged',
    hope: 'keys for the clinic go to the police',
    look: 'give',
    path: /^\/api\/organisations$/,
    lie: (body) => {
      const all = (body['organisations'] ?? []) as { kind: string; name: string }[]
      const [one, other] = ['clinic', 'police'].map((kind) => all.find((place) => place.kind === kind))
      if (!one || !other) return false
      exchange(one, other, ['name', 'kind'])
      return true
    },
    shows: /A place whose name was changed/,
  },
  {
    name: 'log-shortened',
    hope: 'whoever was sent away is let in again',
    look: 'entry',
    path: /^\/api\/organisations\/logs$/,
    lie: (body) => {
      const long = logsOf(body).filter((statements) => statements.length > 2)
      for (const statements of long) statements.splice(2)
      return long.length > 0
    },
    shows: /shows less than it showed before/,
  },
  {
    name: 'log-key-exchanged',
    hope: 'everything that is sealed from now on opens to the server',
    look: 'entry',
    path: /^\/api\/organisations\/logs$/,
    lie: (body) => {
      const firsts = logsOf(body).flatMap(([first]) => (first?.body.includes('"enc":"') ? [first] : []))
      for (const first of firsts) first.body = first.body.replace(/"enc":"./, '"enc":"_')
      return firsts.length > 0
    },
    shows: /does not hold together/,
  },
  {
    name: 'step-withheld',
    hope: 'a process looks as it did before its last step',
    look: 'case',
    path: aCase,
    lie: (body) => {
      const steps = (body['steps'] ?? []) as { signed: unknown }[]
      if (steps.length === 0) return false
      body['steps'] = []
      return true
    },
    shows: /What was signed of this step does not hold/,
  },
  {
    name: 'duties-withheld',
    hope: 'a deadline passes that nobody was shown',
    look: 'entry',
    path: /^\/api\/work$/,
    lie: (body) => {
      const shown = (body['duties'] ?? []) as unknown[]
      if (shown.length === 0) return false
      body['duties'] = []
      return true
    },
    gap: 27,
  },
]

// docs/limits.md: every limit that holds, as the program has it. `npm run limits` writes it, and test/limits.test.ts compares.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '../src/app/contract.ts'
import type { Endpoint } from '../src/api/endpoint.ts'
import { largestAttached, mostAttached } from '../src/attachments/attached.ts'
import { mostCallers } from '../src/http/limits.ts'
import { cookieMinutes, personMinutes, presenceMinutes, sessionMinutes } from '../src/http/session.ts'
import { MOST_COPIED } from '../src/papers/copy.ts'
import { quietMinutes } from '../src/portal/quiet-minutes.ts'
import { MOST_PIECES, PIECE } from '../src/sealing/file.ts'
import { limits as pdf } from '../src/web/media/pdf-shape.ts'
import { staffRules } from '../src/web/session/auto-lock.ts'

const root = join(import.meta.dirname, '..')
const endpoints: (Endpoint & { name: string })[] = Object.entries(contract).flatMap(([api, those]) =>
  Object.entries(those as Record<string, Endpoint>).map(([name, one]) => ({
    ...one,
    name: `${api}.${name}`,
  })),
)
const kib = (bytes: number) => `${bytes / 1024} KiB`
const rows = (all: readonly (readonly unknown[])[]) => all.map((row) => `| ${row.join(' | ')} |`).join('\n')

/** A call by which a page spends: its verb, the name of the budget, and how many calls or misses it holds. */
const spending =
  /(host\.spend|spendByAddress|isWithin|countMisses)\([^']*'([\w.]+)',\s[^;]*?((misses)?PerMinute: |perMinute: |, )(\d+)\b/g

/** Pages without script spend their budgets themselves. */
const ofPages = globSync('src/*/pages{.ts,/*.ts}', { cwd: root })
  .filter((path) => !path.endsWith('.test.ts'))
  .toSorted()
  .flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(spending)].map(
      ([, verb, name, , misses, most]) =>
        [
          `\`${path}\``,
          name,
          misses ? `${most} misses` : verb === 'isWithin' ? `${most}, then last` : most,
        ] as const,
    ),
  )

export const limitsText = (): string => `# Limits

Written by \`npm run limits\` from the program itself and compared at each check (\`test/limits.test.ts\`). What an input has to look like stands in
[openapi.json](../openapi.json), made from the same schemas that refuse it; what holds between several answers of one step stands with its process
in \`src/<feature>/<process>.ts\` under \`guard\`, and every refusal has its sentence in \`locales/\`.

## Sessions

| what | minutes |
|---|---|
${rows([
  ['staff: without anything done, at the server', sessionMinutes.staff],
  ['staff: until the screens lock by themselves', staffRules.lock],
  [
    'staff: until a call that is open is asked about, and until it is locked then',
    `${staffRules.ask} and ${staffRules.answer}`,
  ],
  ['staff: in all, and of the cookie', cookieMinutes],
  ['staff: a proof of presence holds', presenceMinutes],
  ['a person by their card: without anything done, at the server', sessionMinutes.person],
  ['a person by their card: until their page closes, as they choose', quietMinutes.join(', ')],
  ['a person by their card: in all', personMinutes],
])}

One person may be signed in on any number of devices at once: a duty telephone and a desk are two. Each session has a token of its own. All of somebody's others end when a
passphrase, a passkey or a recovery code is made or taken away, all of them when a colleague leaves or is shut out, those of a card when it is frozen or replaced, and
any that somebody no longer wants from *Keys and recovery* (\`src/accounts/sessions.test.ts\`).

## Ways in

| way | what it opens | how it is guessed |
|---|---|---|
${rows([
  [
    '`passphrase`',
    'a colleague’s account and keys',
    'OPAQUE under a secret of the server, Argon2id in the browser; counted below',
  ],
  ['`passkey`', 'the same', 'not: a signature over a challenge, and what only its PRF gives opens the keys'],
  ['`recovery`', 'the same', 'not: 128 bits, signs a challenge'],
  [
    'two recovery sheets of three',
    'an organisation whose administrators have lost everything',
    'not: 128 bits',
  ],
  [
    'the words of a card',
    'a person’s own page',
    'six words, OPRF under a secret of the server, Argon2id; counted below',
  ],
  ['a receipt', 'one request for help and its thread', '16 digits or 8 words, in the same way'],
])}

Each proves the same thing in the same place (\`src/accounts/server\`, \`src/identification/server\`, \`src/portal/server\`), none is weaker for being rare, and what
needs a fresh proof asks for a passphrase or a passkey whichever way somebody came in (\`test/step-up.test.ts\`).

## Calls in a minute

Counted by caller (a session, otherwise an address, IPv6 by its /64 and again by its /48); what has no line here may be called 1200 times. The first ${mostCallers} callers of a name are
counted one by one. *Puzzle*: whoever is beyond it solves one and goes on, and a device that has signed in before has a budget of its own.
*Misses*: whoever is beyond these is refused where they miss again, and comes in where they are right. *Then last*: whoever is beyond it has half of the line of those whose words are being tried.

| call | in a minute | puzzle |
|---|---|---|
${rows(
  endpoints
    .filter(({ perMinute }) => perMinute !== undefined)
    .map(({ name, perMinute, missesPerMinute, puzzle }) => [
      name,
      missesPerMinute ? `${perMinute}; ${missesPerMinute} misses` : perMinute,
      puzzle ? 'yes' : '',
    ]),
)}

| page without script | counted as | in a minute |
|---|---|---|
${rows(ofPages)}

## Sizes

A body is at most 256 KiB, but of these calls:

| call | at most |
|---|---|
${rows(endpoints.filter(({ maxBytes }) => maxBytes !== undefined).map(({ name, maxBytes }) => [name, kib(maxBytes!)]))}

| file | at most |
|---|---|
${rows([
  ['a paper: pieces, and each', `${MOST_PIECES} of ${kib(PIECE)}`],
  ['a paper that is copied for somebody else', kib(MOST_COPIED)],
  ['what goes with a message', `${mostAttached} of ${largestAttached / 1000} kB`],
])}

Papers are of any type: they are sealed in the browser, and the server sees pieces of equal length. A reader's browser shows pictures and sound by their first bytes, in a frame that runs nothing,
PDFs as pictures of their pages where there is a viewer host (up to ${pdf.pages} pages, each of up to ${pdf.points / 1_000_000} million points; \`e2e/pdf.spec.ts\`), and offers everything else for saving (\`e2e/papers.spec.ts\`). With a message go pictures, which are drawn anew and lose what was hidden in them, and sound. Tables that are brought in are CSV or JSON and are
read before anything is stored; what does not fit is refused with its line.
`

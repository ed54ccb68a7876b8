// The door for an organisation whose administrators have all lost their ways in: whoever holds two of its three sheets becomes
// administrator with new keys. What stands on the sheets stays in the browser; the server sees a place that grows from them.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { Bytes, Id, Statement } from '../../api/words.ts'
import { CircleOnPaper } from '../../organisations/api/recovery-shares.ts'
import { Opaque, Unlocker, UserKeys } from '../model.ts'

const Handle = z.string().regex(/^[a-z0-9-]{2,40}$/)
const Locator = Bytes(16)

export const recoverApi = {
  find: endpoint({
    method: 'POST',
    path: '/api/recover/find',
    summary:
      'Find an organisation by two of its sheets, with what they open, and begin to choose a passphrase',
    who: 'anyone',
    audit: 'sheets.find',
    onlyReads: true,
    perMinute: 10,
    input: strict({ locator: Locator, handle: Handle, request: Opaque }),
    output: z.object({
      response: z.string(),
      userId: Id,
      organisation: z.int(),
      network: z.string(),
      log: z.array(Statement),
      circles: z.array(CircleOnPaper),
      /** What they have said on cases with the keys that end by it, as hashes. */
      spoken: z.array(z.string()),
      now: z.string(),
    }),
    problems: ['wrong-words', 'refused'],
  }),
  use: endpoint({
    method: 'POST',
    path: '/api/recover',
    summary: 'Become administrator by two sheets, with one’s own new keys; everybody sees it in the log',
    who: 'anyone',
    audit: 'sheets.use',
    perMinute: 5,
    input: strict({
      locator: Locator,
      handle: Handle,
      userId: Id,
      record: Opaque,
      user: UserKeys,
      passphrase: Unlocker,
      recovery: Unlocker,
      statement: Statement,
    }),
    output: z.object({ userId: Id }),
    problems: ['wrong-words', 'conflict', 'stale', 'refused'],
  }),
}

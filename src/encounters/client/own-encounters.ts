// What I told of people whom I met: my own words and what the desk answered, opened with the key I sign in with, and what I noticed since.
import type { Api, Session } from '../../client/session.ts'
import { openThread, sendLine, type Writing } from '../../identification/client/report-thread.ts'
import type { ReadReport } from '../../identification/report.ts'

/** As the server shows it. */
type Sealed = Awaited<ReturnType<Api['encounters']['read']>>

export interface OwnEncounter {
  report: ReadReport
  /** What was written since, oldest first. */
  texts: string[]
  /** By line, a duty of mine that I said is done. */
  told: (string | undefined)[]
  sealed: Sealed
}

/** Opens one. From then on this session can add to it. Fails as `encounters.read` does once the words are gone. */
export async function openOwn(session: Pick<Session, 'api' | 'vault'>, track: string): Promise<OwnEncounter> {
  const sealed = await session.api.encounters.read({ track })
  const { locator, wrapOwn: wrap, ciphertext, messages } = sealed
  return { ...(await openThread(session, { locator, wrap, ciphertext, messages })), sealed }
}

/** Adds what I noticed since, once however often it is pressed. */
export const addLine = (
  session: Pick<Session, 'api' | 'vault'>,
  { track, sealed }: { track: string; sealed: Pick<Sealed, 'locator' | 'messages'> },
  text: string,
  writing: Writing & { told?: string } = {},
): Promise<void> =>
  sendLine(
    session,
    sealed,
    {
      from: 'reporter',
      text,
      told: writing.told,
      send: (line, options) => session.api.encounters.add({ track, ...line }, options),
    },
    writing,
  )

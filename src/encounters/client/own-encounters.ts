// What I told of people whom I met: my own words and what the desk answered, opened with the key I sign in with, and what I noticed since.
import type { Api, Session } from '../../client/session.ts'
import { reportIn, textIn } from '../../identification/client/readable.ts'
import type { ReadReport } from '../../identification/report.ts'

type Found = Awaited<ReturnType<Api['encounters']['read']>>

export interface OwnEncounter {
  report: ReadReport
  lines: { from: 'person' | 'hotline'; text: string; day: string }[]
  /** As the server shows it. */
  found: Found
}

/** Opens one. From then on this session can add to it. */
export async function openOwn(
  { api, vault }: Pick<Session, 'api' | 'vault'>,
  track: string,
): Promise<OwnEncounter> {
  const found = await api.encounters.read({ track })
  const { locator, wrapOwn: wrap, ciphertext, messages } = found
  const opened = await vault.openReport({
    locator,
    wrap,
    ciphertext,
    messages: messages.map((one, at) => ({
      n: at + 1,
      from: one.from === 'person' ? ('reporter' as const) : ('hotline' as const),
      ciphertext: one.ciphertext,
    })),
  })
  const lines = opened.messages.map((one, at) => ({
    from: messages[at]!.from,
    text: textIn(one.message),
    day: messages[at]!.day,
  }))
  return { report: reportIn(opened.report), lines, found }
}

/** The next line as it is sent; pressed again, the same. */
export async function sealLine(
  { vault }: Pick<Session, 'vault'>,
  { found }: Pick<OwnEncounter, 'found'>,
  text: string,
): Promise<{ n: number; ciphertext: string; key: string }> {
  const n = found.messages.length + 1
  const { ciphertext } = await vault.sealReportMessage({
    locator: found.locator,
    n,
    from: 'reporter',
    message: { text },
  })
  return { n, ciphertext, key: crypto.randomUUID() }
}

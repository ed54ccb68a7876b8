// Whether somebody who calls has called before, by the code word that was agreed with them: compared in this session, with what it opens of
// its own desk's contacts. The word leaves it by no way.
import type { Session } from '../../client/session.ts'
import { reportIn } from './readable.ts'

export interface CalledBefore {
  track: string
  day: string
}

/** As a word is said: without its capitals, and with one blank where there are several. */
const said = (word: string): string =>
  word.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase()

/** The contacts with this code word, newest first; none for an empty one. */
export async function findCaller(
  { api, vault }: Pick<Session, 'api' | 'vault'>,
  word: string,
): Promise<CalledBefore[]> {
  const wanted = said(word)
  if (wanted === '') return []
  const { reports } = await api.reports.sealed({})
  const opened = await Promise.all(
    reports.map(async ({ track, day, locator, circle: circleId, wrapHotline: wrap, ciphertext }) => {
      // What cannot be opened here is nobody's word.
      const found = await vault
        .openReport({ locator, circleId, wrap, ciphertext, messages: [] })
        .catch(() => undefined)
      return found && said(reportIn(found.report).codeWord) === wanted ? [{ track, day }] : []
    }),
  )
  return opened.flat()
}

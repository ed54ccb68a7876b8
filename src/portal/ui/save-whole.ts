// The whole file handed to the browser as one archive. Nothing of it is stored by this page.

import { gatherWhole } from '../client/gather-whole.ts'
import type { OpenFile } from '../client/open-file.ts'
import type { PortalSession } from '../client/portal-session.ts'

/** The name says nothing: it stands in the list of downloads. */
const fileName = 'document.zip'

/** Saves the whole file. Answers with the names of papers that did not open. */
export async function saveWhole(
  session: PortalSession,
  file: OpenFile,
  onPiece: () => void,
): Promise<readonly string[]> {
  const language = document.documentElement.lang
  const { archive, failed, unopened } = await gatherWhole(session, file, language, onPiece)
  const url = URL.createObjectURL(await new Response(archive).blob())
  const link = document.createElement('a')
  Object.assign(link, { href: url, download: fileName })
  link.click()
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 20_000)
  return [...unopened, ...failed]
}

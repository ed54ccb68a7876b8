// The search box: a person by name, telephone or birth among the headers that this machine can open, and a case by its
// reference. What is typed as a name never leaves the browser; there is no index of names on the server.
import { useCallback, useEffect, useRef } from 'react'
import { api } from './api.ts'
import { useText } from './language.tsx'
import { useSession } from './session.tsx'
import type { Found } from './shell/search.tsx'
import { vault } from './vault.ts'

const staleMs = 15_000
const shown = 8
const referenceShape = /^c-?[0-9a-z-]{2,9}$|^(?=.*\d)[0-9a-z]{3,4}-?[0-9a-z]{0,4}$/i

interface Opened {
  last: number
  at: number
  references: Map<string, string>
}
const nothing = (): Opened => ({ last: 0, at: 0, references: new Map() })

/** Opens the headers that came since the last time, page by page. */
async function openNew(opened: Opened): Promise<void> {
  if (Date.now() - opened.at < staleMs) return
  opened.at = Date.now()
  for (let more = true; more;) {
    const page = await api.cases.headers({ since: opened.last })
    await vault.openHeaders({ headers: page.headers })
    for (const header of page.headers) opened.references.set(header.caseId, header.reference)
    opened.last = page.last
    more = page.more && page.headers.length > 0
  }
}

/** What the search box calls with what is typed. `aliasOf` makes the code name of a reference. */
export function useFinding(aliasOf: (reference: string, text: (id: string) => string) => string) {
  const t = useText()
  const { me, opened: unlocking } = useSession()
  const opened = useRef(nothing())
  const running = useRef<Promise<void>>(Promise.resolve())
  useEffect(() => {
    opened.current = nothing()
  }, [unlocking, me.id])

  return useCallback(
    async (text: string): Promise<Found[]> => {
      const query = text.trim()
      if (query.length < 2) return []
      running.current = running.current.then(() => openNew(opened.current)).catch(() => undefined)
      await running.current
      const line = (id: string, reference: string, name?: string): Found => {
        const alias = aliasOf(reference, t)
        const detail = name ? t('frame.search.about', { alias, reference }) : reference
        return { id, label: name ?? alias, detail, icon: 'person', href: `/cases/${id}` }
      }
      const [people, cases] = await Promise.all([
        vault.search({ query, limit: shown }).catch(() => []),
        referenceShape.test(query)
          ? api.cases.find({ reference: query.toUpperCase() }).then(
              (answer) => answer.cases,
              () => [],
            )
          : [],
      ])
      const byReference = cases.map((one) => line(one.id, one.reference))
      const byName = people
        .filter((one) => !cases.some((other) => other.id === one.caseId))
        .map((one) => line(one.caseId, opened.current.references.get(one.caseId) ?? '', one.header.name))
      return [...byReference, ...byName].slice(0, shown)
    },
    [aliasOf, t],
  )
}

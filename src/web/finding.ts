// The search box: a person by name, telephone or birth among the headers that this machine can open, and a case by its
// reference. Only what can be nothing but a reference is asked of the server; there is no index of names there.
import { useCallback, useEffect, useRef } from 'react'
import { api } from './api.ts'
import { useText } from './language.tsx'
import { useSession } from './session.tsx'
import type { Found } from './shell/search.tsx'
import { vault } from './vault.ts'

const staleMs = 15_000
const shown = 8

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

/** What the search must know of references; they belong to the cases, which the screens' own layer does not import. */
export interface References {
  /** The code name of a case, from its reference. */
  aliasOf: (reference: string, text: (id: string) => string) => string
  /** What may be asked of the server, upper case. */
  referenceBeginning: RegExp
}

/** Those whose reference begins with four letters or more that were typed, dashes and the first letter left out or not. */
function byLetters(references: Map<string, string>, query: string): [id: string, reference: string][] {
  const typed = query.toUpperCase().replaceAll('-', '')
  if (typed.length < 4) return []
  const begins = ([, reference]: [string, string]) => {
    const letters = reference.replaceAll('-', '')
    return letters.startsWith(typed) || letters.slice(1).startsWith(typed)
  }
  return [...references].filter(begins).slice(0, shown)
}

/** What the search box calls with what is typed. */
export function useFinding({ aliasOf, referenceBeginning }: References) {
  const t = useText()
  const { me, opened: unlocking } = useSession()
  const opened = useRef(nothing())
  const running = useRef<Promise<void>>(Promise.resolve())
  // Headers of a circle that I was let into may be older than the last that was fetched.
  const circles = me.circles.join(' ')
  useEffect(() => {
    opened.current = nothing()
  }, [unlocking, me.id, circles])

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
        referenceBeginning.test(query.toUpperCase())
          ? api.cases.find({ reference: query.toUpperCase() }).then(
              (answer) => answer.cases,
              () => [],
            )
          : [],
      ])
      const held = opened.current.references
      const found = [
        ...cases.map((one) => line(one.id, one.reference)),
        ...people.map((one) => line(one.caseId, held.get(one.caseId) ?? '', one.header.name)),
        ...byLetters(held, query).map(([id, reference]) => line(id, reference)),
      ]
      const isFirst = ({ id }: Found, at: number) => found.findIndex((one) => one.id === id) === at
      return found.filter(isFirst).slice(0, shown)
    },
    [aliasOf, referenceBeginning, t],
  )
}

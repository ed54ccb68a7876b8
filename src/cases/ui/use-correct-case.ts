// What correcting consists of: a step of the case for what is clear, a new sealed version of the name, and the header by which the
// case is found. Each is done once, however often it is tried over a broken line.
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { writeRecord } from '../../client/records.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { caseMachine, endsProtection } from '../case.ts'
import { renameHeader } from '../client/case-header.ts'
import { makeMove, session } from '../../web/session/window-session.ts'

/** The sealed part; whoever wrote it may have written more into it than a name. */
export type Profile = Record<string, unknown> & { name: string }

export interface Entered {
  name: string
  language: string | null
  ageGroup: SharedCase['case']['ageGroup']
  origin: string
}

/** `profile`: what the name was sealed with. `readAgain` reads the case, the lists and the search anew. */
export function useCorrectCase(shared: SharedCase, profile: Profile | null) {
  const queries = useQueryClient()
  const { case: head, records, tracks } = shared
  const key = useRef<TriedWrite>(undefined)
  return {
    readAgain() {
      for (const queryKey of [['case', head.id], ['headers'], ['cases']])
        void queries.invalidateQueries({ queryKey })
    },
    /** `row`: the id under which a new name is sealed. */
    async correct({ language, ageGroup, origin, ...entered }: Entered, knownBy: string | null, row: string) {
      const track = tracks.find((one) => one.kind === caseMachine.kind)
      if (!track || !language) return
      if (language !== head.language || ageGroup !== head.ageGroup || origin !== head.origin) {
        const ends = endsProtection(head.ageGroup, ageGroup)
        const known = ends && knownBy ? { known_by: knownBy } : {}
        const answers = { language, age_group: ageGroup, origin, ...known }
        key.current = sameWriteAs(key.current, { ...answers, version: track.version })
        await makeMove('case', 'correct', track, answers, key.current.id)
      }
      const name = entered.name.trim()
      if (name === '' || name === profile?.name) return
      const value = { ...profile, name }
      const replaces = latestOf(records, 'profile')
      await writeRecord(session, head.id, {
        compartment: 'identity',
        kind: 'profile',
        value,
        replaces,
        id: row,
      })
      await renameHeader(session, shared, name)
    },
  }
}

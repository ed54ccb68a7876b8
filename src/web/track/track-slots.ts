// What a feature shows of its own kind of process, above the panel.
import type { ReactNode } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Input } from '../../tracks/define.ts'
import { slot } from '../shell/slots.tsx'

export const trackPart = (kind: string) => slot<{ trackId: string }>(`track.${kind}`)

/** Above any process: what holds for all of its kind. */
export const anyTrack = slot<{ kind: string }>('track.any')

/** Beneath any process of a case: what other features keep beside it. */
export const besideTrack = slot<{
  shared: SharedCase
  track: { id: string; kind: string; subkind: string | null; sides: readonly string[] }
}>('track.beside')

/** What stands before the questions of a move that ends a case. */
export const beforeClosing = slot<{ caseId: string }>('track.closing')

/** Where something was refused because somebody else has to do it: how they are asked, with the answers that were given. */
export const askForYes = slot<{ caseId: string; because: string; answers: Input }>('track.ask-for-yes')

/** Round the form of a move by which the person is asked or told something: what stands there instead where that is not safe now; else `children`. */
export const askingForm = slot<{ caseId: string; children: ReactNode }>('track.asking-form')

/** Round the form of a move that ends a case: what stands there instead, where somebody else ends it; else `children`. */
export const closingForm = slot<{ caseId: string; children: ReactNode }>('track.closing-form')

// What a feature shows of its own kind of process, above the panel.
import type { ReactNode } from 'react'
import { slot } from '../shell/slots.tsx'

export const trackPart = (kind: string) => slot<{ trackId: string }>(`track.${kind}`)

/** What stands before the questions of a move that ends a case. */
export const beforeClosing = slot<{ caseId: string }>('track.closing')

/** Round the form of a move that ends a case: what stands there instead, where somebody else ends it; else `children`. */
export const closingForm = slot<{ caseId: string; children: ReactNode }>('track.closing-form')

// A form of a process that asks or tells the person something: open where that is safe, or where whoever fills it in says that the person
// is with them, or that the way for an emergency is used.
import type { ReactNode } from 'react'
import { SafelyAsked } from './safely-asked.tsx'

export function AskingForm({ caseId, children }: { caseId: string; children: ReactNode }) {
  return (
    <SafelyAsked caseId={caseId} mayBeHere>
      {children}
    </SafelyAsked>
  )
}

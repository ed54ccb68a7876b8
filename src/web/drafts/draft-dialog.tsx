// A form beside the page whose words outlive it: closing the dialog keeps what was typed, and an earlier beginning is offered.
import type { ReactNode } from 'react'
import { Dialog } from '../controls/dialog.tsx'
import { DraftConflict } from './draft-conflict.tsx'
import type { Draft } from './draft.ts'

interface DraftDialogProps {
  title: string
  draft: Pick<Draft, 'keep' | 'others' | 'swap' | 'letGo'>
  /** What sends it. */
  action: ReactNode
  onClose: () => void
  children: ReactNode
}

export function DraftDialog({ title, draft, action, onClose, children }: DraftDialogProps) {
  return (
    <Dialog
      title={title}
      place="side"
      isOpen
      onOpenChange={(isOpen) => {
        if (isOpen) return
        void draft.keep().catch(() => undefined)
        onClose()
      }}
      actions={() => action}
    >
      <DraftConflict draft={draft} />
      {children}
    </Dialog>
  )
}

// Asks before something is saved that gives somebody access: who gets what, in words. Nothing is saved by choosing alone.
import type { ReactNode } from 'react'
import { ErrorMessage } from '../actions/error-message.tsx'
import type { usePendingAction } from '../actions/use-pending-action.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface ConfirmProps {
  title: string
  /** What the button that saves it says. */
  action: string
  acting: Pick<ReturnType<typeof usePendingAction>, 'busy' | 'error'>
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}

export function Confirm({
  title,
  action,
  acting: { busy, error },
  onConfirm,
  onClose,
  children,
}: ConfirmProps) {
  return (
    <Dialog
      alert
      isOpen
      title={title}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={() => (
        <Button look="primary" isPending={busy} onPress={onConfirm}>
          {action}
        </Button>
      )}
    >
      <div className="stack">
        <ErrorMessage error={error} />
        {children}
      </div>
    </Dialog>
  )
}

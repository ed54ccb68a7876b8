// The sign-in over the screens, when the session has ended by itself: what was being typed waits beneath.
import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useText } from '../language/language.tsx'

export function ReauthenticateDialog({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  const t = useText()
  return (
    <ModalOverlay className="entrance-layer" isOpen={isOpen} isKeyboardDismissDisabled>
      <Modal>
        <Dialog aria-label={t('signin.again')}>{children}</Dialog>
      </Modal>
    </ModalOverlay>
  )
}

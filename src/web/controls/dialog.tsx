// Something that needs an answer before the work goes on (modal, in the middle) or that is read beside it (side sheet).
// Escape and the cross always close; focus goes in and comes back by itself.
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useText } from '../language/language.tsx'
import './dialog.css'

type DialogProps = {
  title: string
  children: ReactNode | ((close: () => void) => ReactNode)
  /** The buttons at the foot; they stay in sight while the middle scrolls. */
  actions?: (close: () => void) => ReactNode
  /** `side` opens a sheet at the end edge, over the whole height. */
  place?: 'middle' | 'side'
  /** For what must be read (a danger): announced at once, and a press outside does not close it. */
  alert?: boolean
  /** Without a trigger, the owner keeps the state. */
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  /** Instead of these two, where the owner draws it only while it is open. */
  onClose?: () => void
  /** The button that opens it. */
  trigger?: ReactNode
}

/** A modal dialog or a side sheet. Give `trigger`, or `isOpen` with `onOpenChange`, or `onClose`. */
export function Dialog({
  title,
  children,
  actions,
  place = 'middle',
  alert,
  isOpen,
  onOpenChange,
  onClose,
  trigger,
}: DialogProps) {
  const t = useText()
  const closing = (open: boolean) => (open ? undefined : onClose?.())
  const isShown = isOpen ?? (onClose && true)
  const state = isShown === undefined ? {} : { isOpen: isShown, onOpenChange: onOpenChange ?? closing }
  const overlay = (
    <ModalOverlay className="veil" data-place={place} isDismissable={!alert} {...(trigger ? {} : state)}>
      <Modal className="dialog-frame" data-place={place}>
        <AriaDialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
          {({ close }) => (
            <>
              <header className="dialog-header">
                <Heading slot="title" level={2}>
                  {title}
                </Heading>
                <AriaButton className="dialog-close" aria-label={t('web.dialog.close')} onPress={close}>
                  <Icon name="close" />
                </AriaButton>
              </header>
              <div className="dialog-body stack">
                {typeof children === 'function' ? children(close) : children}
              </div>
              {actions && <footer className="dialog-actions">{actions(close)}</footer>}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
  return trigger ? (
    <DialogTrigger {...state}>
      {trigger}
      {overlay}
    </DialogTrigger>
  ) : (
    overlay
  )
}

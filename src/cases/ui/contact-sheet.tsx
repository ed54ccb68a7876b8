// Where it is written down how the person can be reached without danger.
import { useState } from 'react'
import { useAct } from '../../web/act.ts'
import { writeRow, type SealedRow } from '../../web/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useDraft } from '../../web/draft.ts'
import { useText } from '../../web/language.tsx'
import { Trouble } from '../../web/trouble.tsx'
import { emptyContact, type SafeContact } from './opening.ts'
import { SafeContactFields } from './safe-contact-fields.tsx'

export function ContactSheet({
  caseId,
  before,
  row,
  onClose,
  onWritten,
}: {
  caseId: string
  /** What stands there already. */
  before: SafeContact | null
  row: SealedRow | undefined
  onClose: () => void
  onWritten: () => void
}) {
  const t = useText()
  const [contact, setContact] = useState(before ?? emptyContact)
  const { busy, error, run } = useAct()
  const draft = useDraft(`contact.${caseId}`, contact, setContact)
  const send = () =>
    run(async () => {
      await writeRow(caseId, 'contact', 'safe_contact', contact, row)
      await draft.drop()
      onWritten()
    }, draft.keep)
  return (
    <Dialog
      title={t('case.contact.title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={() => (
        <Button look="primary" isPending={busy} onPress={() => void send()}>
          {t('case.contact.save')}
        </Button>
      )}
    >
      <SafeContactFields
        value={contact}
        readers={t('track.sealedFor', { compartment: t('compartment.contact') })}
        onChange={setContact}
      />
      <Trouble error={error} />
    </Dialog>
  )
}

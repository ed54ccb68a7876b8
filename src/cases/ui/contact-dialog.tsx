// Where it is written down how the person can be reached without danger. It counts for everybody at once, so nobody writes over
// a newer one that they have not seen, and an answer that was lost does not keep anybody from going on.
import { useQueryClient } from '@tanstack/react-query'
import { isProblem } from '../../api/problem.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { writeRecord, type SealedRow } from '../../client/records.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { keepOthersApart } from '../client/one-roof.ts'
import { tellOnlyIn } from '../client/tell-only-in.ts'
import { ContactFacts } from './contact-facts.tsx'
import { PersonLanguagesFields } from './person-languages.tsx'
import { Overtaken, useDraftOver } from './draft-over.tsx'
import { apartFrom, emptyContact, type SafeContact } from '../safe-contact.ts'
import { SafeContactFields } from './safe-contact-fields.tsx'
import { SafeHoursFields } from './safe-hours-fields.tsx'
import { session } from '../../web/session/window-session.ts'

interface Props {
  caseId: string
  reference: string
  /** What counts now; nothing where it cannot be read. */
  before: SafeContact | undefined
  row: SealedRow | undefined
  /** What counts now is being opened: nothing is written over it unseen. */
  isOpening: boolean
  onClose: () => void
  onWritten: () => void
}

/** What is written, kept over what counts now, and the keeping of it. */
function useWriteContact({ caseId, reference, before, row, onWritten }: Props) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const { say } = useNotices()
  const draft = useDraftOver(`contact.over.${caseId}`, before, emptyContact)
  const send = () =>
    run(
      async () => {
        const id = draft.attempt()
        await tellOnlyIn(session, caseId, draft.value.hours ?? [])
        await writeRecord(session, caseId, {
          compartment: 'contact',
          kind: 'safe_contact',
          value: draft.value,
          replaces: row,
          id,
        })
        const left = await keepOthersApart(session, reference, apartFrom(draft.value))
        if (left.length > 0) say({ text: t('case.contact.apartLeft', { names: left.join(', ') }) })
        await draft.drop()
        onWritten()
      },
      async (fault) => {
        if (isProblem(fault) && ['stale', 'conflict'].includes(fault.code))
          void queries.invalidateQueries({ queryKey: ['case', caseId] })
        await draft.keep()
      },
    )
  return { draft, busy, error, send }
}

export function ContactDialog(props: Props) {
  const { before, isOpening, onClose } = props
  const t = useText()
  const { draft, busy, error, send } = useWriteContact(props)
  return (
    <Dialog
      title={t('case.contact.title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={() =>
        !draft.isOvertaken && (
          <Button look="primary" isPending={busy || isOpening} onPress={() => void send()}>
            {t('case.contact.save')}
          </Button>
        )
      }
    >
      <DraftConflict draft={draft} />
      <Overtaken draft={draft}>{before && <ContactFacts contact={before} />}</Overtaken>
      <SafeContactFields
        value={draft.value}
        readers={t('track.sealedFor', { compartment: t('compartment.contact') })}
        onChange={draft.change}
      />
      <Beside value={draft.value} onChange={draft.change} />
      <ErrorMessage error={error} />
    </Dialog>
  )
}

/** The hours that are safe, the languages, and what holds when it cannot wait. */
function Beside({ value, onChange }: { value: SafeContact; onChange: (value: SafeContact) => void }) {
  const t = useText()
  return (
    <>
      <SafeHoursFields value={value.hours ?? []} onChange={(hours) => onChange({ ...value, hours })} />
      <PersonLanguagesFields
        value={value.languages}
        onChange={(languages) => onChange({ ...value, languages })}
      />
      <TextField
        label={t('case.contact.emergency')}
        hint={t('case.contact.emergencyHint')}
        optional
        value={value.emergency ?? ''}
        onChange={(emergency) => onChange({ ...value, emergency })}
      />
      <TextField
        label={t('case.contact.apart')}
        hint={t('case.contact.apartHint')}
        optional
        value={value.apart ?? ''}
        onChange={(apart) => onChange({ ...value, apart })}
      />
    </>
  )
}

// An appointment is made with the person beside one, or moved. Whether the hour is one of their safe ones is said while it is typed.
import type { SafeContact } from '../../cases/safe-contact.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { DraftDialog } from '../../web/drafts/draft-dialog.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import type { AppointmentKind } from '../appointment.ts'
import { makeAppointment, moveAppointment } from '../client/appointment.ts'
import { begunWith, meetingIn, type TypedMeeting } from '../client/meeting.ts'
import { hourOn } from '../hour.ts'
import { AppointmentFields, type SafeTimes } from './appointment-fields.tsx'
import type { Appointment } from './use-appointments.ts'

interface Props {
  shared: SharedCase
  kinds: readonly AppointmentKind[]
  /** The one that gets another day; nothing where one is made. */
  moved: Appointment | undefined
  onClose: () => void
  onSaved: () => void
}

/** Saves what was typed, once however often that is tried. */
function useSaving({ shared, kinds, moved, onSaved }: Props) {
  const t = useText()
  const { say } = useNotices()
  const kind = (moved?.track.subkind as AppointmentKind | undefined) ?? kinds[0] ?? 'meeting'
  const [{ typed, written }, put] = useState<{ typed: TypedMeeting; written?: TriedWrite }>(() => ({
    typed: begunWith(moved?.meeting, kind),
  }))
  const [isTried, setTried] = useState(false)
  const draft = useDraft(`appointment.${moved?.track.id ?? shared.case.id}`, { typed, written }, put as never)
  const { busy, error, run } = usePendingAction()
  const save = async () => {
    setTried(true)
    const meeting = meetingIn(typed, session.timezone)
    if (!meeting || hourOn(meeting) === 'skipped') return
    await run(async () => {
      const once = sameWriteAs(written, meeting)
      put({ typed, written: once })
      const said = { meeting, wordsId: once.id }
      if (moved) {
        const { track, opened } = moved
        await moveAppointment(session, shared.case.id, { track, before: opened, ...said })
      } else await makeAppointment(session, shared.case.id, { ...typed, ...said })
      await draft.drop()
      say({ text: t('appointment.made') })
      onSaved()
    }, draft.keep)
  }
  const type = (next: TypedMeeting) => put({ typed: next, ...(written && { written }) })
  return { typed, type, isTried, draft, busy, error, save }
}

export function AppointmentForm(props: Props) {
  const t = useText()
  const { shared, kinds, moved, onClose } = props
  const { typed, type, isTried, draft, busy, error, save } = useSaving(props)
  const safe = useSafeHours(shared)
  return (
    <DraftDialog
      title={t(moved ? 'appointment.another' : 'appointment.make')}
      draft={draft}
      onClose={onClose}
      action={
        <Button look="primary" isPending={busy} onPress={() => void save()}>
          {t('appointment.save')}
        </Button>
      }
    >
      <AppointmentFields
        typed={typed}
        kinds={moved ? [] : kinds}
        onChange={type}
        safe={safe}
        isTried={isTried}
      />
      <ErrorMessage error={error} />
    </DraftDialog>
  )
}

/** When they can be reached, in hours where these were agreed and in the words that stand in their safe contact. */
function useSafeHours(shared: SharedCase): SafeTimes {
  const row = latestOf(shared.records, 'safe_contact')
  const { data } = useQuery({
    queryKey: ['safe-contact', shared.case.id, row?.id],
    queryFn: async () => (await openLatest<Partial<SafeContact>>(session, shared, 'safe_contact')) ?? null,
    enabled: row !== undefined && shared.held.includes('contact'),
  })
  return { words: data?.when ?? '', hours: data?.hours ?? [] }
}

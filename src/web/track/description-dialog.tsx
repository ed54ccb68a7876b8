// Where the words of a process are put anew; what stood before stays, and what was typed outlives the dialog.
import { useState } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import {
  rewriteDescription,
  saidOf,
  type Description,
  type OpenedDescription,
} from '../../client/description.ts'
import { sameWriteAs, type TriedWrite } from '../actions/idempotent-write.ts'
import { usePendingAction } from '../actions/use-pending-action.ts'
import { ErrorMessage } from '../actions/error-message.tsx'
import { Button } from '../controls/button.tsx'
import { useNotices } from '../controls/notice.tsx'
import { useDraft } from '../drafts/draft.ts'
import { DraftDialog } from '../drafts/draft-dialog.tsx'
import { useText } from '../language/language.tsx'
import { session } from '../session/window-session.ts'
import { DescriptionFields } from './description-fields.tsx'
import { machineOf } from './machines.ts'

interface Props {
  shared: SharedCase
  track: { id: string; kind: string; subkind: string | null }
  now: OpenedDescription | undefined
  onClose: () => void
  onSaved: () => void
}

const nothing: Description = { text: '' }

export function DescriptionDialog({ shared, track, now, onClose, onSaved }: Props) {
  const t = useText()
  const { say } = useNotices()
  const [{ value, written }, put] = useState<{ value: Description; written?: TriedWrite }>({
    value: now?.value ?? nothing,
  })
  const [tried, setTried] = useState(false)
  const draft = useDraft(`about.${track.id}`, { value, written }, put as never)
  const { busy, error, run } = usePendingAction()
  const machine = machineOf(track.kind)
  const save = async () => {
    setTried(true)
    const said = saidOf(value)
    if (!said) return
    await run(async () => {
      const once = sameWriteAs(written, said)
      put({ value, written: once })
      const where = { caseId: shared.case.id, track: track.id, machine, subkind: track.subkind ?? undefined }
      await rewriteDescription(session, where, { value: said, before: now?.row, id: once.id })
      await draft.drop()
      say({ text: t('about.saved') })
      onSaved()
    }, draft.keep)
  }
  return (
    <DraftDialog
      title={t(now ? 'about.change' : 'about.write')}
      draft={draft}
      onClose={onClose}
      action={
        <Button look="primary" isPending={busy} onPress={() => void save()}>
          {t('about.save')}
        </Button>
      }
    >
      <DescriptionFields
        value={value}
        onChange={(next) => put({ value: next, ...(written && { written }) })}
        error={tried && !saidOf(value) ? t('about.empty') : undefined}
      />
      <ErrorMessage error={error} />
    </DraftDialog>
  )
}

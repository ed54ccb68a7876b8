// Somebody asks after a person: they are told neither yes nor no, nothing is looked up here, and it is kept for whoever looks after safety.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { keepAskedAfter, sealAskedAfter, type SealedCall } from '../client/take-call.ts'
import { longest } from '../report.ts'

export function AskedAfter() {
  const t = useText()
  const { organisation } = useMe()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [isOpen, setOpen] = useState(false)
  const [story, setStory] = useState('')
  const intention = useIdempotentWrite<SealedCall>()
  const { busy, error, run } = usePendingAction()
  const keep = () =>
    run(async () => {
      const call = await intention.madeFor(story, () => sealAskedAfter(session, story))
      await keepAskedAfter(session, call, 'telephone')
      setOpen(false)
      setStory('')
      say({ text: t('hotline.after.kept') })
      await queries.invalidateQueries({ queryKey: ['contacts'] })
    })
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        {t('hotline.after.begin')}
      </Button>
      <Dialog
        title={t('hotline.after')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={() => (
          <Button look="primary" icon="lock" isPending={busy} onPress={() => void keep()}>
            {t('hotline.after.keep')}
          </Button>
        )}
      >
        <p>
          <q>{t('hotline.after.say')}</q>
        </p>
        <p className="second">{t('hotline.after.never')}</p>
        <TextArea
          label={t('hotline.after.story')}
          readers={t('hotline.sealed', { organisation: organisation.name })}
          optional
          rows={4}
          maxLength={longest.story}
          value={story}
          onChange={setStory}
        />
        <ErrorMessage error={error} />
      </Dialog>
    </>
  )
}

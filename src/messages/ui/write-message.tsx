// A message to the person. Who will read it stands above the field; how long it stays is chosen beside it. After it is sent,
// somebody is asked to give the neutral notice where the person wants one.
import { useState } from 'react'
import type { SharedCase } from '../../web/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/draft.ts'
import { useText } from '../../web/language.tsx'
import { Trouble } from '../../web/trouble.tsx'
import { lastings, usualLasting, type Lasting } from '../lasting.ts'
import { askForNotice } from './asked-notice.ts'
import { sendMessage } from './sealed-message.ts'

const nothing: { text: string; days: Lasting } = { text: '', days: usualLasting }

/** `id` names the message to be, so that trying again is the same one; after it is sent, the form begins anew with another. */
export function WriteMessage({
  shared,
  id,
  onWritten,
}: {
  shared: SharedCase
  id: string
  onWritten: () => void
}) {
  const t = useText()
  const { say } = useNotices()
  const caseId = shared.case.id
  const [message, setMessage] = useState(nothing)
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const draft = useDraft(`message.${caseId}`, message, setMessage)

  const send = async () => {
    setTried(true)
    if (!message.text.trim()) return
    setBusy(true)
    setError(null)
    try {
      await sendMessage(caseId, id, message.text.trim(), message.days)
    } catch (fault) {
      await draft.keep().catch(() => undefined)
      setError(fault)
      setBusy(false)
      return
    }
    await draft.drop()
    const asked = await askForNotice(shared).catch(() => false)
    say({ text: t(asked ? 'messages.sentAndAsked' : 'messages.sent') })
    onWritten()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextArea
        id="message"
        label={t('messages.write')}
        readers={t(shared.case.personCircle === null ? 'messages.noCard' : 'messages.readers')}
        rows={4}
        value={message.text}
        onChange={(text) => setMessage({ ...message, text })}
        error={tried && !message.text.trim() ? t('messages.empty') : undefined}
      />
      <Select
        label={t('messages.stay')}
        options={lastings.map((days) => ({ value: String(days), label: t(`messages.stay.${days}`) }))}
        value={String(message.days)}
        onChange={(value) => value && setMessage({ ...message, days: Number(value) as Lasting })}
      />
      <div>
        <Button type="submit" look="primary" isPending={busy}>
          {t('messages.send')}
        </Button>
      </div>
      <Trouble error={error} />
    </form>
  )
}

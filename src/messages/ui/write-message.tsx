// A message to the person. Who will read it stands above the field; how long it stays is chosen beside it. After it is sent,
// somebody is asked to give the neutral notice where the person wants one.
import { useState } from 'react'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { lastings, usualLasting, type Lasting } from '../lasting.ts'
import { askForNotice } from './asked-notice.ts'
import { longest, newMessage } from '../client/send-message.ts'
import { sendMessage, whatArrived } from '../client/send-message.ts'
import { session } from '../../web/session/window-session.ts'

/** `id` names the message to be, in the draft too, so that trying again is the same one, also after the page was loaded anew. */
const nothing = (): { id: string; text: string; days: Lasting } => ({
  id: newMessage(),
  text: '',
  days: usualLasting,
})

type Props = { shared: SharedCase; onWritten: () => void }

/** What is written, kept as a draft, and the sending of it. */
function useWriteMessage({ shared, onWritten }: Props) {
  const t = useText()
  const { say } = useNotices()
  const caseId = shared.case.id
  const [message, setMessage] = useState(nothing)
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const text = message.text.trim()
  // Nothing that is too long is cut while it is pasted: the writer sees all of it, and by how much.
  const over = text.length - longest
  const draft = useDraft(`message.${caseId}`, message, (before) => setMessage({ ...message, ...before }))

  /** Of what is there under its name already, only the answer was lost; what was changed since is another message. */
  const deliver = async () => {
    const { lang: language } = document.documentElement
    try {
      await sendMessage(session, caseId, { id: message.id, text, language, days: message.days })
    } catch (fault) {
      if ((await whatArrived(session, fault, caseId, message.id)) === text) return
      const id = newMessage()
      setMessage({ ...message, id })
      await sendMessage(session, caseId, { id, text, language, days: message.days })
    }
  }
  const send = async () => {
    setTried(true)
    if (!text || over > 0) return
    setBusy(true)
    setError(null)
    try {
      await deliver()
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
  return { message, setMessage, text, over, draft, tried, busy, error, send }
}

/** After it is sent, the form begins anew. */
export function WriteMessage(props: Props) {
  const { shared } = props
  const t = useText()
  const { message, setMessage, text, over, draft, tried, busy, error, send } = useWriteMessage(props)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <DraftConflict draft={draft} />
      <TextArea
        id="message"
        label={t('messages.write')}
        readers={t(shared.case.personCircle === null ? 'messages.noCard' : 'messages.readers')}
        rows={4}
        value={message.text}
        onChange={(words) => setMessage({ ...message, text: words })}
        error={
          over > 0
            ? t('messages.tooLong', { most: longest, count: over })
            : tried && !text
              ? t('messages.empty')
              : undefined
        }
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
      <ErrorMessage error={error} />
    </form>
  )
}

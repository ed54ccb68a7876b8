// In the line of whoever asks to be called: when, by the clock of this desk, and one press that promises it.
import type { CallAsked } from '../call-asked.ts'
import { contactMachine } from '../contact.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { makeMove } from '../../web/session/window-session.ts'
import type { ReadReport } from '../report.ts'
import type { Contact } from '../client/answer-request.ts'

const promising: readonly string[] = contactMachine.moves.schedule.from

export function AskedCall({
  contact,
  call,
  report,
  onDone,
}: {
  contact: Contact
  call: CallAsked
  report: Pick<ReadReport, 'channel' | 'reach'>
  onDone: () => void
}) {
  const { t, dates } = useLanguage()
  const { say } = useNotices()
  const now = useNow()
  const { busy, error, run } = usePendingAction()
  const when = `${dates.day(call.at, now)} ${dates.time(call.at)}`
  // The page asks for a number only where the request has none.
  const isOther = call.number !== '' && report.channel === 'phone' && report.reach !== ''
  const isPromised = contact.state === 'callback_due'
  const canPromise = (isPromised || promising.includes(contact.state)) && Date.parse(call.at) > now.getTime()
  const promise = () =>
    run(async () => {
      const { track: id, version } = contact
      // Whoever names the hour says that it is safe then.
      const facts = { call_at: call.at, channel: 'telephone', safe: true }
      // Another hour in the place of one in which nobody was reached.
      if (isPromised) await makeMove('contact', 'not_reached', { id, version }, { call_at: call.at })
      else await makeMove('contact', 'schedule', { id, version }, facts)
      say({ text: t('hotline.call.promised', { when }) })
      onDone()
    })
  return (
    <div className="stack">
      <p className="strong">{t('hotline.call.asked', { when })}</p>
      {isOther && <Notice tone="due">{t('hotline.call.other')}</Notice>}
      {call.number && <HoldToRead label={t('hotline.number')} dir="ltr" read={() => call.number} />}
      <ErrorMessage error={error} />
      {canPromise && (
        <div className="row">
          <Button icon="phone" isPending={busy} onPress={() => void promise()}>
            {t('hotline.call.promise')}
          </Button>
        </div>
      )}
    </div>
  )
}

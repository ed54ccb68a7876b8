// The next step of a complaint: what was done, on which day, the sum to the cent, and words for whoever complained.
import { useRef, useState } from 'react'
import { decimalOf, hundredthsIn, latinNumber } from '../../jurisdiction/money.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import type { Contact, OpenedRequest } from '../client/answer-request.ts'
import { takeLabourStep } from '../client/labour-step.ts'
import type { Writing } from '../client/report-thread.ts'
import { complaintEnds, foundOnVisit } from '../labour-complaint.ts'
import { stepIn, type LabourStep } from '../labour-steps.ts'
import { longest } from '../report.ts'

type What = LabourStep['what']

/** What can be done from where it stands. */
const possible: Readonly<Record<string, readonly What[]>> = {
  received: ['visit', 'order', 'close'],
  answered: ['visit', 'order', 'pay', 'close'],
  visited: ['order', 'pay', 'visit', 'close'],
  ordered: ['pay', 'order', 'visit', 'close'],
  paid: ['close'],
}

interface Typed {
  what: What | null
  on: string | null
  amount: string
  code: string | null
  text: string
}

/** `812.4` as it is kept: `812.40`; nothing where it is no sum. */
function exact(typed: string): string {
  const number = latinNumber(typed).replaceAll(/\s/g, '')
  return /^\d{1,9}(\.\d{1,2})?$/.test(number) ? decimalOf(hundredthsIn(number)) : ''
}

interface Form {
  typed: Typed
  put: (change: Partial<Typed>) => void
}

export function LabourStepForm({
  contact,
  opened,
  onDone,
}: {
  contact: Contact
  opened: OpenedRequest
  onDone: () => void
}) {
  const t = useText()
  const today = useToday()
  const { say } = useNotices()
  const { network } = useMe()
  const [typed, setTyped] = useState<Typed>({ what: null, on: null, amount: '', code: null, text: '' })
  const put = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }))
  const { busy, error, run } = usePendingAction()
  const writing = useRef<Writing>({})
  const { what, code } = typed
  const on = typed.on ?? (what === 'order' ? null : today)
  const step = stepIn({
    what,
    ...(what === 'close' ? { reason: code } : { on }),
    ...(what === 'visit' && { found: code }),
    ...((what === 'order' || what === 'pay') && { amount: exact(typed.amount), currency: network.currency }),
  })
  const send = () =>
    run(async () => {
      if (!step) return
      await takeLabourStep(session, { contact, opened }, { step, text: typed.text.trim() }, writing.current)
      say({ text: t('labour.step.done') })
      onDone()
    })
  return (
    <Card title={t('labour.step')} lead={t('labour.step.lead')}>
      <div className="stack">
        <RadioGroup
          columns
          label={t('labour.step.what')}
          choices={(possible[contact.state] ?? []).map((value) => ({
            value,
            label: t(`labour.step.what.${value}`),
          }))}
          value={what}
          onChange={(value) => put({ what: value as What, on: null, code: null })}
        />
        {what && <Answers typed={typed} put={put} />}
        <ErrorMessage error={error} />
        {what && (
          <Button look="primary" isPending={busy} isDisabled={!step} onPress={() => void send()}>
            {t('labour.step.send')}
          </Button>
        )}
      </div>
    </Card>
  )
}

function Answers({ typed, put }: Form) {
  const t = useText()
  const today = useToday()
  const { network } = useMe()
  const { what } = typed
  const codes = what === 'visit' ? foundOnVisit : what === 'close' ? complaintEnds : []
  return (
    <>
      {(what === 'order' || what === 'pay') && (
        <TextField
          label={t(`labour.step.amount.${what}`, { currency: network.currency })}
          dir="ltr"
          value={typed.amount}
          onChange={(amount) => put({ amount })}
        />
      )}
      {what !== 'close' && (
        <DateField
          label={t(`labour.step.on.${what}`)}
          {...(what === 'order' ? { min: today } : { max: today })}
          value={typed.on ?? (what === 'order' ? null : today)}
          onChange={(on) => put({ on })}
        />
      )}
      {codes.length > 0 && (
        <RadioGroup
          columns
          label={t(`labour.step.code.${what}`)}
          choices={codes.map((value) => ({
            value,
            label: t(what === 'visit' ? `help.labour.found.${value}` : `labour.step.end.${value}`),
          }))}
          value={typed.code}
          onChange={(code) => put({ code })}
        />
      )}
      <TextArea
        label={t('labour.step.text')}
        readers={t('labour.step.text.readers')}
        optional
        rows={2}
        maxLength={longest.story}
        value={typed.text}
        onChange={(text) => put({ text })}
      />
    </>
  )
}

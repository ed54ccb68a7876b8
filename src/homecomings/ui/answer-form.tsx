// What whoever sent somebody is told: chosen, sealed here, and handed in at their page. The questions are those that the file itself asks of a
// place without an installation.
import { useState } from 'react'
import { answerForms, type AskedWith } from '../../packages/answers.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { answerSender, type AnswerMade } from '../client/answer-sender.ts'
import type { AnswerBy } from '../client/open-received.ts'

export interface Given {
  kind: string
  said: Readonly<Record<string, string>>
}

interface AnswerProps {
  track: string
  by: AnswerBy
  /** Which kinds are offered. */
  offers: (kind: string) => boolean
  /** What stands there already. */
  first?: Given | undefined
  /** It was handed in. */
  onDone: (given: Given) => Promise<unknown>
}

/** So many stand one beneath the other; more are a list that opens, or the page is four screens of a telephone. */
const few = 3

const none: Given = { kind: '', said: {} }

export function AnswerForm({ track, by, offers, first = none, onDone }: AnswerProps) {
  const t = useText()
  const [given, give] = useState(first)
  const [made, setMade] = useState<AnswerMade>()
  const { busy, error, run } = usePendingAction()
  const forms = answerForms[by.purpose].filter(({ kind }) => offers(kind))
  const kinds = forms.map(({ kind }) => ({ value: kind, label: t(`public.package.kind.${kind}`) }))
  const form = forms.find(({ kind }) => kind === given.kind)
  const isWhole = form?.asks.every(({ name, isNeeded }) => !isNeeded || given.said[name])
  if (made) return <HandIn made={made} onDone={() => onDone(given).then(() => setMade(undefined))} />
  return (
    <div className="stack">
      {forms.length > few ? (
        <Select
          label={t('home.answer.kind')}
          options={kinds}
          value={given.kind || null}
          onChange={(kind) => give({ kind: kind ?? '', said: {} })}
        />
      ) : (
        <RadioGroup
          label={t('home.answer.kind')}
          columns
          choices={kinds}
          value={given.kind}
          onChange={(kind) => give({ kind, said: {} })}
        />
      )}
      {form?.asks.map((asked) => (
        <Asked
          key={asked.name}
          asked={asked}
          value={given.said[asked.name] ?? ''}
          put={(value) => give({ ...given, said: { ...given.said, [asked.name]: value } })}
        />
      ))}
      <ErrorMessage error={error} />
      <div className="row">
        <Button
          look="primary"
          icon="lock"
          isPending={busy}
          isDisabled={!isWhole}
          onPress={() => void run(async () => setMade(await answerSender(session, { track, by }, given)))}
        >
          {t('home.answer.make')}
        </Button>
      </div>
    </div>
  )
}

function Asked({
  asked: { name, ask, isNeeded },
  value,
  put,
}: {
  asked: AskedWith
  value: string
  put: (value: string) => void
}) {
  const t = useText()
  const label = t(`public.package.ask.${name}`)
  if (ask === 'day')
    return <DateField label={label} optional value={value || null} onChange={(day) => put(day ?? '')} />
  if (ask === 'words')
    return <TextArea label={label} rows={2} maxLength={1000} value={value} onChange={put} />
  return (
    <Select
      label={label}
      {...(!isNeeded && { placeholder: t('public.package.notAsked') })}
      options={ask.map((code) => ({ value: code, label: t(`public.package.code.${code}`) }))}
      value={value || null}
      onChange={(code) => put(code ?? '')}
    />
  )
}

function HandIn({ made: { text, at }, onDone }: { made: AnswerMade; onDone: () => Promise<unknown> }) {
  const t = useText()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => say({ tone: 'done', text: t('home.answer.copied') }),
      () => say({ tone: 'due', text: t('forms.notCopied') }),
    )
  return (
    <Notice title={t('home.answer.made')}>
      <div className="stack">
        <p>{t('home.answer.made.words')}</p>
        <TextArea label={t('home.answer.text')} dir="ltr" rows={3} value={text} onChange={() => undefined} />
        <div className="row">
          <Button onPress={copy}>{t('home.answer.copy')}</Button>
          {at && (
            <a href={at} target="_blank" rel="noopener noreferrer">
              {t('home.answer.page', { host: new URL(at).host })}
            </a>
          )}
        </div>
        <ErrorMessage error={error} />
        <div className="row">
          <Button look="primary" isPending={busy} onPress={() => void run(onDone)}>
            {t('home.answer.done')}
          </Button>
        </div>
      </div>
    </Notice>
  )
}

// What survivors answered to us, seat by seat; that their hours are paid; and what came of it, for everybody.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useMoneyWords } from '../../web/language/money.ts'
import { api } from '../../web/session/api.ts'
import type { OpenedSeat } from '../client/advise.ts'
import { longestFinding, payFor } from '../consultation.ts'
import { useAdvice, type Consultation } from './use-consultations.ts'

interface Shown {
  consultation: Consultation
  onDone: () => void
}

export function Advice({ consultation, onDone }: Shown) {
  const { t } = useLanguage()
  const { data, error } = useAdvice(consultation)
  const given = (data ?? []).filter(({ answeredOn }) => answeredOn !== null)
  return (
    <section className="stack" aria-label={consultation.title}>
      <h3>{consultation.title}</h3>
      <ErrorMessage error={error} />
      {given.some(({ isProven }) => !isProven) && (
        <Notice tone="danger" title={t('consultation.unproven.title')}>
          {t('consultation.unproven', {
            seats: given
              .filter(({ isProven }) => !isProven)
              .map(({ n }) => String(n))
              .join(', '),
          })}
        </Notice>
      )}
      {data && given.length === 0 && <p className="second">{t('consultation.unanswered')}</p>}
      {consultation.questions.map((question, at) => (
        <div key={question}>
          <h4>{question}</h4>
          {given.map(({ n, answers }) =>
            answers[at] ? (
              <p key={n}>
                {t('consultation.seat', { n })}: <bdi>{answers[at]}</bdi>
              </p>
            ) : null,
          )}
        </div>
      ))}
      <Paid consultation={consultation} seats={given} />
      {given.length > 0 && !consultation.findings?.approvedOn ? (
        <Findings consultation={consultation} onDone={onDone} />
      ) : (
        <div className="row">
          <Button look="quiet" onPress={onDone}>
            {t('consultation.close')}
          </Button>
        </div>
      )}
    </section>
  )
}

function Paid({ consultation, seats }: { consultation: Consultation; seats: readonly OpenedSeat[] }) {
  const { t, dates } = useLanguage()
  const { money } = useMoneyWords()
  const queries = useQueryClient()
  const { error, run } = usePendingAction()
  const { id, rate, currency } = consultation
  const pay = (n: number) =>
    void run(async () => {
      await api.consultations.pay({ id, n })
      await queries.invalidateQueries({ queryKey: ['consultations'] })
    })
  return (
    <>
      <ErrorMessage error={error} />
      <Rows
        rows={seats.map(({ n, hours, paidOn }) => ({
          id: String(n),
          title: t('consultation.seat', { n }),
          detail: t('consultation.owed', {
            hours: hours ?? 0,
            sum: money(payFor(hours ?? 0, rate), currency),
          }),
          facts: [paidOn ? t('consultation.paid.on', { day: dates.day(paidOn) }) : t('consultation.unpaid')],
          ...(!paidOn && {
            actions: (
              <Button size="small" onPress={() => pay(n)}>
                {t('consultation.pay')}
              </Button>
            ),
          }),
        }))}
      />
    </>
  )
}

function Findings({ consultation: { id, findings }, onDone }: Shown) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [said, setSaid] = useState(findings?.said ?? '')
  const [did, setDid] = useState(findings?.did ?? '')
  const publish = () =>
    void run(async () => {
      await api.consultations.publish({ id, said: said.trim(), did: did.trim() })
      say({ text: t('consultation.published.done') })
      await queries.invalidateQueries({ queryKey: ['consultations'] })
      onDone()
    })
  return (
    <div className="stack">
      <TextArea
        label={t('consultation.said.label')}
        hint={t('voice.changed.nobody')}
        rows={2}
        value={said}
        maxLength={longestFinding}
        onChange={setSaid}
      />
      <TextArea
        label={t('consultation.did.label')}
        rows={2}
        value={did}
        maxLength={longestFinding}
        onChange={setDid}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button
          look="primary"
          isPending={busy}
          isDisabled={said.trim() === '' || did.trim() === ''}
          onPress={publish}
        >
          {t('consultation.publish')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {t('consultation.close')}
        </Button>
      </div>
    </div>
  )
}

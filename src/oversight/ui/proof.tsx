// One line, proved: what was computed here, step by step, in words that need no mathematics.

import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import type { Line } from '../line.ts'
import { cosignerWords } from './cosigners.ts'
import { useBelieving } from './looking.ts'
import { proveLine, type Proved } from '../client/proving.ts'
import { actWords } from './words.ts'

export function Proof({ line, onClose }: { line: Line; onClose: () => void }) {
  const t = useText()
  const { day, time } = useDates()
  const { organisation } = useMe()
  const believing = useBelieving()
  const { data, error } = useQuery({
    queryKey: ['oversight', 'proof', line.seq],
    queryFn: async () => proveLine(api, line, await believing(), organisation.id),
    staleTime: 0,
  })
  return (
    <Dialog
      title={t('audit.proof', { number: line.seq })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={(close) => <Button onPress={close}>{t('web.dialog.close')}</Button>}
    >
      <p>
        <strong>{actWords(line.action, t)}</strong>
        <br />
        <span className="second">
          {day(line.at)} {time(line.at)}
        </span>
      </p>
      <ErrorMessage error={error} />
      {!data && !error && <Skeleton label={t('audit.proof.computing')} lines={4} />}
      {data && <Steps proved={data} />}
    </Dialog>
  )
}

function Steps({ proved: { steps, at, cosigners = [] } }: { proved: Proved }) {
  const t = useText()
  const { day, time } = useDates()
  if (!steps || !at)
    return (
      <Notice tone="info" title={t('audit.proof.soon')}>
        {t('audit.proof.soon.words')}
      </Notice>
    )
  const holds = steps.every((step) => step.holds)
  const values = { day: day(at), time: time(at) }
  return (
    <>
      <Notice tone={holds ? 'done' : 'danger'} title={t(holds ? 'audit.proof.holds' : 'audit.proof.broken')}>
        {t(holds ? 'audit.proof.holds.words' : 'audit.alarm.do', values)}
      </Notice>
      <ol className="audit-checks">
        {steps.map((step) => (
          <li key={step.name} data-broken={!step.holds || undefined}>
            <Icon name={step.holds ? 'check' : 'alert'} size={18} />
            <span>
              {t(`audit.proof.${step.holds ? 'step' : 'fails'}.${step.name}`, {
                ...values,
                count: step.count,
              })}
            </span>
          </li>
        ))}
        <li>
          <Icon name="people" size={18} />
          <span>{cosignerWords(cosigners, t)}</span>
        </li>
      </ol>
    </>
  )
}

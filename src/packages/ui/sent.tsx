// A package that was sent: what came back, what is to be written down, and taking it back.
import { useState } from 'react'
import type { ReferralSummary } from '../../referrals/api.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState, Facts } from '../../web/controls/card.tsx'
import { Confirm } from '../../web/controls/confirm.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { followUpQuestions } from '../../solutions/follow-up.ts'
import { followUpWords } from '../../solutions/ui/follow-up-words.ts'
import { bringAnswer } from '../client/bring-answer.ts'
import type { CameBack, ReadPackage } from '../client/read-answers.ts'
import { stepsFor, writeDown } from '../client/write-down.ts'

interface SentProps {
  sent: ReadPackage
  referral: ReferralSummary
  reload: () => void
}

export function Sent({ sent, referral, reload }: SentProps) {
  const { t, dates } = useLanguage()
  const { kept, isOpen, recalledAt, until, madeAt } = sent
  const ended = recalledAt === null ? 'package.expired' : 'package.recalled'
  return (
    <Card
      title={t('package.sent', { day: dates.day(madeAt, '2000-01-01') })}
      aside={<Pill tone={isOpen ? 'done' : 'due'}>{t(isOpen ? 'package.open' : ended)}</Pill>}
    >
      <div className="stack">
        <Facts
          facts={[
            { term: t('package.to'), value: <bdi>{kept?.to ?? t('package.unreadable')}</bdi> },
            { term: t('package.told'), value: <bdi>{kept?.told.join(' · ')}</bdi> },
            { term: t('package.until'), value: dates.day(until, '2000-01-01') },
          ]}
        />
        <Answers sent={sent} referral={referral} reload={reload} />
        {isOpen ? (
          <div className="row">
            <Bring sent={sent} reload={reload} />
            <Recall sent={sent} reload={reload} />
          </div>
        ) : (
          <p className="second">{t('package.known')}</p>
        )}
      </div>
    </Card>
  )
}

function Answers({ sent, referral, reload }: SentProps) {
  const { t, dates } = useLanguage()
  const now = useNow()
  const { say } = useNotices()
  const acting = usePendingAction()
  if (sent.answers.length === 0)
    return <EmptyState small icon="clock" title={t('package.none')} words={t('package.none.words')} />
  const write = (came: CameBack) =>
    acting.run(async () => {
      await writeDown(session, { sent, came, inWords: (seen) => followUpWords(seen, t) })
      say({ text: t('package.written'), tone: 'done' })
      reload()
    })
  const row = (came: CameBack): Row => {
    const { answer, digest, cameAt, takenAt, waiting, came: by } = came
    const changes =
      answer &&
      takenAt === null &&
      (answer.kind === 'how_it_goes' || (stepsFor(referral.state, answer)?.length ?? 0) > 0)
    return {
      id: digest,
      title: answer ? t(`package.kind.${answer.kind}`) : t('package.foreign'),
      detail: answer ? <Said answer={answer} /> : t('package.foreign.words'),
      facts: [
        <span key="when" className="second">
          {t(`package.came.${by}`, { when: dates.ago(cameAt, now) })}
        </span>,
        ...(takenAt === null ? [] : [<Pill key="taken">{t('package.taken')}</Pill>]),
      ],
      actions: waiting.length > 0 && (
        <Button
          look={changes ? 'primary' : 'plain'}
          size="small"
          isPending={acting.busy}
          onPress={() => void write(came)}
        >
          {t(changes ? 'package.write' : 'package.seen')}
        </Button>
      ),
    }
  }
  return (
    <>
      <ErrorMessage error={acting.error} />
      <Rows heading={t('package.answers')} rows={sent.answers.toReversed().map(row)} />
    </>
  )
}

function Said({ answer: { said } }: { answer: NonNullable<CameBack['answer']> }) {
  const { t, dates } = useLanguage()
  const words = Object.entries(said).map(([name, value]) => {
    if (name === 'words') return value
    if (name === 'first_day') return dates.day(value, '2000-01-01')
    return name in followUpQuestions
      ? `${t(`followUp.${name}`)}: ${t(`followUp.${name}.${value}`)}`
      : t(`code.${value}`)
  })
  return <bdi className="package-said">{words.join(' · ')}</bdi>
}

function Bring({ sent, reload }: Pick<SentProps, 'sent' | 'reload'>) {
  const { t } = useLanguage()
  const acting = usePendingAction()
  const [text, setText] = useState('')
  return (
    <Dialog
      title={t('package.bring')}
      trigger={<Button size="small">{t('package.bring')}</Button>}
      actions={(close) => (
        <Button
          look="primary"
          isPending={acting.busy}
          onPress={() =>
            void acting.run(async () => {
              await bringAnswer(session, sent, text)
              close()
              reload()
            })
          }
        >
          {t('package.bring.do')}
        </Button>
      )}
    >
      <ErrorMessage error={acting.error} />
      <TextArea
        label={t('package.bring.text')}
        hint={t('package.bring.hint')}
        dir="ltr"
        value={text}
        onChange={setText}
      />
      <input
        type="file"
        accept="text/plain"
        aria-label={t('package.bring.file')}
        onChange={({ target }) => void target.files?.[0]?.text().then(setText)}
      />
    </Dialog>
  )
}

function Recall({ sent, reload }: Pick<SentProps, 'sent' | 'reload'>) {
  const { t } = useLanguage()
  const acting = usePendingAction()
  const [asks, ask] = useState(false)
  return (
    <>
      <Button size="small" look="quiet" onPress={() => ask(true)}>
        {t('package.recall')}
      </Button>
      {asks && (
        <Confirm
          title={t('package.recall.ask')}
          action={t('package.recall')}
          acting={acting}
          onClose={() => ask(false)}
          onConfirm={() =>
            void acting.run(async () => {
              await api.packages.recall({ id: sent.id })
              ask(false)
              reload()
            })
          }
        >
          <p>{t('package.recall.words')}</p>
        </Confirm>
      )}
    </>
  )
}

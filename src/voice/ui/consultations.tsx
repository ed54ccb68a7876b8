// What survivors are asked before something is decided: whoever asks writes it for everybody, members of the council take a seat, answer sealed
// and are paid by the hour, and what came of it stands before everybody once the council has approved it.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage, type Text } from '../../web/language/language.tsx'
import { useMoneyWords } from '../../web/language/money.ts'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { Page } from '../../web/shell/page.tsx'
import { consulting } from '../consultation.ts'
import { Advice } from './advice.tsx'
import { AdviseForm } from './advise-form.tsx'
import { AskSurvivors } from './ask-survivors.tsx'
import { useConsultations, type Consultation } from './use-consultations.ts'

export function Consultations() {
  const { t } = useLanguage()
  return (
    <Page title={t('consultation.title')} lead={t('consultation.lead')} width="narrow">
      <ConsultationsCard />
    </Page>
  )
}

/** One thing at a time is open beneath the list: an answer, the answers, or a new question. */
export function ConsultationsCard() {
  const { t } = useLanguage()
  const { roles } = useMe()
  const { data, error } = useConsultations()
  const [open, show] = useState<string | null>(null)
  const chosen = data?.consultations.find(({ id }) => id === open)
  const done = () => show(null)
  return (
    <Card title={t('consultation.list')}>
      <div className="stack">
        <ErrorMessage error={error} />
        {data && data.consultations.length > 0 && (
          <List consultations={data.consultations} isCouncil={data.isCouncil} onOpen={show} />
        )}
        {data?.consultations.length === 0 && <p className="second">{t('consultation.none')}</p>}
        {chosen && !chosen.isOurs && chosen.mine && (
          <AdviseForm key={chosen.id} consultation={chosen} onDone={done} />
        )}
        {chosen?.isOurs && <Advice key={chosen.id} consultation={chosen} onDone={done} />}
        {open === 'new' && <AskSurvivors onDone={done} />}
        {open === null && hasOneOf(roles, consulting) && (
          <div className="row">
            <Button onPress={() => show('new')}>{t('consultation.ask')}</Button>
          </div>
        )}
      </div>
    </Card>
  )
}

interface Listed {
  consultations: readonly Consultation[]
  isCouncil: boolean
  onOpen: (id: string) => void
}

function List({ consultations, isCouncil, onOpen }: Listed) {
  const { t, dates } = useLanguage()
  const { money } = useMoneyWords()
  return (
    <Rows
      rows={consultations.map((one) => ({
        id: one.id,
        title: one.title,
        detail: (
          <>
            <bdi>{one.house}</bdi> · {t('consultation.until', { day: dates.day(one.until) })} ·{' '}
            {t('consultation.paid', {
              hours: one.hours,
              rate: money(BigInt(one.rate) * 100n, one.currency),
            })}
            {one.findings && (
              <>
                <br />
                {t('consultation.said')} <bdi>{one.findings.said}</bdi>
                <br />
                {t('consultation.did')} <bdi>{one.findings.did}</bdi>
              </>
            )}
          </>
        ),
        facts: [stateOf(one, t)],
        actions: <Doing consultation={one} isCouncil={isCouncil} onOpen={onOpen} />,
      }))}
    />
  )
}

function stateOf({ findings, isOpen, taken, seats, answered, mine }: Consultation, t: Text): string {
  if (findings) return t(findings.approvedOn ? 'consultation.published' : 'consultation.waits')
  if (mine?.paidOn) return t('consultation.mine.paid')
  if (mine?.answeredOn) return t('consultation.mine.answered')
  return t(isOpen ? 'consultation.seats' : 'consultation.over', { taken, seats, answered })
}

/** The one thing that whoever looks can do next. */
function Doing({
  consultation: one,
  isCouncil,
  onOpen,
}: {
  consultation: Consultation
  isCouncil: boolean
  onOpen: (id: string) => void
}) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const acting = (act: () => Promise<unknown>, told: string) =>
    void run(async () => {
      await act()
      say({ text: t(told) })
      await queries.invalidateQueries({ queryKey: ['consultations'] })
    })
  const button = (word: string, onPress: () => void) => (
    <>
      <ErrorMessage error={error} />
      <Button size="small" isPending={busy} onPress={onPress}>
        {t(`consultation.${word}`)}
      </Button>
    </>
  )
  if (one.isOurs) return button('read', () => onOpen(one.id))
  if (!isCouncil) return null
  if (one.findings && !one.findings.approvedOn)
    return button('approve', () =>
      acting(() => api.consultations.approve({ id: one.id }), 'consultation.approved'),
    )
  if (one.mine && !one.mine.answeredOn && !one.findings) return button('answer', () => onOpen(one.id))
  if (!one.mine && one.isOpen && one.taken < one.seats)
    return button('take', () =>
      acting(async () => {
        await api.consultations.takeSeat({ id: one.id })
        onOpen(one.id)
      }, 'consultation.taken'),
    )
  return null
}

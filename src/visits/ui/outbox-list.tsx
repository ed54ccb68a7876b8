// What waits on this telephone and what has a receipt, as numbers. The word "sent" is not used before the server's receipt.
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import type { Row } from './phone-store.ts'
import type { Phone } from './use-phone.ts'

const tones = { open: 'due', waiting: 'due', received: 'done', came_back: 'late' } as const

export function Outbox({ phone, onBack }: { phone: Phone; onBack: () => void }) {
  const t = useText()
  const { items, stopped } = phone
  const waiting = items.filter(({ state }) => state !== 'received')
  const rows = items.filter((one): one is Row => one.kind === 'row')
  const beds = waiting.filter(({ kind }) => kind === 'bed').length
  return (
    <main className="visit-day">
      <header className="visit-day-head">
        <h1>{t('visit.out.title', { count: waiting.length })}</h1>
        <p className="second">{t('visit.out.words')}</p>
      </header>
      {stopped && (
        <Notice
          tone="due"
          title={t(`visit.out.${stopped}`)}
          {...(stopped === 'sign-in' && {
            action: (
              <ButtonLink href="/" size="small">
                {t('visit.out.signIn')}
              </ButtonLink>
            ),
          })}
        />
      )}
      <Card>
        <Rows
          rows={rows
            .toSorted((a, b) => b.number - a.number)
            .map(({ id, number, state, receipt }) => ({
              id,
              title: t('visit.day.number', { number }),
              ...(receipt === undefined ? {} : { detail: t('visit.out.receipt', { receipt }) }),
              facts: [
                <Pill key="state" tone={tones[state]}>
                  {t(`visit.out.state.${state}`)}
                </Pill>,
              ],
            }))}
        />
        {beds > 0 && <p className="second">{t('visit.out.beds', { count: beds })}</p>}
      </Card>
      <footer className="visit-day-acts">
        <Button onPress={() => void phone.send()}>{t('visit.out.again')}</Button>
        <Button look="quiet" onPress={onBack}>
          {t('visit.out.back')}
        </Button>
      </footer>
    </main>
  )
}

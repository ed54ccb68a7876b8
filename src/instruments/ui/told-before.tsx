// Before the first question: what the person answered when they were asked the same before. It is taken over and not asked again, or asked
// anew where whoever asks wants to hear it once more.
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { session } from '../../web/session/window-session.ts'
import { answeredBefore } from '../client/kept-answers.ts'
import { itemsFor, type Answers, type Instrument } from '../instrument.ts'
import { nextFrom, type Going } from './going.ts'

interface Props {
  shared: SharedCase
  instrument: Instrument
  onTake: (going: Going) => void
}

export function ToldBefore({ shared, instrument, onTake }: Props) {
  const { t, dates } = useLanguage()
  const said = useStaffWords()
  const { data, error } = useQuery({
    queryKey: ['answered-before', shared.case.id, instrument.id, shared.records.length],
    queryFn: () => answeredBefore(session, shared, instrument),
    gcTime: 0,
  })
  if (error) return <ErrorMessage error={error} />
  if (!data || data.size === 0) return null
  const given: Answers = Object.fromEntries([...data].map(([item, { answer }]) => [item, answer]))
  const told = [...data.keys()]
  const take = () => onTake({ given, told, at: nextFrom(itemsFor(instrument, given), 0, told) })
  return (
    <Card title={t('told.title')} lead={t('instrument.told', { count: data.size })}>
      <details>
        <summary>{t('instrument.toldRead')}</summary>
        <dl className="facts">
          {instrument.items.flatMap((item) => {
            const before = data.get(item.id)
            if (!before) return []
            return [
              <div key={item.id}>
                <dt>{said(item.words)}</dt>
                <dd>
                  {t(`instrument.answer.${before.answer}`)}{' '}
                  <span className="second">
                    {dates.day(before.on)} · <bdi>{before.by ?? t('track.by.somebody')}</bdi>
                  </span>
                </dd>
              </div>,
            ]
          })}
        </dl>
      </details>
      <Button look="primary" onPress={take}>
        {t('instrument.toldTake')}
      </Button>
    </Card>
  )
}

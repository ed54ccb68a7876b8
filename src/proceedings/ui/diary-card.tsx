// The hours that the person wrote on their own page, week by week, as theirs: a week counts when it has been looked at together.
import { newId } from '../../api/new-id.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { weeksOf, type DiaryDay, type DiaryWeek, type Losses } from '../losses.ts'

interface Props {
  diary: readonly DiaryDay[]
  written: Losses
  put: (change: Partial<Losses>) => void
}

export function DiaryCard({ diary, written, put }: Props) {
  const { t, dates } = useLanguage()
  if (diary.length === 0) return null
  const isIn = ({ from, until }: DiaryWeek) =>
    written.periods.some((period) => period.from <= until && period.until >= from)
  const rate = written.periods.at(-1)?.rate ?? ''
  const take = ({ from, until, hours }: DiaryWeek) =>
    put({
      periods: [
        ...written.periods,
        { id: newId(), from, until, hours, rate, paid: '', papers: [], isFromDiary: true },
      ],
    })
  const title = ({ from, until }: DiaryWeek) =>
    t('losses.range', { from: dates.longDay(from), until: dates.longDay(until) })
  return (
    <Card title={t('losses.diary')} lead={t('losses.diary.lead')}>
      <FoldedIfNarrow title={t('losses.diary.weeks', { count: weeksOf(diary).length })}>
        <Rows
          rows={weeksOf(diary).map((week) => ({
            id: week.from,
            title: title(week),
            detail: (
              <bdi>
                {week.days
                  .map(({ day, hours, note }) => [dates.day(day), hours, note].filter(Boolean).join(' '))
                  .join(' · ')}
              </bdi>
            ),
            facts: [t('losses.diary.hours', { hours: week.hours })],
            actions: isIn(week) ? (
              <Pill tone="done">{t('losses.diary.in')}</Pill>
            ) : (
              <Button size="small" onPress={() => take(week)}>
                {t('losses.diary.take')}
                <span className="unseen"> {title(week)}</span>
              </Button>
            ),
          }))}
        />
      </FoldedIfNarrow>
    </Card>
  )
}

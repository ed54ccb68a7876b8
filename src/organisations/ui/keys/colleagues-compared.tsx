// Two colleagues side by side, or on the telephone: each reads the words that their own screen shows for the other. The same
// words mean that nobody has put a key of their own between them.
import { useColleagues } from '../../../web/session/colleagues.ts'
import { Card } from '../../../web/controls/card.tsx'
import { Table } from '../../../web/controls/table.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useMe } from '../../../web/session/session.tsx'
import { useKeyFingerprints } from '../own-log.ts'

export function ColleaguesCompared() {
  const t = useText()
  const me = useMe()
  const { data: people = [] } = useColleagues()
  const words = useKeyFingerprints()
  if (!words) return null
  const nameOf = (id: string) => {
    const one = people.find((person) => person.id === id)
    const name = one?.name ?? one?.handle ?? ''
    return id === me.id ? t('orgKeys.compare.mine', { name }) : name
  }
  return (
    <Card title={t('orgKeys.compare.title')} lead={t('orgKeys.compare.lead')}>
      <div className="stack">
        <Table
          holds="sealed"
          caption={t('orgKeys.compare.caption')}
          hideCaption
          columns={[
            { id: 'who', label: t('orgKeys.compare.who'), cell: (one) => <bdi>{nameOf(one.id)}</bdi> },
            {
              id: 'words',
              label: t('orgKeys.compare.words'),
              cell: (one) => (
                <bdi dir="ltr" lang="en">
                  {one.words}
                </bdi>
              ),
            },
          ]}
          items={words.each}
        />
        <p>
          {t('orgKeys.compare.whole')}{' '}
          <bdi dir="ltr" lang="en">
            <strong>{words.whole}</strong>
          </bdi>
        </p>
        <p className="second">{t('orgKeys.compare.differ')}</p>
      </div>
    </Card>
  )
}

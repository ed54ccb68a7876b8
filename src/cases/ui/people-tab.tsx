// Who has to do with a case: the person, whoever was asked to come, and the places that work on it.
import { Suspense } from 'react'
import { openRecord } from '../../client/records.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { Card, Facts } from '../../web/controls/card.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { session } from '../../web/session/window-session.ts'
import { machineOf } from '../../web/track/machines.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { casePeople } from './case-slots.ts'
import { Correct } from './correct.tsx'
import { useNamesShown } from './names-shown.ts'
import { placesAtWork } from './places-at-work.ts'
import { usePersonName } from './show-names.tsx'
import { useChainView } from './use-case.ts'
import { VictimOfCrime } from './victim-of-crime.tsx'

interface Part {
  shared: SharedCase
  onChanged: () => void
}

export function PeopleTab({ shared, onChanged }: Part) {
  const t = useText()
  return (
    <div className="main-and-side">
      <div className="stack">
        <ThePerson shared={shared} onChanged={onChanged} />
        <Places shared={shared} />
        <Suspense fallback={<Skeleton label={t('case.opening')} lines={2} />}>
          <Filled slot={casePeople} shared={shared} onChanged={onChanged} />
        </Suspense>
      </div>
      <div className="stack">
        <VictimOfCrime shared={shared} />
      </div>
    </div>
  )
}

function ThePerson({ shared, onChanged }: Part) {
  const { t, language } = useLanguage()
  const { case: head, records } = shared
  const profile = latestOf(records, 'profile')
  const words = latestOf(records, 'words')
  const name = usePersonName(shared)
  const isNamed = useNamesShown(head.id)
  const { data: chain } = useChainView(shared)
  const ownPage = () => {
    if (head.personCircle === null) return 'none'
    return chain?.person?.frozen ? 'frozen' : 'has'
  }
  return (
    <Card title={t('case.readers.person')} aside={<Correct shared={shared} onWritten={onChanged} />}>
      <Facts
        facts={[
          ...(profile
            ? [
                {
                  term: t('case.personName'),
                  value: isNamed && name ? <bdi>{name}</bdi> : t('case.names.hidden'),
                },
              ]
            : []),
          { term: t('ask.language'), value: languageName(head.language, language.locale) },
          ...(words
            ? [
                {
                  term: t('case.ownWords'),
                  value: (
                    <HoldToRead
                      label={t('case.ownWords')}
                      read={async () => (await openRecord<{ text: string }>(session, head.id, words)).text}
                    />
                  ),
                },
              ]
            : []),
          {
            term: t('case.ownPage'),
            value: t(`case.ownPage.${ownPage()}`),
          },
        ]}
      />
    </Card>
  )
}

/** Each place with what it does for the person; the place that nobody may find has no name here. */
function Places({ shared }: { shared: SharedCase }) {
  const t = useText()
  const places = placesAtWork(shared.tracks, machineOf)
  if (places.length === 0) return null
  return (
    <Card title={t('case.places.title')}>
      <FoldedIfNarrow title={t('case.places.count', { count: places.length })}>
        <Rows
          rows={places.map(({ name, kinds }) => ({
            id: name,
            title: name,
            detail: kinds.map((kind) => t(`${kind}.name`)).join(' · '),
          }))}
        />
      </FoldedIfNarrow>
    </Card>
  )
}

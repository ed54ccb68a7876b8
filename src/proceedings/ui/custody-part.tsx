// Above a piece of evidence: in whose hands it was and when, each hand-over signed by who gave and who took; and the hash of the sealed file, put
// down from a paper of the case.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { TrackWords } from '../../cases/ui/track-words.tsx'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { readPapers } from '../../papers/client/read-paper.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { useTrack, type TrackAnswer } from '../../web/track/query.ts'
import { keepHash } from '../client/evidence-hash.ts'

export function CustodyPart({ trackId }: { trackId: string }) {
  const t = useText()
  const { data } = useTrack(trackId)
  const { data: shared } = useCase(data?.caseId ?? '')
  if (!data) return null
  const mayKeep = data.track.state === 'kept' && data.track.sides.includes('holder')
  return (
    <>
      <Hands {...data} />
      {shared && mayKeep && shared.held.includes('legal') && <Hash shared={shared} trackId={trackId} />}
      {shared && <TrackWords shared={shared} trackId={trackId} title={t('custody.words')} />}
    </>
  )
}

/** The chain, first hand first. */
function Hands({ events }: TrackAnswer) {
  const { t, dates } = useLanguage()
  const inOrder = events.toSorted((one, other) => one.at.localeCompare(other.at))
  return (
    <Card title={t('custody.hands')}>
      <Table
        holds="sealed"
        caption={t('custody.hands')}
        hideCaption
        items={inOrder}
        columns={[
          { id: 'what', label: t('custody.what'), cell: ({ move }) => t(`custody.done.${move}`) },
          {
            id: 'who',
            label: t('custody.who'),
            cell: ({ by }) => <bdi>{by ?? t('track.by.somebody')}</bdi>,
          },
          { id: 'when', label: t('custody.when'), cell: ({ at }) => `${dates.day(at)} ${dates.time(at)}` },
        ]}
      />
    </Card>
  )
}

/** The hash of one of the papers of the case, put down with one press. */
function Hash({ shared, trackId }: { shared: SharedCase; trackId: string }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const [chosen, choose] = useState<string | null>(null)
  const papers = useQuery({
    queryKey: ['papers', shared.case.id],
    queryFn: () => readPapers(session, shared.case.id),
    gcTime: 0,
  })
  const known = (papers.data ?? []).flatMap(({ row, about }) => (about ? [{ id: row.id, about }] : []))
  if (known.length === 0) return null
  const keep = () =>
    run(async () => {
      const file = known.find(({ id }) => id === chosen)?.about
      if (file) await keepHash(session, shared, { track: trackId, file })
      choose(null)
      await queries.invalidateQueries()
    })
  return (
    <Card title={t('custody.hash')} lead={t('custody.hash.lead')}>
      <div className="stack">
        <RadioGroup
          label={t('custody.file')}
          columns
          choices={known.map(({ id, about }) => ({ value: id, label: about.name }))}
          value={chosen}
          onChange={choose}
        />
        <ErrorMessage error={error} />
        <div className="row">
          <Button isPending={busy} isDisabled={chosen === null} onPress={() => void keep()}>
            {t('custody.hash.keep')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

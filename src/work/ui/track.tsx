// The page of one process. All of it is the panel; the page adds whose it is and where it belongs.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useAlias } from '../../cases/ui/use-case.ts'
import { readCase } from '../../client/case-keys.ts'
import { useText, type Text } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { WithAllWords } from '../../web/shell/with-words.tsx'
import { machineOf } from '../../web/track/machines.ts'
import { useTrack } from '../../web/track/query.ts'
import { TrackPanel } from '../../web/track/panel.tsx'
import { session } from '../../web/session/window-session.ts'
import { anyTrack, trackPart } from '../../web/track/track-slots.ts'

export function Track() {
  const t = useText()
  const alias = useAlias()
  const { trackId = '' } = useParams({ strict: false })
  const { data } = useTrack(trackId)
  const caseId = data?.caseId ?? null
  const { data: shared, isError: isClosed } = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => readCase(session, caseId as string),
    enabled: caseId !== null,
  })
  const kind = data?.track.kind
  return (
    <Page
      // Another process is another page: nothing that was begun on the one before stays open here.
      key={trackId}
      title={kind ? t(`${kind}.name`) : t('track.title')}
      windowTitle={t('track.title')}
      width="narrow"
      {...(shared
        ? {
            lead: (
              <>
                {alias(shared.case.reference)} · <bdi dir="ltr">{shared.case.reference}</bdi>
              </>
            ),
          }
        : {})}
      {...back(data, isClosed, t)}
    >
      {kind && (
        <Suspense fallback={null}>
          <WithAllWords>
            <Filled slot={trackPart(kind)} trackId={trackId} />
            <Filled slot={anyTrack} kind={kind} />
          </WithAllWords>
        </Suspense>
      )}
      <TrackPanel trackId={trackId} />
    </Page>
  )
}

/**
 * Where it belongs: to its case, or to what belongs to none. What has a page of its own leads nowhere else;
 * whoever has no part in the case goes back to their work.
 */
function back(
  data: { caseId: string | null; track: { kind: string } } | undefined,
  isClosed: boolean,
  t: Text,
) {
  if (!data || (data.caseId === null && machineOf(data.track.kind).page)) return {}
  if (data.caseId !== null && isClosed) return { back: { href: '/', label: t('work.title') } }
  return data.caseId === null
    ? { back: { href: '/outside', label: t('track.toOutside') } }
    : { back: { href: `/cases/${data.caseId}`, label: t('track.toCase') } }
}

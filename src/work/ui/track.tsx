// The page of one process. All of it is the panel; the page adds where it belongs.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../../web/api.ts'
import { useText } from '../../web/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { TrackPanel } from '../../web/track/panel.tsx'

export function Track() {
  const t = useText()
  const { trackId = '' } = useParams({ strict: false })
  const { data } = useQuery({
    queryKey: ['track', trackId],
    queryFn: () => api.work.track({ track: trackId }),
  })
  const kind = data?.track.kind
  return (
    <Page
      title={kind ? t(`${kind}.name`) : t('track.title')}
      windowTitle={t('track.title')}
      width="narrow"
      {...(data?.caseId ? { back: { href: `/cases/${data.caseId}`, label: t('track.toCase') } } : {})}
    >
      <TrackPanel trackId={trackId} />
    </Page>
  )
}

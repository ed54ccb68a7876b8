// The whole file at once: taken away together with the person, or ended for good where the person asked for that. Both are
// understood first and done second.
import { caseMove } from '../../web/track/machines.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { caseMachine } from '../../cases/case.ts'
import { useAlias, useCase } from '../../cases/ui/use-case.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { api } from '../../web/session/api.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { makeMoveOn } from '../../client/move-on-case.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { ComboBox } from '../../web/controls/select.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { Erase, type CaseTrack } from './erase.tsx'
import { placeFor, takeFile } from './taking.ts'
import { session } from '../../web/session/window-session.ts'

export function WholeFile() {
  const { t } = useLanguage()
  const { caseId = '' } = useParams({ strict: false })
  const { data: shared, error } = useCase(caseId)
  const alias = useAlias()
  const track = shared?.tracks.find((one) => one.kind === caseMachine.kind)
  return (
    <Page
      title={shared ? t('whole.title', { alias: alias(shared.case.reference) }) : t('whole.window')}
      windowTitle={t('whole.window')}
      back={{ href: `/cases/${caseId}`, label: t('track.toCase') }}
      lead={t('whole.lead')}
    >
      <ErrorMessage error={error} />
      {shared && track ? (
        <div className="stack">
          {shared.case.state !== 'erased' && <Take shared={shared} track={track} />}
          <Erase shared={shared} track={track} />
        </div>
      ) : (
        !error && <Skeleton label={t('case.opening')} lines={6} />
      )}
    </Page>
  )
}

/** What could not be taken, by its name. */
function Failed({ names }: { names: readonly string[] }) {
  const t = useText()
  return (
    <Notice tone="due" title={t('whole.failed')}>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Take({ shared, track }: { shared: SharedCase; track: CaseTrack }) {
  const { t, language } = useLanguage()
  const me = useMe()
  const { say } = useNotices()
  const queries = useQueryClient()
  const [tag, setTag] = useState<string | null>(shared.case.language)
  const { busy, error, run } = usePendingAction()
  const [failed, setFailed] = useState<readonly string[]>([])
  const caseId = shared.case.id

  const take = async () => {
    if (!tag) return
    await run(async () => {
      setFailed([])
      const place = await placeFor('file.zip')
      if (!place) return
      const { track: now } = await api.work.track({ track: track.id })
      await makeMoveOn(session, caseMove(caseId, { ...now, kind: 'case' }, 'take_file'), { language: tag })
      const taken = await takeFile(caseId, tag, me.organisation.name)
      await place(taken)
      setFailed(taken.failed)
      say({ text: t('whole.taken') })
    })
    void queries.invalidateQueries({ queryKey: ['case', caseId] })
  }

  return (
    <Card title={t('whole.take')} lead={t('whole.takeLead')}>
      <div className="stack">
        <ul className="bullets">
          {(['in', 'closed', 'seen'] as const).map((line) => (
            <li key={line}>{t(`whole.take.${line}`)}</li>
          ))}
        </ul>
        <Notice tone="due" title={t('whole.unlocked')}>
          {t('whole.unlockedWords')}
        </Notice>
        <ComboBox
          id="whole-language"
          label={t('whole.language')}
          options={languageOptions(language.locale, me.network.languages)}
          value={tag}
          onChange={setTag}
          error={tag ? undefined : t('access.needs.language')}
        />
        {failed.length > 0 && <Failed names={failed} />}
        <ErrorMessage error={error} />
        <div className="row">
          <Button look="primary" icon="document" isPending={busy} onPress={() => void take()}>
            {t('whole.takeNow')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

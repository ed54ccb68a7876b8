// Whom the claims of a case are against, and which other cases here name the same: looked for on this machine, among what my circle keeps.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { conflictsWith, keepOtherSide, readOtherSide, type Conflict } from '../client/other-side.ts'
import { MatterOfSeveral } from './matter-of-several.tsx'
import { namesIn } from '../other-side.ts'

export function OtherSideCard({ shared }: { shared: SharedCase }) {
  const t = useText()
  const { data, error } = useQuery({
    queryKey: ['other-side', shared.case.id],
    queryFn: () => readOtherSide(session, shared),
    // What was found stays in sight when it is kept.
    staleTime: Infinity,
    gcTime: 0,
  })
  return (
    <Card title={t('otherSide.title')} lead={t('otherSide.lead')}>
      <ErrorMessage error={error} />
      {data ? (
        <Names shared={shared} before={data} />
      ) : (
        !error && <Skeleton label={t('case.opening')} lines={2} />
      )}
    </Card>
  )
}

function Names({ shared, before }: { shared: SharedCase; before: readonly string[] }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const [typed, setTyped] = useState(before.join('\n'))
  const [found, setFound] = useState<{ conflicts: Conflict[]; isKept: boolean }>()
  const names = namesIn(typed)
  const look = () =>
    void run(async () => {
      const isKept = await keepOtherSide(session, shared, names)
      setFound({ conflicts: await conflictsWith(session, shared.case.id, names), isKept })
      await queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
    })
  return (
    <div className="stack">
      <TextArea
        label={t('otherSide.names')}
        hint={t('otherSide.names.hint')}
        rows={2}
        maxLength={1000}
        value={typed}
        onChange={setTyped}
      />
      <div className="row">
        <Button isPending={busy} isDisabled={names.length === 0} onPress={look}>
          {t('otherSide.look')}
        </Button>
      </div>
      <ErrorMessage error={error} />
      {found && !found.isKept && <Notice tone="due" title={t('otherSide.notKept')} />}
      {found && (
        <Found
          own={{ caseId: shared.case.id, reference: shared.case.reference }}
          conflicts={found.conflicts}
        />
      )}
    </div>
  )
}

function Found({
  own,
  conflicts,
}: {
  own: { caseId: string; reference: string }
  conflicts: readonly Conflict[]
}) {
  const t = useText()
  if (conflicts.length === 0) return <Notice tone="done" title={t('otherSide.none')} />
  return (
    <Notice tone="due" title={t('otherSide.found', { count: conflicts.length })}>
      <p>{t('otherSide.found.words')}</p>
      <Rows
        rows={conflicts.map(({ caseId, reference, names }) => ({
          id: caseId,
          title: aliasHere(reference, t),
          detail: <bdi>{names.join(' · ')}</bdi>,
          href: `/cases/${caseId}`,
        }))}
      />
      <MatterOfSeveral cases={[own, ...conflicts]} />
    </Notice>
  )
}

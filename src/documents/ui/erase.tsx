// Ending a file for good. It says in words what will be gone and what stays, and asks twice; where the person asked for it
// themselves, nobody else has to agree.
import { caseMove } from '../../web/track/machines.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import type { StaffRole } from '../../api/roles.ts'
import { caseMachine } from '../../cases/case.ts'
import { advance } from '../../tracks/advance.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { trackQuery } from '../../web/track/query.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { makeMoveOn } from '../../client/move-on-case.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { askForYes } from '../../web/track/track-slots.ts'
import { useMe } from '../../web/session/session.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { session } from '../../web/session/window-session.ts'

export type CaseTrack = SharedCase['tracks'][number]

const gone = ['keys', 'words', 'papers', 'card', 'looks'] as const
const stays = ['codes', 'signed', 'counts', 'backups', 'others'] as const

/** What the rules say of erasing it now, and the act. */
function useErasing(shared: SharedCase, track: CaseTrack) {
  const t = useText()
  const me = useMe()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const { data } = useQuery({ ...trackQuery(track.id), staleTime: 0 })
  const outcome =
    data &&
    advance(caseMachine, { ...track, subkind: undefined }, 'erase', {
      input: {},
      mover: { sides: track.sides, roles: me.roles as StaffRole[] },
      facts: data.facts,
    })
  const erase = async (onErased: () => void) => {
    if (!data) return
    await run(async () => {
      await makeMoveOn(session, caseMove(shared.case.id, { ...data.track, kind: 'case' }, 'erase'))
      onErased()
      say({ text: t('whole.erased') })
    })
    await queries.invalidateQueries()
  }
  return { outcome, busy, error, erase }
}

interface SureProps {
  erasing: ReturnType<typeof useErasing>
  /** Asked once, and asked again. */
  asked: 1 | 2
  ask: (asked: 0 | 1 | 2) => void
}

/** Asked twice: nothing of it comes back. */
function Sure({ erasing: { busy, error, erase }, asked, ask }: SureProps) {
  const t = useText()
  return (
    <Dialog
      alert
      title={t(asked === 1 ? 'whole.sure' : 'whole.sureAgain')}
      onClose={() => ask(0)}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('whole.keep')}</Button>
          {asked === 1 ? (
            <Button look="danger" onPress={() => ask(2)}>
              {t('whole.goOn')}
            </Button>
          ) : (
            <Button look="danger" isPending={busy} onPress={() => void erase(() => ask(0))}>
              {t('whole.eraseNow')}
            </Button>
          )}
        </>
      )}
    >
      {asked === 1 ? <Lines heading="whole.gone" lines={gone} /> : <p>{t('whole.sureWords')}</p>}
      <ErrorMessage error={error} />
    </Dialog>
  )
}

export function Erase({ shared, track }: { shared: SharedCase; track: CaseTrack }) {
  const t = useText()
  const [asked, ask] = useState<0 | 1 | 2>(0)
  const erasing = useErasing(shared, track)
  const { outcome } = erasing
  if (shared.case.state === 'erased')
    return (
      <Card title={t('whole.erased')}>
        <Lines heading="whole.stays" lines={stays} />
      </Card>
    )
  return (
    <Card title={t('whole.erase')} lead={t('whole.eraseLead')}>
      <div className="stack">
        <Lines heading="whole.gone" lines={gone} />
        <Lines heading="whole.stays" lines={stays} />
        {outcome && !outcome.moved && (
          <Notice title={t('track.notYet')}>
            {outcome.because === 'not-in-this-state'
              ? t('whole.askedFirst')
              : t(`refused.${outcome.because}`, {}, t('problem.refused'))}
          </Notice>
        )}
        {outcome && !outcome.moved && (
          <Suspense fallback={null}>
            <Filled slot={askForYes} caseId={shared.case.id} because={outcome.because} answers={{}} />
          </Suspense>
        )}
        {outcome?.moved && (
          <div className="row">
            <Button look="danger" onPress={() => ask(1)}>
              {t('case.move.erase')}
            </Button>
          </div>
        )}
      </div>
      {asked !== 0 && <Sure key={asked} erasing={erasing} asked={asked} ask={ask} />}
    </Card>
  )
}

function Lines({ heading, lines }: { heading: string; lines: readonly string[] }) {
  const t = useText()
  return (
    <div>
      <h3>{t(heading)}</h3>
      <ul className="bullets">
        {lines.map((line) => (
          <li key={line}>{t(`${heading}.${line}`)}</li>
        ))}
      </ul>
    </div>
  )
}

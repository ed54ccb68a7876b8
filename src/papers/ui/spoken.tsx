// Beneath a process: what an interpreter said to the person about it, recorded once. Whoever helps hears it here, the person on their own page.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { isAudible } from '../../web/media/audible.ts'
import { canRecord, longestVoice, record, type Recording } from '../../web/media/recorder.ts'
import { session } from '../../web/session/window-session.ts'
import { machineOf } from '../../web/track/machines.ts'
import { carryPaper, giveUpPaper, type Bringing } from '../client/bring-paper.ts'
import { partOfSpoken, readSpoken, spokenBringing } from '../client/spoken.ts'
import { wholeOf, type Paper } from '../client/read-paper.ts'
import { isOpen } from '../../tracks/case-state.ts'

interface Props {
  shared: SharedCase
  track: { id: string; kind: string; subkind: string | null; sides: readonly string[] }
}

export function SpokenBeside({ shared, track }: Props) {
  const t = useText()
  const queries = useQueryClient()
  const machine = machineOf(track.kind)
  const isHeld = shared.held.includes(partOfSpoken({ machine, track }))
  const isTold = !machine.withoutPerson && machine.personPage === undefined
  const mayKeep =
    isHeld && isOpen(shared.case.state) && track.sides.some((side) => side === 'holder' || side === 'carrier')
  const queryKey = ['spoken', track.id]
  const { data = [], error } = useQuery({
    queryKey,
    queryFn: () => readSpoken(session, shared, track.id),
    enabled: isHeld && isTold,
  })
  if (!isTold || (data.length === 0 && !(mayKeep && canRecord()))) return null
  const readAgain = () => void queries.invalidateQueries({ queryKey })
  return (
    <details open={data.length > 0}>
      <summary>{t('spoken.title')}</summary>
      <div className="stack">
        <p className="second">{t('spoken.lead')}</p>
        <ErrorMessage error={error} />
        {data.map((paper) => (
          <Heard key={paper.row.id} paper={paper} onGone={readAgain} />
        ))}
        {mayKeep && canRecord() && <Speak shared={shared} track={track} onKept={readAgain} />}
      </div>
    </details>
  )
}

function Heard({ paper, onGone }: { paper: Paper; onGone: () => void }) {
  const t = useText()
  const { day } = useDates()
  const { busy, error, run } = usePendingAction()
  const [url, setUrl] = useState<string>()
  useEffect(() => () => (url ? URL.revokeObjectURL(url) : undefined), [url])
  const hear = () =>
    run(async () => setUrl(URL.createObjectURL(await wholeOf(session, paper, paper.about?.mime ?? ''))))
  const drop = () => run(() => giveUpPaper(session, paper.row.id).then(onGone))
  return (
    <div className="row">
      <span className="second">
        <bdi>{paper.row.by}</bdi> · {day(paper.row.madeAt)}
      </span>
      {url ? (
        // Nobody has written down what was said.
        // eslint-disable-next-line jsx-a11y/media-has-caption
        <audio src={url} controls autoPlay aria-label={t('spoken.title')} />
      ) : (
        <Button size="small" isPending={busy} onPress={() => void hear()}>
          {t('spoken.hear')}
        </Button>
      )}
      {paper.row.mayRemove && (
        <Button size="small" look="quiet" isPending={busy} onPress={() => void drop()}>
          {t('spoken.remove')}
        </Button>
      )}
      <ErrorMessage error={error} />
    </div>
  )
}

function Speak({ shared, track, onKept }: Props & { onKept: () => void }) {
  const t = useText()
  const { busy, error, run } = usePendingAction()
  const [seconds, setSeconds] = useState<number | null>(null)
  const [isSilent, setSilent] = useState(false)
  const running = useRef<Recording>(undefined)
  /** What was spoken and has not arrived yet: pressed again after a broken line, it goes on. */
  const [waiting, wait] = useState<Bringing>()
  // Whoever leaves the page records no longer.
  useEffect(() => () => running.current?.drop(), [])
  const carry = async (bringing: Bringing) => {
    await carryPaper(session, bringing)
    wait(undefined)
    onKept()
  }
  const speak = () =>
    run(
      async () => {
        setSilent(false)
        running.current = await record(setSeconds)
        setSeconds(0)
        const voice = await running.current.done
        setSeconds(null)
        if (!voice) return
        const heard = await isAudible(voice.sound)
        setSilent(!heard)
        if (!heard) return
        const about = { caseId: shared.case.id, machine: machineOf(track.kind), track }
        const bringing = spokenBringing(about, voice.sound)
        wait(bringing)
        await carry(bringing)
      },
      () => setSeconds(null),
    )
  const end = (how: 'stop' | 'drop') => running.current?.[how]()
  if (seconds !== null) return <Running seconds={seconds} onEnd={end} />
  return (
    <div className="row">
      {waiting && !busy ? (
        <Button size="small" look="primary" onPress={() => void run(() => carry(waiting))}>
          {t('spoken.again')}
        </Button>
      ) : (
        <Button size="small" isPending={busy} onPress={() => void speak()}>
          {t('spoken.record')}
        </Button>
      )}
      {isSilent && <Notice tone="danger">{t('spoken.silent')}</Notice>}
      <ErrorMessage error={error} />
    </div>
  )
}

/** While somebody speaks. */
function Running({ seconds, onEnd }: { seconds: number; onEnd: (how: 'stop' | 'drop') => void }) {
  const t = useText()
  return (
    <div className="row">
      <Button size="small" look="primary" onPress={() => onEnd('stop')}>
        {t('spoken.stop', { seconds, most: longestVoice.seconds })}
      </Button>
      <Button size="small" look="quiet" onPress={() => onEnd('drop')}>
        {t('spoken.drop')}
      </Button>
    </div>
  )
}

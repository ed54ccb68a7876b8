// One permission, or the way to one: what it allows and until when, what is due, and what can be recorded now.
import type { SharedCase } from '../../client/case-keys.ts'
import { statusOf, type Pack } from '../../jurisdiction/define.ts'
import { Card, Facts } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { Clocks } from '../../web/track/clocks.tsx'
import { machineOf } from '../../web/track/machines.ts'
import { Moves } from '../../web/track/moves.tsx'
import { useTrack } from '../../web/track/query.ts'
import { permitsOn, type Permit } from '../permit.ts'

interface PermitCardProps {
  trackId: string
  shared: SharedCase
  pack: Pack
  onMoved: () => void
}

export function PermitCard({ trackId, shared, pack, onMoved }: PermitCardProps) {
  const { t } = useLanguage()
  const { data } = useTrack(trackId)
  const permit = permitsOn(useToday(), shared).find(({ track }) => track === trackId)
  if (!data) return <Skeleton label={t('track.opening')} lines={5} />
  const { track, clocks, facts, events } = data
  const machine = machineOf('status')
  return (
    <Card title={t('stay.permit')} aside={<Pill>{t(`status.state.${track.state}`)}</Pill>}>
      <div className="stack">
        {permit ? (
          <PermitFacts permit={permit} pack={pack} earliest={clocks.find(isForGood)?.dueOn ?? undefined} />
        ) : (
          <p className="second">{t('stay.permit.none')}</p>
        )}
        {clocks.length > 0 && <Clocks clocks={clocks.filter((clock) => !isForGood(clock))} />}
        <Moves
          machine={machine}
          track={track}
          caseId={shared.case.id}
          facts={facts}
          events={events}
          onMoved={onMoved}
          onStale={onMoved}
        />
      </div>
    </Card>
  )
}

const isForGood = ({ clock }: { clock: string }) => clock === 'status.permanent'

interface PermitFactsProps {
  permit: Permit
  pack: Pack
  /** The first day on which a permission for good can be asked for. */
  earliest: string | undefined
}

/** Work first: it is what people are asked about. */
function PermitFacts({ permit, pack, earliest }: PermitFactsProps) {
  const { t, dates } = useLanguage()
  const rule = statusOf(pack, permit.code)
  const until = permit.until === undefined ? t('stay.until.none') : dates.day(permit.until)
  const goodFor = rule?.leadsTo && statusOf(pack, rule.leadsTo.code)
  return (
    <>
      {permit.word === 'wrong' && <Notice tone="danger" title={t('chain.unfit')} />}
      {permit.word === 'server' && <p className="second">{t('stay.word.server')}</p>}
      <Facts
        facts={[
          { term: t('stay.which'), value: rule ? inDocumentLanguage(rule.label) : permit.code },
          {
            term: t('code.labour'),
            value: permit.work ? t('stay.work.until', { day: until }) : t('stay.work.no'),
          },
          { term: t('ask.from_day'), value: dates.day(permit.from) },
          { term: t('ask.until'), value: until },
          ...(permit.family === undefined
            ? []
            : [{ term: t('code.family'), value: dates.number(permit.family) }]),
          ...(earliest && goodFor
            ? [
                {
                  term: t('stay.forGood'),
                  value: t('stay.forGood.day', {
                    day: dates.day(earliest),
                    permit: inDocumentLanguage(goodFor.label),
                  }),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

// What the person has told already, to be read in place of asking, and how often they were asked about the events. Beside the notes, and
// above an interview before it is prepared.
import { tabOf } from '../../cases/ui/case-slots.ts'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useTrack } from '../../web/track/query.ts'
import { askedOf, toldOf } from '../../cases/told.ts'

export function AlreadyTold({ shared }: { shared: SharedCase }) {
  const { t, dates } = useLanguage()
  const asked = askedOf(shared.events)
  const told = toldOf(shared.records, shared.held)
  if (asked.length === 0 && told.length === 0) return null
  return (
    <Card title={t('told.title')} lead={t('told.lead')} folds>
      <details>
        <summary>{t('told.count', { told: told.length, asked: asked.length })}</summary>
        <Rows
          rows={[
            ...asked.map(({ id, at, by, stage, again }, place) => ({
              id,
              title: t('told.asked', { number: place + 1, by: by ?? t('track.by.somebody') }),
              detail: [
                dates.day(at),
                stage && t(`code.${stage}`),
                again && t('told.again', { why: t(`code.${again}`) }),
              ]
                .filter(Boolean)
                .join(' · '),
            })),
            ...told.slice(0, 12).map(({ id, kind, compartment, madeAt, by }) => ({
              id,
              title: t(`case.record.${kind}`),
              href: tabOf(shared.case.id, 'notes'),
              detail: [dates.day(madeAt), t(`compartment.${compartment}`), by ?? t('track.by.person')].join(
                ' · ',
              ),
            })),
          ]}
        />
      </details>
      {asked.length > 0 && <p className="second">{t('told.next')}</p>}
    </Card>
  )
}

/** Above an interview: read first, and given as pages with the person's yes to whoever asks. */
export function ToldBefore({ trackId }: { trackId: string }) {
  const { data } = useTrack(trackId)
  return data?.caseId ? <OfCase caseId={data.caseId} /> : null
}

function OfCase({ caseId }: { caseId: string }) {
  const { t } = useLanguage()
  const { data: shared } = useCase(caseId)
  if (!shared) return null
  return (
    <>
      <AlreadyTold shared={shared} />
      <div className="row">
        <ButtonLink size="small" look="quiet" href={`/cases/${caseId}/give`}>
          {t('told.give')}
        </ButtonLink>
      </div>
    </>
  )
}

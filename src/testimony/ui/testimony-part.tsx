// Above the panel of a testimony: the measures that this country's courts can order, each with the person's reason and the court's word;
// asking for more of them, recording what the court said, telling the person. Beneath it, what may be said of the harm at each stage.
import { SafeContactCard } from '../../cases/ui/safe-contact-card.tsx'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill, type Tone } from '../../web/controls/pill.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { codeWords } from '../../web/track/answers.ts'
import { countOf, type MeasureStanding, type MeasureState } from '../standing.ts'
import { AskCourt } from './ask-court.tsx'
import { CourtSaid } from './court-said.tsx'
import { ImpactStages } from './impact-stages.tsx'
import { TellPerson } from './tell-person.tsx'
import { useTestimony, type Testimony } from './use-testimony.ts'

const tones: Readonly<Record<MeasureState, Tone>> = {
  not_asked: 'calm',
  asked: 'due',
  granted: 'done',
  refused: 'late',
}

export function TestimonyPart({ trackId }: { trackId: string }) {
  const { t } = useLanguage()
  const testimony = useTestimony(trackId)
  if (!testimony) return null
  const { answer, shared, rule } = testimony
  const { state, sides } = answer.track
  const isHolder = sides.includes('holder')
  const isParty = isHolder || sides.includes('other')
  const isBeside = isHolder || sides.includes('carrier')
  return (
    <div className="stack">
      {rule && <Measures {...testimony} />}
      {!rule && <Notice title={t('testimony.measures')}>{t('testimony.noRule')}</Notice>}
      {rule && isParty && ['planned', 'decided', 'told'].includes(state) && (
        <AskCourt key={answer.track.version} {...testimony} />
      )}
      {state === 'asked' && isParty && <Said key={answer.track.version} {...testimony} isHolder={isHolder} />}
      {state === 'decided' && isBeside && shared && (
        <>
          <TellPerson answer={answer} shared={shared} />
          {shared.held.includes('contact') && (
            <FoldedIfNarrow title={t('case.contact.title')}>
              <SafeContactCard shared={shared} onWritten={() => undefined} />
            </FoldedIfNarrow>
          )}
        </>
      )}
      {shared && rule && <ImpactStages answer={answer} shared={shared} rule={rule} />}
    </div>
  )
}

/** Whoever asked the court records what it said; on the telephone of whoever stands beside the person it opens with a press. */
function Said({ isHolder, ...testimony }: Testimony & { isHolder: boolean }) {
  const { t } = useLanguage()
  const form = <CourtSaid {...testimony} />
  return isHolder ? <FoldedIfNarrow title={t('testimony.move.decide')}>{form}</FoldedIfNarrow> : form
}

/** Those that were asked for, and how many stand how. */
function Measures({ answer, standing, reasons }: Testimony) {
  const { t } = useLanguage()
  const counts = Object.fromEntries(
    (['granted', 'refused', 'asked'] as const).map((state) => [state, countOf(standing, state)]),
  )
  const asked = standing.filter(({ state }) => state !== 'not_asked')
  const print = (
    <ButtonLink size="small" look="quiet" icon="print" href={`/testimonies/${answer.track.id}/application`}>
      {t('testimony.application')}
    </ButtonLink>
  )
  return (
    <Card
      title={t('testimony.measures')}
      lead={t('testimony.count', counts)}
      aside={asked.length > 0 && print}
    >
      <Table
        holds="sealed"
        caption={t('testimony.measures')}
        hideCaption
        items={asked.map((one) => ({ ...one, id: one.measure }))}
        columns={[
          {
            id: 'measure',
            label: t('testimony.measure'),
            cell: ({ measure }) => (
              <>
                {codeWords(measure, t)} <Because words={reasons.ask_court[measure]} />
              </>
            ),
          },
          {
            id: 'court',
            label: t('testimony.court'),
            cell: (one) => <Ruling {...one} because={reasons.decide[one.measure]} />,
          },
        ]}
      />
    </Card>
  )
}

function Ruling({ state, at, because }: MeasureStanding & { because: string | undefined }) {
  const { t, dates } = useLanguage()
  return (
    <>
      <Pill tone={tones[state]}>{t(`testimony.measure.${state}`)}</Pill> {at && dates.day(at)}{' '}
      <Because words={because} />
    </>
  )
}

const Because = ({ words }: { words: string | undefined }) =>
  words ? (
    <span className="second" dir="auto">
      {words}
    </span>
  ) : null

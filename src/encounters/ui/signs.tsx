// A set of signs that is gone through with an encounter: for this profession, and for whom it was made. What came out is sealed with the
// report; nothing of it stands in the clear but whether there is danger now.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isAsChild, type EncounterDetails } from '../../identification/encounter-details.ts'
import { AskInstrument } from '../../instruments/ui/ask-instrument.tsx'
import type { Done, Going } from '../../instruments/ui/going.ts'
import { ownInstrumentsQuery } from '../../instruments/ui/own-sets-query.ts'
import { useStaffWords } from '../../web/language/staff-words.ts'
import type { Instrument } from '../../instruments/instrument.ts'
import { shipped } from '../../instruments/shipped.ts'
import { Button } from '../../web/controls/button.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'

const begin: Going = { given: {}, at: 0 }

export function Signs({
  details,
  begun,
  onDone,
}: {
  details: EncounterDetails
  /** The set of the place that somebody came from: it stands there chosen. */
  begun?: string | undefined
  onDone: (screened: NonNullable<EncounterDetails['screened']>) => void
}) {
  const t = useText()
  const said = useStaffWords()
  const { roles } = useMe()
  const [chosen, setChosen] = useState<string | null>(begun ?? null)
  const population = isAsChild(details) ? 'child' : 'adult'
  const { data: own = [] } = useQuery(ownInstrumentsQuery(roles))
  const sets = [...shipped, ...own].filter(
    (one) => one.population === population && hasOneOf(roles, one.roles),
  )
  const instrument = sets.find(({ id }) => id === chosen)
  const { screened } = details
  const done = (found?: Done) => {
    if (instrument && found)
      onDone({ title: said(instrument.title), outcome: found.outcome, text: found.text })
    setChosen(null)
  }
  if (sets.length === 0) return null
  return (
    <details open={screened !== undefined || undefined}>
      <summary>{t('encounter.screen')}</summary>
      <div className="stack">
        {screened && (
          <p role="status">
            {t('encounter.screen.done', { title: screened.title, outcome: t(`code.${screened.outcome}`) })}
          </p>
        )}
        <Select
          optional
          label={t('encounter.screen.choose')}
          hint={t('encounter.screen.hint')}
          options={sets.map(({ id, title }) => ({ value: id, label: said(title) }))}
          value={chosen}
          onChange={setChosen}
        />
        {instrument && <Chosen key={instrument.id} instrument={instrument} onDone={done} />}
      </div>
    </details>
  )
}

/** The one that was chosen, from its beginning; left again without anything said. */
function Chosen({ instrument, onDone }: { instrument: Instrument; onDone: (found?: Done) => void }) {
  const t = useText()
  const [going, setGoing] = useState(begin)
  return (
    <>
      <AskInstrument
        instrument={instrument}
        going={going}
        onGoing={setGoing}
        isSaid
        asksTraining
        isPending={false}
        onDone={onDone}
      />
      <div className="row">
        <Button look="quiet" onPress={() => onDone()}>
          {t('encounter.screen.none')}
        </Button>
      </div>
    </>
  )
}

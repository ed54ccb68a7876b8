// Which of the house's own sets of questions is asked: those that were brought in for one's profession.
import { useQuery } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import type { Instrument } from '../instrument.ts'
import { readInstrumentOf } from '../client/own-instruments.ts'
import { ownSetsQuery } from './own-sets-query.ts'
import { useStaffWords } from '../../web/language/staff-words.ts'

export function OwnSets({ onChoose }: { onChoose: (instrument: Instrument) => void }) {
  const t = useText()
  const said = useStaffWords()
  const { roles } = useMe()
  const sets = useQuery(ownSetsQuery)
  const { busy, error, run } = usePendingAction()
  const choose = (id: string) => run(async () => onChoose(await readInstrumentOf(session, id)))
  const mine = sets.data?.instruments.filter((one) => hasOneOf(roles, one.roles)) ?? []
  return (
    <Card title={t('instrument.own')} {...(mine.length === 0 ? { lead: t('instrument.own.none') } : {})}>
      <ErrorMessage error={sets.error ?? error} />
      <Rows
        rows={mine.map(({ id, title, version }) => ({
          id,
          title: said(title),
          detail: t('instrument.version', { version }),
          actions: (
            <Button isPending={busy} onPress={() => void choose(id)}>
              {t('instrument.own.choose')}
            </Button>
          ),
        }))}
      />
    </Card>
  )
}

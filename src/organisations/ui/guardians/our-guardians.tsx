// Which three organisations may let a new administrator into ours. They are chosen among those that have said that they are ready.
import { useState } from 'react'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import { Button } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { CheckboxGroup } from '../../../web/controls/choices.tsx'
import { useNotices } from '../../../web/controls/notice.tsx'
import { useLanguage } from '../../../web/language/language.tsx'
import { session } from '../../../web/session/window-session.ts'
import { nameGuardians } from '../../client/guardians.ts'
import { useOwnLog } from '../own-log.ts'
import { useGuardianships, useNameOf, useRefresh } from './standing.ts'

const GUARDIANS = 3

export function OurGuardians() {
  const { t, language } = useLanguage()
  const nameOf = useNameOf()
  const { say } = useNotices()
  const refresh = useRefresh()
  const { busy, error, run } = usePendingAction()
  const { data: log } = useOwnLog()
  const { data } = useGuardianships()
  const [chosen, setChosen] = useState<string[] | null>(null)
  const named = log?.guardians ?? []
  const ready = data?.ours ?? []
  const value = chosen ?? named.map(String)
  const list = new Intl.ListFormat(language.locale).format(named.map(nameOf))
  const name = () =>
    run(async () => {
      const { waits } = await nameGuardians(session, value.map(Number))
      say({ text: t(waits ? 'guardian.ours.waits' : 'guardian.ours.done') })
      setChosen(null)
      await refresh()
    })
  return (
    <Card title={t('guardian.ours')} lead={t('guardian.ours.lead')}>
      <div className="stack">
        <p>{named.length > 0 ? t('guardian.ours.are', { names: list }) : t('guardian.ours.none')}</p>
        {ready.length < GUARDIANS ? (
          <p className="second">{t('guardian.ours.fewer', { count: ready.length })}</p>
        ) : (
          <CheckboxGroup
            label={t('guardian.ours.which')}
            choices={ready.map(({ organisation }) => ({
              value: String(organisation),
              label: nameOf(organisation),
            }))}
            value={value}
            onChange={setChosen}
          />
        )}
        <ErrorMessage error={error} />
        {chosen && chosen.length === GUARDIANS && (
          <div>
            <Button look="primary" icon="check" isPending={busy} onPress={() => void name()}>
              {t('guardian.ours.name')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

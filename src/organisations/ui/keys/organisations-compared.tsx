// Another organisation, compared by voice: both read how their log begins. An administrator may then say that it is known, so
// that it is believed whoever brought it in.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { codeOf } from '../../../api/code-of.ts'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import { api } from '../../../web/session/api.ts'
import { Button } from '../../../web/controls/button.tsx'
import { Card, Facts } from '../../../web/controls/card.tsx'
import { ErrorNotice } from '../../../web/controls/errors.tsx'
import { Notice, useNotices } from '../../../web/controls/notice.tsx'
import { ComboBox } from '../../../web/controls/select.tsx'
import { useText } from '../../../web/language/language.tsx'
import { checked } from '../../../client/logs.ts'
import { useOrganisations } from '../../../web/session/organisations.ts'
import { useMe } from '../../../web/session/session.tsx'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { vault } from '../../../web/session/vault.ts'
import { trustOrganisation } from '../../client/members.ts'
import { useOwnLog } from '../own-log.ts'
import { session } from '../../../web/session/window-session.ts'

/**
 * How another organisation's log begins: as it was checked, or, where nothing vouches for it or my work does not need it, the hash that the
 * server shows, which is what is compared.
 */
async function beginningOf(organisation: number) {
  const known = await checked(session, [organisation], () => vault.viewLog({ organisation })).catch(
    (refusal: unknown) => {
      if (codeOf(refusal) !== 'not-verified') throw refusal
    },
  )
  const { genesis } = known ?? (await api.organisations.beginning({ organisation }))
  return { genesis, ...(await vault.fingerprint({ publicKey: genesis })), isBelieved: known !== undefined }
}

export function OrganisationsCompared() {
  const t = useText()
  const me = useMe()
  const [chosen, setChosen] = useState<string | null>(null)
  const { data: log } = useOwnLog()
  const { data: everybody = [] } = useOrganisations()
  const own = useQuery({
    queryKey: ['own log', 'beginning', log?.genesis],
    enabled: log !== undefined,
    queryFn: () => vault.fingerprint({ publicKey: log?.genesis ?? '' }),
  })
  const others = everybody.filter((one) => one.id !== me.organisation.id)
  const other = others.find((one) => String(one.id) === chosen)
  const options = others.map((one) => ({ value: String(one.id), label: one.name }))
  return (
    <Card title={t('orgKeys.others.title')} lead={t('orgKeys.others.lead')}>
      <div className="stack">
        <ComboBox label={t('orgKeys.others.which')} options={options} value={chosen} onChange={setChosen} />
        {other && own.data && <Compared key={chosen} other={other} own={own.data.words} />}
      </div>
    </Card>
  )
}

type Other = NonNullable<ReturnType<typeof useOrganisations>['data']>[number]

function Compared({ other, own }: { other: Other; own: string }) {
  const organisation = other.id
  const t = useText()
  const me = useMe()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { data: log } = useOwnLog()
  const { busy, error, run } = usePendingAction()
  const begun = useQuery({
    queryKey: ['beginning', organisation, log?.head.n],
    queryFn: () => beginningOf(organisation),
  })
  if (begun.error) return <ErrorNotice title={t(`chain.${codeOf(begun.error)}`, {}, t('problem.failed'))} />
  if (!begun.data) return null
  const { genesis, words, isBelieved } = begun.data
  const isCompared =
    !other.isMisnamed &&
    log?.neighbours.some((one) => one.organisation === organisation && one.how === 'voice')
  const believe = () =>
    run(async () => {
      await trustOrganisation(session, other, genesis)
      say({ text: t('orgKeys.others.done') })
      await queries.invalidateQueries({ queryKey: ['own log'] })
      await queries.invalidateQueries({ queryKey: ['organisations'] })
    })
  const spoken = (text: string) => (
    <bdi dir="ltr" lang="en">
      <strong>{text}</strong>
    </bdi>
  )
  return (
    <div className="stack">
      <Facts
        facts={[
          { term: t('orgKeys.others.theirs'), value: spoken(words) },
          { term: t('orgKeys.others.ours'), value: spoken(own) },
        ]}
      />
      {other.isMisnamed && <ErrorNotice title={t('orgKeys.others.misnamed')} />}
      <ErrorMessage error={error} />
      {isCompared ? (
        <Notice tone="done" title={t('orgKeys.others.compared')} />
      ) : (
        <>
          <p className="second">{t(isBelieved ? 'orgKeys.others.believed' : 'orgKeys.others.unknown')}</p>
          {me.roles.includes('administrator') && (
            <div>
              <Button icon="check" isPending={busy} onPress={() => void believe()}>
                {t('orgKeys.others.same')}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}

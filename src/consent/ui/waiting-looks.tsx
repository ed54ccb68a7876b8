// Above My work: on which cases a newest key waits until a human has looked at who reads. Whoever waits knows that they do and for whom;
// whoever carries the case knows that somebody waits for them.
import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { Link } from 'react-aria-components/Link'
import { networkRoles } from '../../api/roles.ts'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { heard } from '../../web/session/heard.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'

export function WaitingLooks() {
  const { roles, id } = useMe()
  const isHome = useRouterState({ select: ({ location }) => location.pathname === '/' })
  const { data } = useQuery({
    queryKey: ['consents', 'waiting', id],
    enabled: isHome && hasOneOf(roles, networkRoles),
    queryFn: ({ signal }) => api.consent.waiting({}, { signal }),
    ...heard('work'),
  })
  if (!isHome || !data || data.ours.length + data.owed.length === 0) return null
  return (
    <div className="watch" role="status">
      {data.owed.length > 0 && <Waiting name="look.owed" cases={data.owed} atAccess />}
      {data.ours.length > 0 && <Waiting name="look.ours" cases={data.ours} />}
    </div>
  )
}

interface WaitingProps {
  name: 'look.owed' | 'look.ours'
  cases: readonly { caseId: string; reference: string }[]
  /** The page of who can read, where the look is taken; else that of the case. */
  atAccess?: boolean
}

function Waiting({ name, cases, atAccess = false }: WaitingProps) {
  const t = useText()
  return (
    <Notice
      tone={name === 'look.owed' ? 'due' : 'info'}
      title={t(name === 'look.owed' ? 'look.owed' : 'look.ours', { count: cases.length })}
    >
      <p>{t(name === 'look.owed' ? 'look.owed.words' : 'look.ours.words')}</p>
      <ul>
        {cases.map(({ caseId, reference }) => (
          <li key={caseId}>
            <Link href={atAccess ? `/cases/${caseId}/access` : `/cases/${caseId}`}>
              {aliasHere(reference, t)}
            </Link>{' '}
            <bdi className="number">{reference}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

// Is the person here already? While a name is typed, the headers that this browser holds are searched, here and nowhere
// else. What is found is shown as an alias; the name is read on hold.
import { useEffect, useState } from 'react'
import type { Found } from '../../sealing/vault-shape.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { vault } from '../../web/session/vault.ts'
import { nameOf } from './names-shown.ts'
import { useAlias, useHeaders } from './use-case.ts'

const shown = 3

export function AlreadyHere({ name }: { name: string }) {
  const t = useText()
  const alias = useAlias()
  const headers = useHeaders()
  const [found, setFound] = useState<Found[]>([])
  const query = name.trim()
  useEffect(() => {
    if (query.length < 3 || !headers.data) return setFound([])
    let wanted = true
    const timer = setTimeout(() => {
      // A lock in the middle of it ends the search with the keys: nothing is found, and nothing is wrong.
      void vault
        .search({ query, limit: shown })
        .then((results) => wanted && setFound(results))
        .catch(() => undefined)
    }, 250)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [query, headers.data])
  if (found.length === 0) return null
  return (
    <div aria-live="polite">
      <Notice tone="due" title={t('open.already', { count: found.length })}>
        <ul className="case-already">
          {found.map(({ caseId, header }) => {
            const reference = headers.data?.get(caseId)?.reference ?? ''
            return (
              <li key={caseId} className="row">
                <strong>{alias(reference)}</strong>
                <bdi dir="ltr" className="number second">
                  {reference}
                </bdi>
                <HoldToRead label={t('case.personName')} read={nameOf(caseId, header.name)} />
                <ButtonLink href={`/cases/${caseId}`} size="small">
                  {t('open.goThere')}
                </ButtonLink>
              </li>
            )
          })}
        </ul>
      </Notice>
    </div>
  )
}

// The page of a referral to a place outside: the package that goes there, and what comes back.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { isOver } from '../../web/track/machines.ts'
import type { MadePackage } from '../client/make-package.ts'
import { readPackages } from '../client/read-answers.ts'
import { JustMade, Make } from './make.tsx'
import { Sent } from './sent.tsx'
import './packages.css'

const useSent = (track: string) =>
  useQuery({
    queryKey: ['packages', track],
    queryFn: async () => {
      const [referral, packages] = await Promise.all([
        api.referrals.read({ track }),
        readPackages(session, track),
      ])
      return { referral, packages }
    },
    refetchInterval: 30_000,
    refetchOnMount: 'always',
    gcTime: 0,
  })

export function PackagePage() {
  const t = useText()
  const queries = useQueryClient()
  const { trackId = '' } = useParams({ strict: false })
  const { data, isError } = useSent(trackId)
  const [made, setMade] = useState<MadePackage>()
  const [anew, setAnew] = useState(false)
  if (isError) return <Missing />
  // An answer changes the referral, and may change the way home and its file.
  const reload = () => void queries.invalidateQueries()
  const open = data?.packages.some(({ isOpen }) => isOpen)
  const { referral } = data ?? {}
  const canMake = referral?.caseId && referral.outside && !isOver('referral', referral.state)
  return (
    <Page
      title={t('package.title')}
      lead={t('package.lead')}
      back={{ href: '/referrals?box=sent', label: t('inbox.title') }}
      width="narrow"
    >
      {!data && <Skeleton label={t('inbox.loading')} lines={6} />}
      {made && <JustMade made={made} />}
      {canMake && !made && (!open || anew) && (
        <Make
          referral={{ ...referral, caseId: referral.caseId! }}
          onMade={(one) => {
            setMade(one)
            setAnew(false)
            reload()
          }}
        />
      )}
      {data?.packages.map((sent) => (
        <Sent key={sent.id} sent={sent} referral={data.referral} reload={reload} />
      ))}
      {canMake && open && !made && !anew && (
        <div className="row">
          <Button look="quiet" onPress={() => setAnew(true)}>
            {t('package.anew')}
          </Button>
        </div>
      )}
    </Page>
  )
}

// The page in front of everything: signing in, joining, setting up. One calm column, the name, the language, and no
// places to go to, because nothing can be shown without keys.
import { useQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { api } from '../session/api.ts'
import { useText } from '../language/language.tsx'
import { ErrorNotice } from '../controls/errors.tsx'
import './entrance.css'
import { Brand, LanguageNames } from './brand.tsx'
import { SourceLine } from './source-line.tsx'
import { Strip } from './strip.tsx'

/** `lead` says in a sentence what happens here; `step` is shown above the title where there are several ("2 of 3"). */
export function Entrance({
  title,
  lead,
  step,
  foot,
  children,
}: {
  title: string
  lead?: ReactNode
  step?: string
  foot?: ReactNode
  children: ReactNode
}) {
  const t = useText()
  // Before anybody is signed in: whether the people behind this door are invented.
  const { data } = useQuery({ queryKey: ['setup'], queryFn: () => api.setup.state({}) })
  useEffect(() => {
    document.title = t('web.page.window', { page: title, name: t('web.shell.name') })
  }, [title, t])
  return (
    <div className="entrance">
      {data?.demo && <Strip />}
      <header className="entrance-head no-print">
        <Brand />
        <LanguageNames />
      </header>
      <main className="entrance-main">
        <div className="entrance-card">
          <div className="entrance-words">
            {step && <p className="second">{step}</p>}
            <h1>{title}</h1>
            {lead && <p className="entrance-lead">{lead}</p>}
          </div>
          {data && data.address !== location.origin && <Elsewhere address={data.address} />}
          {children}
        </div>
        <div className="entrance-foot second no-print">
          {foot}
          <SourceLine />
        </div>
      </main>
    </div>
  )
}

/** Said before anything is typed: at another address than the one in the settings everything is refused. */
function Elsewhere({ address }: { address: string }) {
  const t = useText()
  const here = location.origin
  return (
    <ErrorNotice
      title={t('web.elsewhere.title')}
      kept=""
      action={
        <a href={`${address}${location.pathname}${location.search}`} dir="ltr">
          {address}
        </a>
      }
    >
      <p>{t('web.elsewhere.words', { here })}</p>
      <p>{t('web.elsewhere.operator', { here })}</p>
    </ErrorNotice>
  )
}

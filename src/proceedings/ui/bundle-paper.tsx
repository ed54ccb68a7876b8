// The bundle as it is kept and printed: a page for each document, numbered, under the pseudonym of the case.
import { useEffect, useState } from 'react'
import { pseudonymOf } from '../../cases/alias.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import type { Made } from '../client/make-bundle.ts'

export function BundlePaper({ reference, made }: { reference: string; made: readonly Made[] }) {
  const { t, dates } = useLanguage()
  const today = useToday()
  return (
    <article className="bundle-paper" aria-label={t('bundle.paper')}>
      <h2>{t('bundle.paper')}</h2>
      <p>
        <bdi>{pseudonymOf(reference, t)}</bdi> · {dates.longDay(today)} ·{' '}
        {t('bundle.paper.count', { count: new Set(made.map(({ document }) => document)).size })}
      </p>
      {made.map(({ content, looks, document, page, name }) => {
        const called = page
          ? t('bundle.paper.page', { n: document, page })
          : t('bundle.paper.n', { n: document })
        return (
          <section key={name} aria-label={called}>
            <h3>{called}</h3>
            {looks === 'text' ? <Words of={content} /> : <Drawn of={content} name={called} />}
          </section>
        )
      })}
    </article>
  )
}

function Words({ of }: { of: Blob }) {
  const [text, setText] = useState('')
  useEffect(() => {
    let wanted = true
    void of.text().then((read) => wanted && setText(read))
    return () => {
      wanted = false
    }
  }, [of])
  return <pre dir="auto">{text}</pre>
}

function Drawn({ of, name }: { of: Blob; name: string }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(of)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [of])
  return url ? <img src={url} alt={name} /> : null
}

// Said before the first question: what this profession has to pass on, what it does not, and that one may stop. Where the law makes
// an inspector pass on what they learn, they ask nothing: they give the card and the door.
import { useQuery } from '@tanstack/react-query'
import type { Words } from '../../jurisdiction/define.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { CallButton } from '../../web/controls/phone-link.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'

/** Of the law of a case; without one, of the house of whoever asks. */
export const useSaidFirst = (pack?: string) =>
  useQuery({
    queryKey: ['law', 'said-first', pack ?? ''],
    queryFn: () => api.law.saidFirst(pack === undefined ? {} : { pack }),
    staleTime: Infinity,
  })

type Answered = Awaited<ReturnType<typeof api.law.saidFirst>>
type Sentence = Answered['not'][number] & Partial<Answered['must'][number]>

export function SaidFirst({ pack }: { pack?: string }) {
  const t = useText()
  const { data } = useSaidFirst(pack)
  if (!data) return null
  const list = (title: string, said: readonly Sentence[]) =>
    said.length > 0 && (
      <>
        <p className="second">{title}</p>
        <ul>
          {said.map(({ id, text, within }) => (
            <li key={id}>
              {inDocumentLanguage(text as Words)}
              {within && (
                <>
                  {' '}
                  <Pill tone="due">{t(`law.reporting.within.${within.of}`, { count: within.hours })}</Pill>
                </>
              )}
            </li>
          ))}
        </ul>
      </>
    )
  const sources = [...new Set([...data.must, ...data.may, ...data.not].map(({ source }) => source))]
  return (
    <Notice title={t('law.saidFirst')}>
      {list(t('law.saidFirst.must'), data.must)}
      {list(t('law.saidFirst.may'), data.may)}
      {list(t('law.saidFirst.not'), data.not)}
      {sources.length === 0 && <p>{t('law.saidFirst.nothing')}</p>}
      <p>
        <q>{t('law.saidFirst.stop')}</q>
      </p>
      {sources.length > 0 && (
        <details>
          <summary className="second">{t('law.saidFirst.sources')}</summary>
          <p className="second">{sources.join(' · ')}</p>
        </details>
      )}
    </Notice>
  )
}

/** What is given instead of an interview. */
export function CardAndDoor({ pack }: { pack?: string }) {
  const t = useText()
  const hotline = useSaidFirst(pack).data?.hotline
  return (
    <Notice
      tone="due"
      title={t('law.door')}
      {...(hotline
        ? { action: <CallButton number={hotline} label={t('law.door.ring', { number: hotline })} /> }
        : {})}
    >
      <p>{t('law.door.card')}</p>
      <p>{t('law.door.words')}</p>
    </Notice>
  )
}

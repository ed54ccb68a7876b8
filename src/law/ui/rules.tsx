// The rules of this country, one question a screen: its time limits, who decides, which permits there are, who may refer. Each
// rule says its source and whether anybody in the country has checked it.
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { useParams } from '@tanstack/react-router'
import { Link } from 'react-aria-components/Link'
import { Card } from '../../web/controls/card.tsx'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useDates, useText } from '../../web/language/language.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { Page } from '../../web/shell/page.tsx'
import type { Words } from '../../jurisdiction/define.ts'
import type { Law } from '../law-of.ts'
import type { RuleRow } from '../rule-row.ts'
import { rowsOf, sections, type Section } from '../rule-rows.ts'
import { softenedIn } from '../softened-rows.ts'
import { lawQuery, useLawWords } from './use-law.ts'

/** A rule as a row: what it asks, where that stands, and how far it can be relied on. */
const asRow = ({ id, title, detail, state, href, leads }: RuleRow): Row => ({
  id,
  title,
  ...(leads === undefined ? {} : { href: leads }),
  detail: (
    <>
      {detail.map((part, at) => (
        <Fragment key={at}>
          {at > 0 && ' · '}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
      {href && (
        <Link href={href} target="_blank" rel="noreferrer">
          {' · '}
          <bdi dir="ltr">{new URL(href).host}</bdi>
        </Link>
      )}
    </>
  ),
  ...(state ? { facts: [state.sure ? state.words : <Pill key="state">{state.words}</Pill>] } : {}),
})

/** More rows than this fold by their group. */
const few = 8

/** Many rules of several processes: each process folds, so that a page stays one that can be overlooked. */
function Folded({ rows }: { rows: readonly RuleRow[] }) {
  const { number } = useDates()
  const groups = [...Map.groupBy(rows, ({ group }) => group)]
  if (rows.length <= few || groups.length < 2) return <Rows rows={rows.map(asRow)} />
  return groups.map(([group, mine], at) => (
    <details key={group} open={at === 0}>
      <summary>
        {group} <span className="second">{number(mine.length)}</span>
      </summary>
      <Rows rows={mine.map(asRow)} />
    </details>
  ))
}

/** That limits of this law end nothing, for as long as nobody stands for their figures. */
function OnlyRemind({ law }: { law: Law }) {
  const t = useText()
  const count = softenedIn(law, useToday()).length
  if (count === 0) return null
  return (
    <Notice
      tone="due"
      title={t('law.softened.title', { count })}
      action={<ButtonLink href={`/law/${law.id}/softened`}>{t('law.softened.which')}</ButtonLink>}
    >
      {t('law.softened.words')}
    </Notice>
  )
}

export function Rules() {
  const t = useText()
  const { number } = useDates()
  const { pack = '', section: asked }: { pack?: string; section?: string } = useParams({ strict: false })
  const say = useLawWords()
  const law = useQuery(lawQuery(pack))
  const mayChange = hasOneOf(useMe().roles, ['coordinator', 'lawyer'])
  const section = sections.find((one) => one === asked)
  const home = `/law/${pack}`
  const title = law.data ? inDocumentLanguage(law.data.title as Words) : t('law.title')
  const choose = (one: Section): Row => ({
    id: one,
    title: t(`law.section.${one}`),
    href: `${home}/${one}`,
    facts: law.data ? [number(rowsOf(law.data, one, say).length)] : [],
  })
  return (
    <Page
      title={section ? t(`law.section.${section}`) : t('law.title')}
      windowTitle={t('law.title')}
      lead={title}
      width="narrow"
      actions={
        mayChange && (
          <>
            <Link href={`/change-law/${pack}`}>{t('law.change')}</Link>
            <Link href="/new-law">{t('law.country')}</Link>
          </>
        )
      }
      back={section ? { href: home, label: t('law.title') } : { href: '/', label: t('frame.place.work') }}
    >
      <ErrorMessage
        error={law.error}
        action={<Button onPress={() => void law.refetch()}>{t('web.page.again')}</Button>}
      />
      {law.isPending && <Skeleton label={t('work.loading')} lines={6} />}
      {law.data && !section && <OnlyRemind law={law.data} />}
      {law.data && (
        <Card>
          {section ? <Folded rows={rowsOf(law.data, section, say)} /> : <Rows rows={sections.map(choose)} />}
        </Card>
      )}
    </Page>
  )
}

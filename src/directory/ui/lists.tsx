// A provider's own list, step by step: the file, what its columns mean, what was found in it, and only then all of it or nothing.
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { Steps } from '../../web/table/steps.tsx'
import { ListColumns } from './list-columns.tsx'
import { ListPreview } from './list-preview.tsx'
import { useList, type Listing } from './use-list.ts'
import './directory.css'

export function Lists() {
  const t = useText()
  const listing = useList()
  const { step, error, chosen, found } = listing
  return (
    <Page
      title={t('directory.lists.title')}
      lead={t('directory.lists.lead')}
      back={{ href: '/directory', label: t('directory.title') }}
    >
      <Steps
        step={step}
        label={t('directory.lists.title')}
        error={error}
        brokenWords={(code) => t(`directory.lists.broken.${code}`)}
      >
        {step === 'file' && <WhichFile listing={listing} />}
        {step === 'columns' && chosen && <ListColumns listing={listing} chosen={chosen} />}
        {step === 'preview' && chosen && found && (
          <ListPreview listing={listing} chosen={chosen} found={found} />
        )}
        {step === 'done' && <Done listing={listing} />}
      </Steps>
    </Page>
  )
}

function Done({ listing: { chosen, found, back } }: { listing: Listing }) {
  const t = useText()
  return (
    <Notice
      tone="done"
      title={t('directory.lists.done', { count: found?.services ?? 0, name: chosen?.name ?? '' })}
      action={
        <>
          <ButtonLink href="/directory" look="primary">
            {t('directory.title')}
          </ButtonLink>
          <Button look="quiet" onPress={() => back('file')}>
            {t('caseload.another')}
          </Button>
        </>
      }
    />
  )
}

function WhichFile({ listing: { busy, lists, choose } }: { listing: Listing }) {
  const t = useText()
  const dates = useDates()
  return (
    <>
      <Card title={t('caseload.file')} lead={t('directory.lists.file.lead')}>
        <div className="row">
          <FileTrigger
            acceptedFileTypes={['.csv', '.tsv', '.txt', 'text/csv']}
            onSelect={(files) => files?.[0] && void choose(files[0])}
          >
            <Button look="primary" icon="document" isPending={busy}>
              {t('caseload.file.choose')}
            </Button>
          </FileTrigger>
        </div>
      </Card>
      {lists.length > 0 && (
        <Card title={t('directory.lists.kept')} lead={t('directory.lists.kept.lead')}>
          <Table
            holds="clear"
            caption={t('directory.lists.kept')}
            hideCaption
            items={lists.map((one) => ({ ...one, id: one.name }))}
            columns={[
              { id: 'name', label: t('directory.lists.whose'), cell: ({ name }) => <bdi>{name}</bdi> },
              {
                id: 'services',
                label: t('directory.lists.services'),
                end: true,
                cell: ({ services }) => dates.number(services),
              },
              { id: 'on', label: t('directory.lists.on'), cell: ({ broughtOn }) => dates.day(broughtOn) },
            ]}
          />
        </Card>
      )}
    </>
  )
}

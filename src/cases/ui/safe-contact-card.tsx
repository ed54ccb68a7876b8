// How to reach the person without putting them in danger. It is opened with the page, since nobody may call before they
// have read it; the code word alone waits until somebody holds it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../web/api.ts'
import { openNewest, sealRow, type SealedRow, type SharedCase } from '../../web/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { useDraft } from '../../web/draft.ts'
import { useText } from '../../web/language.tsx'
import { newestOf } from '../../web/sealed-row.ts'
import { Trouble } from '../../web/trouble.tsx'
import { emptyContact, type SafeContact } from './opening.ts'
import { SafeContactFields } from './safe-contact-fields.tsx'

const parts = ['how', 'when', 'word', 'never'] as const

export function SafeContactCard({ shared, onWritten }: { shared: SharedCase; onWritten: () => void }) {
  const t = useText()
  const row = newestOf(shared.records, 'safe_contact')
  const held = shared.held.includes('contact')
  const { data, error } = useQuery({
    queryKey: ['safe-contact', shared.case.id, row?.id],
    queryFn: async () => (await openNewest<SafeContact>(shared, 'safe_contact')) ?? null,
    enabled: row !== undefined && held,
    retry: false,
  })
  const [asking, ask] = useState(false)
  return (
    <Card title={t('case.contact.title')} accent="action">
      <div className="stack">
        {data ? (
          <Facts
            facts={[
              ...parts
                .filter((part) => data[part])
                .map((part) => ({
                  term: t(`case.contact.${part}`),
                  value:
                    part === 'word' ? (
                      <HoldToRead label={t('case.contact.word')} read={() => data.word} />
                    ) : (
                      <bdi>{data[part]}</bdi>
                    ),
                })),
              ...(data.notices
                ? [{ term: t('case.contact.notices'), value: t(`case.contact.notices.${data.notices}`) }]
                : []),
            ]}
          />
        ) : (
          !error && <p className="second">{t(held ? 'case.contact.none' : 'case.contact.notHeld')}</p>
        )}
        <Trouble error={error} />
        {held && !error && (
          <Button size="small" onPress={() => ask(true)}>
            {t(data ? 'case.contact.change' : 'case.contact.add')}
          </Button>
        )}
      </div>
      {asking && (
        <ContactDialog
          caseId={shared.case.id}
          before={data ?? emptyContact}
          row={row}
          onClose={() => ask(false)}
          onWritten={() => {
            ask(false)
            onWritten()
          }}
        />
      )}
    </Card>
  )
}

function ContactDialog({
  caseId,
  before,
  row,
  onClose,
  onWritten,
}: {
  caseId: string
  before: SafeContact
  row: SealedRow | undefined
  onClose: () => void
  onWritten: () => void
}) {
  const t = useText()
  const [contact, setContact] = useState(before)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const draft = useDraft(`contact.${caseId}`, contact, setContact)
  const send = async () => {
    setBusy(true)
    setError(null)
    try {
      const record = await sealRow(caseId, 'contact', 'safe_contact', contact, row)
      await api.cases.seal({ caseId, record })
      await draft.drop()
      onWritten()
    } catch (fault) {
      await draft.keep().catch(() => undefined)
      setError(fault)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('case.contact.title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={() => (
        <Button look="primary" isPending={busy} onPress={() => void send()}>
          {t('case.contact.save')}
        </Button>
      )}
    >
      <SafeContactFields
        value={contact}
        readers={t('track.sealedFor', { compartment: t('compartment.contact') })}
        onChange={setContact}
      />
      <Trouble error={error} />
    </Dialog>
  )
}

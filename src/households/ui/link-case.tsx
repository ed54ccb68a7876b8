// Binds a file that exists already: looked for by name here, in this browser, or by its code name or reference.
import { useState } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { useAlias, useHeaders } from '../../cases/ui/use-case.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { linkCases } from '../client/links.ts'
import { relations, type Relation } from '../household.ts'
import { useReadAgain } from './use-household.ts'

interface Props {
  shared: SharedCase
  onClose: () => void
  onLinked: () => void
}

export function LinkCase({ shared, onClose, onLinked }: Props) {
  const t = useText()
  const alias = useAlias()
  const headers = useHeaders()
  const { say } = useNotices()
  const readAgain = useReadAgain()
  const [other, choose] = useState<string | null>(null)
  const [relation, setRelation] = useState<Relation>('child')
  const { busy, error, run } = usePendingAction()
  const { id, reference } = shared.case
  const options = [...(headers.data ?? [])]
    .filter(([caseId]) => caseId !== id)
    .map(([caseId, header]) => ({
      value: caseId,
      label: `${alias(header.reference)} · ${header.name}`,
      detail: header.reference,
    }))
  const link = () =>
    run(async () => {
      if (!other) return
      const how = await linkCases(session, id, { case: other, relation })
      say({ text: t(`household.linked.${how}`), ...(how !== 'both' && { tone: 'due' as const }) })
      await readAgain()
      onLinked()
      onClose()
    })
  return (
    <Dialog
      title={t('household.link')}
      place="side"
      onClose={onClose}
      actions={() => (
        <Button look="primary" isPending={busy} isDisabled={!other} onPress={() => void link()}>
          {t('household.link')}
        </Button>
      )}
    >
      <p className="second">{t('household.linkLead')}</p>
      <ComboBox label={t('household.find')} options={options} value={other} onChange={choose} />
      <Select
        label={t('household.relationTo', { alias: alias(reference) })}
        options={relations.map((value) => ({ value, label: t(`household.relation.${value}`) }))}
        value={relation}
        onChange={(value) => setRelation((value ?? 'child') as Relation)}
      />
      <ErrorMessage error={error} />
    </Dialog>
  )
}

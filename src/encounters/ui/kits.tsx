// A page to take along for each kind of place, those of one's own profession first.
import { kits } from '../kits.ts'
import type { Kit } from '../kit.ts'
import { Card } from '../../web/controls/card.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { Page } from '../../web/shell/page.tsx'

export function Kits() {
  const t = useText()
  const said = useStaffWords()
  const { roles } = useMe()
  const isMine = (kit: Kit) => hasOneOf(roles, kit.roles)
  const row = ({ id, title }: Kit) => ({ id, href: `/kits/${id}`, title: said(title) })
  const [mine, others] = [kits.filter(isMine), kits.filter((kit) => !isMine(kit))]
  return (
    <Page title={t('kit.title')} lead={t('kit.lead')} width="narrow">
      <Card>
        {mine.length > 0 && <Rows heading={t('kit.mine')} rows={mine.map(row)} />}
        <Rows heading={t('kit.others')} rows={others.map(row)} />
      </Card>
    </Page>
  )
}

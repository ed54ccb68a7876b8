// One page for one kind of place, to read before and to print: what to look for, what to ask and what not, how to be alone, who hears it,
// what this profession must pass on here, and the door. From it one press tells of somebody met there.
import { useNavigate, useParams } from '@tanstack/react-router'
import type { StaffWords } from '../../api/staff-words.ts'
import { CardAndDoor, SaidFirst } from '../../law/ui/said-first.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { kits } from '../kits.ts'
import type { Kit } from '../kit.ts'
import { fillEncounter } from './encounter-fill.ts'

export function KitPage() {
  const t = useText()
  const said = useStaffWords()
  const navigate = useNavigate()
  const { kitId } = useParams({ strict: false })
  const kit = kits.find(({ id }) => id === kitId)
  if (!kit) return <Missing />
  const metSomebody = () => {
    fillEncounter(kit)
    void navigate({ to: '/encounters/new' })
  }
  return (
    <Page
      title={said(kit.title)}
      width="narrow"
      back={{ href: '/kits', label: t('kit.title') }}
      actions={
        <span className="row no-print">
          <Button look="primary" icon="plus" onPress={metSomebody}>
            {t('encounter.title')}
          </Button>
          <Button icon="print" onPress={() => print()}>
            {t('forms.print')}
          </Button>
        </span>
      }
    >
      <Sheet kit={kit} />
    </Page>
  )
}

function Sheet({ kit }: { kit: Kit }) {
  const t = useText()
  const said = useStaffWords()
  const list = (title: string, words: readonly StaffWords[]) => (
    <section>
      <h2>{title}</h2>
      <ul>
        {words.map((one) => (
          <li key={one.en}>{said(one)}</li>
        ))}
      </ul>
    </section>
  )
  return (
    <div className="stack">
      <SaidFirst />
      <Card>
        <div className="stack">
          {list(t('kit.look'), kit.look)}
          {list(t('kit.ask'), kit.ask)}
          {list(t('kit.not'), kit.not)}
          {list(t('kit.alone'), [kit.alone])}
          {list(t('kit.hears'), [kit.hears])}
        </div>
      </Card>
      <CardAndDoor />
    </div>
  )
}

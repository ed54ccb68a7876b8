// A person comes home to us: the package is opened, or what was written or said is put down; then a file begins, or whoever asked is told no.
import { useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { useText } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import type { Received } from '../client/open-received.ts'
import { AnswerForm } from './answer-form.tsx'
import { BeginForm } from './begin-form.tsx'
import { OpenPackage } from './open-package.tsx'
import { ToldCard } from './told-card.tsx'

export function Receive() {
  const t = useText()
  const [received, receive] = useState<Received | null>()
  return (
    <Page
      title={t('home.title')}
      lead={t('home.lead')}
      width="narrow"
      back={{ href: '/referrals', label: t('inbox.title') }}
    >
      {received === undefined && <HowItCame onOpened={receive} onByHand={() => receive(null)} />}
      {received && <ToldCard received={received} />}
      {received !== undefined && <BeginForm received={received} />}
      {received && <Refuse received={received} />}
    </Page>
  )
}

function HowItCame({ onOpened, onByHand }: { onOpened: (received: Received) => void; onByHand: () => void }) {
  const t = useText()
  return (
    <>
      <Card title={t('home.package')} lead={t('home.package.lead')} accent="action">
        <OpenPackage onOpened={onOpened} />
      </Card>
      <Card title={t('home.byHand')} lead={t('home.byHand.lead')}>
        <Button onPress={onByHand}>{t('home.who')}</Button>
      </Card>
    </>
  )
}

/** No, or a question first: nothing of the person stays here. */
function Refuse({ received: { track, by } }: { received: Received }) {
  const t = useText()
  const { say } = useNotices()
  const navigateWhenDone = useNavigateWhenDone()
  return (
    <details className="case-further">
      <summary>{t('home.refuse')}</summary>
      <AnswerForm
        track={track}
        by={by}
        offers={(kind) => ['no', 'question'].includes(kind)}
        onDone={async ({ kind }) => {
          say({ text: t('home.answer.kept') })
          if (kind === 'no') await navigateWhenDone('/referrals')
        }}
      />
    </details>
  )
}

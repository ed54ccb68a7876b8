// The audit trail of one's own organisation: whether it holds, what stands in it, and who has vouched for it. Every line can be
// proved in this browser, and the whole trail taken away as a file that proves itself.

import { useState } from 'react'
import { isProblem } from '../../api/problem.ts'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { Tabs } from '../../web/controls/tabs.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { saveFile } from '../../web/actions/save-file.ts'
import { Checkpoints } from './checkpoints.tsx'
import { takeTrail } from '../client/export.ts'
import { Lines } from './lines.tsx'
import { State } from './state.tsx'
import './audit.css'

export function Audit() {
  const t = useText()
  const me = useMe()
  return (
    <Page
      title={t('audit.title')}
      lead={t('audit.lead', { organisation: me.organisation.name })}
      actions={<Save />}
    >
      <State />
      <Tabs
        label={t('audit.views')}
        tabs={[
          { id: 'lines', label: t('audit.lines'), content: <Lines /> },
          { id: 'checkpoints', label: t('audit.checkpoints'), content: <Checkpoints /> },
        ]}
      />
    </Page>
  )
}

/** The whole trail as a file. It may be long, so it says how far it is. */
function Save() {
  const t = useText()
  const me = useMe()
  const { say } = useNotices()
  const [count, setCount] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const save = async () => {
    setCount(0)
    setError(null)
    try {
      const parts = await takeTrail(api, setCount)
      saveFile(
        new Blob(parts, { type: 'application/jsonl' }),
        `audit-${me.organisation.id}-${me.network.now.slice(0, 10)}.jsonl`,
      )
      say({ text: t('audit.saved'), tone: 'done' })
    } catch (problem) {
      if (!isProblem(problem)) throw problem
      setError(problem)
    } finally {
      setCount(null)
    }
  }
  return (
    <>
      {count !== null && <Progress label={t('audit.saving', { count })} />}
      <Button icon="document" isPending={count !== null} onPress={() => void save()}>
        {t('audit.save')}
      </Button>
      <ErrorMessage error={error} />
    </>
  )
}
